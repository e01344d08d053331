"""The look keeps its promises: contrast, budgets, known words, and drawings that carry the whole country."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import brotli
import pytest
from jinja2 import Environment, FileSystemLoader

ROOT = Path(__file__).resolve().parent.parent
STATIC, TEMPLATES = ROOT / "static", ROOT / "templates"
TOKENS = (STATIC / "css" / "00-tokens.css").read_text("utf-8")
SHEETS = sorted((STATIC / "css").glob("*.css"))
PAGES = sorted(TEMPLATES.rglob("*.html"))

TEXT_ON = [
    ("ink", "paper"), ("ink", "surface"), ("muted", "paper"), ("muted", "surface"), ("link", "paper"),
    ("link", "surface"), ("visited", "paper"), ("brand", "paper"), ("brand", "surface"), ("brand", "brand-soft"),
    ("on-brand", "brand"), ("on-brand", "brand-deep"), ("gold", "paper"), ("gold", "surface"), ("gold", "gold-soft"),
    ("bad", "paper"), ("bad", "bad-soft"), ("warn", "warn-soft"), ("ok", "paper"), ("ok", "brand-soft"),
    ("link", "info-soft"), ("ink", "neutral-soft"),
]  # fmt: skip
MARKS_ON = [
    ("field", "paper"),
    ("field", "surface"),
    ("chart0", "paper"),
    ("chart1", "paper"),
    ("chart3", "paper"),
]


def tokens(theme: str) -> dict[str, str]:
    """The colours of one theme: the dark one writes over the light one."""
    light, dark = TOKENS.split("@media screen and (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6});", light))
    if theme == "dark":
        found.update(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6});", dark))
    return found


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT_ON, 4.5), (MARKS_ON, 3.0)], ids=["text", "marks"])
def test_pairs_of_colours_can_be_read(theme: str, pairs: list[tuple[str, str]], least: float) -> None:
    colours = tokens(theme)
    weak = {p: round(contrast(colours[p[0]], colours[p[1]]), 2) for p in pairs}
    assert {p: ratio for p, ratio in weak.items() if ratio < least} == {}


def test_the_style_sheet_fits_into_eight_kilobytes() -> None:
    text = re.sub(r"/\*.*?\*/|\s+", " ", "".join(s.read_text("utf-8") for s in SHEETS), flags=re.DOTALL)
    assert len(brotli.compress(text.encode())) <= 8 * 1024


TYPING = {"autosave", "copies", "fresh", "keep", "shelf", "signin", "warned"}
"""Loaded where a step of a dossier is typed."""

PHOTOS = {"copies", "fresh", "inplace", "keep", "photos", "shelf", "shrink", "signin"}
"""Loaded where its photos are added; `desk` where many dossiers are read. None of these is on a public page."""


@pytest.mark.parametrize(
    ("which", "most"),
    [("public", 6), ("typing", 8), ("photos", 10), ("desk", 3)],
)
def test_the_scripts_fit_into_their_budgets(which: str, most: int) -> None:
    """In kilobytes of brotli; the page of a public visitor has none of the others."""
    scripts = {each.stem: each for each in (STATIC / "js").glob("*.js")}
    sets = {"typing": TYPING, "photos": PHOTOS, "desk": {"desk"}}
    sets["public"] = scripts.keys() - set.union(*sets.values())
    assert sum(len(brotli.compress(scripts[name].read_bytes())) for name in sets[which]) <= most * 1024


def test_fonts_fit_into_their_budget() -> None:
    assert sum(f.stat().st_size for f in (STATIC / "fonts").glob("*.woff2")) <= 26 * 1024


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons.svg").read_text("utf-8")))
    named = {n for p in PAGES for n in re.findall(r'icon(?:_name=|\()"([a-z-]+)"', p.read_text("utf-8"))}
    assert named
    assert named - drawn == set()


def test_every_class_that_a_template_writes_has_a_rule() -> None:
    sheets = [*SHEETS, *(STATIC / "css" / "desk").glob("*.css")]
    ruled = {c for s in sheets for c in re.findall(r"\.([a-z][a-z0-9-]*)", s.read_text("utf-8"))}
    unknown = {(c, page.name) for page in PAGES for c in _classes(page.read_text("utf-8")) if c not in ruled}
    assert unknown == set()


def _classes(text: str) -> set[str]:
    """Classes written out in full; those that an expression builds ("tone-{{ tone }}") are left aside."""
    bare = re.sub(r"\{%.*?%\}", " ", re.sub(r"\{\{.*?\}\}", "?", text, flags=re.DOTALL), flags=re.DOTALL)
    return {c for value in re.findall(r'class="([^"]*)"', bare) for c in value.split() if "?" not in c}


@pytest.mark.parametrize("forbidden", [r"\sstyle=", r"\son[a-z]+=", r"<script>", r'\shx-[a-z]+[:="]'])
def test_templates_write_nothing_that_the_content_policy_forbids(forbidden: str) -> None:
    assert [p.name for p in PAGES if re.search(forbidden, p.read_text("utf-8"))] == []


def test_each_province_has_a_tile_of_its_own() -> None:
    grid = dict(
        re.findall(r'"(\d\d)": \((\d+, \d+)\)', (TEMPLATES / "kit" / "drawings.html").read_text("utf-8"))
    )
    assert len(grid) == 34
    assert len(set(grid.values())) == 34
    media = (STATIC / "css" / "36-ui-media.css").read_text("utf-8")
    for cell in grid.values():
        column, row = cell.split(", ")
        assert f".tiles .x{column} " in media
        assert f".tiles .y{row} " in media


def test_the_tile_map_names_both_island_zones() -> None:
    env = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    env.globals.update(_=lambda words, **values: words % values, icon=lambda name: "")
    env.filters["number"] = str
    html = str(env.get_template("kit/drawings.html").module.tile_map([]))  # type: ignore[attr-defined]
    assert "Đặc khu Hoàng Sa" in html
    assert "Đặc khu Trường Sa" in html


def test_letters_are_never_forced_upper_case_nor_spaced() -> None:
    """Vietnamese stacks two marks on a vowel: capitals and tracking make them collide."""
    text = "".join(s.read_text("utf-8") for s in SHEETS)
    assert "text-transform" not in text
    assert re.findall(r"letter-spacing: (?!inherit)", text) == []


def test_layers_come_in_their_order() -> None:
    order = [re.search(r"@layer ([a-z]+) \{", s.read_text("utf-8")) for s in SHEETS[1:]]
    place = {name: at for at, name in enumerate(("reset", "base", "ui", "rooms", "print"))}
    ranks = [place[found[1]] for found in order if found]
    assert len(ranks) == len(SHEETS) - 1
    assert all(one <= other for one, other in pairwise(ranks))
