"""A dossier as it is read: answers by step, remarks beside fields, the timeline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from ..catalogue.words import FIELDS, KINDS
from ..evidence.figures import number, periods
from ..evidence.models import Album, Figure, File
from ..evidence.pictures import Picture, pictures
from ..evidence.policy import sees as sees_evidence
from ..kit import clock
from ..kit.journal import Entry, timeline_of
from ..kit.policy import may
from ..kit.web import Page
from ..kit.web.app import moment
from ..kit.web.page import TimelineItem
from ..kit.workflow import Move, State
from ..law.sets import Rules, set_on
from ..rounds.phases import days_left, left
from .models import Nomination, Remark
from .move_form import MoveForm
from .policy import conflicted, reads_office_side, sees
from .report import STEPS, Question, Step, asked, is_answered, step_of
from .similar import Known, known_like
from .warnings import Warning, in_text, warnings_of
from .warnings.fields import TEXTS
from .words import label_of, publicity_word, recipient_word
from .workflow import NOMINATION

AT_IT = timedelta(minutes=10)
"""So long after they saved, somebody is taken to be still writing: drafts are saved at every pause."""


@dataclass(frozen=True)
class Answer:
    """One line of a dossier: the question, what was answered, what the office remarked."""

    name: str
    key: Any
    value: Any
    long: bool
    remarks: list[str]
    missing: bool
    """Must be answered and is not."""


def items_of(entries: Iterable[Entry]) -> list[TimelineItem]:
    """Newest first, in words."""
    return [
        TimelineItem(moment(entry.at), entry.says, "", entry.note, entry.tone)
        for entry in reversed(list(entries))
    ]


def _keys(album: Album) -> set[str]:
    return {photo.key for photo in album.photos} | {file.key for file in album.files}


class DossierPage(Page):
    """Everything about one nomination that any of its pages may show."""

    def __init__(self, nomination: Nomination, *, by: Any, withdraw_form: MoveForm | None = None) -> None:
        super().__init__(by=by)
        self.nomination = nomination
        self.withdraw_form = withdraw_form or MoveForm(formdata=None)

    @property
    def state(self) -> State:
        """Its state, with word and tone."""
        return NOMINATION.state_of(self.nomination)

    @cached_property
    def rules(self) -> Rules | None:
        """The set of rules that counts for it: of the day of reception, or of today before."""
        return set_on(self.nomination.norms_on or clock.today())

    @property
    def relatives(self) -> list[tuple[str, Nomination]]:
        """The dossier that it was passed on from, and those that it was passed on to, as far as the reader sees
        them."""
        before = self.nomination.passed_on_from
        found = [(_("Đề nghị khen cao hơn, tiếp từ hồ sơ"), before)] if before else []
        found += [(_("Đề nghị khen cao hơn:"), each) for each in self.nomination.passed_on_to]
        return [(says, each) for says, each in found if sees(self.by, each)]

    @property
    def recipient(self) -> str:
        """Mô hình, tập thể or cá nhân."""
        return recipient_word(self.nomination.recipient)

    @property
    def saved_by_another(self) -> str:
        """Who saved it last, when that was not the reader: colleagues of one unit write at one dossier."""
        last = self.nomination.saved_by
        return last.name if last is not None and last.id != self.by.person_id else ""

    @property
    def written_just_now(self) -> bool:
        """Whether somebody else is at it, as far as one can know: they saved in the last minutes."""
        return bool(self.saved_by_another) and clock.now() - self.nomination.saved_at < AT_IT

    @cached_property
    def moves(self) -> list[Move]:
        """The moves open to whoever looks."""
        return NOMINATION.open_to(self.by, self.nomination)

    @property
    def round_line(self) -> str:
        """The round it is in, how long there still is to send it, or that it came late."""
        round, nomination = self.nomination.round, self.nomination
        if round is None:
            return ""
        days = days_left(round, "nominating", clock.today())
        if nomination.submitted_at is None and days is not None:
            return _("%(round)s: %(left)s đến hạn", round=round.name, left=left(days))
        return _("%(round)s, gửi muộn", round=round.name) if nomination.late else round.name

    def offers(self, code: str) -> bool:
        """Whether a move is open."""
        return any(move.code == code for move in self.moves)

    @property
    def conflicted(self) -> bool:
        """Whether the reader belongs to the nominating unit."""
        return conflicted(self.by, self.nomination)

    @property
    def editable(self) -> bool:
        """Whether the reader may change the dossier now."""
        return may(self.by, "nomination.edit", self.nomination)

    @cached_property
    def parts(self) -> list[tuple[Step, list[Answer]]]:
        """The answers by step."""
        return [
            (step, [self._answer(question) for question in asked(self.nomination, step.code)])
            for step in STEPS
        ]

    def _answer(self, question: Question) -> Answer:
        value = self._value(question.name)
        key = label_of(question.name, self.nomination.recipient)
        missing = question.must and not is_answered(self.nomination, question)
        return Answer(question.name, key, value, question.long, self.remarks_on(question.name), missing)

    def _value(self, name: str) -> Any:
        nomination = self.nomination
        album = nomination.album
        special = {
            "form": lambda: nomination.form.label if nomination.form else "",
            "initiative": self._initiative,
            "field": lambda: str(FIELDS[nomination.field].label) if nomination.field else "",
            "kind": lambda: str(KINDS[nomination.kind]) if nomination.kind else "",
            "place": lambda: nomination.place.name if nomination.place else "",
            "publicity": lambda: publicity_word(nomination.publicity),
            "replications": lambda: "\n".join(each.said for each in nomination.replications),
            "figures": lambda: _("%(count)d dòng", count=len(album.figures)) if album.figures else "",
            "photos": lambda: _("%(count)d ảnh", count=len(album.photos)) if album.photos else "",
            "files": lambda: _("%(count)d tệp", count=len(album.files)) if album.files else "",
        }
        return special[name]() if name in special else getattr(nomination, name)

    @property
    def figures(self) -> list[tuple[Figure, str, str]]:
        """Each figure with its number as it was given ("gần 50", "5–7") and the times that it compares."""
        return [(each, number(each), periods(each)) for each in self.nomination.album.figures]

    def _initiative(self) -> str:
        initiative = self.nomination.initiative
        return f"{initiative.name} ({initiative.ref})" if initiative else ""

    def remarks_on(self, name: str) -> list[str]:
        """What the office asked about a field in the latest round, while the dossier is with the unit."""
        if self.nomination.state != "returned":
            return []
        return [remark.note for remark in self._latest_remarks if remark.field == name]

    @cached_property
    def warnings(self) -> list[Warning]:
        """What should be looked at before it is too late."""
        return warnings_of(self.nomination, by=self.by)

    def warned_on(self, name: str) -> list[Warning]:
        """What stands out in one answer, as it is typed just now where the page has it in a form."""
        if name not in TEXTS:
            return []
        form = getattr(self, "form", None)
        typed = form[name].data if form is not None and name in form else getattr(self.nomination, name)
        return in_text(name, typed or "", self.nomination.recipient)

    def question(self, name: str) -> Any:
        """What the question of a field is called, and where it is answered."""
        label = label_of(name, self.nomination.recipient)
        return label, url_for("nominations.step", ref=self.nomination.ref, step=step_of(name).code)

    @cached_property
    def _latest_remarks(self) -> list[Remark]:
        return [remark for remark in self.nomination.remarks if remark.round == self.nomination.returns]

    @cached_property
    def opens_evidence(self) -> bool:
        """Whether the reader may open photos and files: at a desk nobody opens those of their own unit."""
        return sees_evidence(self.by, self.nomination.album)

    @property
    def photos(self) -> list[Picture]:
        """The photos for the gallery; one that nobody described yet is not shown to readers."""
        described = [photo for photo in self.nomination.album.photos if photo.described]
        return pictures(described) if self.opens_evidence else []

    @property
    def files(self) -> list[File]:
        """The files to open."""
        return self.nomination.album.files if self.opens_evidence else []

    @cached_property
    def carried(self) -> frozenset[str]:
        """The keys of the photos and files that came along from the dossier that it was passed on from, for those
        who see that one too."""
        before = self.nomination.passed_on_from
        if before is None or not sees(self.by, before):
            return frozenset()
        return frozenset(_keys(self.nomination.album) & _keys(before.album))

    @cached_property
    def similar(self) -> list[Known]:
        """Initiatives of the catalogue like the one that is nominated, by what was saved of it."""
        it = self.nomination
        return known_like(it, name=it.name, place=it.place, summary=it.summary, by=self.by)

    @cached_property
    def timeline(self) -> list[TimelineItem]:
        """What happened, newest first; the council's own steps only for the office and the council, who of it
        reviewed or may not only for the office and the chair."""
        tiers = ["all"]
        if reads_office_side(self.by, self.nomination):
            tiers.append("office")
            if self.by.holds("standing_office", "council_chair", province_id=self.nomination.province_id):
                tiers.append("chief")
        return items_of(timeline_of(self.nomination, tiers))
