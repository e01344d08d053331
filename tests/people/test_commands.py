"""The commands that open the first account and rescue a lost one."""

from __future__ import annotations

import re

from flask import Flask
from flask.testing import FlaskCliRunner

from antq.kit.database import writing
from antq.people import queries
from antq.people.actor import actor_of
from tests.client import Client
from tests.people.conftest import SECRET

PRINTED = re.compile(r"Mật khẩu ban đầu:\s+(\S+)")


def run(app: Flask, *words: str) -> tuple[int, str]:
    done = FlaskCliRunner(app).invoke(args=["people", *words])
    return done.exit_code, done.output


def test_the_first_administrator(fresh_app: Flask, fresh_client: Client) -> None:
    status, said = run(fresh_app, "create-admin", "QuanTri", "--name", "Đỗ Hải Yến")
    assert status == 0, said
    found = PRINTED.search(said)
    assert found
    fresh_client.sign_in_by_form("quantri", found[1])
    page = fresh_client.get_page("/tai-khoan/mat-khau")
    new = "gió mùa đông bắc"
    fresh_client.submit(page, "doi-mat-khau", present=found[1], new=new, again=new)
    assert fresh_client.get_page("/quan-tri/nguoi-dung").h1 == "Người dùng"
    with fresh_app.app_context():
        person = queries.named("quantri")
        assert person
        assert [post.province_id for post in actor_of(person).posts] == [None]


def test_what_it_refuses_changes_nothing(fresh_app: Flask) -> None:
    assert run(fresh_app, "create-admin", "quantri", "--name", "Một")[0] == 0
    assert run(fresh_app, "create-admin", "Quản Trị", "--name", "Hai")[0] == 1
    assert run(fresh_app, "create-admin", "khac", "--name", "Ba", "--unit", "khong-co")[0] == 1
    with fresh_app.app_context():
        assert queries.named("khac") is None


def test_a_lost_password_is_reset(fresh_app: Flask, fresh_client: Client) -> None:
    first = PRINTED.search(run(fresh_app, "create-admin", "quantri", "--name", "Một")[1])
    status, said = run(fresh_app, "reset-password", "Quản trị")
    second = PRINTED.search(said)
    assert first
    assert second
    assert (status, first[1] == second[1]) == (0, False)
    fresh_client.sign_in_by_form("quantri", second[1])
    assert run(fresh_app, "reset-password", "khongco")[0] == 1


def test_a_lost_telephone(fresh_app: Flask, fresh_client: Client) -> None:
    initial = PRINTED.search(run(fresh_app, "create-admin", "quantri", "--name", "Một")[1])
    assert initial
    with fresh_app.app_context(), writing():
        person = queries.named("quantri")
        assert person
        person.second_factor = SECRET
    page = fresh_client.get_page("/dang-nhap")
    typed = {"username": "quantri", "password": initial[1]}
    assert fresh_client.submit(page, "dang-nhap", **typed).status_code == 422
    status, said = run(fresh_app, "drop-second-factor", "Quản trị")
    assert (status, "Đã bỏ xác thực hai bước của quantri" in said) == (0, True)
    fresh_client.sign_in_by_form("quantri", initial[1])


def test_a_second_factor_that_is_not_there(fresh_app: Flask) -> None:
    run(fresh_app, "create-admin", "quantri", "--name", "Một")
    status, said = run(fresh_app, "drop-second-factor", "quantri")
    assert (status, "chưa bật xác thực hai bước" in said) == (1, True)
    assert run(fresh_app, "drop-second-factor", "khongco")[0] == 1
