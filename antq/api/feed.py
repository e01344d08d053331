"""The newest initiatives of a filter as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from flask_babel import gettext as _

from ..catalogue.cards import PATH
from ..kit import clock
from . import records, xml
from .document import LICENCE

NAMESPACE = "http://www.w3.org/2005/Atom"
COUNT = 50


def feed(found: Sequence[records.Initiative], *, site: str, name: str, args: Mapping[str, Any]) -> bytes:
    """The feed of these initiatives, the newest first. `site` is the root of the site with its slash, `args`
    the arguments of the list: they make the feed's own address, which is its identity."""
    query = f"?{urlencode(args, doseq=True)}" if args else ""
    tree = xml.root("feed", NAMESPACE)
    tree.set("xml:lang", "vi")
    xml.add(tree, "id", f"{site}mo-hinh.atom{query}")
    xml.add(tree, "title", _("%(name)s: mô hình mới", name=name))
    changed = max((each.updated_at for each in found), default=clock.now())
    xml.add(tree, "updated", records.written(changed))
    xml.add(tree, "link", rel="self", type="application/atom+xml", href=f"{site}mo-hinh.atom{query}")
    xml.add(tree, "link", rel="alternate", type="text/html", href=f"{site}{PATH[1:]}{query}")
    xml.add(tree, "rights", _("Giấy phép %(licence)s", licence=LICENCE))
    xml.add(xml.add(tree, "author"), "name", name)
    for each in found:
        _entry(tree, each, site)
    return xml.written(tree)


def _entry(tree: Any, initiative: records.Initiative, site: str) -> None:
    entry = xml.add(tree, "entry")
    xml.add(entry, "id", f"{site}{PATH[1:]}/{initiative.ref}")  # without the slug, which may change
    xml.add(entry, "title", initiative.name)
    xml.add(entry, "link", rel="alternate", type="text/html", href=site + initiative.address[1:])
    xml.add(entry, "published", records.written(initiative.published_at))
    xml.add(entry, "updated", records.written(initiative.updated_at))
    xml.add(entry, "summary", initiative.summary)
    xml.add(entry, "category", term=initiative.field, label=initiative.field_name)
    if initiative.sponsor:
        xml.add(xml.add(entry, "author"), "name", initiative.sponsor)
