"""Rebuild the vendored font subsets and the icon sprite. Needed only when an icon or a letter is added.

The results are checked in, so neither running nor testing antq needs this script. It wants two packages that
antq itself does not use, so give it an environment of its own:

    python3 -m venv /some/where && /some/where/bin/pip install fonttools brotli
    npm pack @expo-google-fonts/be-vietnam-pro@0.4.1 lucide-static@1.62.0      (then unpack both)
    /some/where/bin/python tools/build_assets.py --fonts UNPACKED_FONTS --icons UNPACKED_LUCIDE
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "static"

# Lucide name -> the name templates use, where a shorter word reads better.
ICONS = """
arrow-down arrow-left arrow-right arrow-up award badge-check bell book-open building-2=building calendar camera
chart-column=chart check chevron-down chevron-left chevron-right circle-alert=alert circle-check=done
circle-question-mark=help circle-x=refused clock copy download external-link=external eye eye-off file-text=file
sliders-horizontal=filter gavel hourglass house image inbox info landmark layout-grid=grid link list lock log-in
log-out mail map-pin=place medal menu message-square=message minus network=lineage paperclip pause pencil=edit phone
plus printer qr-code=qr rotate-ccw=undo scale search send settings share-2=share shield-check=shield sprout
trash-2=trash triangle-alert=warning upload user-round=user users x
""".split()

# Every Vietnamese letter is one of these bases with at most one shape mark and one tone mark.
BASES = "aăâeêioôơuưyđ"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
EXTRA = "–—‘’“”…•·§©°²³×‹›₫→←↑↓−≤≥\u00a0\u202f"


def vietnamese_letters() -> set[str]:
    """All 134 letters that Vietnamese adds to Latin, upper and lower case, composed (NFC)."""
    lower = {unicodedata.normalize("NFC", base + tone) for base in BASES if base != "đ" for tone in TONES} | {
        "đ"
    }
    return {letter for letter in lower | {c.upper() for c in lower} if ord(letter) > 127}


def wanted_characters() -> set[int]:
    latin = {chr(code) for code in range(0x20, 0x7F)}
    marks = set(TONES[1:]) | {"\u0302", "\u0306", "\u031b"}
    return {ord(c) for c in latin | vietnamese_letters() | marks | set(EXTRA)}


def subset_fonts(source: Path) -> None:
    """Write 400 and 700 as WOFF2 with only the letters above; stop if a Vietnamese letter is missing."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    for weight, name in (("400", "400Regular"), ("700", "700Bold")):
        font = TTFont(source / name / f"BeVietnamPro_{name}.ttf")
        missing = {c for c in vietnamese_letters() if ord(c) not in font.getBestCmap()}
        if missing:
            sys.exit(f"{name}: letters not in the font: {''.join(sorted(missing))}")
        features = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk"]
        options = subset.Options(
            layout_features=features, hinting=False, flavor="woff2", name_IDs=[0, 1, 2, 13]
        )
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=wanted_characters())
        subsetter.subset(font)
        target = STATIC / "fonts" / f"be-vietnam-pro-{weight}.woff2"
        subset.save_font(font, str(target), options)
        print(f"{target.name}: {target.stat().st_size} bytes, {len(font.getBestCmap())} characters")
    (STATIC / "fonts" / "OFL.txt").write_text(
        (source / "LICENSE_FONT").read_text(encoding="utf-8"), encoding="utf-8"
    )


def build_sprite(source: Path) -> None:
    """Write icons.svg: one <symbol> per icon. Stroke and fill come from the class `i` through `use`."""
    symbols = []
    for entry in sorted(ICONS, key=lambda item: item.split("=")[-1]):
        lucide, _, short = entry.partition("=")
        text = (source / "icons" / f"{lucide}.svg").read_text(encoding="utf-8")
        inner = re.search(r"<svg[^>]*>(.*)</svg>", text, re.DOTALL)
        if inner is None:
            sys.exit(f"{lucide}: not the SVG that was expected")
        body = re.sub(r"\s*/>", "/>", re.sub(r">\s+<", "><", inner[1].strip()))
        symbols.append(f'<symbol id="{short or lucide}" viewBox="0 0 24 24">{body}</symbol>')
    licence = "<!-- Lucide 1.62.0, ISC licence; see VENDOR.md -->"
    (STATIC / "icons.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg">{licence}\n' + "\n".join(symbols) + "\n</svg>\n",
        encoding="utf-8",
    )
    print(f"icons.svg: {len(symbols)} icons")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--fonts", type=Path, help="unpacked @expo-google-fonts/be-vietnam-pro")
    parser.add_argument("--icons", type=Path, help="unpacked lucide-static")
    chosen = parser.parse_args()
    if chosen.fonts:
        subset_fonts(chosen.fonts)
    if chosen.icons:
        build_sprite(chosen.icons)


if __name__ == "__main__":
    main()
