"""Content-addressed files: kept whole, found by key, never swept young."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from antq.kit import storage
from antq.kit.refusals import Missing
from antq.kit.storage.local import LocalStorage

HOUR = timedelta(hours=1)
NOBODY = "0" * 64


@pytest.fixture
def kept(tmp_path: Path) -> LocalStorage:
    return LocalStorage(tmp_path / "uploads")


def path_of(kept: LocalStorage, key: str) -> Path:
    return kept.root / key[:2] / key[2:4] / key


def age(path: Path, by: timedelta) -> None:
    then = path.stat().st_mtime - by.total_seconds()
    os.utime(path, (then, then))


def leftovers(kept: LocalStorage) -> list[str]:
    return [path.name for path in (kept.root / ".incoming").iterdir() if path.name != "lock"]


def test_put_names_a_file_by_its_content(kept: LocalStorage) -> None:
    key = kept.put("tổ liên gia".encode())
    assert key == hashlib.sha256("tổ liên gia".encode()).hexdigest()
    assert path_of(kept, key).read_bytes().decode() == "tổ liên gia"
    with kept.open(key) as file:
        assert file.read().decode() == "tổ liên gia"
    assert kept.size(key) == len("tổ liên gia".encode())
    assert kept.exists(key)
    assert leftovers(kept) == []


def test_put_reads_a_stream_of_several_chunks(kept: LocalStorage) -> None:
    data = os.urandom(1 << 20) + b"tail"
    assert kept.put(io.BytesIO(data)) == kept.put(data)
    assert list(kept.keys()) == [hashlib.sha256(data).hexdigest()]


def test_the_same_content_twice_is_one_young_file(kept: LocalStorage) -> None:
    key = kept.put(b"same")
    age(path_of(kept, key), 48 * HOUR)
    old = path_of(kept, key).stat().st_mtime
    assert kept.put(b"same") == key
    assert path_of(kept, key).stat().st_mtime > old
    assert list(kept.keys()) == [key]


def test_files_are_for_owner_and_group_only(kept: LocalStorage) -> None:
    assert path_of(kept, kept.put(b"x")).stat().st_mode & 0o777 == 0o640


def test_file_and_folders_are_synced_before_put_returns(
    kept: LocalStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = []
    really = os.fsync

    def fsync(descriptor: int) -> None:
        synced.append(os.readlink(f"/proc/self/fd/{descriptor}"))
        really(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    folder = path_of(kept, kept.put(b"durable")).parent
    assert Path(synced[0]).parent.name == ".incoming"
    assert synced[1:] == [str(kept.root), str(folder.parent), str(folder)]


def test_a_full_disk_leaves_nothing_behind(kept: LocalStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        kept.put(b"lost")
    assert leftovers(kept) == []
    assert list(kept.keys()) == []


def test_a_stream_that_breaks_off_leaves_nothing_behind(kept: LocalStorage) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        kept.put(Broken())
    assert leftovers(kept) == []


def test_what_is_not_there_is_missing(kept: LocalStorage) -> None:
    for ask in (kept.open, kept.size, kept.whole):
        with pytest.raises(Missing):
            ask(NOBODY)
    assert not kept.exists(NOBODY)
    kept.drop(NOBODY)


@pytest.mark.parametrize(
    "trick",
    ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n", "00/" + "0" * 61, "\0" * 64, "０" * 64],
)
def test_no_path_is_built_from_what_is_not_a_key(kept: LocalStorage, trick: str) -> None:
    for ask in (kept.open, kept.size, kept.drop, kept.whole):
        with pytest.raises(Missing):
            ask(trick)
    assert not kept.exists(trick)


def test_whole_notices_a_changed_byte(kept: LocalStorage) -> None:
    key = kept.put(b"evidence")
    assert kept.whole(key)
    path_of(kept, key).write_bytes(b"Evidence")
    assert not kept.whole(key)


def test_drop_removes_one_file(kept: LocalStorage) -> None:
    gone, stays = kept.put(b"gone"), kept.put(b"stays")
    kept.drop(gone)
    assert list(kept.keys()) == [stays]


def test_keys_pass_over_strange_files(kept: LocalStorage) -> None:
    keys = sorted(kept.put(bytes([number])) for number in range(20))
    folder = path_of(kept, keys[0]).parent
    (folder / "Thumbs.db").touch()
    (folder / NOBODY).touch()  # a key, but not in its folder
    (kept.root / "README").touch()
    assert list(kept.keys()) == keys


def test_sweep_drops_old_orphans_only(kept: LocalStorage) -> None:
    named, orphan, young = kept.put(b"named"), kept.put(b"orphan"), kept.put(b"young")
    age(path_of(kept, named), 48 * HOUR)
    age(path_of(kept, orphan), 48 * HOUR)
    assert kept.sweep(lambda key: key == named, older_than=24 * HOUR) == [orphan]
    assert set(kept.keys()) == {named, young}


def test_sweep_never_asks_about_young_files(kept: LocalStorage) -> None:
    key = kept.put(b"its row is not committed yet")
    asked: list[str] = []

    def keep(key: str) -> bool:
        asked.append(key)
        return False

    assert kept.sweep(keep, older_than=HOUR) == []
    assert asked == []
    assert kept.exists(key)


def test_sweep_spares_a_file_sent_again_while_it_decides(kept: LocalStorage) -> None:
    key = kept.put(b"orphan once")
    age(path_of(kept, key), 48 * HOUR)

    def send_again(key: str) -> bool:
        kept.put(b"orphan once")
        return False

    assert kept.sweep(send_again, older_than=HOUR) == []
    assert kept.exists(key)


def test_sweep_passes_over_a_file_that_went_meanwhile(kept: LocalStorage) -> None:
    key = kept.put(b"orphan")
    age(path_of(kept, key), 48 * HOUR)

    def drop_first(key: str) -> bool:
        kept.drop(key)
        return False

    assert kept.sweep(drop_first, older_than=HOUR) == []


def test_sweep_clears_what_a_killed_process_left(kept: LocalStorage) -> None:
    old, fresh = kept.root / ".incoming" / "tmpold", kept.root / ".incoming" / "tmpfresh"
    old.write_bytes(b"half")
    fresh.write_bytes(b"half")
    age(old, 48 * HOUR)
    kept.put(b"makes the lock")
    age(kept.root / ".incoming" / "lock", 48 * HOUR)
    kept.sweep(lambda key: True, older_than=HOUR)
    assert leftovers(kept) == ["tmpfresh"]
    assert (kept.root / ".incoming" / "lock").exists()


def test_many_writers_of_the_same_content_agree(kept: LocalStorage) -> None:
    keys: list[str] = []
    writers = [threading.Thread(target=lambda: keys.append(kept.put(b"one photo"))) for _ in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(keys) == 8
    assert set(keys) == set(kept.keys())
    assert leftovers(kept) == []


def test_a_kill_in_the_middle_of_put_leaves_no_half_file(kept: LocalStorage) -> None:
    script = (
        "import io, os, sys; from pathlib import Path; from antq.kit.storage.local import LocalStorage\n"
        "class Dying(io.BytesIO):\n"
        "    def read(self, size=-1):\n"
        "        if self.tell(): os.kill(os.getpid(), 9)\n"
        "        return super().read(1000)\n"
        "LocalStorage(Path(sys.argv[1])).put(Dying(b'x' * 5000))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(kept.root)], check=False)
    assert done.returncode == -9
    assert list(kept.keys()) == []
    assert len(leftovers(kept)) == 1  # for the sweep


def test_store_is_the_storage_of_the_current_app(tmp_path: Path) -> None:
    app = Flask(__name__)
    app.config["UPLOADS_DIR"] = str(tmp_path / "uploads")
    storage.init_app(app)
    with app.app_context():
        key = storage.store().put(b"through the app")
    assert path_of(LocalStorage(tmp_path / "uploads"), key).read_bytes() == b"through the app"
