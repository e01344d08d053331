"""flask antq places import: one list after the other, by their days and in time."""

from __future__ import annotations

import threading
from pathlib import Path

from flask import Flask

from antq.cli_places import PLACES
from antq.kit import clock
from antq.kit.database import one_at_a_time, writing
from antq.places import actions, derived
from antq.places.queries import by_key
from tests.making import map_of_places
from tests.places.test_import import DECISION, HEAD, NOW, ON, TODAY, Import, faults, import_, instead, rows

__all__ = ["import_"]


def test_lists_are_taken_in_in_the_order_of_their_days(import_: Import) -> None:
    import_(*instead(_82="", _38="38,Tỉnh Sen Hồng,tinh,"), followed=("38,38,whole", "82,38,whole"))
    before = rows()
    new = (*instead(_82="", _38="38,Tỉnh Sen Hồng,tinh,"), "15800,Phường Mới,phuong,38")
    found = faults(import_(*new, on="2026-10-01"))
    assert [each.split(", when")[0] for each in found] == ["--on 2026-10-01 lies before 2026-11-01"]
    assert rows() == before
    assert import_(*new).exit_code == 0, "the same day is none before"
    assert by_key("15800").parent is by_key("38")
    assert derived.faults() == []


def test_a_place_below_one_that_has_ended_is_a_fault(import_: Import) -> None:
    import_(*instead(_82="", _38="38,Tỉnh Sen Hồng,tinh,"), followed=("38,38,whole", "82,38,whole"))
    lost = by_key("15715")
    lost.parent = by_key("cu-82")
    actions.settle()
    assert derived.faults() == [
        "place 15715 Xã Tân Ninh still stands, but lies in 82 Tỉnh Đồng Tháp, which has ended"
    ]


def test_two_imports_at_once_come_one_after_the_other(fresh_app: Flask, tmp_path: Path) -> None:
    """The second reads what stands only when the first is done: else it would review what is no more."""
    file, said = tmp_path / "places.csv", []
    lines = (*TODAY, "15800,Phường Mới,phuong,38")
    words = ["antq", "places", "import", str(file), "--on", ON, "--decision", DECISION]
    file.write_text("\n".join([HEAD, *lines]), encoding="utf-8")

    def run() -> None:
        said.append(fresh_app.test_cli_runner().invoke(args=words).output)

    other = threading.Thread(target=run)
    with clock.stopped(NOW), fresh_app.app_context():
        with writing():
            map_of_places()
        with writing():
            one_at_a_time(PLACES)
            other.start()
            other.join(1.5)
            assert said == []
            listed = [
                dict(zip(HEAD.split(","), line.split(","), strict=True))
                for line in (*TODAY, "15800,Phường Mới,phuong,38")
            ]
            actions.load_current(listed, source="tests")
            actions.settle()
        other.join(30)
    assert said[0].splitlines()[0] == "unchanged 6"
