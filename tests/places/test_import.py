"""flask antq places import: what it says before, what it writes, what it refuses."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select

from antq.catalogue import actions as catalogue
from antq.kit import clock
from antq.kit.database import db
from antq.kit.database.version import data_version
from antq.places import actions, derived, lineage
from antq.places.actions import in_time
from antq.places.models import Place, PlaceVersion, Succession
from antq.places.queries import by_key
from tests.making import an_initiative, map_of_places

HEAD = "code,name,type,parent_code"
TODAY = (
    "15,Tỉnh Lào Cai,tinh,",
    "38,Tỉnh Thanh Hóa,tinh,",
    "82,Tỉnh Đồng Tháp,tinh,",
    "04345,Xã Mường Lai,xa,15",
    "15715,Xã Tân Ninh,xa,38",
)
ON = "2026-11-01"
NOW = datetime(2026, 11, 20, tzinfo=UTC)
DECISION = "01/NQ-UBTVQH16"

Import = Callable[..., Result]


@pytest.fixture
def import_(app: Flask, session: Any, tmp_path: Path) -> Import:
    """Run the command on lines of a list, and of successions where they are given."""
    map_of_places()
    session.commit()

    def run(*lines: str, followed: tuple[str, ...] = (), on: str = ON, dry: bool = False) -> Result:
        listed, succession = tmp_path / "places.csv", tmp_path / "followed.csv"
        listed.write_text("\n".join([HEAD, *lines]), encoding="utf-8")
        succession.write_text("\n".join(["old_code,new_code,kind", *followed]), encoding="utf-8")
        words = [str(listed), "--on", on, "--decision", DECISION, *(["--dry-run"] if dry else [])]
        more = ["--succession", str(succession)] if followed else []
        session.commit()
        with clock.stopped(NOW):
            done = app.test_cli_runner().invoke(args=["antq", "places", "import", *words, *more])
        session.expire_all()
        session.rollback()
        return done

    return run


def rows() -> list[int]:
    return [
        int(db.session.scalar(select(func.count()).select_from(each)) or 0)
        for each in (Place, PlaceVersion, Succession)
    ]


def instead(**lines: str) -> tuple[str, ...]:
    """The list of today with other lines for some codes; "" leaves one out."""
    changed = {key[1:]: line for key, line in lines.items()}
    said = [changed.pop(line.split(",")[0], line) for line in TODAY]
    return tuple(line for line in [*said, *changed.values()] if line)


def faults(done: Result) -> list[str]:
    assert done.exit_code == 1, done.output
    found = [line.split("FAULT")[1].strip() for line in done.output.splitlines() if "FAULT" in line]
    assert f"{len(found)} faults, nothing was written." in done.output
    return found


def test_the_same_list_changes_nothing(import_: Import) -> None:
    before, version = rows(), data_version()
    done = import_(*TODAY)
    assert done.exit_code == 0, done.output
    assert done.output.splitlines() == [
        "unchanged 5",
        "0 places touched, 0 initiatives and 0 replications brought up to date.",
    ]
    assert (rows(), data_version()) == (before, version)


RENAMED = {"_15": "15,Thành phố Lào Cai,thanh-pho,", "_15715": "15715,Xã Tân Ninh Mới,xa,38"}


def test_a_dry_run_says_every_difference_and_writes_none(import_: Import) -> None:
    before = rows()
    lines = instead(**RENAMED, _04345="04345,Xã Mường Lai,xa,82", _15800="15800,Phường Mới,phuong,38")
    done = import_(*lines, dry=True)
    assert done.output.splitlines() == [
        "new      15800 Phường Mới",
        "retyped  15 Tỉnh Lào Cai -> Thành phố Lào Cai",
        "renamed  15715 Xã Tân Ninh -> Xã Tân Ninh Mới",
        "moved    04345 Xã Mường Lai: parent 82",
        "unchanged 2",
        "Nothing was written: a dry run.",
    ]
    assert rows() == before


def test_a_renamed_place_has_a_new_version_and_is_found_by_it(import_: Import) -> None:
    made = an_initiative("Tiếng loa", place=by_key("cu-15715"))
    done = import_(*instead(**RENAMED))
    assert "2 places touched, 1 initiatives and 0 replications brought up to date." in done.output
    place = by_key("15715")
    known = [(each.name, each.valid_from, each.valid_to) for each in in_time(place.versions)]
    assert known == [
        ("Xã Tân Ninh", None, date(2026, 10, 31)),
        ("Xã Tân Ninh Mới", date(2026, 11, 1), None),
    ]
    assert in_time(place.versions)[-1].source == DECISION
    assert "thanh pho lao cai" in by_key("04345").folded
    assert made.place
    assert "(nay là xã Tân Ninh Mới, Thanh Hóa)" in lineage.described(made.place)
    assert derived.faults() == []


MERGED = instead(_15715="15715,Xã Ninh Giang,xa,38", _15800="15800,Xã Phần Còn Lại,xa,38")
DIVIDED = ("15715,15715,main", "15715,15800,part")


def test_a_code_whose_area_changed_is_a_new_place_and_what_lies_there_follows(import_: Import) -> None:
    here = an_initiative("Tiếng loa", place=by_key("15715"))
    long_ago = an_initiative("Tiếng kẻng", place=by_key("cu-15715"))
    before = by_key("15715")
    done = import_(*MERGED, followed=DIVIDED)
    assert done.exit_code == 0, done.output
    assert done.output.splitlines()[:2] == [
        "new      15800 Xã Phần Còn Lại",
        "replaced 15715 Xã Tân Ninh -> Xã Ninh Giang (another area), followed by 15715 (main), 15800 (part)",
    ]
    now = by_key("15715")
    assert now is not before
    assert (before.ended_on, now.began_on) == (date(2026, 10, 31), date(2026, 11, 1))
    assert before.heir is now
    assert by_key("cu-15715-2025").heir is now
    assert (here.commune, long_ago.commune) == (now, now)
    assert here.place is before
    assert lineage.located(by_key("cu-15715-2025")).divided is before
    assert derived.faults() == []


def test_a_repeated_import_changes_nothing(import_: Import) -> None:
    import_(*MERGED, followed=DIVIDED)
    before, version = rows(), data_version()
    done = import_(*MERGED, followed=DIVIDED)
    assert done.output.splitlines()[0] == f"unchanged {len(MERGED)}"
    assert (rows(), data_version()) == (before, version)


def test_a_province_that_is_merged_takes_its_communes_along(import_: Import) -> None:
    made = an_initiative("Tiếng loa", place=by_key("15715"))
    lines = instead(_82="", _38="38,Tỉnh Sen Hồng,tinh,")
    done = import_(*lines, followed=("38,38,whole", "82,38,whole"))
    assert done.exit_code == 0, done.output
    now = by_key("38")
    assert by_key("15715").parent is now
    assert by_key("15715").began_on is None
    assert made.province is now
    assert {by_key("cu-38").heir, by_key("cu-82").heir, by_key("cu-87").heir} == {now}
    assert by_key("cu-397").heir is now
    assert derived.faults() == []


def test_a_place_that_is_gone_needs_a_successor(import_: Import) -> None:
    lines = instead(_15715="")
    assert faults(import_(*lines)) == [
        "15715 Xã Tân Ninh is not in the list, and no succession says who followed"
    ]
    taken_in = import_(*lines, followed=("15715,04345,whole",))
    assert faults(taken_in) == [
        "successions: 04345 Xã Mường Lai takes in another place, so its area changes;"
        " say who followed 04345 itself"
    ]
    done = import_(*lines, followed=("15715,04345,whole", "04345,04345,whole"))
    assert done.exit_code == 0, done.output
    assert by_key("cu-15715").heir is by_key("04345")
    assert len(lineage.predecessors_of(by_key("04345"))) == 2


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ((*TODAY, "4346,Xã A,xa,15"), "line 7: code '4346' has not 5 digits"),
        ((*TODAY, "15715,Xã A,xa,15"), "line 7: code 15715 stands in line 6 already"),
        ((*TODAY, "04346,Xã A,xa,99"), "line 7: its parent 99 is not in the list"),
        ((*TODAY, "04346,Xã A,huyen,15"), "line 7: type 'huyen' is none of"),
        ((*TODAY, "04346,,xa,15"), "line 7: there is no name"),
        ((*TODAY, "04346,Phường A,xa,15"), "line 7: name 'Phường A' does not begin with 'Xã'"),
        ((*TODAY, "04346,X· M­êng Lai,xa,15"), "line 7: name 'X· Mêng Lai' has letters"),
        ((*TODAY, "04346,Xaõ Möôøng Lai,xa,15"), "line 7: name 'Xaõ Möôøng Lai' has letters"),
        ((*TODAY, "04346,Xã A,xa"), "line 7: 3 columns instead of 4"),
        ((), "the list is empty"),
    ],
)
def test_a_wrong_line_is_named_with_its_reason(import_: Import, lines: tuple[str, ...], fault: str) -> None:
    before = rows()
    found = faults(import_(*lines))
    assert len(found) == 1
    assert found[0].startswith(f"places.csv{':' if fault.startswith('the') else ','} {fault}")
    assert rows() == before


@pytest.mark.parametrize(
    ("followed", "fault"),
    [
        (("99999,15715,whole",), "line 2: no place of today has the code 99999"),
        (("15715,99999,whole",), "line 2: 99999 is not in the list"),
        (("15715,38,whole",), "line 2: a province cannot follow a commune"),
        (("15715,15715,half",), "line 2: kind 'half' is none of"),
        (("15715,15715,main",), "line 2: 15715 needs one successor whole"),
        (("15715,15715,whole", "15715,15715,whole"), "line 3: 15715 to 15715 stands there already"),
        (("15715,04345,whole",), "15715 Xã Tân Ninh is followed, but the list still has it"),
    ],
)
def test_wrong_successions_are_named(import_: Import, followed: tuple[str, ...], fault: str) -> None:
    before = rows()
    assert any(fault in each for each in faults(import_(*TODAY, followed=followed)))
    assert rows() == before


def test_all_wrong_lines_are_named_at_once(import_: Import) -> None:
    assert len(faults(import_("1,Tỉnh A,tinh,", *TODAY[1:], "04346,Xã A,xb,15"))) == 3


def test_another_encoding_and_other_columns_are_told(app: Flask, session: Any, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    words = ["antq", "places", "import", str(file), "--on", ON, "--decision", DECISION]
    file.write_bytes("code,name\r\n15,Tỉnh Lào Cai\r\n".encode())
    assert "no column type, parent_code" in app.test_cli_runner().invoke(args=words).output
    file.write_bytes(HEAD.encode() + "\n15,T\xf5nh".encode("latin-1"))
    assert "line 2: not in UTF-8" in app.test_cli_runner().invoke(args=words).output


def test_a_mark_at_the_start_and_decomposed_letters_are_no_difference(import_: Import) -> None:
    lines = [unicodedata.normalize("NFD", line) for line in TODAY]
    done = import_(lines[0], *lines[1:])
    assert done.output.splitlines()[0] == "unchanged 5"


def test_the_file_may_begin_with_a_byte_order_mark(app: Flask, session: Any, tmp_path: Path) -> None:
    map_of_places()
    session.commit()
    file = tmp_path / "list.csv"
    file.write_text("\n".join([HEAD, *TODAY]), encoding="utf-8-sig")
    words = ["antq", "places", "import", str(file), "--on", ON, "--decision", DECISION, "--dry-run"]
    assert "unchanged 5" in app.test_cli_runner().invoke(args=words).output


def test_the_day_must_have_come_and_lie_after_the_last_change(import_: Import) -> None:
    lines = instead(**RENAMED)
    assert "is still to come" in faults(import_(*lines, on="2100-01-01"))[0]
    assert import_(*lines, on="2100-01-01", dry=True).exit_code == 0
    import_(*lines)
    again = instead(_15="15,Tỉnh Lào Cai,tinh,", _15715=RENAMED["_15715"])
    assert faults(import_(*again)) == ["15 Thành phố Lào Cai stands so since 2026-11-01: --on must be later"]


def test_what_was_imported_is_not_undone_by_the_shipped_list(import_: Import) -> None:
    import_(*MERGED, followed=DIVIDED)
    import_(*[line.replace("Xã Mường Lai", "Xã Mường Mới") for line in MERGED], on="2026-11-02")
    before = rows()
    shipped = [dict(zip(HEAD.split(","), line.split(","), strict=True)) for line in TODAY]
    done = actions.load_current(shipped, source="shipped", as_of=date(2026, 10, 10))
    assert (done.added, done.changed, done.same) == (0, 0, 5)
    assert rows() == before


def test_where_an_initiative_lies_is_brought_up_to_date(import_: Import, session: Any) -> None:
    made = an_initiative("Tiếng loa", place=by_key("15715"))
    catalogue.add_known_place(made, by_key("04345"))
    done = import_(*instead(_15715="15715,Xã Tân Ninh,xa,82"))
    assert "1 places touched, 1 initiatives and 0 replications brought up to date." in done.output
    assert made.province is by_key("82")
    assert in_time(by_key("15715").versions)[-1].source == f"{DECISION}; Tỉnh Thanh Hóa → Tỉnh Đồng Tháp"
