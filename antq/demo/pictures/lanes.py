"""Lanes of village and town: tổ tự quản, tổ dân phố."""

from __future__ import annotations

from .colours import darker, lighter, mix
from .flowers import grass, shrub
from .household import basket
from .lamps import bunting, lantern, paper_lamp, street_lamp
from .people import crowd, someone
from .poses import sit, stand
from .scenery import birds, ground, hills, sky, trail
from .stage import Scene, Stage
from .town import tube
from .trees import areca, bamboo, tree
from .village import fence, house


def evening_lane(s: Stage) -> None:
    """Tổ tự quản: three neighbours with a lamp on the lane between the houses."""
    sky(s, 1180, 250, 120)
    hills(s, 470, layers=2)
    ground(s, 600, s.named("leaf"), s.named("deep"))
    trail(s, [(820, 560), (860, 640), (740, 760), (800, 1120)], [26, 70, 190, 520], s.named("path", 0.2))
    areca(s, 560, 640, 300, far=0.2)
    house(s, 1030, 660, 250, far=0.15)
    house(s, 600, 670, 230, wall=s.named("sky"), tiled=False, far=0.1)
    house(s, 1340, 780, 460, wall=s.named("ochre"))
    house(s, 250, 800, 500)
    bamboo(s, 60, 820, 560, lean=0.12)
    areca(s, 1560, 800, 520)
    fence(s, 1120, 850, 480, 74)
    fence(s, -20, 880, 470, 80)
    looks = crowd(s, 3, heads=("non", "short", "bun"))
    stand(s, looks[1], 660, 985, 440, stride=0.12, hands=((-0.16, 0.5), (0.15, 0.46)))
    stand(s, looks[2], 960, 975, 420, stride=0.1, hands=((-0.15, 0.46), (0.16, 0.5)))
    stand(s, looks[0], 800, 1020, 470, stride=0.13, hands=((-0.16, 0.48), (0.26, 0.6)))
    lantern(s, 922, 738, 84)
    shrub(s, 1350, 990, 80, "gold")
    shrub(s, 230, 1010, 86, "pink")
    grass(s, 960, 10)


def flower_lane(s: Stage) -> None:
    """Tổ tự quản by day: neighbours sweep the lane and set flowers before a row of houses."""
    sky(s, 420, 240, 120)
    hills(s, 430, kind="soft", layers=2)
    birds(s, 820, 200)
    tree(s, 120, 690, 430)
    tree(s, 1520, 700, 400, ("leaf", "fresh", "lime"))
    ground(s, 640, s.named("fresh"), s.named("leaf"))
    for x, wall in ((330, "wall"), (800, "blush"), (1270, "sky")):
        house(s, x, 720, 390, wall=lighter(s.named(wall), 0.25))
    fence(s, -20, 780, 1680, 64)
    for k in range(14):
        shrub(s, 20 + k * 122 + s.about(0, 20), 818, s.about(50, 8), ("gold", "pink", "cream")[k % 3])
    ground(s, 830, s.named("path"), s.named("earth"), swing=6)
    looks = crowd(s, 4, heads=("non", "short", "scarf", "bun"))
    c = s.canvas
    stand(s, looks[0], 380, 1010, 480, hands=((0.1, 0.44), (0.24, 0.6)), lean=0.05)
    c.limb([(510, 690), (600, 985)], [12, 10], s.named("thatch"))
    with c.sheet(6):
        c.poly([(584, 950), (612, 942), (680, 1018), (590, 1030)], s.named("ochre"))
    stand(s, looks[1], 830, 1000, 480, hands=((-0.13, 0.55), (0.13, 0.55)), tilt=-0.01)
    basket(s, 830, 745 + 30, 120, "pink")
    sit(s, looks[2], 1130, 1025, 450, hands=((-0.12, 0.46), (0.22, 0.42)))
    with c.sheet(6):
        c.poly([(1230, 985), (1310, 985), (1294, 1040), (1246, 1040)], s.named("terracotta"))
    shrub(s, 1270, 990, 48, "gold")
    stand(s, looks[3], 1430, 1000, 470, hands=((-0.2, 0.5), (0.17, 0.44)), face=1)
    with c.sheet(6):
        c.poly([(1285, 790), (1350, 775), (1365, 850), (1300, 855)], s.named("leaf"))
        c.line([(1290, 800), (1240, 760)], 12, s.named("leaf"))


def town_row(s: Stage) -> None:
    """Tổ dân phố: a row of narrow town houses with balconies, neighbours talking on the pavement."""
    sky(s, 1280, 190, 100)
    walls = [
        lighter(s.named(name), 0.15)
        for name in ("ochre", "terracotta", "sky", "wall", "fresh", "blush", "cream")
    ]
    s.rng.shuffle(walls)
    c = s.canvas
    x, i = -30.0, 0
    while x < 1600:
        width = s.about(268, 22)
        tube(s, x, 850, width, (3, 2, 3, 2, 3, 2, 3)[(i + int(walls[0][0])) % 7], walls[i % 7])
        x += width + 10
        i += 1
    ground(s, 842, s.named("stone"), darker(s.named("stone"), 0.2), swing=0)
    for k in range(16):
        c.line([(k * 110 - 40, 846), (k * 128 - 180, 900)], 3, darker(s.named("stone"), 0.2), 150)
    c.rect(-20, 900, 1640, 12, darker(s.named("stone"), 0.35))
    for x in (110, 1500):
        tree(s, x, 890, 360)
    street_lamp(s, 770, 900, 560)
    looks = crowd(s, 6, heads=("short", "bun", "grey", "long", "short", "non"))
    for look, x, y, face in (
        (looks[0], 270, 1000, 1),
        (looks[1], 440, 1000, -1),
        (looks[2], 990, 990, 1),
        (looks[3], 1160, 1000, -1),
        (looks[4], 1310, 995, -1),
    ):
        stand(s, look, x, y, 380, face=face, hands=((-0.15, 0.45), (0.2, 0.58)), tilt=0.02)
    stand(s, looks[5], 690, 1040, 400, stride=0.12, hands=((-0.17, 0.44), (0.16, 0.5)))
    basket(s, 620, 930, 76, "fresh")


def deep_alley(s: Stage) -> None:
    """Tổ dân phố: down a narrow alley, washing and lanterns overhead, children and old people below."""
    sky(s, 800, 330, 150)
    c = s.canvas
    walls = [s.named(name) for name in ("ochre", "wall", "blush", "sky", "terracotta", "cream")]
    s.rng.shuffle(walls)
    lane = s.named("path")
    ground(s, 690, lane, darker(lane, 0.2), swing=0)
    for k, (inner, outer, foot, top) in enumerate(
        ((640, 560, 705, 300), (560, 440, 760, 190), (440, 255, 850, 60), (255, -40, 1000, -80))
    ):
        for side in (-1, 1):
            tone = walls[(k * 2 + (side > 0)) % 6]
            tone = s.palette.far(tone, 0.3 - 0.1 * k)
            _facade(s, side, inner, outer, foot, top, tone)
    for k in range(1, 7):
        c.line(
            [(800 - 70 - k * k * 22, 700 + k * k * 10), (800 + 70 + k * k * 22, 700 + k * k * 10)],
            3,
            darker(lane, 0.15),
            140,
        )
    tree(s, 800, 706, 250)
    bunting(s, [(560, 330), (800, 400), (1040, 330)])
    for x, y, size in ((500, 330, 30), (1100, 330, 30), (800, 420, 28), (340, 250, 44), (1260, 250, 44)):
        paper_lamp(s, x, y, size, "gold" if size != 30 else "terracotta", drop=50)
    looks = crowd(s, 6, heads=("grey", "short", "non", "long", "short", "bun"))
    for look, x, y, height in ((looks[1], 720, 770, 190), (looks[3], 885, 790, 200)):
        stand(s, look, x, y, height, stride=0.1)
    stand(s, looks[2], 800, 930, 360, stride=0.12, hands=((-0.2, 0.5), (0.2, 0.5)))
    stand(s, looks[4], 560, 1000, 430, hands=((-0.15, 0.46), (0.24, 0.6)))
    stand(s, looks[5], 1010, 985, 420, hands=((-0.15, 0.46), (0.22, 0.6)), face=-1)
    stand(s, someone(s, 5, head="short"), 1130, 1000, 290, hands=((-0.16, 0.5), (0.16, 0.5)))
    for x in (180, 1420):
        shrub(s, x, 1020, 100, "gold" if x < 800 else "pink")


def _facade(
    s: Stage, side: int, inner: float, outer: float, foot: float, top: float, tone: tuple[int, int, int]
) -> None:
    """One house front of the alley, in perspective: `inner` and `outer` are its edges, seen from the left side."""
    c = s.canvas

    def at(x: float, y: float) -> tuple[float, float]:
        return (x if side < 0 else 1600 - x), y

    far_foot, far_top = foot - (inner - outer) * 0.42, top + (inner - outer) * 0.45
    with c.sheet(14):
        c.poly(
            [at(inner, far_foot), at(inner, far_top), at(outer, top), at(outer, foot)],
            darker(tone, 0.06 if side < 0 else 0.16),
        )
    span = inner - outer
    for row in range(3):
        for col in (0.28, 0.7):
            a, b = outer + span * (col - 0.13), outer + span * (col + 0.13)
            share = 0.1 + row * 0.3

            def level(x: float, part: float) -> float:
                t = (x - outer) / span
                high, low = top + (far_top - top) * t, foot + (far_foot - foot) * t
                return high + (low - high) * part

            lit = s.palette.lit and s.rng.random() < 0.65
            pane = (
                s.palette.lamp if lit else s.rng.choice((s.named("deep"), s.named("indigo"), s.named("wood")))
            )
            tall = 0.2 if row < 2 else 0.29
            c.poly(
                [
                    at(a, level(a, share)),
                    at(b, level(b, share)),
                    at(b, level(b, share + tall)),
                    at(a, level(a, share + tall)),
                ],
                pane,
            )
            if row < 2:
                c.line(
                    [
                        at(a - span * 0.04, level(a, share + tall)),
                        at(b + span * 0.04, level(b, share + tall)),
                    ],
                    span * 0.05,
                    lighter(tone, 0.5),
                )
                for k in range(3):
                    c.disc(
                        *at(a + (b - a) * k / 2, level(a, share + tall) - span * 0.03),
                        span * 0.06,
                        span * 0.07,
                        mix(s.named("leaf"), s.named("fresh"), s.rng.random()),
                    )


SCENES = {
    "to-tu-quan": (
        Scene(
            evening_lane,
            ("dusk", "night", "golden"),
            "ba người trong tổ tự quản xách đèn đi trên đường làng giữa những ngôi nhà mái ngói",
        ),
        Scene(
            flower_lane,
            ("day", "dawn", "golden"),
            "bà con trong tổ tự quản quét đường, trồng hoa trước dãy nhà",
        ),
    ),
    "to-dan-pho": (
        Scene(
            town_row,
            ("day", "golden", "dusk"),
            "dãy nhà phố nhiều màu có ban công cây xanh, hàng xóm trò chuyện trên vỉa hè",
        ),
        Scene(
            deep_alley,
            ("day", "dusk", "golden"),
            "con hẻm nhỏ giữa hai dãy nhà, đèn lồng treo trên cao, bà con trò chuyện bên dưới",
        ),
    ),
}
