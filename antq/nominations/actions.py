"""The only functions that write nominations: check, write, record. The door commits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ..catalogue import actions as catalogue
from ..catalogue.models import Initiative
from ..evidence import actions as evidence
from ..evidence.models import Album
from ..honours import actions as honours
from ..honours.actions import DecisionFacts
from ..honours.models import Decision
from ..kit import clock
from ..kit.database import db
from ..kit.journal import record
from ..kit.numbers import read_day
from ..kit.policy import must
from ..kit.refusals import Invalid, Refused, Stale
from ..kit.text import clean
from ..people.models import Posting
from ..units.models import Unit
from . import events as events
from .code import next_code
from .models import Nomination, Outcome, Remark, Review
from .queries import conferring
from .report import QUESTION
from .scoring import criteria, total_of
from .voting import Vote, check, rule_on
from .workflow import NOMINATION


def begin(recipient: str, *, unit: Unit, by: Any) -> Nomination:
    """A new draft of `unit` for an initiative, a collective or a person; it has its code at once."""
    must(by, "nomination.begin")
    if not by.holds("officer", unit_id=unit.id):
        raise Refused(_l("Chỉ lập hồ sơ cho đơn vị mình."))
    if unit.province is None:
        raise Refused(_l("Đơn vị chưa thuộc tỉnh nào trong danh mục, chưa thể đề cử."))
    now = clock.now()
    album = Album(unit_id=unit.id, province_id=unit.province_id)
    nomination = Nomination(
        ref=next_code(unit.province.code, clock.today()),
        recipient=recipient,
        unit=unit,
        province=unit.province,
        place_id=unit.place_id,
        author_id=by.person_id,
        album=album,
        state="draft",
        version=1,
        created_at=now,
        saved_at=now,
        moved_at=now,
        returns=0,
        publicity="full",
    )
    db.session.add(nomination)
    db.session.flush()
    record("nomination.begin", nomination, by=by)
    return nomination


def write(nomination: Nomination, answers: Mapping[str, Any], *, seen: int, by: Any) -> None:
    """Save answers of one step. `seen` is the version the person was looking at: raises Stale when
    somebody saved in between."""
    must(by, "nomination.edit", nomination)
    _claim(nomination, seen)
    for name, value in answers.items():
        if name not in QUESTION:
            raise KeyError(name)
        setattr(nomination, name, value)
    nomination.saved_at = clock.now()


def write_figures(nomination: Nomination, rows: list[dict[str, Any]], *, by: Any) -> None:
    """Replace the before/after figures of the report by `rows` (what, unit, before, value, period, source)."""
    must(by, "nomination.edit", nomination)
    album = nomination.album
    for figure in list(album.figures):
        evidence.drop_figure(figure)
    for row in rows:
        evidence.add_figure(album, **row)
    db.session.expire(album, ["figures"])


def _claim(nomination: Nomination, seen: int) -> None:
    """One more version, if it still is the one that the person saw."""
    locked = db.session.get(Nomination, nomination.id, with_for_update=True, populate_existing=True)
    if locked is None or locked.version != seen:
        raise Stale(
            _l("Người khác vừa lưu hồ sơ này. Nội dung vừa nhập vẫn còn bên dưới; xem lại rồi lưu lần nữa.")
        )
    locked.version += 1


def submit(nomination: Nomination, *, by: Any) -> None:
    """Send a draft in, or its supplement. Raises Invalid when something is unanswered."""
    code = "resubmit" if nomination.state == "returned" else "submit"
    NOMINATION.move(nomination, code, by=by)
    nomination.submitted_at = nomination.submitted_at or clock.now()
    nomination.album.submitted = True


def withdraw(nomination: Nomination, note: str = "", *, by: Any) -> None:
    """Take the dossier back before it is received."""
    NOMINATION.move(nomination, "withdraw", by=by, note=note)


def send_back(nomination: Nomination, note: str, remarks: Mapping[str, str], *, by: Any) -> None:
    """Ask for a supplement: why, and one note on each named field. Raises Invalid without a field."""
    named = {name: says for name, text in remarks.items() if (says := clean(text, multiline=True))}
    unknown = named.keys() - QUESTION.keys()
    if unknown:
        raise KeyError(sorted(unknown)[0])
    if not named:
        raise Invalid({"fields": _l("Chọn ít nhất một mục cần bổ sung và ghi rõ cần bổ sung gì.")})
    NOMINATION.move(nomination, "return", by=by, note=note, fields=sorted(named))
    nomination.returns += 1
    for name, says in named.items():
        nomination.remarks.append(
            Remark(
                round=nomination.returns, field=name, note=says, author_id=by.person_id, made_at=clock.now()
            )
        )


def receive(nomination: Nomination, note: str = "", *, by: Any) -> None:
    """Take the dossier in; from here on the norms of this day count for it."""
    NOMINATION.move(nomination, "receive", by=by, note=note)
    nomination.norms_on = clock.today()


def refuse(nomination: Nomination, note: str, *, by: Any) -> None:
    """Turn the dossier down with a reason."""
    NOMINATION.move(nomination, "refuse", by=by, note=note)


def open_appraisal(nomination: Nomination, *, by: Any) -> None:
    """Hand the dossier to the council."""
    NOMINATION.move(nomination, "open_appraisal", by=by)


def review(
    nomination: Nomination, points: Mapping[str, int], *, verdict: str, comment: str, by: Any
) -> Review:
    """Give one member's points and comment, once. Raises Refused (own unit), Stale, Invalid."""
    must(by, "nomination.score", nomination)
    locked = db.session.get(Nomination, nomination.id, with_for_update=True, populate_existing=True)
    if locked is None or locked.state != "appraising":
        raise Stale(_l("Hồ sơ không còn ở bước thẩm định, phiếu không gửi được nữa."))
    given = select(Review.id).where(Review.nomination_id == nomination.id, Review.reviewer_id == by.person_id)
    if db.session.scalar(given) is not None:
        raise Stale(_l("Phiếu của bạn cho hồ sơ này đã được gửi."))
    total = total_of(points, criteria(nomination.norms_on or clock.today()))
    made = Review(
        nomination=nomination,
        reviewer_id=by.person_id,
        points=dict(points),
        total=total,
        verdict=verdict,
        comment=clean(comment, multiline=True),
        given_at=clock.now(),
    )
    db.session.add(made)
    db.session.flush()
    record("nomination.review", nomination, by=by)
    return made


@dataclass(frozen=True)
class Conclusion:
    """What the chair writes down after the session."""

    vote: Vote
    passed: bool
    met_on: date
    note: str = ""


def conclude(nomination: Nomination, conclusion: Conclusion, *, by: Any) -> None:
    """Record the council's result. A pass must have carried by the rule of the day of the session."""
    must(by, "nomination.conclude", nomination)
    vote, rule = conclusion.vote, rule_on(conclusion.met_on)
    check(vote, rule)
    if conclusion.met_on > clock.today():
        raise Invalid({"met_on": _l("Ngày họp không thể sau hôm nay.")})
    if conclusion.passed and not rule.carries(vote):
        raise Invalid(
            {
                "votes_for": _l(
                    "Cần ít nhất %(share)s số phiếu đồng ý mới được đề nghị khen thưởng.",
                    share=f"{float(rule.pass_share) * 100:.0f}\N{NO-BREAK SPACE}%",
                )
            }
        )
    NOMINATION.move(
        nomination,
        "pass" if conclusion.passed else "fail",
        by=by,
        note=conclusion.note,
        votes_for=vote.votes_for,
        present=vote.present,
    )
    nomination.outcome = Outcome(
        members=vote.members,
        present=vote.present,
        votes_for=vote.votes_for,
        votes_against=vote.votes_against,
        met_on=conclusion.met_on,
        passed=conclusion.passed,
        note=clean(conclusion.note, multiline=True),
        chair_id=by.person_id,
        recorded_at=clock.now(),
    )


def decide(nominations: list[Nomination], facts: DecisionFacts, *, issuer: Unit, by: Any) -> Decision:
    """Draw one decision up for several nominations; each gets its commendation, none is public yet."""
    if not nominations:
        raise Invalid({"nominations": _l("Chọn ít nhất một hồ sơ để đưa vào quyết định.")})
    decision = honours.draw_up(facts, issuer=issuer, by=by)
    for nomination in nominations:
        must(by, "nomination.decide", nomination)
        if nomination.province_id != issuer.province_id or nomination.form is None:
            raise Invalid({"issuer": _l("Cơ quan ra quyết định phải cùng tỉnh với các hồ sơ.")})
        nomination.commendation = honours.confer(
            decision,
            form=nomination.form,
            recipient=nomination.recipient,
            name=nomination.name,
            role=nomination.role,
            unit=nomination.unit,
            initiative=nomination.initiative,
            citation=nomination.summary,
            publicity=nomination.publicity,
            by=by,
        )
        NOMINATION.move(nomination, "decide", by=by, number=decision.full_number)
    honours.announce_drawn(decision, by=by)
    return decision


def release(decision: Decision, *, by: Any) -> None:
    """Make a decision public: the dossiers end, new initiatives enter the catalogue, all in one step."""
    must(by, "decision.release", decision)
    for nomination in conferring(decision):
        if nomination.recipient == "initiative" and nomination.initiative is None:
            nomination.initiative = _enrol(nomination, by=by)
            if nomination.commendation is not None:
                nomination.commendation.initiative = nomination.initiative
        NOMINATION.move(nomination, "release", by=by)
    honours.release(decision, by=by)


def _enrol(nomination: Nomination, *, by: Any) -> Initiative:
    """Put the nominated initiative into the catalogue, with those photos whose consent is public."""
    started = read_day(nomination.started) if nomination.started else None
    initiative = catalogue.register(
        name=nomination.name,
        kind=nomination.kind,
        field=nomination.field,
        summary=nomination.summary,
        what=nomination.background,
        how=nomination.how,
        resources=nomination.resources,
        lessons=nomination.lessons,
        sponsor=nomination.unit,
        place=nomination.place,
        started_on=started.date if started else None,
        started_precision=str(started.precision) if started else "year",
        replication="built",
        activity="active",
        by=by,
    )
    evidence.copy_album(nomination.album, initiative.album, by=by)
    return initiative


def council_size(province_id: int) -> int:
    """How many people sit on the council of a province today, its chair included."""
    today = clock.today()
    seats = (
        select(Posting.person_id)
        .join(Unit)
        .where(
            Unit.province_id == province_id,
            Posting.role.in_(("council_member", "council_chair")),
            Posting.starts_on <= today,
            Posting.ends_on.is_(None) | (Posting.ends_on >= today),
        )
        .distinct()
    )
    return len(db.session.scalars(seats).all())
