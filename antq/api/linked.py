"""What search engines read of the page of an initiative: JSON-LD after schema.org.

An Article with its place in the site, its photos, and its figures as a Dataset. Only what the page shows.
"""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from ..catalogue import texts
from ..catalogue.cards import PATH
from ..catalogue.models import Initiative
from ..catalogue.whole import whole
from ..catalogue.words import field_label
from ..evidence import figures
from ..evidence.models import Figure
from ..evidence.pictures import Picture, pictures
from .document import LICENCE
from .records import written


def described(initiative: Initiative, *, site: str, name: str, owner: str) -> dict[str, Any]:
    """The graph of the page. `site` is the root of the site with its slash, `name` the site's, `owner` who is
    answerable for it."""
    every = whole(initiative)
    here = f"{site}{PATH[1:]}/{initiative.address}"
    photos = pictures(every.photos)
    publisher = {"@type": "Organization", "name": owner, "url": site}
    article: dict[str, Any] = {
        "@type": "Article",
        "@id": here,
        "url": here,
        "headline": initiative.name,
        "alternateName": every.names,
        "description": initiative.summary,
        "articleBody": initiative.what,
        "articleSection": field_label(initiative.field),
        "identifier": initiative.ref,
        "inLanguage": "vi",
        "datePublished": written(initiative.published_at),
        "dateModified": written(initiative.updated_at),
        "author": {"@type": "Organization", "name": texts.sponsor_of(initiative) or owner},
        "publisher": publisher,
        "license": LICENCE,
        "isAccessibleForFree": True,
        "mainEntityOfPage": here,
        "image": [{"@id": _image_id(each, site)} for each in photos],
    }
    graph = [article, _crumbs(initiative, here, site, name), *(_image(each, site) for each in photos)]
    if held := figures.current(every.figures):
        graph.append(_dataset(initiative, held, here, publisher))
        article["isBasedOn"] = {"@id": f"{here}#ket-qua"}
    return {"@context": "https://schema.org", "@graph": [_told(each) for each in graph]}


def _told(thing: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known."""
    return {key: value for key, value in thing.items() if value not in ("", None, [])}


def _crumbs(initiative: Initiative, here: str, site: str, name: str) -> dict[str, Any]:
    steps = ((name, site), (_("Mô hình"), f"{site}{PATH[1:]}"), (initiative.name, here))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": word, "item": address}
            for number, (word, address) in enumerate(steps, 1)
        ],
    }


def _image_id(photo: Picture, site: str) -> str:
    return site + photo.master[1:]


def _image(photo: Picture, site: str) -> dict[str, Any]:
    return {
        "@type": "ImageObject",
        "@id": _image_id(photo, site),
        "contentUrl": site + photo.large[1:],
        "width": photo.large_size[0],
        "height": photo.large_size[1],
        "description": photo.alt,
        "caption": photo.caption,
        "creditText": photo.credit,
    }


def _dataset(
    initiative: Initiative, rows: list[Figure], here: str, publisher: dict[str, Any]
) -> dict[str, Any]:
    return {
        "@type": "Dataset",
        "@id": f"{here}#ket-qua",
        "url": f"{here}#ket-qua",
        "name": _("Số liệu của mô hình %(name)s", name=initiative.name),
        "description": _(
            "Kết quả đo được, mỗi số có kỳ và nguồn: %(finding)s", finding=figures.finding(rows[0])
        ),
        "license": LICENCE,
        "creator": publisher,
        "isAccessibleForFree": True,
        "variableMeasured": [
            _told(
                {
                    "@type": "PropertyValue",
                    "name": row.what,
                    "value": figures.number(row),
                    "unitText": row.unit,
                    "description": figures.finding(row),
                    "measurementTechnique": row.source or (row.document.title if row.document else ""),
                }
            )
            for row in rows
        ],
    }
