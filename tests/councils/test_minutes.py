"""The minutes say who took part in each vote, how and by which rule; and are nobody's to change afterwards."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pytest
from sqlalchemy import select

from antq.councils import actions, papers
from antq.councils.models import mark_of
from antq.councils.record import record_of
from antq.kit import clock
from antq.kit.documents import drawing, ledger
from antq.kit.journal import Event
from antq.kit.refusals import Invalid, Refused, Stale
from antq.law.citing import written_day
from tests.cast import scored, who
from tests.client import Client, page_of
from tests.councils.sitting import called, item, opened, voted

FIVE = dict.fromkeys(("thamdinh1", "thamdinh2", "thamdinh3", "nguoinha", "chutich"), "for")


def held(client: Client) -> Any:
    """A closed session of one vote, its chair signed in."""
    sitting = opened(scored("donvi2"))
    voted(item(sitting), **FIVE)
    actions.close(sitting, by=who("chutich"))
    client.sign_in("chutich")
    return sitting


def test_the_roll_of_a_vote_stays_when_it_is_called_again(session: Any) -> None:
    sitting = opened(scored("donvi2"), scored("donvi2"), thamdinh1="written")
    voted(item(sitting), **FIVE)
    assert record_of(sitting, by=who("chutich")).decided[0].took_part == ""
    called(sitting, thamdinh1="absent", thamdinh2="absent")
    first, second = record_of(sitting, by=who("chutich")).decided
    assert "Lê Quốc Bảo" in first.took_part
    assert "Trần Thu Hà (vắng, gửi ý kiến bằng văn bản)" in first.took_part
    assert (second.took_part, second.votes) == ("", "")


def test_how_and_by_which_rule_was_voted_is_said(session: Any) -> None:
    sitting = opened(scored("donvi2"), scored("donvi2"), scored("donvi2"))
    voted(item(sitting), **FIVE)
    assert record_of(sitting, by=who("chutich")).rules == [
        "Bỏ phiếu kín trên hệ thống; quy chế của ngày họp: dự từ 2/3 số thành viên, thông qua khi số phiếu đồng ý "
        "từ 80\N{NO-BREAK SPACE}% trở lên tính trên tổng số thành viên."
    ]
    actions.start(item(sitting, 1), by=who("chutich"))
    actions.count(item(sitting, 1), {"for": 5}, by=who("chutich"))
    actions.defer(item(sitting, 2), by=who("chutich"))
    said = record_of(sitting, by=who("chutich"))
    assert [each[:40] for each in said.rules] == [
        "Hồ sơ số 1: bỏ phiếu kín trên hệ thống; quy"[:40],
        "Hồ sơ số 2: bỏ phiếu kín bằng phiếu giấy;"[:40],
    ]
    assert (len(said.decided), said.voted, said.carried) == (3, 2, 2)


def test_what_was_discussed_is_written_until_the_results_are_published(client: Client, session: Any) -> None:
    sitting = held(client)
    page = client.get_page(f"/hop-xet/{sitting.ref}/bien-ban")
    client.follow(client.submit(page, "bien-ban", minutes="Các ý kiến đều nhất trí."))
    kinds = session.scalars(select(Event.kind).where(Event.kind == "session.write")).all()
    assert len(kinds) == 1
    page = client.get_page(f"/hop-xet/{sitting.ref}/bien-ban")
    actions.publish(sitting, by=who("chutich"))
    late = page_of(client.submit(page, "bien-ban", minutes="Sửa lại sau.\nDòng hai."), status=409)
    for said in ("đã công bố kết quả", "giữ lại ở đây", "Sửa lại sau.", "Dòng hai."):
        assert said in late
    assert 'id="bien-ban"' not in late.html
    long = page_of(client.submit(page, "bien-ban", minutes="Dài quá. " * 1200), status=422)
    assert "Dài quá. Dài quá." in long
    assert "giữ lại ở đây" not in client.get_page(f"/hop-xet/{sitting.ref}/bien-ban")
    session.expire_all()
    assert sitting.minutes == "Các ý kiến đều nhất trí."
    with pytest.raises(Stale):
        actions.write_minutes(sitting, "Sửa lại.", seen=sitting.minutes_mark, by=who("thuongtruc"))


def test_what_was_discussed_is_nobodys_who_has_an_interest_in_a_dossier(client: Client, session: Any) -> None:
    sitting = opened(scored("donvi"), scored("donvi2"))
    actions.write_minutes(
        sitting, "Hồ sơ phải giấu cần thêm ảnh.", seen=sitting.minutes_mark, by=who("chutich")
    )
    for name, reads in {"chutich": True, "thamdinh1": True, "thamdinh3": False, "nguoinha": False}.items():
        client.sign_out()
        client.sign_in(name)
        page = client.get_page(f"/hop-xet/{sitting.ref}/bien-ban")
        assert ("Hồ sơ phải giấu" in page) == reads, name
    with pytest.raises(Refused):
        actions.write_minutes(sitting, "Của tôi.", seen=mark_of(""), by=who("thamdinh3"))


def test_who_has_an_interest_writes_beside_the_words_of_the_others(client: Client, session: Any) -> None:
    """They are told nothing; the record has both, and says whose the words beside are."""
    sitting = opened(scored("donvi"), scored("donvi2"))
    actions.write_minutes(sitting, "Lời của chủ tịch.", seen=mark_of(""), by=who("chutich"))
    client.sign_in("nguoinha")
    for words in ("Lời của người nhà.", "Lời sửa lại."):
        page = client.get_page(f"/hop-xet/{sitting.ref}/bien-ban")
        page = client.follow(client.submit(page, "bien-ban", minutes=words))
        assert page.form("bien-ban").fields["minutes"] == words
    assert record_of(sitting, by=who("nguoinha")).discussed == ["Lời sửa lại."]
    with pytest.raises(Stale):
        actions.write_minutes(sitting, "Ghi đè.", seen=mark_of("Lời cũ."), by=who("nguoinha"))
    session.expire_all()
    said = record_of(sitting, by=who("thuongtruc")).discussed
    assert said == ["Lời của chủ tịch.", "Vàng Thị Dợ ghi: Lời sửa lại."]
    assert sitting.minutes == "Lời của chủ tịch."


def test_before_it_has_closed_everybody_is_told_just_that(client: Client, session: Any) -> None:
    """With an interest in something on the agenda or without; afterwards the rule says who issues the minutes."""
    sitting = opened(scored("donvi"))
    voted(item(sitting), chutich="for")
    here = f"/hop-xet/{sitting.ref}/bien-ban"

    def issue(name: str) -> Any:
        client.sign_out()
        client.sign_in(name)
        fields = client.get_page(here).form("bien-ban").fields
        return client.post(f"{here}/lap", data={**fields, "secretary": "Nguyễn Minh Khôi"})

    for name in ("chutich", "thuongtruc", "nguoinha"):
        assert "Phiên họp chưa bế mạc. Biên bản lập sau khi bế mạc." in page_of(issue(name), status=409), name
    made = papers.minutes(sitting, secretary="Nguyễn Minh Khôi", by=who("chutich"))
    with pytest.raises(Stale, match="chưa bế mạc"):
        actions.issue_minutes(sitting, made.facts, [], by=who("chutich"))
    actions.close(sitting, by=who("chutich"))
    assert "do người khác của cơ quan thường trực" in page_of(issue("nguoinha"), status=403)
    page = client.follow(issue("thuongtruc"))
    (link,) = [each.href for each in page.links if each.href.endswith("/pdf")]
    client.get(link).close()
    actions.resume(sitting, by=who("chutich"))
    for name, address in {"thuongtruc": link, "nguoinha": link.replace("pdf", "docx")}.items():
        client.sign_out()
        client.sign_in(name)
        assert "Phiên họp chưa bế mạc" in client.get_page(address, status=409), name


@pytest.mark.parametrize("secretary", ["", "Phạm Hữu Nghĩa", "phạm hữu  nghĩa"])
def test_the_secretary_is_somebody_else_than_the_chair(client: Client, session: Any, secretary: str) -> None:
    sitting = held(client)
    page = client.get_page(f"/hop-xet/{sitting.ref}/bien-ban")
    answer = page_of(client.submit(page, "lap-bien-ban", secretary=secretary), status=422)
    assert "hư ký" in answer
    assert ledger.papers_about(sitting, [papers.KIND]) == []


def test_minutes_that_changed_while_they_were_drawn_are_not_entered(
    client: Client, session: Any, app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = held(client)
    number, drawn = sitting.id, drawing.both

    def slowly(*args: Any, **kwargs: Any) -> Any:
        from antq.councils.models import CouncilSession
        from antq.kit.database import db, writing

        with app.app_context(), writing():
            row = db.session.get_one(CouncilSession, number)
            row.venue = "Phòng họp khác"
        return drawn(*args, **kwargs)

    monkeypatch.setattr(drawing, "both", slowly)  # somebody else's work, while the files are made
    page = client.get_page(f"/hop-xet/{sitting.ref}/bien-ban")
    answer = page_of(client.submit(page, "lap-bien-ban"), status=409)
    assert "thay đổi trong lúc lập" in answer
    session.expire_all()
    assert ledger.papers_about(sitting, [papers.KIND]) == []


def test_the_paper_has_its_head_day_and_two_who_sign(session: Any) -> None:
    """Nghị định 30/2020/NĐ-CP, Phụ lục I: who is above, the day with a zero before January and February only."""
    sitting = opened(scored("donvi2"))
    voted(item(sitting), **FIVE)
    actions.close(sitting, by=who("chutich"))
    made = papers.minutes(sitting, secretary="Nguyễn Minh Khôi", by=who("chutich"))
    data = drawing.both(made.paper, at=clock.now())["pdf"]
    text = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())
    for said in (
        "ỦY BAN NHÂN DÂN TỈNH LÀO CAI HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",
        f"Lào Cai, {written_day(clock.today())}",
        "Thư ký: Nguyễn Minh Khôi.",
        "biểu quyết 1 hồ sơ, thông qua 1 hồ sơ",
        "Bỏ phiếu kín trên hệ thống",
    ):
        assert said in text, said
    with pytest.raises(Invalid):
        papers.minutes(sitting, secretary=" ", by=who("chutich"))
