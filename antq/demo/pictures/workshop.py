"""Learning a trade: carpentry and weaving, dạy nghề."""

from __future__ import annotations

from dataclasses import replace

from .colours import darker, lighter, mix
from .household import basket
from .lamps import paper_lamp
from .people import crowd, someone
from .poses import aside, perch, sit, stand
from .scenery import ground, hills, paddies, sky
from .shapes import oval, rounded, smooth, turned
from .stage import Scene, Stage


def carpentry(s: Stage) -> None:
    """Dạy nghề: a carpenter's shop open to the street, a master and two learners at the bench."""
    c = s.canvas
    sky(s, 1220, 240, 100)
    hills(s, 420, kind="soft", layers=3, step=40)
    wall = lighter(s.named("earth"), 0.45)
    with c.sheet(18):
        c.rect(-20, -20, 1060, 820, wall)
        c.rect(1430, -20, 200, 820, wall)
        c.rect(1020, -20, 430, 130, wall)
        c.rect(1020, 560, 430, 240, wall)
    with c.sheet(8):
        for box in (
            (1018, 96, 436, 22),
            (1018, 552, 436, 26),
            (1018, 100, 22, 470),
            (1432, 100, 22, 470),
            (1225, 110, 16, 450),
        ):
            c.rect(*box, s.named("wood"))
    _tools(s)
    ground(s, 790, s.named("path"), s.named("earth"), swing=0)
    looks = crowd(s, 3, heads=("grey", "short", "bun"))
    stand(s, looks[0], 560, 950, 520, hands=((0.06, 0.52), (0.28, 0.55)), lean=0.05)
    stand(s, looks[1], 960, 950, 520, face=-1, hands=((0.0, 0.5), (0.26, 0.55)), lean=0.04)
    _bench(s)
    perch(s, looks[2], 1340, 1010, 520, hands=((-0.16, 0.56), (0.16, 0.62)))
    _stool(s, 1345, 800, 120)
    for x, y, turn in ((420, 1020, 20), (620, 1040, -30), (900, 1030, 60), (1090, 1015, 0), (740, 1010, 100)):
        c.line(turned(oval(0, 0, 24, 15, 0, 300), x, y, turn), 7, s.named("ochre"))
    for k in range(5):
        with c.sheet(6):
            c.limb(
                [(60 + k * 34, 1010), (110 + k * 38, 420 + 30 * (k % 3))],
                [26, 26],
                lighter(s.named("wood"), 0.12 * (k % 3)),
            )


def _tools(s: Stage) -> None:
    c = s.canvas
    with c.sheet(8):
        c.rect(330, 190, 600, 26, s.named("wood"))
    for x in (380, 470, 560):
        with c.sheet(6):
            c.rect(x - 9, 214, 18, 150, lighter(s.named("wood"), 0.2))
            c.poly(rounded(x - 42, 350, 84, 40, 8), s.named("metal"))
    with c.sheet(6):
        c.poly([(650, 240), (730, 216), (900, 300), (890, 330)], s.named("metal"))
        c.poly(rounded(630, 206, 70, 84, 24), s.named("wood"))
    for k in range(4):
        with c.sheet(6):
            c.rect(650 + k * 66, 360, 16, 70, lighter(s.named("wood"), 0.25))
            c.rect(652 + k * 66, 430, 12, 60, s.named("metal"))
    paper_lamp(s, 150, 210, 56, "gold", drop=180)


def _bench(s: Stage) -> None:
    c = s.canvas
    wood = s.named("wood")
    c.disc(760, 1000, 520, 40, s.palette.shadow, 70)
    with c.sheet(14):
        for x in (390, 1090):
            c.limb([(x + 20, 770), (x - 10, 1000)], [46, 40], darker(wood, 0.35))
        c.rect(400, 880, 700, 26, darker(wood, 0.3))
        c.rect(310, 735, 900, 56, lighter(wood, 0.2))
        c.rect(310, 778, 900, 20, wood)
    with c.sheet(6):
        c.rect(420, 704, 640, 34, s.named("ochre"))
    with c.sheet(6):
        c.poly([(640, 668), (780, 668), (800, 706), (630, 706)], darker(wood, 0.1))
        c.limb([(660, 672), (644, 636)], [22, 20], darker(wood, 0.3))
    c.line(turned(oval(0, 0, 30, 20, 0, 310), 840, 680, -40), 8, lighter(s.named("ochre"), 0.4))


def _stool(s: Stage, x: float, y: float, size: float) -> None:
    c = s.canvas
    tone = lighter(s.named("wood"), 0.3)
    with c.sheet(8):
        for side in (-0.7, 0.7):
            c.limb(
                [(x + side * size * 0.7, y - size * 0.2), (x + side * size, y + size * 0.75)],
                [18, 14],
                darker(tone, 0.25),
            )
        c.poly(rounded(x - size * 0.8, y - size * 0.34, size * 1.6, size * 0.22, 9), tone)


def weaving(s: Stage) -> None:
    """Dạy nghề: a woman at the loom, another splitting bamboo for baskets, cloth hung to dry."""
    sky(s, 800, 320, 140)
    hills(s, 470, kind="soft", layers=3, step=46)
    paddies(s, 640, 4, 14)
    c = s.canvas
    floor = lighter(s.named("wood"), 0.2)
    ground(s, 770, floor, darker(floor, 0.2), swing=0)
    for k in range(1, 5):
        c.line([(-20, 770 + 15 * k * k), (1620, 770 + 15 * k * k)], 3, darker(floor, 0.2), 150)
    _hanging_cloth(s)
    looks = crowd(s, 3, heads=("bun", "short", "long"))
    weaver = replace(someone(s, 1, highland=True), head="turban")
    _loom_back(s)
    aside(s, weaver, 330, 1000, 520, hands=((0.22, 0.62), (0.3, 0.68)))
    _loom_front(s)
    sit(s, looks[0], 1060, 990, 500, hands=((-0.14, 0.56), (0.14, 0.58)))
    basket(s, 1060, 890, 150, "lime")
    sit(s, looks[2], 1370, 1000, 500, face=-1, hands=((-0.12, 0.48), (0.26, 0.56)))
    for k in range(5):
        c.line(
            smooth([(1200 + k * 14, 1010), (1180 + k * 30, 900), (1150 + k * 46, 780)], closed=False),
            8,
            mix(s.named("lime"), s.named("thatch"), k / 5),
        )
    basket(s, 1540, 1030, 150, "ripe")
    basket(s, 880, 1040, 110, "fresh")
    for x in (40, 1560):
        with c.sheet(14):
            c.rect(x - 24, -20, 48, 1010, s.named("dark"))
    with c.sheet(16):
        c.rect(-20, -20, 1640, 90, s.named("dark"))


def _hanging_cloth(s: Stage) -> None:
    c = s.canvas
    for k, x in enumerate((180, 960, 1180, 1400)):
        tone = s.palette.cloth[k + 2]
        wide, tall = 150, s.about(330, 50)
        with c.sheet(10):
            c.poly(
                [
                    (x - wide / 2, 60),
                    (x + wide / 2, 60),
                    (x + wide / 2 + 8, 60 + tall),
                    (x - wide / 2 - 4, 60 + tall),
                ],
                tone,
            )
        for row in range(1, 4):
            y = 60 + tall * (0.35 + 0.17 * row)
            zigzag = [(x - wide / 2 + wide * i / 10, y + (12 if i % 2 else 0)) for i in range(11)]
            c.line(zigzag, 6, s.named(("cream", "gold", "cream")[row - 1], 0.3))


def _loom_back(s: Stage) -> None:
    c = s.canvas
    with c.sheet(12):
        for x in (560, 840):
            c.rect(x - 14, 440, 28, 570, darker(s.named("wood"), 0.2))
        c.rect(520, 436, 360, 30, s.named("wood"))


def _loom_front(s: Stage) -> None:
    """The warp from the cloth beam at the weaver's lap up to the far beam, its near part woven in stripes."""
    c = s.canvas
    near, far = ((430, 830), (640, 900)), ((800, 560), (900, 600))

    def at(share: float, edge: int) -> tuple[float, float]:
        (ax, ay), (bx, by) = near[edge], far[edge]
        return ax + (bx - ax) * share, ay + (by - ay) * share

    tones = [
        s.named(n, 0.2) for n in ("terracotta", "cream", "indigo", "gold", "leaf", "cream", "plum", "gold")
    ]
    with c.sheet(14):
        c.poly([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], s.named("cream", 0.3))
    for k in range(12):
        a, b = k * 0.05, (k + 1) * 0.05
        c.poly([at(a, 0), at(b, 0), at(b, 1), at(a, 1)], tones[k % len(tones)])
    for k in range(1, 14):
        share = k / 14
        start = (
            at(0.6, 0)[0] * (1 - share) + at(0.6, 1)[0] * share,
            at(0.6, 0)[1] * (1 - share) + at(0.6, 1)[1] * share,
        )
        end = (
            at(1, 0)[0] * (1 - share) + at(1, 1)[0] * share,
            at(1, 0)[1] * (1 - share) + at(1, 1)[1] * share,
        )
        c.line([start, end], 2.5, s.named("terracotta"))
    with c.sheet(8):
        c.line([at(0, 0), at(0, 1)], 26, s.named("wood"))
        c.line([at(0.64, 0), at(0.64, 1)], 20, s.named("dark"))
        c.line([at(1, 0), at(1, 1)], 26, s.named("wood"))
        c.limb([(640, 900), (640, 1010)], [24, 24], darker(s.named("wood"), 0.25))
    c.line([at(0.64, 0), (at(0.64, 0)[0], 450)], 4, s.named("cream"))
    c.line([at(0.64, 1), (at(0.64, 1)[0], 450)], 4, s.named("cream"))


SCENES = {
    "day-nghe": (
        Scene(
            carpentry,
            ("day", "golden", "dawn"),
            "xưởng mộc dạy nghề, thợ cả hướng dẫn người học bào gỗ trên bàn thợ",
        ),
        Scene(weaving, ("day", "golden", "dawn"), "lớp dạy nghề dệt vải bên khung cửi và đan giỏ tre"),
    ),
}
