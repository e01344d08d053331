"""What an upload may cost: measured in a process of its own, over every hostile and every large sample."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import zlib
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from . import hostile
from .document_samples import DOCUMENTS_REFUSED
from .hostile import Sample
from .hostile_documents import docx, pdf, stream
from .samples import PHOTOS_REFUSED

ROOT = Path(__file__).resolve().parents[3]

# Not ru_maxrss: Linux hands it down through fork and exec, so it would start at the peak of the test run.
MEASURE = """
import json, re, sys, time
from antq.kit.media.documents import receive_document
from antq.kit.media.intake import receive_photo
from antq.kit.refusals import Invalid
receive = {"photo": receive_photo, "file": receive_document}[sys.argv[1]]
for path in sys.argv[2:]:
    with open("/proc/self/clear_refs", "w") as peak_so_far:
        peak_so_far.write("5")
    began, answer = time.process_time(), "taken"
    try:
        with open(path, "rb") as file:
            receive(file, name=path)
    except Invalid as refused:
        answer = str(refused)
    with open("/proc/self/status") as status:
        peak = int(re.search(r"VmHWM:\\s+(\\d+) kB", status.read())[1]) / 1024
    print(json.dumps([answer, peak, time.process_time() - began]), flush=True)
"""

LARGE_PHOTOS = (
    Sample("48 Mpx of a phone", "", lambda: hostile.saved(Image.new("RGB", (8000, 6000)), "JPEG"), "taken"),
    Sample("hardly shrunk", "", lambda: hostile.saved(Image.new("RGB", (3990, 3990)), "JPEG"), "taken"),
    Sample("strip", "", lambda: hostile.saved(Image.new("RGB", (65_000, 760)), "JPEG"), "taken"),
    Sample("for printing", "", lambda: hostile.saved(Image.new("CMYK", (8000, 6000)), "JPEG"), "taken"),
    Sample("progressive, too large", "", partial(hostile.scan_flood_jpeg, 2, 7000), "lũy tiến"),
    Sample("as many scans as allowed", "", partial(hostile.scan_flood_jpeg, 22, 5200), "taken"),
    Sample("RGBA PNG", "", lambda: hostile.saved(Image.new("RGBA", (4000, 4000)), "PNG"), "taken"),
    Sample("palette PNG", "", partial(hostile.see_through_palette_png, 4000, 4000), "taken"),
    Sample(
        "WebP", "", lambda: hostile.saved(Image.new("RGBA", (2640, 2640), "#2040"), "WEBP", method=0), "taken"
    ),
)


PAGE = random.Random(7).randbytes(50_000) + b"\xff" * 25_000_000
LARGE_DOCUMENTS = (
    Sample("20 MB of words", "", lambda: pdf(b"(xin)" * 3_900_000), "taken"),
    Sample("500 MB of lossless scan", "", lambda: pdf(*[stream(zlib.compress(PAGE, 1))] * 20), "taken"),
    Sample(
        "100 MB of text", "", lambda: docx(*[(f"word/{n}.xml", b" " * 990_000) for n in range(100)]), "taken"
    ),
)


@pytest.mark.parametrize(
    ("field", "samples"),
    [("photo", [*LARGE_PHOTOS, *PHOTOS_REFUSED]), ("file", [*LARGE_DOCUMENTS, *DOCUMENTS_REFUSED])],
)
def test_no_upload_costs_more_than_256_mb_or_10_seconds(
    tmp_path: Path, field: str, samples: list[Sample]
) -> None:
    samples = [sample for sample in samples if sample.title != "nothing chosen"]
    paths = [tmp_path / f"{number}{Path(sample.filename).suffix}" for number, sample in enumerate(samples)]
    for path, sample in zip(paths, samples, strict=True):
        path.write_bytes(sample.make())
    command = [sys.executable, "-c", MEASURE, field, *map(str, paths)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    for sample, line in zip(samples, done.stdout.splitlines(), strict=True):
        answer, peak, seconds = json.loads(line)
        assert sample.says in answer, sample.title
        assert peak < 256, f"{sample.title}: {peak:.0f} MB, the program itself included"
        assert seconds < 10, f"{sample.title}: {seconds:.1f} s"
