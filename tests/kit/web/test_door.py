"""The door: who comes in, what is committed, what is read of a body before it is known who sends it."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import stream_encode_multipart

from antq.config import FORM_BYTES, UPLOAD_BYTES
from antq.kit.database import db
from antq.kit.web import Door
from antq.kit.web.door import ROUTES, SHOWS
from tests.client import Client, htmx_headers, page_of
from tests.kit.web.conftest import TrialPage, kept_keys


def send(client: Client, address: str, **fields: str) -> Any:
    """Send a form with the token that stands on the page."""
    page = client.get_page("/thu/rieng")
    token = page.form("ghi").fields["csrf_token"]
    return client.post(address, data={"csrf_token": token, **fields})


def test_a_get_writes_nothing(client: Client) -> None:
    client.get_page("/thu/doc")
    assert kept_keys() == []


def test_a_head_is_asked_the_same_rule(client: Client, mai: Client) -> None:
    assert mai.head("/thu/rieng").status_code == 200
    mai.sign_out()
    assert client.head("/thu/rieng").status_code == 303


def test_a_post_that_succeeds_is_committed(mai: Client) -> None:
    answer = send(mai, "/thu/ghi", key="mai")
    assert (answer.status_code, answer.location) == (303, "/thu/vat/mai")
    assert kept_keys() == ["mai"]


@pytest.mark.parametrize("status", [200, 201, 303])
def test_below_400_is_committed(mai: Client, status: int) -> None:
    assert send(mai, "/thu/ghi", key="mai", status=str(status)).status_code == status
    assert kept_keys() == ["mai"]


@pytest.mark.parametrize("status", [400, 409, 422, 429, 500])
def test_from_400_on_is_rolled_back(mai: Client, status: int) -> None:
    assert send(mai, "/thu/ghi", key="mai", status=str(status)).status_code == status
    assert kept_keys() == []


@pytest.mark.parametrize(
    ("how", "status"),
    [
        ("refused", 403),
        ("missing", 404),
        ("stale", 409),
        ("invalid", 422),
        ("crash", 500),
        ("locked", 503),
        ("twice", 409),
    ],
)
def test_what_is_raised_is_rolled_back(mai: Client, how: str, status: int) -> None:
    assert send(mai, f"/thu/hong/{how}").status_code == status
    assert kept_keys() == []


def test_a_stranger_is_sent_to_sign_in_and_back(client: Client) -> None:
    answer = client.get("/thu/rieng?trang=2&q=đèn")
    assert answer.status_code == 303
    assert answer.location == "/dang-nhap?tiep=/thu/rieng?trang%3D2%26q%3D%C4%91%C3%A8n"
    page = client.follow(answer)
    assert page.h1


def test_a_stranger_who_writes_comes_back_to_the_address_without_its_fields(client: Client) -> None:
    answer = client.post("/thu/ghi", data={"key": "x", "csrf_token": "x"})
    assert (answer.status_code, answer.location) == (303, "/dang-nhap?tiep=/thu/ghi")
    assert kept_keys() == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_s_fragment_sends_the_whole_page_to_sign_in(client: Client, method: str) -> None:
    address = "/thu/rieng" if method == "get" else "/thu/ghi"
    answer = getattr(client, method)(address, headers=htmx_headers("results"))
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == f"/dang-nhap?tiep={address}"
    assert answer.text == ""


def test_what_is_not_seen_is_not_there(mai: Client) -> None:
    hidden = page_of(mai.get("/thu/vat/khuat"), status=404)
    nowhere = page_of(mai.get("/thu/vat/khong-co"), status=404)
    assert hidden.text == nowhere.text
    assert "khuat" not in hidden.text


def test_a_thing_is_found_before_its_rule_is_asked(mai: Client) -> None:
    assert mai.get_page("/thu/vat/mai").text_of("results") == "vật mai"
    assert "Vật này của người khác." in mai.get_page("/thu/vat/dao", status=403)


def test_a_public_rule_lets_strangers_in(client: Client) -> None:
    assert client.get_page("/thu/vat-mo/đèn").text_of("results") == "vật đèn"
    client.get_page("/thu/vat-mo/khuat", status=404)


@pytest.mark.parametrize("token", [None, "", "x", "é" * 40, "IjEyMyI.ZZZ.zzz", "\x00"])
def test_a_post_without_a_good_token_is_refused(mai: Client, token: str | None) -> None:
    data = {"key": "mai"} if token is None else {"key": "mai", "csrf_token": token}
    page = page_of(mai.post("/thu/ghi", data=data), status=400)
    assert "Biểu mẫu đã quá hạn" in page
    assert kept_keys() == []


def test_a_token_of_another_browser_is_no_good(mai: Client, another_client: Callable[[], Client]) -> None:
    stranger = another_client()
    token = stranger.get_page("/dang-nhap").forms[-1].fields["csrf_token"]
    page_of(mai.post("/thu/ghi", data={"key": "mai", "csrf_token": token}), status=400)
    assert kept_keys() == []


def test_a_public_form_needs_its_token_too(client: Client) -> None:
    page_of(client.post("/thu/mo", data={"key": "lạ"}), status=400)
    assert kept_keys() == []
    token = client.get_page("/dang-nhap").forms[-1].fields["csrf_token"]
    assert client.post("/thu/mo", data={"key": "lạ", "csrf_token": token}).status_code == 303
    assert kept_keys() == ["lạ"]


def test_an_address_that_only_takes_forms_says_so(client: Client) -> None:
    assert "GET" not in client.get("/thu/ghi").headers["Allow"]
    page_of(client.get("/thu/ghi"), status=405)
    page_of(client.post("/thu/cong-khai"), status=405)


class Tape(io.RawIOBase):
    """A body of given length that counts what is read of it."""

    def __init__(self, length: int, start: bytes = b"") -> None:
        self.left, self.start, self.heard = length, start, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = min(len(buffer), self.left)
        piece = (self.start[self.heard : self.heard + size]).ljust(size, b"x")
        buffer[:size] = piece
        self.heard += size
        self.left -= size
        return size


def play(client: Client, address: str, tape: Tape, kind: str = "multipart/form-data; boundary=ranh") -> Any:
    """Send the body of `tape`."""
    environ = {
        "wsgi.input": io.BufferedReader(tape, 65536),
        "CONTENT_LENGTH": str(tape.left),
        "CONTENT_TYPE": kind,
    }
    return client.post(address, environ_overrides=environ)


def test_a_long_body_to_an_ordinary_form_is_refused_before_it_is_read(mai: Client) -> None:
    tape = Tape(FORM_BYTES + 1)
    answer = play(mai, "/thu/ghi", tape, "application/x-www-form-urlencoded")
    assert "quá lớn" in page_of(answer, status=413)
    assert tape.heard == 0


def send_parts(client: Client, address: str, data: dict[str, Any]) -> Any:
    """Send a multipart form without a temporary file on our side, which nobody would close."""
    stream, length, boundary = stream_encode_multipart(data, use_tempfile=False)
    kind = f'multipart/form-data; boundary="{boundary}"'
    return client.post(address, input_stream=stream, content_length=length, content_type=kind)


def test_one_long_field_is_refused_too(mai: Client) -> None:
    page_of(send_parts(mai, "/thu/tep", {"key": "x" * (FORM_BYTES + 1)}), status=413)


def test_a_body_of_very_many_parts_is_refused(mai: Client) -> None:
    page_of(send_parts(mai, "/thu/ghi", {f"f{number}": "" for number in range(500)}), status=413)


def test_a_body_that_does_not_say_its_length_is_cut_at_the_same_limit(mai: Client) -> None:
    tape = Tape(40 * FORM_BYTES)
    environ = {
        "wsgi.input": io.BufferedReader(tape, 65536),
        "wsgi.input_terminated": True,
        "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "HTTP_TRANSFER_ENCODING": "chunked",
    }
    assert mai.post("/thu/ghi", environ_overrides=environ).status_code in (400, 413)
    assert kept_keys() == []
    assert tape.heard < 3 * FORM_BYTES


@pytest.mark.parametrize("address", ["/thu/tep", "/thu/tep-cam", "/thu/ghi"])
def test_nothing_is_read_of_what_a_stranger_sends(client: Client, address: str) -> None:
    tape = Tape(5_000_000)
    assert play(client, address, tape).status_code == 303
    assert tape.heard == 0


def test_nothing_is_read_of_a_long_body_from_one_who_may_not_send_it(mai: Client) -> None:
    tape = Tape(5_000_000)
    assert "Không ai được gửi tệp ở đây." in page_of(play(mai, "/thu/tep-cam", tape), status=403)
    assert tape.heard == 0


def test_who_may_send_files_may_send_long_ones(mai: Client) -> None:
    token = mai.get_page("/thu/rieng").form("ghi").fields["csrf_token"]
    file = FileStorage(io.BytesIO(b"x" * 3 * FORM_BYTES), "anh.jpg")
    assert send_parts(mai, "/thu/tep", {"csrf_token": token, "tep": file}).status_code == 303
    assert kept_keys() == [str(3 * FORM_BYTES)]


def test_but_not_without_end(mai: Client) -> None:
    tape = Tape(UPLOAD_BYTES + 1)
    page_of(play(mai, "/thu/tep", tape), status=413)
    assert tape.heard == 0


def test_the_body_is_received_with_no_transaction_open(mai: Client) -> None:
    """A telephone on a bad line may take minutes: it must hold neither connection nor lock."""
    open_while_reading: list[bool] = []
    token = mai.get_page("/thu/rieng").form("ghi").fields["csrf_token"]

    class Slow(io.BytesIO):
        def readinto(self, buffer: Any) -> int:
            open_while_reading.append(db.session().in_transaction())
            return super().readinto(buffer)

    body = f"csrf_token={token}&key=mai".encode()
    answer = mai.post(
        "/thu/ghi",
        environ_overrides={
            "wsgi.input": Slow(body),
            "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
        },
    )
    assert answer.status_code == 303
    assert open_while_reading
    assert not any(open_while_reading)


def test_a_route_is_written_once_and_says_what_it_shows(app: Flask) -> None:
    assert ROUTES["trial.thing"].rule == "trial.own"
    assert ROUTES["trial.upload"].upload
    assert not ROUTES["trial.write"].upload
    assert SHOWS["trial"] == "trial.thing"
    door = Door("trial", __name__)
    with pytest.raises(ValueError, match=r"trial\.show is routed twice"):

        @door.get("/thu/hai-lan", rule="trial.open")
        def show() -> Any:
            return TrialPage(by=None)
