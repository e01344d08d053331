"""The cast: people with jobs in a tiny Lào Cai, and dossiers at every stage, all made by the application's own actions.

`settle()` lays the ground; `who("donvi")` is that person today. The makers stand in the order of a dossier's life.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import select

from antq.demo.files import LAW, toml
from antq.evidence import actions as evidence
from antq.evidence.models import Photo
from antq.honours import actions as honours
from antq.kit import clock
from antq.kit.database import db
from antq.kit.media.intake import receive_photo
from antq.law import actions as law
from antq.law.queries import form_by_code
from antq.nominations import actions
from antq.nominations.actions import Conclusion
from antq.nominations.models import Nomination
from antq.nominations.scoring import criteria
from antq.nominations.voting import Vote
from antq.people import actions as people
from antq.people.actor import SYSTEM, Actor, Nobody, actor_of
from antq.people.models import Person
from antq.people.passwords import hash_of
from antq.places import actions as places
from antq.places.queries import by_key
from antq.units.actions import add_unit
from antq.units.models import Unit
from antq.units.queries import by_ref
from tests.client import PASSWORD
from tests.kit.media.hostile import saved, scene

COLUMNS = ("code", "name", "type", "parent_code")
PLACES = (
    ("15", "Tỉnh Lào Cai", "tinh", ""),
    ("04345", "Xã Mường Lai", "xa", "15"),
    ("04456", "Xã Mù Cang Chải", "xa", "15"),
    ("96", "Tỉnh Cà Mau", "tinh", ""),
    ("32244", "Xã Đất Mũi", "xa", "96"),
)
UNITS = (  # ref, name, kind, seat, province
    ("ubnd-xa-muong-lai", "Ủy ban nhân dân xã Mường Lai", "ubnd-xa", "04345", "15"),
    ("ubnd-xa-mu-cang-chai", "Ủy ban nhân dân xã Mù Cang Chải", "ubnd-xa", "04456", "15"),
    ("phong-xdpt", "Phòng Xây dựng phong trào, Công an tỉnh Lào Cai", "phong-cong-an", "15", "15"),
    ("hoi-dong", "Hội đồng Thi đua - Khen thưởng tỉnh Lào Cai", "hoi-dong", "15", "15"),
    ("cong-an-tinh", "Công an tỉnh Lào Cai", "cong-an-tinh", "15", "15"),
    ("ubnd-tinh", "Ủy ban nhân dân tỉnh Lào Cai", "ubnd-tinh", "15", "15"),
    ("van-phong", "Văn phòng Ủy ban nhân dân tỉnh Lào Cai", "van-phong", "15", "15"),
    ("ubnd-xa-dat-mui", "Ủy ban nhân dân xã Đất Mũi", "ubnd-xa", "32244", "96"),
    ("ubnd-ca-mau", "Ủy ban nhân dân tỉnh Cà Mau", "ubnd-tinh", "96", "96"),
    ("cuc-v05", "Cục Xây dựng phong trào bảo vệ an ninh Tổ quốc", "cuc", "", ""),
)
HOME, ALL_DESKS = "ubnd-xa-muong-lai", ("standing_office", "council_member", "council_chair", "releaser")
PEOPLE: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    "donvi": ("Hoàng Thị Lan", ((HOME, "officer"),)),
    "donvi2": ("Sùng Thị Mai", (("ubnd-xa-mu-cang-chai", "officer"),)),
    "donvi3": ("Quách Thị Mười", (("ubnd-xa-dat-mui", "officer"),)),
    "canbo": ("Lý A Páo", ((HOME, "staff"),)),
    "thuongtruc": ("Nguyễn Minh Khôi", (("phong-xdpt", "standing_office"),)),
    "thuongtruc2": ("Đặng Thị Huệ", (("phong-xdpt", "standing_office"),)),
    "thamdinh1": ("Trần Thu Hà", (("hoi-dong", "council_member"), ("cong-an-tinh", "staff"))),
    "thamdinh2": ("Lê Quốc Bảo", (("hoi-dong", "council_member"),)),
    "thamdinh3": ("Nông Văn Thắng", (("hoi-dong", "council_member"), (HOME, "staff"))),
    "chutich": ("Phạm Hữu Nghĩa", (("hoi-dong", "council_chair"),)),
    "congkhai": ("Vũ Thanh Tùng", (("van-phong", "releaser"),)),
    "kiemnhiem": ("Bùi Thị Xuân", (("phong-xdpt", "standing_office"), ("van-phong", "releaser"))),
    "nguoinha": ("Vàng Thị Dợ", ((HOME, "staff"), *(("hoi-dong", role) for role in ALL_DESKS))),
    "camau": ("Trương Văn Út", tuple(("ubnd-ca-mau", role) for role in ALL_DESKS)),
    "trunguong": ("Đinh Công Tráng", tuple(("cuc-v05", role) for role in ALL_DESKS)),
    "quantri": ("Đỗ Hải Yến", (("phong-xdpt", "administrator"),)),
}
"""Sign-in name to name and postings. thamdinh3 belongs to donvi's unit; so does nguoinha, who sits at every desk;
kiemnhiem may both draw up and release; camau and trunguong sit at every desk of another province and of none."""

COMPLETE: dict[str, dict[str, Any]] = {
    "initiative": {
        "name": "Tiếng loa an ninh",
        "field": "tu-quan",
        "kind": "tieng-keng",
        "started": "3/2024",
    },
    "collective": {"name": "Tổ tự quản thôn Trung Tâm"},
    "person": {"name": "Nguyễn Văn An", "role": "Trưởng thôn Trung Tâm"},
}
REPORT = {
    "summary": "Giữ yên thôn bản, giảm trộm cắp, được bà con tin và làm theo.",
    "background": "Thôn vùng cao, nhà ở xa nhau, trước đây hay mất trộm trâu bò.",
    "how": "Họp thôn bàn cách làm.\nĐặt loa ở ba ngõ, phân công người trực.",
    "results": "Số vụ trộm giảm rõ, bà con yên tâm làm ăn, xã bên sang học.",
}
FORMS = {
    "initiative": "cong-nhan-dien-hinh",
    "collective": "bang-khen-ubnd-tinh",
    "person": "bang-khen-ubnd-tinh",
}
NUMBERS = itertools.count(101)


def settle(usernames: Iterable[str] = PEOPLE, *, more_places: Any = (), more_units: Any = ()) -> None:
    """Places, law, units and people, in the open transaction of `db.session`."""
    places.load_current([dict(zip(COLUMNS, r, strict=True)) for r in (*PLACES, *more_places)], source="tests")
    documents = toml(LAW / "documents.toml", "document")
    named = {each["place"]: each["place"] for row in documents for each in row.get("provinces", ())}
    law.load_documents(documents, named)
    law.load_norms(toml(LAW / "norms.toml", "norm"))
    law.load_rule_sets(toml(LAW / "rule_sets.toml", "rule_set"))
    law.load_holidays(toml(LAW / "holidays.toml", "holiday"))
    law.load_award_forms(toml(LAW / "award_forms.toml", "award_form"))
    for ref, name, kind, place, province in (*UNITS, *more_units):
        seat, within = (by_key(key) if key else None for key in (place, province))
        add_unit(ref, name=name, kind=kind, place=seat, province=within)
    for username in usernames:
        _admit(username)


def _admit(username: str) -> None:
    """An account whose initial password has been replaced: hashing it each time would take a minute."""
    name, postings = PEOPLE[username]
    person, _initial = people.create_person(username, name, by=SYSTEM)
    person.password_hash, person.password_expires_at = _hashed(), None
    for unit, role in postings:
        people.post(person, by_ref(unit), role, date(2025, 7, 1), by=SYSTEM)
    db.session.flush()


@cache
def _hashed() -> str:
    return hash_of(PASSWORD)


def who(username: str) -> Actor | Nobody:
    """That person as they act today; "" is a visitor."""
    if not username:
        return Nobody()
    return actor_of(db.session.scalars(select(Person).where(Person.username == username)).one())


def unit_of(username: str) -> Unit:
    """The unit that an officer writes for."""
    return by_ref(next(unit for unit, role in PEOPLE[username][1] if role == "officer"))


def a_draft(by: str = "donvi", recipient: str = "initiative", **answers: Any) -> Nomination:
    """A new dossier, with such answers as are given."""
    nomination = actions.begin(recipient, unit=unit_of(by), by=who(by))
    if answers:
        actions.write(nomination, answers, seen=nomination.version, by=who(by))
    return nomination


def a_complete_draft(by: str = "donvi", recipient: str = "initiative", **answers: Any) -> Nomination:
    """A dossier in which every question is answered that must be."""
    form = form_by_code(FORMS[recipient])
    return a_draft(by, recipient, **{**COMPLETE[recipient], **REPORT, "form": form, **answers})


def submitted(by: str = "donvi", recipient: str = "initiative", **answers: Any) -> Nomination:
    """Sent to the standing office."""
    nomination = a_complete_draft(by, recipient, **answers)
    actions.submit(nomination, by=who(by))
    return nomination


def returned(by: str = "donvi", recipient: str = "initiative", **answers: Any) -> Nomination:
    """Sent back once, with a remark on how it was done."""
    nomination = submitted(by, recipient, **answers)
    remarks = {"how": "Nêu rõ ai trực loa."}
    actions.send_back(nomination, "Cách làm còn chung chung.", remarks, by=who("thuongtruc"))
    return nomination


def withdrawn(by: str = "donvi", recipient: str = "initiative", **answers: Any) -> Nomination:
    """Sent, then taken back by its unit."""
    nomination = submitted(by, recipient, **answers)
    actions.withdraw(nomination, "Chưa thống nhất.", by=who(by))
    return nomination


def received(by: str = "donvi", recipient: str = "initiative", **answers: Any) -> Nomination:
    """Taken in by the standing office."""
    nomination = submitted(by, recipient, **answers)
    actions.receive(nomination, by=who("thuongtruc"))
    return nomination


def appraising(by: str = "donvi", recipient: str = "initiative", **answers: Any) -> Nomination:
    """Handed to the council."""
    nomination = received(by, recipient, **answers)
    actions.open_appraisal(nomination, by=who("thuongtruc"))
    return nomination


def score(nomination: Nomination, *reviewers: str) -> None:
    """Each gives full points less one on every line."""
    points = {line.code: line.most - 1 for line in criteria(clock.today())}
    for name in reviewers:
        actions.review(nomination, points, verdict="for", comment="Cách làm rõ, dễ làm theo.", by=who(name))


def scored(by: str = "donvi", recipient: str = "initiative", **answers: Any) -> Nomination:
    """With as many reviews as the regulation asks."""
    nomination = appraising(by, recipient, **answers)
    score(nomination, "thamdinh1", "thamdinh2")
    return nomination


def conclusion(*, passed: bool = True, **counts: Any) -> Conclusion:
    """What the chair writes: all of four, unless said otherwise."""
    vote = {"members": 4, "present": 4, "votes_for": 4, "votes_against": 0}
    met_on = counts.pop("met_on", clock.today())
    return Conclusion(Vote(**vote | counts), passed, met_on, "" if passed else "Chưa đủ tỷ lệ phiếu.")


def proposed(by: str = "donvi", recipient: str = "initiative", **answers: Any) -> Nomination:
    """Carried by the council."""
    nomination = scored(by, recipient, **answers)
    actions.conclude(nomination, conclusion(), by=who("chutich"))
    return nomination


def rejected(by: str = "donvi", recipient: str = "initiative", **answers: Any) -> Nomination:
    """Not carried by the council."""
    nomination = scored(by, recipient, **answers)
    actions.conclude(nomination, conclusion(passed=False, votes_for=1, votes_against=3), by=who("chutich"))
    return nomination


def facts(**changes: Any) -> honours.DecisionFacts:
    """Head and foot of a decision; each gets a number of its own."""
    told: dict[str, Any] = {
        "number": str(next(NUMBERS)),
        "symbol": "QĐ-UBND",
        "issued_on": clock.today(),
        "about": "Về việc khen thưởng trong phong trào Toàn dân bảo vệ an ninh Tổ quốc",
        "bases": "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "signer_name": "Lưu Quang Huy",
        "signer_title": "Phó Chủ tịch",
    }
    return honours.DecisionFacts(**told | changes)


def decided(by: str = "donvi", recipient: str = "initiative", **answers: Any) -> Nomination:
    """In a decision that thuongtruc drew up and nobody has released yet."""
    nomination = proposed(by, recipient, **answers)
    actions.decide([nomination], facts(), issuer=by_ref("ubnd-tinh"), by=who("thuongtruc"))
    return nomination


def released(by: str = "donvi", recipient: str = "initiative", **answers: Any) -> Nomination:
    """Public."""
    nomination = decided(by, recipient, **answers)
    given: Any = nomination.commendation
    actions.release(given.decision, by=who("congkhai"))
    return nomination


def revoked(by: str = "donvi", recipient: str = "initiative", **answers: Any) -> Nomination:
    """Taken back by a decision of its own."""
    nomination = released(by, recipient, **answers)
    given: Any = nomination.commendation
    said = {name: value for name, value in vars(facts()).items() if name != "about"}
    told = honours.AmendmentFacts(**said, reason="Thành tích nêu trong hồ sơ không đúng.")
    draft = honours.draw_up_revocation(given.decision, [given], told, by=who("thuongtruc"))
    actions.release_amendment(draft, by=who("congkhai"))
    return nomination


STAGES: dict[str, Callable[..., Nomination]] = {
    "draft": a_complete_draft,
    "submitted": submitted,
    "returned": returned,
    "received": received,
    "appraising": scored,
    "proposed": proposed,
    "rejected": rejected,
    "decided": decided,
    "released": released,
    "revoked": revoked,
    "withdrawn": withdrawn,
}
"""State to the maker of a dossier that stands in it."""


def a_photo(
    nomination: Nomination, by: str = "donvi", alt: str = "Bà con họp thôn bàn cách đặt loa"
) -> Photo:
    """A photo hung on a dossier, taken in as any upload is; each has other pixels."""
    picture = scene(640, 480 + len(nomination.album.photos))
    kept = evidence.keep(receive_photo(io.BytesIO(saved(picture, "JPEG")), name="anh.jpg"))
    return evidence.add_photo(nomination.album, kept, alt=alt, consent="agreed", by=who(by))
