"""Certificates: made at release, told to whoever holds the paper, signed so that openssl can check them."""

from __future__ import annotations

import base64
import shutil
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from antq.honours import actions, signing
from antq.honours.code import new_code
from antq.honours.models import Certificate, Decision, SigningKey
from antq.kit import clock, signatures
from antq.law.queries import form_by_code
from antq.units.queries import by_ref
from tests.cast import facts, who
from tests.client import Client, page_of

NAMES = {
    "full": "Vàng A Sinh",
    "initials": "Lê Thị Bưởi",
    "unit_only": "Hoàng Văn Kín",
    "hidden": "Lý Thị Giấu",
}


def drawn() -> Decision:
    """A decision on four people, each with another publicity."""
    by, unit, form = who("thuongtruc"), by_ref("ubnd-xa-muong-lai"), form_by_code("bang-khen-ubnd-tinh")
    assert form is not None
    decision = actions.draw_up(facts(number="77"), issuer=by_ref("ubnd-tinh"), by=by)
    for publicity, name in NAMES.items():
        actions.confer(
            decision, form=form, recipient="person", name=name, role="Trưởng thôn", unit=unit, initiative=None,
            citation=f"{name} cứu người.", publicity=publicity, by=by,
        )  # fmt: skip
    return decision


@pytest.fixture
def papers(session: Any) -> dict[str, Certificate]:
    """By publicity, of a released decision."""
    decision = drawn()
    actions.release(decision, by=who("congkhai"))
    return {each.publicity: each.certificates[0] for each in decision.commendations}


def test_before_its_release_a_decision_has_no_certificate(session: Any) -> None:
    drawn()
    assert session.scalar(select(func.count()).select_from(Certificate)) == 0
    assert session.scalar(select(func.count()).select_from(SigningKey)) == 0


def test_each_commendation_has_one_and_only_one(papers: dict[str, Certificate], session: Any) -> None:
    assert len({each.code for each in papers.values()}) == 4
    decision = papers["full"].commendation.decision
    assert actions.certify(decision) == []
    assert session.scalar(select(func.count()).select_from(Certificate)) == 4


@pytest.mark.parametrize(
    ("publicity", "shown"),
    [
        ("full", "Vàng A Sinh"),
        ("initials", "L.T.B."),
        ("unit_only", "Một cá nhân"),
        ("hidden", "không công khai"),
    ],
)
def test_a_code_tells_as_much_of_the_name_as_was_agreed(
    papers: dict[str, Certificate], client: Client, publicity: str, shown: str
) -> None:
    response = client.get(f"/xac-minh/{papers[publicity].code}")
    page = page_of(response)
    assert page.h1 == "Giấy thật, đang có giá trị"
    assert shown in page
    assert "77/QĐ-UBND" in page
    assert "Những gì trang này ghi đúng là những gì đã ký" in page
    told = {name for name in NAMES.values() if name in response.text}
    assert told == ({NAMES["full"]} if publicity == "full" else set())
    assert "cứu người" not in response.text
    if publicity == "hidden":
        assert "Mường Lai" not in page
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_the_code_can_be_typed(papers: dict[str, Certificate], client: Client) -> None:
    code = papers["full"].code
    page = client.get_page("/xac-minh")
    page = client.follow(client.submit(page, "xac-minh", ma=code.lower().replace("-", " ")))
    assert "Vàng A Sinh" in page
    wrong = ("A" if code[7] != "A" else "B").join((code[:7], code[8:]))
    page = client.get_page(f"/xac-minh?ma={wrong}", status=422)
    assert "Nhóm 2 gõ chưa đúng" in page
    assert client.get_page(f"/xac-minh/{wrong}", status=404).h1 == "Xác minh giấy khen"
    assert "20 chữ và số" in client.get_page("/xac-minh?ma=abc", status=422)


def test_a_code_that_was_never_given_leads_nowhere(papers: dict[str, Certificate], client: Client) -> None:
    page = client.get_page(f"/xac-minh/{new_code()}", status=404)
    assert "Không có giấy nào mang mã này" in page


def test_the_name_on_the_paper_can_be_compared(papers: dict[str, Certificate], client: Client) -> None:
    address = f"/xac-minh/{papers['hidden'].code}"
    page = page_of(client.submit(client.get_page(address), "so-ten-tren-giay", ten=" lý thị giấu "))
    assert "Khớp với tên" in page
    page = page_of(client.submit(page, "so-ten-tren-giay", ten="Lý Thị Giâu"))
    assert "Không khớp" in page


def test_guessing_is_stopped(papers: dict[str, Certificate], client: Client, app: Flask) -> None:
    app.config["VERIFY_LIMIT"] = "3 per 15 minutes"
    try:
        codes = [new_code() for _each in range(4)]
        assert [client.get(f"/xac-minh/{code}").status_code for code in codes] == [404, 404, 404, 429]
        assert client.get(f"/xac-minh/{papers['full'].code}").status_code == 200
        page = client.get_page(f"/xac-minh/{papers['hidden'].code}")
        sent = [client.submit(page, "so-ten-tren-giay", ten="Ai đó").status_code for _each in range(4)]
        assert sent == [200, 200, 200, 429]
    finally:
        app.config["VERIFY_LIMIT"] = "60 per 15 minutes"


def test_the_signature_is_checked_with_openssl(
    papers: dict[str, Certificate], client: Client, tmp_path: Path
) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl here")
    paper = papers["unit_only"]
    page = client.get_page("/xac-minh/khoa")
    (tmp_path / "khoa.pem").write_bytes(client.get(page.link(f"Tải khóa {paper.key.ref}").href).data)
    (tmp_path / "noi-dung.txt").write_bytes(client.get(f"/xac-minh/{paper.code}/chu-ky.txt").data)
    (tmp_path / "chu-ky.bin").write_bytes(base64.b64decode(paper.signature))
    command = [openssl, "pkeyutl", "-verify", "-pubin", "-inkey", "khoa.pem", "-rawin", "-in", "noi-dung.txt",
               "-sigfile", "chu-ky.bin"]  # fmt: skip
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (tmp_path / "noi-dung.txt").write_text(paper.text.replace("77/", "78/"), encoding="utf-8")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode != 0
    assert signing.hash_of_name(paper.code, NAMES["unit_only"]) in paper.text
    assert NAMES["unit_only"] not in paper.text


def _number(paper: Certificate) -> None:
    paper.commendation.decision.number = "78"


def _signer(paper: Certificate) -> None:
    paper.commendation.decision.signer_name = "Người Khác"


def _name(paper: Certificate) -> None:
    paper.name = "Người Khác"


def _citation(paper: Certificate) -> None:
    paper.citation = "Một việc khác."


def _shown(paper: Certificate) -> None:
    paper.commendation.name = "Người Khác"


@pytest.mark.parametrize("change", [_number, _signer, _name, _citation, _shown])
def test_what_was_changed_afterwards_is_told(
    papers: dict[str, Certificate], client: Client, session: Any, change: Callable[[Certificate], None]
) -> None:
    paper = papers["full"]
    change(paper)
    session.commit()
    page = client.get_page(f"/xac-minh/{paper.code}")
    assert page.h1 == "Sổ và chữ ký không khớp"
    assert "sổ nay ghi khác nội dung đã ký" in page
    assert "quyet-dinh: 77/QĐ-UBND" in page  # what was signed is shown


def test_a_text_that_nobody_signed_is_told(
    papers: dict[str, Certificate], client: Client, session: Any
) -> None:
    paper = papers["full"]
    paper.commendation.decision.number = "78"
    paper.text = signing.text_of(paper)
    session.commit()
    page = client.get_page(f"/xac-minh/{paper.code}")
    assert page.h1 == "Sổ và chữ ký không khớp"
    assert "Chữ ký không khớp" in page


def test_papers_signed_in_the_first_form_stay_good(
    papers: dict[str, Certificate], client: Client, session: Any
) -> None:
    paper = papers["full"]
    lines = paper.text.replace(signing.SECOND, signing.FIRST).splitlines(keepends=True)
    paper.text = "".join(line for line in lines if not line.startswith(("nguoi-ky", "noi-dung")))
    paper.signature = signatures.sign(paper.text, signatures.signing_key())
    session.commit()
    assert "hình thức và tên đúng là những gì đã ký" in client.get_page(f"/xac-minh/{paper.code}")


def test_what_stands_below_the_name_is_signed_and_not_told(papers: dict[str, Certificate]) -> None:
    paper = papers["hidden"]
    assert paper.role == "Trưởng thôn, Ủy ban nhân dân xã Mường Lai"
    assert signing.hash_of_words(paper.code, paper.role, "Lý Thị Giấu cứu người.") in paper.text
    assert "nguoi-ky: Lưu Quang Huy, Phó Chủ tịch\n" in paper.text
    assert not any(word in paper.text for word in ("Trưởng thôn", "cứu người", "Mường Lai"))


def test_another_key_signs_and_the_old_one_stays(
    papers: dict[str, Certificate], client: Client, app: Flask, session: Any
) -> None:
    path = Path(app.config["DATA_DIR"]) / "keys" / "signing.pem"
    assert path.stat().st_mode & 0o077 == 0
    old = papers["full"]
    path.rename(path.with_suffix(".old"))
    new = actions.recertify(old.commendation)
    assert new.key.ref != old.key.ref
    assert new.code != old.code
    assert old.replaced_at is not None
    session.commit()
    page = client.get_page("/xac-minh/khoa")
    assert {old.key.ref, new.key.ref} <= set(page.text.split())
    assert client.get_page(f"/xac-minh/{old.code}").h1 == "Giấy đã được đính chính"
    assert client.get_page(f"/xac-minh/{new.code}").h1 == "Giấy thật, đang có giá trị"


def test_two_processes_make_one_key(fresh_app: Flask) -> None:
    def read(_number: int) -> str:
        with fresh_app.app_context():
            return signatures.public_pem(signatures.signing_key())

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(read, range(16)))) == 1
    folder = Path(fresh_app.config["DATA_DIR"]) / "keys"
    assert [each.name for each in folder.iterdir()] == ["signing.pem"]
    assert clock.today()
