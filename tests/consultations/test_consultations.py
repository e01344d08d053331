"""Others are asked: a link that works once, answers on paper, the public for its days; what waits for them."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from antq.consultations import actions as consultations
from antq.consultations import queries as asking
from antq.consultations.models import Consultation
from antq.kit import clock
from antq.kit.journal import timeline_of
from antq.kit.refusals import Invalid, Refused, Stale
from antq.law.queries import form_by_code
from antq.nominations import actions
from antq.nominations.models import Nomination
from tests.browser import Page
from tests.cast import PEOPLE, appraising, conclusion, received, score, submitted, who
from tests.client import SITE, Client
from tests.kit.media.hostile_documents import pdf

ASKED = "Cục Thuế tỉnh Lào Cai"


def soon() -> date:
    return clock.today() + timedelta(days=7)


def asked(nomination: Nomination) -> tuple[Consultation, str]:
    return consultations.ask(
        nomination, asked=ASKED, question="Nợ thuế?", due_on=soon(), by=who("thuongtruc")
    )


def token_at(client: Client, address: str) -> str:
    return str(client.get_page(address).form(address).fields["csrf_token"])


def reply(client: Client, address: str, **values: Any) -> Any:
    data = {
        "csrf_token": token_at(client, address),
        "agrees": "agree",
        "signer": "Trần A, Cục trưởng",
        "note": "",
    }
    return client.post(address, data=data | values, headers={"Origin": SITE})


def test_a_link_is_answered_once_by_whoever_holds_it(client: Client, session: Any) -> None:
    nomination = received()
    made, token = asked(nomination)
    address = f"/hiep-y/{token}"
    page = client.get_page(address)
    for said in (nomination.name, nomination.unit.name, nomination.summary, ASKED, "Nợ thuế?"):
        assert said in page
    for private in (
        nomination.background,
        "Họp thôn bàn cách làm",
        nomination.ref,
        "Việc cần làm",
        "Đăng nhập",
    ):
        assert private not in page.html
    answer = client.get(address)
    assert (answer.headers["Cache-Control"], answer.headers["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert reply(client, address, agrees="").status_code == 422
    assert reply(client, address, agrees="against").status_code == 422  # a reason is asked for
    data = {
        "csrf_token": token_at(client, address),
        "agrees": "against",
        "signer": "Trần A",
        "note": "Còn nợ thuế.",
    }
    assert client.post(address, data=data, headers={"Origin": SITE}).status_code == 303
    again = client.post(address, data=data | {"agrees": "agree"}, headers={"Origin": SITE})
    assert again.status_code == 409
    assert "đã được trả lời" in again.text
    done = client.get_page(address)
    assert "dùng một lần" in done
    assert "Còn nợ thuế" not in done.html  # what was answered is the office's to read
    assert done.forms == []
    session.expire_all()
    assert (made.agrees, made.signer, made.note) == (False, "Trần A", "Còn nợ thuế.")
    assert "nomination.consulted" in [each.kind for each in timeline_of(nomination, ("office",))]


def test_the_secret_of_a_link_is_kept_nowhere(session: Any) -> None:
    made, token = asked(received())
    kept = repr([getattr(made, column.name) for column in Consultation.__table__.columns])
    assert token not in kept
    assert len(token) >= 43
    assert asking.by_token(token) is made
    for wrong in (token[:-1], token + "x", made.ref, made.token_hash, "", "ộ", "\0", "x" * 500):
        assert asking.by_token(wrong or "") is None


def test_a_link_that_is_over_or_withdrawn_takes_nothing(client: Client, session: Any) -> None:
    made, token = asked(received())
    with clock.stopped(datetime.now(UTC) + timedelta(days=9)):
        assert "Đường dẫn đã hết hạn" in client.get_page(f"/hiep-y/{token}")
        with pytest.raises(Stale):
            consultations.answer(made, agrees=True, signer="Trần A", note="")
    consultations.withdraw_question(made, by=who("thuongtruc"))
    assert client.get(f"/hiep-y/{token}").status_code == 404
    with pytest.raises(Stale):
        consultations.answer(made, agrees=True, signer="Trần A", note="")
    with pytest.raises(Stale):
        consultations.withdraw_question(made, by=who("thuongtruc"))


def test_guessing_links_ends_in_a_wait(client: Client, session: Any) -> None:
    from antq.consultations import views

    views._limiter.storage.reset()
    statuses = [client.get(f"/hiep-y/guess{number}").status_code for number in range(22)]
    views._limiter.storage.reset()
    assert (statuses[0], statuses[19], statuses[20]) == (404, 404, 429)


def test_only_the_office_asks_and_only_while_it_appraises(session: Any) -> None:
    nomination = received()
    for name in ("", *PEOPLE.keys() - {"thuongtruc", "thuongtruc2", "kiemnhiem"}):
        with pytest.raises(Refused):
            consultations.ask(nomination, asked=ASKED, question="", due_on=soon(), by=who(name))
    with pytest.raises(Stale):
        consultations.ask(submitted(), asked=ASKED, question="", due_on=soon(), by=who("thuongtruc"))
    for wrong in ({"asked": "x"}, {"due_on": clock.today()}, {"due_on": None}):
        said: dict[str, Any] = {"asked": ASKED, "question": "", "due_on": soon(), **wrong}
        with pytest.raises(Invalid):
            consultations.ask(nomination, **said, by=who("thuongtruc"))
    for _each in range(10):
        asked(nomination)
    with pytest.raises(Invalid, match="10"):
        asked(nomination)


def test_nothing_goes_to_the_council_or_passes_while_somebody_is_awaited(session: Any) -> None:
    nomination = received()
    made, _token = asked(nomination)
    with pytest.raises(Invalid, match=ASKED):
        actions.open_appraisal(nomination, by=who("thuongtruc"))
    consultations.answer(made, agrees=True, signer="Trần A", note="")
    actions.open_appraisal(nomination, by=who("thuongtruc"))
    score(nomination, "thamdinh1", "thamdinh2")
    second, _token = asked(nomination)
    with pytest.raises(Invalid, match=ASKED):
        actions.conclude(nomination, conclusion(), by=who("chutich"))
    consultations.withdraw_question(second, by=who("thuongtruc"))
    actions.conclude(nomination, conclusion(), by=who("chutich"))
    assert nomination.state == "proposed"


def test_an_answer_on_paper_is_written_down_with_its_scan(client: Client, session: Any) -> None:
    nomination = received()
    made, token = asked(nomination)
    client.sign_in("thuongtruc")
    address = f"/tham-dinh/{nomination.ref}/hiep-y/{made.ref}"
    page = client.get_page(address)
    assert (
        client.submit(page, address, agrees="agree", signer="Trần A").status_code == 422
    )  # neither number nor scan
    assert client.get(f"{address}/tep").status_code == 404
    sent: dict[str, Any] = {
        "agrees": "agree",
        "signer": "Trần A, Cục trưởng",
        "file": (io.BytesIO(pdf()), "traloi.pdf"),
    }
    assert client.submit(client.get_page(address), address, **sent).status_code == 303
    session.expire_all()
    assert (made.agrees, made.file_name, made.is_open) == (True, "traloi.pdf", False)
    with client.get(f"{address}/tep") as answer:
        assert answer.data == pdf()
        assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "traloi.pdf" in client.get_page(address)
    assert made.key in asking.keys_of_answers()
    assert client.get_page(f"/hiep-y/{token}").forms == []
    bad: dict[str, Any] = {
        "agrees": "agree",
        "signer": "Trần A",
        "file": (io.BytesIO(b"MZ no document"), "a.pdf"),
    }
    other, _token = asked(nomination)
    other_address = f"/tham-dinh/{nomination.ref}/hiep-y/{other.ref}"
    assert client.submit(client.get_page(other_address), other_address, **bad).status_code == 422


def test_the_link_is_shown_once_and_to_the_office(client: Client, session: Any) -> None:
    nomination = received()
    client.sign_in("thuongtruc")
    address = f"/tham-dinh/{nomination.ref}"
    page = client.get_page(address)
    wanted = {"asked": ASKED, "question": "Nợ thuế?", "due_on": f"{soon():%d/%m/%Y}"}
    answer = client.submit(page, f"{address}/hiep-y", **wanted)
    assert (answer.status_code, answer.location) == (201, address)
    link = next(node.text for node in Page(answer.text).all("code") if "/hiep-y/" in (node.text or ""))
    assert link
    assert link not in client.get(address).text
    twice = client.submit(
        page, f"{address}/hiep-y", **wanted
    )  # the same form again: one question, no second link
    assert (twice.status_code, twice.location) == (303, address)
    assert len(session.scalars(select(Consultation)).all()) == 1
    token = link.rpartition("/")[2]
    client.sign_out()
    assert ASKED in client.get_page(f"/hiep-y/{token}")


DOORS = ("", "/tep")
READERS = {"thuongtruc", "thuongtruc2", "kiemnhiem", "thamdinh1", "thamdinh2", "chutich"}


def test_what_others_said_is_read_by_who_works_on_the_dossier(client: Client, session: Any) -> None:
    nomination = appraising()
    made, _token = asked(nomination)
    consultations.answer(made, agrees=False, signer="Trần A", note="Còn nợ thuế.")
    address = f"/tham-dinh/{nomination.ref}/hiep-y/{made.ref}"
    for name in ("", *PEOPLE):
        client.sign_out()
        if name:
            client.sign_in(name)
        status = client.get(address).status_code
        assert status == (200 if name in READERS else 303 if not name else 404), name
        dossier = client.get(f"/tham-dinh/{nomination.ref}")
        assert (ASKED in dossier.text) == (name in READERS), name
        assert "Còn nợ thuế" not in dossier.text
    elsewhere = received("donvi2")
    client.sign_out()
    client.sign_in("thuongtruc")
    assert client.get(f"/tham-dinh/{elsewhere.ref}/hiep-y/{made.ref}").status_code == 404


def state_level(**answers: Any) -> Nomination:
    form = form_by_code("bang-khen-ttg")
    return received("donvi", "person", form=form, **answers)


def test_the_public_is_asked_where_the_norm_asks_and_it_closes_by_itself(
    client: Client, session: Any
) -> None:
    with clock.stopped(datetime(2026, 8, 14, 5, tzinfo=UTC)):
        nomination = state_level()
        made = consultations.open_to_public(nomination, by=who("thuongtruc"))
        assert (made.opens_on, made.closes_on) == (date(2026, 8, 14), date(2026, 8, 27))
        page = client.get_page("/lay-y-kien")
        assert nomination.name in page
        for private in (nomination.background, nomination.ref, "Trưởng thôn"):
            assert private not in page.html
        with pytest.raises(Stale):
            consultations.open_to_public(nomination, by=who("thuongtruc2"))
        actions.open_appraisal(nomination, by=who("thuongtruc"))
        score(nomination, "thamdinh1", "thamdinh2")
    with clock.stopped(datetime(2026, 8, 27, 5, tzinfo=UTC)):
        with pytest.raises(Invalid, match="27/08/2026"):
            actions.conclude(nomination, conclusion(), by=who("chutich"))
        assert nomination.name in client.get_page("/lay-y-kien")
    with clock.stopped(datetime(2026, 8, 28, 5, tzinfo=UTC)):
        assert nomination.name not in client.get_page("/lay-y-kien")
        actions.conclude(nomination, conclusion(), by=who("chutich"))
        assert nomination.state == "proposed"


def test_a_form_that_asks_the_public_does_not_pass_without(session: Any) -> None:
    nomination = state_level()
    actions.open_appraisal(nomination, by=who("thuongtruc"))
    score(nomination, "thamdinh1", "thamdinh2")
    with pytest.raises(Invalid, match="Nhân dân"):
        actions.conclude(nomination, conclusion(), by=who("chutich"))
    with pytest.raises(Invalid, match="không phải lấy ý kiến"):
        consultations.open_to_public(received("donvi2"), by=who("thuongtruc"))
    for name in ("donvi", "thamdinh1", "chutich", "nguoinha", "camau"):
        with pytest.raises(Refused):
            consultations.open_to_public(nomination, by=who(name))


@pytest.mark.parametrize(
    ("publicity", "shown"), [("full", "Nguyễn Văn An"), ("initials", "N.V.A."), ("unit_only", "Một cá nhân")]
)
def test_the_public_reads_the_name_as_the_dossier_allows(
    client: Client, session: Any, publicity: str, shown: str
) -> None:
    nomination = state_level(publicity=publicity)
    consultations.open_to_public(nomination, by=who("thuongtruc"))
    page = client.get_page("/lay-y-kien")
    assert shown in page
    assert ("Nguyễn Văn An" in page) == (publicity == "full")
    assert (nomination.summary in page) == (publicity == "full")


def test_what_may_not_be_public_is_not_shown_to_the_public(client: Client, session: Any) -> None:
    nomination = state_level(publicity="hidden")
    with pytest.raises(Invalid, match="không công khai"):
        consultations.open_to_public(nomination, by=who("thuongtruc"))
    assert "Hiện không có hồ sơ nào" in client.get_page("/lay-y-kien")
