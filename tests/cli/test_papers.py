"""flask antq papers, and that neither check nor sweep takes issued papers for strangers."""

from __future__ import annotations

from pathlib import Path

from antq.kit import storage
from antq.kit.database import writing
from antq.kit.documents import ledger
from antq.kit.documents.ledger import About, Facts
from antq.people.actor import SYSTEM
from tests.cli.conftest import House, age


def test_every_wording_is_read_and_what_is_wrong_is_told(house: House) -> None:
    done = house.run("papers")
    assert done.exit_code == 0
    assert done.output.count("good") >= 9
    folder = Path(house.app.config["DATA_DIR"]) / "papers"
    folder.mkdir()
    (folder / "to-trinh.toml").write_text(
        'title = "Tờ trình {{ offce.name }}"\n[[block]]\nblock = "page_break"\n', "utf-8"
    )
    (folder / "tom-tat.toml").write_text(
        'title = "Tóm tắt {{ counted }}"\n[[block]]\nblock = "page_break"\n', "utf-8"
    )
    done = house.run("papers")
    assert done.exit_code == 1
    assert "FAULT  to-trinh.toml, title: {{ offce }} is not told to this paper" in done.output
    assert "good   tom-tat.toml, the office’s own" in done.output
    assert "good   trich-ngang.toml\n" in done.output


def test_issued_papers_are_kept_and_checked(house: House) -> None:
    with house.app.app_context():
        with writing():
            files = [ledger.keep("pdf", b"%PDF-1.7 giay")]
            ledger.issue(Facts("thu", "Giấy thử", "c" * 64, "w" * 64), [About("trial", 1)], files, by=SYSTEM)
        key = files[0].key
    age(house, key, days=400)
    assert house.faults() == []
    assert house.run("sweep").output == "0 files removed.\n"
    with house.app.app_context():
        assert storage.store().exists(key)
        storage.store().drop(key)
    assert house.faults() == [f"file {key}: a row names it, the store has not got it"]
