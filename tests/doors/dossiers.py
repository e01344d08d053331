"""Dossiers of one unit at every stage, each with a word of its own in its name, its text and the names of its files.

What the cast calls a state says too little here: a dossier before the council may be on no agenda, on one, being voted
on, or voted on and not published; one that is public may still hide its name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, dataclass, field
from datetime import timedelta
from typing import Any

from antq.consultations import actions as consultations
from antq.councils import actions as councils
from antq.councils.models import CouncilSession
from antq.evidence import actions as evidence
from antq.evidence.models import Rendition
from antq.honours import actions as honours
from antq.kit import clock, seals, storage
from antq.kit.database import db
from antq.kit.documents import ledger
from antq.nominations import actions
from antq.nominations.models import Nomination
from antq.paperwork import actions as paperwork
from antq.paperwork import papers
from antq.transcripts import views as transcripts
from antq.transcripts.actions import Original
from antq.units.queries import by_ref
from tests.cast import a_complete_draft, a_photo, conclusion, facts, score, who
from tests.transcripts.writing import COLLECTIVE, written

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PLAIN = "Tổ tự quản Suối Nậm"
"""How all of them begin, and another unit's own draft too: what is warned of must not tell."""


@dataclass
class Told:
    """One dossier as a stranger might guess at it: its word, its code, the refs of what hangs on it."""

    stage: str
    phase: str
    word: str
    ref: str
    names: dict[str, str] = field(default_factory=dict)
    """Names of arguments of addresses to values: photo, file, figure, part, paper …"""

    @property
    def traces(self) -> tuple[str, ...]:
        """What must not be found where the dossier is not seen."""
        return (
            self.word,
            self.ref,
            *(v for k, v in self.names.items() if k in ("photo", "file", "decision", "set", "amendment")),
        )


PHASES = {
    "private": ("draft", "dropped"),
    "office": ("submitted", "returned", "held", "received", "turned down", "withdrawn"),
    "council": ("appraising", "on agenda", "voting", "voted", "published", "proposed", "rejected"),
    "decided": ("decided",),
    "public": ("full", "initials", "unit_only", "hidden", "revoked"),
}
"""Phase to its stages. Who sees a dossier is a matter of the phase."""


def _sent(word: str, **answers: Any) -> Nomination:
    nomination = _draft(word, **answers)
    actions.submit(nomination, by=who("donvi"))
    return nomination


def _draft(word: str, recipient: str = "initiative", **answers: Any) -> Nomination:
    name = f"Lò Văn {word}" if recipient == "person" else f"{PLAIN} {word}"
    told = {"name": name, "summary": f"{name} giữ yên thôn bản, giảm trộm cắp."}
    nomination = a_complete_draft("donvi", recipient, **told | answers)
    a_photo(nomination, alt=f"Bà con họp thôn {word}")
    kept: dict[str, Any] = {"key": "ab" * 32, "name": f"{word}.pdf", "mime": "application/pdf", "size": 9}
    evidence.add_file(nomination.album, **kept, by=who("donvi"))
    row = {"what": f"Vụ trộm {word}", "unit": "vụ", "value": 3, "source": "Công an xã"}
    actions.write_figures(nomination, [row], by=who("donvi"))
    return nomination


def _dropped(word: str) -> Nomination:
    nomination = _draft(word)
    actions.withdraw(nomination, by=who("donvi"))
    return nomination


def _returned(word: str) -> Nomination:
    nomination = _sent(word)
    actions.send_back(
        nomination, f"Còn chung chung {word}.", {"how": f"Nêu rõ {word}."}, by=who("thuongtruc")
    )
    return nomination


def _held(word: str) -> Nomination:
    nomination = _sent(word)
    actions.hold(nomination, f"Chờ xác minh {word}.", by=who("thuongtruc"))
    return nomination


def _received(word: str, **answers: Any) -> Nomination:
    nomination = _sent(word, **answers)
    actions.receive(nomination, by=who("thuongtruc"))
    return nomination


def _turned_down(word: str) -> Nomination:
    nomination = _received(word)
    actions.refuse(nomination, f"Không thuộc đối tượng {word}.", by=who("thuongtruc"))
    return nomination


def _withdrawn(word: str) -> Nomination:
    nomination = _sent(word)
    actions.withdraw(nomination, f"Chưa thống nhất {word}.", by=who("donvi"))
    return nomination


def _appraising(word: str, **answers: Any) -> Nomination:
    nomination = _received(word, **answers)
    actions.open_appraisal(nomination, by=who("thuongtruc"))
    return nomination


def _scored(word: str, **answers: Any) -> Nomination:
    nomination = _appraising(word, **answers)
    score(nomination, "thamdinh1", "thamdinh4")
    return nomination


def _proposed(word: str, **answers: Any) -> Nomination:
    nomination = _scored(word, **answers)
    actions.conclude(nomination, conclusion(), by=who("chutich"))
    return nomination


def _rejected(word: str) -> Nomination:
    nomination = _scored(word)
    actions.conclude(nomination, conclusion(passed=False, votes_for=1, votes_against=3), by=who("chutich"))
    return nomination


def _decided(word: str, **answers: Any) -> Nomination:
    nomination = _proposed(word, **answers)
    actions.decide([nomination], facts(), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))
    return nomination


def _released(word: str, **answers: Any) -> Nomination:
    nomination = _decided(word, **answers)
    given: Any = nomination.commendation
    actions.release(given.decision, by=who("congkhai"))
    return nomination


def _revoked(word: str) -> Nomination:
    nomination = _released(word, recipient="person")
    given: Any = nomination.commendation
    said = {name: value for name, value in vars(facts()).items() if name != "about"}
    told = honours.AmendmentFacts(**said, reason="Thành tích nêu trong hồ sơ không đúng.")
    draft = honours.draw_up_revocation(given.decision, [given], told, by=who("thuongtruc"))
    actions.release_amendment(draft, by=who("congkhai"))
    return nomination


MAKERS: dict[str, Callable[[str], Nomination]] = {
    "draft": _draft,
    "dropped": _dropped,
    "submitted": _sent,
    "returned": _returned,
    "held": _held,
    "received": _received,
    "turned down": _turned_down,
    "withdrawn": _withdrawn,
    "appraising": _appraising,
    "on agenda": _scored,
    "voting": _scored,
    "voted": _scored,
    "published": _scored,
    "proposed": _proposed,
    "rejected": _rejected,
    "decided": _decided,
    "full": _released,
    "initials": lambda word: _released(word, recipient="person", publicity="initials"),
    "unit_only": lambda word: _released(word, recipient="person", publicity="unit_only"),
    "hidden": lambda word: _released(word, recipient="person", publicity="hidden"),
    "revoked": _revoked,
}


def made(stage: str, phase: str, sessions: dict[str, CouncilSession]) -> Told:
    """A dossier brought to its stage, with everything that can hang on it there."""
    word = "qz" + "".join(letter for letter in stage if letter.isalpha()) + "zq"
    nomination = MAKERS[stage](word)
    photo, file = nomination.album.photos[0], nomination.album.files[0]
    sizes = ((640, "avif"), (640, "jpeg"), (1280, "jpeg"))
    key = storage.store().put(b"not looked at")
    db.session.add_all(
        Rendition(photo_id=photo.id, width=w, height=9, format=f, key=key, size=13) for w, f in sizes
    )
    told = Told(stage, phase, word, nomination.ref)
    told.names |= {"photo": photo.ref, "file": file.ref, "figure": nomination.album.figures[0].ref}
    if stage in ("received", "appraising"):
        said = {"asked": f"Sở Nội vụ {word}", "question": f"Có ý kiến gì về {word} không?"}
        due = clock.today() + timedelta(days=5)
        asked, _token = consultations.ask(nomination, **said, due_on=due, by=who("thuongtruc"))
        told.names["part"] = asked.ref
    if stage in ("received", "appraising", "decided"):
        told.names["paper"] = _paper(nomination)
        told.names["set"] = _set(nomination, sessions["planned"].items[0].nomination)
    if stage in ("draft", "received"):
        told.names["token"] = _word(nomination)
    if nomination.commendation is not None:
        told.names["decision"] = nomination.commendation.decision.ref
    _before_council(stage, nomination, sessions)
    return told


def _paper(nomination: Nomination) -> str:
    """The report that the office has issued of it."""
    kind, office = papers.KIND["bao-cao-ban"], who("thuongtruc")
    issue = papers.made_of(kind, nomination, by=office)
    files = [ledger.keep("pdf", b"%PDF-1.7")]
    return paperwork.issue_paper(nomination, kind.rule, issue.facts, issue.abouts, files, by=office).ref


def _set(*nominations: Nomination) -> str:
    """The list of several that the office has made, another unit's dossier among them."""
    office = who("thuongtruc")
    made = papers.bundle("trich-ngang", nominations, office=by_ref("phong-xdpt"), by=office)
    return paperwork.issue_set(nominations, made.facts, [ledger.keep("pdf", b"%PDF-1.7")], by=office).ref


def _word(nomination: Nomination) -> str:
    """The seal under which its officer looks at a Word file before anything is taken from it."""
    data = written(COLLECTIVE)
    original = Original(storage.store().put(data), "bao-cao.docx", DOCX, len(data))
    return seals.seal(transcripts.PURPOSE, [nomination.ref, *astuple(original)])


def _before_council(stage: str, nomination: Nomination, sessions: dict[str, CouncilSession]) -> None:
    if stage == "on agenda":
        planned, said = sessions["planned"], f"Bàn về {nomination.name}."
        councils.put(planned, [nomination], by=who("thuongtruc"))
        councils.write_minutes(planned, said, seen=planned.minutes_mark, by=who("thuongtruc"))
    if stage in ("voting", "voted"):
        councils.put(sessions["open"], [nomination], by=who("thuongtruc"))
        item = next(each for each in sessions["open"].items if each.nomination_id == nomination.id)
        councils.start(item, by=who("chutich"))
        if stage == "voted":
            councils.count(item, {"for": item.present}, by=who("chutich"))
