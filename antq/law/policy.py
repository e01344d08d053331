"""The register of documents is public: whatever a fact is taken from can be looked up. An administrator writes the
days off that are announced for a year."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit.policy import anyone, predicate, rule, signed_in


@predicate
def administers(actor: Any, thing: Any) -> bool:
    """An administrator of any province: days off are those of the whole country."""
    return actor.holds("administrator")


rule("document.see", anyone, _l("Sổ văn bản ai cũng xem được."), public=True)
rule("holiday.keep", signed_in & administers, _l("Lịch nghỉ do người quản trị ghi."))
