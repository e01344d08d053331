"""Answering a call: tiếng kẻng, thanh niên."""

from __future__ import annotations

from .colours import darker, mix
from .cycling import rider
from .flowers import frame, grass, sapling, shrub
from .hands import fist
from .household import basket
from .outdoors import gong, ringing
from .people import crowd, someone
from .poses import stand
from .scenery import birds, ground, hills, paddies, sky, terraces, trail
from .shapes import blade
from .stage import Scene, Stage
from .trees import areca, bamboo, banyan, palm
from .village import gate, house


def dyke_ride(s: Stage) -> None:
    """Thanh niên: young volunteers cycling along a dyke between rice fields."""
    sky(s, 430, 280, 140)
    hills(s, 470, layers=3, step=44)
    birds(s, 880, 210, 5)
    paddies(s, 600, 4, 20)
    palm(s, 1430, 800, 520, lean=-0.1)
    areca(s, 170, 790, 460)
    areca(s, 250, 800, 390)
    ground(s, 830, s.named("fresh"), s.named("leaf"), swing=6)
    ground(s, 880, s.named("path"), s.named("earth"), swing=5)
    looks = crowd(s, 4, heads=("short", "non", "long", "short"))
    for i, x in enumerate((280, 640, 1000, 1350)):
        rider(s, looks[i], x, 985 + 18 * (i % 2), 74, s.palette.cloth[(i + 5) % 10])
    for i, x in enumerate((640, 1350)):
        basket(s, x - 104, 985 + 18 - 148, 70, ("fresh", "ripe")[i])
    s.canvas.rect(-20, 1030, 1640, 60, s.named("leaf"))
    grass(s, 1020, 40, 40)


def hill_planting(s: Stage) -> None:
    """Thanh niên: volunteers climbing a hillside with hoes and saplings."""
    sky(s, 1150, 280, 150)
    hills(s, 470, kind="soft", layers=3)
    terraces(s, 800, 260, 6, left=False)
    ground(s, 850, s.named("fresh"), s.named("leaf"), swing=24)
    trail(s, [(-60, 1010), (400, 990), (900, 960), (1660, 900)], [150, 150, 130, 100], s.named("path"))
    looks = crowd(s, 5, heads=("short", "non", "long", "scarf", "short"))
    c = s.canvas
    for i, (x, y) in enumerate(((260, 1000), (540, 990), (820, 975), (1090, 955))):
        if i % 2 == 0:
            c.limb([(x + 70, y - 210), (x - 90, y - 420)], [13, 13], s.named("wood"))
            with c.sheet(5):
                c.poly(
                    [(x - 105, y - 440), (x - 60, y - 420), (x - 80, y - 350), (x - 122, y - 372)],
                    s.named("metal"),
                )
            stand(s, looks[i], x, y, 450, stride=0.13, hands=((-0.17, 0.46), (0.15, 0.54)), lean=0.04)
        else:
            stand(s, looks[i], x, y, 450, stride=0.13, hands=((-0.05, 0.55), (0.19, 0.55)), lean=0.04)
            with c.sheet(5):
                c.poly(
                    [(x + 10, y - 270), (x + 80, y - 270), (x + 68, y - 212), (x + 22, y - 212)],
                    s.named("terracotta"),
                )
            sapling(s, x + 45, y - 268, 84)
    for x, y, size in (
        (1300, 920, 90),
        (1420, 890, 76),
        (1530, 860, 66),
        (1390, 1010, 130),
        (1540, 980, 110),
    ):
        c.disc(x, y, size * 0.4, size * 0.09, darker(s.named("earth"), 0.2))
        sapling(s, x, y, size)
    frame(s, left=True)


def gate_gong(s: Stage) -> None:
    """Tiếng kẻng: an elder strikes the kẻng that hangs by the village gate."""
    sky(s, 330, 260, 130)
    hills(s, 480, layers=3, step=46)
    house(s, 500, 690, 240, far=0.15)
    ground(s, 740, s.named("fresh"), s.named("leaf"))
    trail(s, [(480, 710), (490, 790), (520, 890), (600, 1130)], [130, 210, 380, 720], s.named("path"))
    gate(s, 480, 830, 640)
    bamboo(s, 60, 860, 620, lean=0.12)
    c = s.canvas
    banyan(s, 1430, 900, 920, spread=0.5)
    with c.sheet(10):
        c.limb([(1420, 420), (1200, 400), (1000, 425)], [44, 32, 20], s.named("trunk"))
    gong(s, 1050, 640, 142, rope=90)
    ringing(s, 1050, 640, 142, start=140, end=220)
    stand(s, someone(s, 3, head="elder"), 1290, 1010, 540, face=-1, hands=((-0.16, 0.46), (0.22, 0.72)))
    c.limb([(1176, 632), (1110, 596)], [16, 30], s.named("thatch"))
    looks = crowd(s, 3, heads=("non", "short", "bun"))
    for i, (x, y) in enumerate(((430, 900), (560, 910), (690, 960))):
        stand(s, looks[i], x, y, 300 + 25 * i, stride=0.12)
    shrub(s, 880, 980, 66, "gold")


def gong_over_village(s: Stage) -> None:
    """Tiếng kẻng: the kẻng large and near, the village lying below it in the morning."""
    sky(s, 800, 430, 230)
    hills(s, 560, kind="karst", layers=3, step=52)
    for x, y, size in ((260, 790, 190), (470, 810, 210), (1180, 800, 200), (1390, 790, 190)):
        house(s, x, y, size, far=0.12)
    for x in (150, 360, 1290, 1490):
        areca(s, x, 800, 220, far=0.15)
    paddies(s, 800, 6, 22)
    c = s.canvas
    with c.sheet(18):
        c.limb([(-40, 60), (420, 130), (860, 120), (1300, 60)], [96, 74, 54, 26], s.named("trunk"))
    for _ in range(46):
        px, py = s.rng.uniform(-40, 1640), s.rng.uniform(-30, 130)
        tone = mix(s.named("deep"), s.named("fresh"), s.rng.uniform(0, 0.7))
        c.poly(blade(px, py, s.about(80, 60), s.about(130, 25), 52, 0.1), tone)
    ringing(s, 800, 520, 215, start=-38, end=38)
    ringing(s, 800, 520, 215, start=142, end=218)
    gong(s, 800, 520, 215, rope=190)
    with c.sheet(14):
        c.limb([(1250, 985), (1010, 650)], [26, 34], s.named("wood"))
        c.limb([(1040, 692), (985, 615)], [66, 66], s.named("thatch"))
    fist(s, 1195, 905, 212, s.palette.skin[0], s.palette.cloth[0], scale=1.05)


SCENES = {
    "tieng-keng": (
        Scene(gate_gong, ("dawn", "golden", "day"), "cụ già gõ kẻng treo dưới gốc đa bên cổng làng"),
        Scene(
            gong_over_village,
            ("dawn", "golden", "day"),
            "chiếc kẻng lớn treo trên cành cây, bên dưới là làng quê và ruộng lúa",
        ),
    ),
    "thanh-nien": (
        Scene(
            dyke_ride, ("day", "dawn", "golden"), "các bạn trẻ tình nguyện đạp xe trên bờ đê giữa đồng lúa"
        ),
        Scene(
            hill_planting,
            ("day", "dawn", "golden"),
            "các bạn trẻ tình nguyện vác cuốc, mang cây giống lên đồi trồng rừng",
        ),
    ),
}
