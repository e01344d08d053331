"""What is final and what is about to change it: sessions whose results are out, amendments that nobody released."""

from __future__ import annotations

from antq.councils import actions as councils
from antq.councils import papers
from antq.councils.models import CouncilSession
from antq.honours import actions as honours
from antq.honours.models import Commendation
from antq.kit import clock
from antq.kit.database import db
from antq.kit.documents import ledger
from antq.nominations import actions
from antq.nominations.models import Nomination
from antq.places.queries import by_key
from tests.cast import a_complete_draft, facts, score, who
from tests.doors.dossiers import Told


def of_another_unit() -> Nomination:
    """A dossier that nobody of the blind at the province's desks has an interest in; all are called alike."""
    nomination = a_complete_draft("donvi2", name="Loa nhắc khóa cửa")
    actions.submit(nomination, by=who("donvi2"))
    actions.receive(nomination, by=who("thuongtruc"))
    actions.open_appraisal(nomination, by=who("thuongtruc"))
    score(nomination, "thamdinh1", "thamdinh4")
    return nomination


def session_of(*dossiers: Nomination) -> CouncilSession:
    """A session of today; all are called alike."""
    province = by_key("15")
    assert province is not None
    said = councils.SessionFacts("Phiên họp xét khen thưởng", clock.today(), "Phòng họp số 2")
    session = councils.plan_session(said, province=province, by=who("thuongtruc"))
    councils.put(session, dossiers, by=who("thuongtruc"))
    return session


def opened(session: CouncilSession) -> None:
    """Everybody is there."""
    roll = {s.person.ref: "present" for s in session.seats}
    councils.call(session, roll, seen=session.roll_mark, by=who("thuongtruc"))
    councils.open_session(session, by=who("chutich"))


def published(session: CouncilSession, *, told: bool) -> str:
    """All voted on, counted and made public; `told`, with what was said about them and a paper of it: whose ref."""
    opened(session)
    if told:
        names = ", ".join(item.nomination.name for item in session.items)
        said, office = f"Bàn về {names}.", who("thuongtruc")
        councils.write_minutes(session, said, seen=session.minutes_mark, by=office)
    for item in session.items:
        councils.start(item, by=who("chutich"))
        councils.count(item, {"for": item.present}, by=who("chutich"))
    councils.close(session, by=who("chutich"))
    ref = _paper(session) if told else ""
    councils.publish(session, by=who("chutich"))
    return ref


def _paper(session: CouncilSession) -> str:
    office = who("thuongtruc")
    made = papers.minutes(session, secretary="Thư Thị Ký", by=office)
    return councils.issue_minutes(session, made.facts, [ledger.keep("pdf", b"%PDF-1.7")], by=office).ref


def draft_amendments(told: dict[str, Told]) -> None:
    """One is to be taken back, one to be put right; nobody has released either."""
    rest = {name: value for name, value in vars(facts()).items() if name not in ("about", "number")}
    numbers = iter(("901", "902"))

    def said() -> honours.AmendmentFacts:
        return honours.AmendmentFacts(**rest, number=next(numbers), reason="Thành tích nêu không đúng.")

    full, initials = _commended(told["full"]), _commended(told["initials"])
    office = who("thuongtruc")
    back = honours.draw_up_revocation(full.decision, [full], said(), by=office)
    right = honours.draw_up_correction(
        initials.decision, initials, name="Lò Thị Đúng Tên", role="Trưởng thôn", facts=said(), by=office
    )
    told["full"].names["amendment"], told["initials"].names["amendment"] = back.ref, right.ref


def _commended(told: Told) -> Commendation:
    found = db.session.query(Nomination).filter_by(ref=told.ref).one().commendation
    assert found is not None
    return found


def around(told: dict[str, Told]) -> dict[str, bool]:
    """Where a draft could be told of, to whether it is a public page."""
    decisions = [f"/quyet-dinh/{told[stage].names['decision']}" for stage in ("full", "initials")]
    open_to_all = ("/", "/vinh-danh", "/vinh-danh/2026", "/api/v1/decisions", "/api/v1/commendations")
    desks = (*decisions, "/viec-can-lam", "/thong-bao", "/tham-dinh", "/quyet-dinh", "/don-vi")
    return dict.fromkeys(desks, False) | dict.fromkeys(open_to_all, True)
