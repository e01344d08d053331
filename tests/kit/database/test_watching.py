"""The data version read past the session: what is committed, by connections that can be lost."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import text

from antq.kit.database import db, twin, writing
from antq.kit.database.version import data_version, raise_version
from antq.kit.database.watching import IDLE, VersionReader
from tests.databases import ENGINE


@pytest.fixture
def reader(fresh_app: Flask) -> Iterator[VersionReader]:
    with fresh_app.app_context():
        made = VersionReader(db.engine)
        yield made
        made.close()


def test_it_reads_what_is_committed_and_nothing_else(reader: VersionReader) -> None:
    assert reader.read() == data_version() == 1
    with writing():
        raise_version()
        assert reader.read() == 1
    assert reader.read() == 2


def test_one_connection_serves_who_asks_one_after_the_other(reader: VersionReader) -> None:
    for _ in range(5):
        reader.read()
    assert len(reader._idle) == 1


def test_many_threads_leave_few_connections_behind(reader: VersionReader) -> None:
    read: list[int | None] = []
    start = threading.Barrier(12)

    def ask() -> None:
        start.wait(30)
        read.extend(reader.read() for _ in range(20))

    threads = [threading.Thread(target=ask) for _ in range(12)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    assert read == [1] * 240
    assert 1 <= len(reader._idle) <= IDLE


@pytest.mark.skipif(ENGINE != "postgresql", reason="a file has no other end that could hang up")
def test_a_server_that_hangs_up_is_found_again(
    reader: VersionReader, caplog: pytest.LogCaptureFixture
) -> None:
    reader.read()
    hang_up = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    db.session.execute(text(f"{hang_up} AND pid <> pg_backend_pid()"))
    with caplog.at_level(logging.WARNING):
        assert reader.read() is None
    assert "cannot be read" in caplog.text
    assert reader.read() == 1


def test_a_table_that_is_not_there_is_no_number(fresh_app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    """Before the first migration the site answers as ever."""
    with fresh_app.app_context():
        with writing():
            db.session.execute(text("DROP TABLE data_version"))
        reader = VersionReader(db.engine)
        with caplog.at_level(logging.WARNING):
            assert reader.read() is None
        assert "data_version" in caplog.text
        assert len(reader._idle) == 0


def test_a_forked_process_makes_connections_of_its_own(reader: VersionReader) -> None:
    reader.read()
    inherited = reader._idle[0]
    child = os.fork()
    if not child:
        fine = reader.read() == 1 and len(reader._idle) == 1 and reader._idle[0] is not inherited
        os._exit(0 if fine else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert reader.read() == 1
    assert reader._idle[0] is inherited


def test_both_engines_tell_what_is_wrong_with_a_question(fresh_app: Flask) -> None:
    with fresh_app.app_context():
        ask, close = twin(db.engine).watching(db.engine, "SELECT word FROM nowhere")
        with pytest.raises(db.engine.dialect.loaded_dbapi.Error, match="nowhere"):
            ask()
        close()
