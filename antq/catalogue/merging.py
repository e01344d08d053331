"""The same thing entered twice: one initiative merged into another, and taken out again as it was.

A merge changes two columns of the one that is taken: its state and where it went. Its names, places,
documents, figures, photos and commendations stay its own rows, and whoever reads the one that was kept
reads them too (`whole.py`). So a split has nothing to restore.

Whoever merges or splits has seen a plan of it. The act is refused when its plan is no longer that one.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flask_babel import lazy_gettext as _l

from ..kit import clock
from ..kit.database import db
from ..kit.database.version import stamp_at_commit
from ..kit.journal import record
from ..kit.policy import must
from ..kit.refusals import Invalid, Stale
from ..kit.search import drop_entry
from ..kit.text import clean
from ..places import lineage
from .actions import reindex
from .holding import hold
from .models import Initiative, heir_of, members_of
from .policy import INITIATIVES
from .whole import Whole

LONGEST_REASON = 500


@dataclass(frozen=True)
class Plan:
    """What a merge brings to the initiative that is kept, or what a split takes away from it.

    `rest` is the kept one without the taken, `both` with it, whether that is so now or would be.
    """

    kept: Initiative
    taken: Initiative
    rest: Whole
    both: Whole

    @cached_property
    def names(self) -> list[str]:
        """Names that the kept one has by the taken one only."""
        known = {self.kept.name, *self.rest.names}
        return [name for name in self.both.names if name not in known]

    @cached_property
    def places(self) -> list[str]:
        """Places that only the taken one is known to run in, as they are described today."""
        known = {each.place_id for each in self.rest.known_places}
        return [
            lineage.described(each.place) for each in self.both.known_places if each.place_id not in known
        ]

    @cached_property
    def documents(self) -> list[str]:
        """Titles of documents that only the taken one names."""
        known = {each.document_id for each in self.rest.sources}
        fresh = {each.document_id: each.document for each in self.both.sources}
        return [document.full_number or document.title for key, document in fresh.items() if key not in known]

    @cached_property
    def figures(self) -> int:
        """How many figures come or go."""
        return len(self.both.figures) - len(self.rest.figures)

    @cached_property
    def photos(self) -> int:
        """How many photos come or go; one that both have stays."""
        return len(self.both.photos) - len(self.rest.photos)

    @property
    def commendations(self) -> int:
        """How many public commendations come or go."""
        return sum(sum(each.own_awards.values()) for each in self.moving)

    @cached_property
    def moving(self) -> list[Initiative]:
        """The taken one and what was merged into it before: whose addresses lead to the kept one."""
        return members_of(self.taken)

    @cached_property
    def stamp(self) -> str:
        """A digest of everything above and of when each was last changed: two equal plans do the same."""
        seen = [
            [each.ref, each.state, each.merged_into_id, each.updated_at.isoformat()]
            for each in (*self.both.members, *self.rest.members)
        ]
        counted = [self.figures, self.photos, self.commendations, self.kept.commendation_count]
        said = [self.kept.ref, self.taken.ref, seen, self.names, self.places, self.documents, counted]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def plan_of_merge(taken: Initiative, kept: Initiative) -> Plan:
    """What merging `taken` into `kept` would do. Raises Stale unless both stand in the catalogue.

    What stands there was merged into nothing, so a circle cannot come about.
    """
    if taken.id == kept.id:
        raise Stale(_l("Không thể gộp một mô hình vào chính nó."))
    for each in (taken, kept):
        if each.state != "public":
            raise Stale(_l("Mô hình %(ref)s không còn đứng riêng trong sổ nên không gộp được.", ref=each.ref))
    rest = members_of(kept)
    return Plan(kept, taken, Whole(tuple(rest)), Whole((*rest, *members_of(taken))))


def plan_of_split(taken: Initiative) -> Plan:
    """What taking `taken` out again would do to the initiative that it is read with. Raises Stale when it
    is merged into none."""
    if taken.merged_into is None:
        raise Stale(_l("Mô hình %(ref)s hiện không gộp vào mô hình nào.", ref=taken.ref))
    kept = heir_of(taken)
    both, leaving = members_of(kept), members_of(taken)
    return Plan(kept, taken, Whole(tuple(each for each in both if each not in leaving)), Whole(tuple(both)))


def merge(taken: Initiative, kept: Initiative, *, note: str, seen: str, by: Any) -> None:
    """Merge `taken` into `kept`, for the reason `note`, exactly as in the plan with the stamp `seen`.

    Raises Refused (rule of either), Invalid (no reason), Stale (the plan is another by now).
    """
    must(by, "initiative.merge", taken)
    must(by, "initiative.merge", kept)
    note = reason(note)
    lock(taken, kept)
    plan = plan_of_merge(taken, kept)
    still(plan.stamp, seen)
    taken.state, taken.merged_into = "merged", kept
    kept.updated_at = clock.now()
    drop_entry(INITIATIVES, taken.id)
    stamp_at_commit(taken)
    reindex(kept)
    record("initiative.merge", taken, by=by, into=kept.ref, called=kept.name, note=note)
    record("initiative.take_in", kept, by=by, taken=taken.ref, called=taken.name, note=note)


def split(taken: Initiative, *, note: str, seen: str, by: Any) -> None:
    """Take `taken` out of what it was merged into: it stands in the catalogue again as it was.

    Raises Refused, Invalid and Stale as `merge` does.
    """
    must(by, "initiative.split", taken)
    note = reason(note)
    lock(taken, heir_of(taken))
    plan = plan_of_split(taken)
    still(plan.stamp, seen)
    kept = plan.kept
    record("initiative.split", taken, by=by, out_of=kept.ref, called=kept.name, note=note)
    record("initiative.let_out", kept, by=by, taken=taken.ref, called=taken.name, note=note)
    taken.state, taken.merged_into = "public", None
    for each in plan.moving:
        each.album.public = True  # closed while the kept one was withdrawn
    kept.updated_at = clock.now()
    reindex(taken)
    reindex(kept)


def reason(note: str) -> str:
    """The reason as it is kept. Raises Invalid when there is none or it is an essay."""
    note = clean(note, multiline=True)
    if not note:
        raise Invalid({"note": _l("Nhập lý do: người khác sẽ đọc nó khi muốn hiểu vì sao.")})
    if len(note) > LONGEST_REASON:
        raise Invalid({"note": _l("Lý do dài nhất %(most)d ký tự.", most=LONGEST_REASON)})
    return note


def lock(*initiatives: Initiative) -> None:
    """Nobody else changes these rows until the commit; what was read of them before is read again."""
    hold(initiatives)
    for each in initiatives:
        db.session.expire(each)


def still(stamp: str, seen: str) -> None:
    """Raise Stale when a plan with the stamp `seen` was read, and this is another."""
    if stamp != seen:
        raise Stale(_l("Dữ liệu đã thay đổi từ lúc xem trước. Đọc lại bản xem trước mới rồi quyết định."))
