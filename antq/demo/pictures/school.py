"""The school yard: trường học."""

from __future__ import annotations

from dataclasses import replace

from .colours import darker, lighter, mix
from .flowers import grass, shrub
from .household import book
from .people import children, someone
from .poses import perch, sit, stand
from .roofs import roof
from .scenery import birds, ground, hills, sky
from .shapes import arch, rounded, smooth
from .stage import Scene, Stage
from .trees import crown, tree


def _school(s: Stage, x: float, y: float, width: float) -> None:
    """A long two-storey school with an arcade; no sign, no flag."""
    c = s.canvas
    wall, trim = s.named("ochre"), s.named("cream")
    storey = width * 0.13
    with c.sheet(16):
        c.rect(x - width / 2, y - storey * 2, width, storey * 2, wall)
    for level in (0, 1):
        foot = y - storey * level
        bays = 9
        for i in range(bays):
            bx = x - width / 2 + width * (i + 0.5) / bays
            c.poly(arch(bx, foot, width / bays * 0.74, storey * 0.8), darker(wall, 0.28))
            lit = s.palette.lit or i % 3 == 1
            c.rect(
                bx - width * 0.02,
                foot - storey * 0.55,
                width * 0.04,
                storey * (0.55 if i % 4 == 0 else 0.34),
                s.named("deep") if not lit else mix(s.palette.lamp, trim, 0.4),
            )
        c.rect(x - width / 2 - 8, foot - storey * 0.06, width + 16, storey * 0.07, trim)
        if level:
            c.rect(x - width / 2, foot - storey * 0.3, width, storey * 0.05, trim)
            for i in range(46):
                c.rect(x - width / 2 + width * i / 46, foot - storey * 0.3, 5, storey * 0.26, trim)
    roof(s, x, y - storey * 1.95, width * 1.06, width * 0.11, rows=5)


def _satchel(s: Stage, x: float, y: float, size: float, tone: tuple[int, int, int]) -> None:
    c = s.canvas
    with c.sheet(4):
        c.poly(rounded(x - size * 0.5, y - size * 0.6, size, size * 1.2, size * 0.28), tone)
        c.poly(rounded(x - size * 0.36, y, size * 0.72, size * 0.46, size * 0.14), darker(tone, 0.18))
        c.line(
            [(x - size * 0.3, y - size * 0.1), (x + size * 0.3, y - size * 0.1)],
            max(3, size * 0.07),
            lighter(tone, 0.5),
        )


def break_time(s: Stage) -> None:
    """Trường học: children skipping rope in the yard under a flame tree."""
    sky(s, 380, 200, 110)
    hills(s, 420, kind="soft", layers=2)
    ground(s, 640, s.named("fresh"), s.named("leaf"))
    _school(s, 700, 690, 1180)
    ground(s, 720, s.named("path"), s.named("earth"), swing=5)
    c = s.canvas
    bark = s.named("trunk")
    with c.sheet(12):
        c.limb([(1400, 880), (1390, 680), (1370, 520)], [74, 56, 40], bark)
        c.limb([(1390, 640), (1520, 480)], [40, 24], bark)
        c.limb([(1390, 660), (1240, 500)], [36, 22], bark)
    flame = mix(s.named("terracotta"), s.named("gold"), 0.2)
    bloom = (s.named("leaf"), mix(flame, s.named("bronze"), 0.18), lighter(flame, 0.12))
    for x, y, size in ((1210, 450, 0.62), (1560, 440, 0.7), (1390, 350, 1.0)):
        crown(s, x, y, 250 * size, 170 * size, bloom, 8)
    for _ in range(26):
        c.disc(s.about(1380, 280), s.about(940, 70), 7, 4, bloom[2])
    kids = children(s, 8)
    for i, (x, y) in enumerate(((380, 900), (1000, 900))):
        stand(s, kids[i], x, y, 290, face=1 if x < 700 else -1, hands=((-0.16, 0.45), (0.27, 0.56)))
    stand(s, kids[2], 690, 850, 300, hands=((-0.2, 0.55), (0.2, 0.55)))
    c.line(
        smooth([(458, 738), (560, 880), (690, 920), (820, 880), (922, 738)], closed=False),
        6,
        s.named("cream"),
    )
    for i, (x, y) in enumerate(((190, 1000), (540, 1020))):
        stand(s, kids[3 + i], x, y, 310, stride=0.1, back=True)
        _satchel(s, x, y - 185, 74, s.palette.cloth[i + 4])
    for i, x in enumerate((1180, 1310, 1480)):
        sit(s, kids[5 + i], x, 1010 - 20 * (i % 2), 330, hands=((-0.1, 0.54), (0.1, 0.54)))
        if i != 1:
            book(s, x, 1010 - 20 * (i % 2) - 66, 74, s.palette.cloth[i + 6])
    shrub(s, 60, 1040, 90, "gold")
    shrub(s, 840, 1050, 60, "pink")


def outdoor_class(s: Stage) -> None:
    """Trường học: a teacher reads to pupils sitting round her on the grass."""
    sky(s, 1230, 250, 130)
    hills(s, 450, layers=3, step=40)
    _school(s, 1120, 690, 760)
    ground(s, 680, s.named("fresh"), s.named("leaf"))
    tree(s, 330, 860, 900)
    shrub(s, 1540, 760, 70, "gold")
    c = s.canvas
    c.disc(800, 950, 660, 110, s.named("lime"), 130)
    teacher = replace(someone(s, 0, head="long"), coat=s.named("cream", 0.4))
    perch(s, teacher, 800, 900, 500, hands=((-0.1, 0.62), (0.1, 0.62)))
    book(s, 800, 706, 120, s.named("terracotta"))
    kids = children(s, 8)
    for i, (x, y) in enumerate(((470, 890), (610, 850), (1000, 850), (1140, 890))):
        sit(s, kids[i], x, y, 340, face=1 if x < 800 else -1, tilt=0.03)
    for i, (x, y) in enumerate(((330, 990), (590, 1040), (1000, 1040), (1270, 990))):
        sit(s, kids[4 + i], x, y, 370, back=True)
        _satchel(s, x + 120, y - 40, 70, s.palette.cloth[i])
    grass(s, 960, 12)
    birds(s, 980, 190, 4)


SCENES = {
    "truong-hoc": (
        Scene(
            break_time,
            ("day", "dawn", "golden"),
            "học sinh nhảy dây, đọc sách trong sân trường dưới cây phượng",
        ),
        Scene(
            outdoor_class,
            ("day", "golden", "dawn"),
            "cô giáo đọc sách cho học sinh ngồi quây quần trên sân cỏ trước trường",
        ),
    ),
}
