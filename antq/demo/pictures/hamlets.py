"""Hamlets of mountain and delta, and visitors to the highlands: khu dân cư, dân vận khéo."""

from __future__ import annotations

from dataclasses import replace

from .colours import darker, lighter
from .flowers import grass, lotus, pad, shrub
from .highland import rong, stilts
from .household import basket, jar
from .outdoors import boat
from .people import crowd
from .poses import sit, stand
from .scenery import birds, ground, hills, shimmer, sky, terraces, trail, water
from .stage import Scene, Stage
from .trees import bamboo, banana, palm, tree
from .village import house


def mountain_hamlet(s: Stage) -> None:
    """Khu dân cư in the hills: stilt houses on terraces, smoke of an evening, a path between."""
    sky(s, 1160, 270, 135)
    hills(s, 430, kind="karst", layers=3, step=50)
    birds(s, 620, 200, 5)
    terraces(s, 690, 290, 8, left=True)
    stilts(s, 420, 640, 280, far=0.12)
    stilts(s, 800, 720, 330, stairs=-1, far=0.05)
    ground(s, 860, s.named("fresh"), s.named("leaf"), swing=20)
    trail(s, [(900, 850), (980, 920), (840, 1000), (760, 1120)], [40, 90, 140, 240], s.named("path"))
    stilts(s, 1260, 900, 520, stairs=-1)
    bamboo(s, 1540, 930, 560, lean=-0.12)
    banana(s, 90, 960, 360)
    banana(s, 220, 1000, 300)
    looks = crowd(s, 3, highland=True)
    stand(s, looks[0], 860, 985, 260, stride=0.1)
    stand(s, looks[1], 770, 1000, 270, stride=0.1, hands=((-0.2, 0.5), (0.16, 0.45)))
    basket(s, 700, 960, 70, "ripe")
    stand(s, looks[2], 480, 1010, 280, face=-1, hands=((-0.2, 0.7), (0.16, 0.46)))
    grass(s, 930, 16)


def canal_hamlet(s: Stage) -> None:
    """Khu dân cư of the delta: houses and palms along a canal, boats, a bamboo footbridge."""
    sky(s, 1040, 280, 150)
    hills(s, 470, kind="delta", layers=3, step=42)
    c = s.canvas
    ground(s, 600, s.named("fresh"), s.named("leaf"))
    for x, size, wall, tiled in (
        (300, 340, "wall", True),
        (700, 300, "sky", False),
        (1120, 330, "blush", True),
        (1480, 300, "ochre", False),
    ):
        house(s, x, 690, size, wall=lighter(s.named(wall), 0.15), tiled=tiled)
    palm(s, 110, 700, 430)
    palm(s, 510, 695, 360, lean=-0.1)
    palm(s, 910, 695, 400)
    palm(s, 1330, 700, 420, lean=-0.1)
    water(s, 705)
    shimmer(s, 1040, 730, lighter(s.palette.sun, 0.1), 6)
    _footbridge(s, 760)
    looks = crowd(s, 4, heads=("non", "short", "non", "bun"))
    stand(s, looks[0], 640, 716, 210, stride=0.1)
    stand(s, looks[1], 760, 712, 205, stride=0.1)
    sit(s, looks[2], 1230, 930, 330, hands=((-0.2, 0.5), (0.22, 0.56)))
    boat(s, 1200, 945, 560)
    basket(s, 1050, 915, 90, "ripe")
    basket(s, 1370, 915, 84, "fresh")
    boat(s, 330, 870, 380, cover=True)
    for x, y, size in ((80, 990, 110), (240, 1040, 140), (560, 1050, 120), (1520, 1030, 130)):
        pad(s, x, y, size)
    c.line([(160, 1060), (160, 980)], 9, s.named("leaf"))
    lotus(s, 160, 985, 130)
    c.line([(430, 1080), (430, 1030)], 9, s.named("leaf"))
    lotus(s, 430, 1030, 110)


def _footbridge(s: Stage, y: float) -> None:
    c = s.canvas
    tone = s.named("thatch")
    with c.sheet(10):
        for x in (440, 600, 780, 940):
            c.limb([(x - 22, y + 90), (x + 12, y - 96)], [10, 9], darker(tone, 0.25))
            c.limb([(x + 22, y + 90), (x - 12, y - 96)], [10, 9], darker(tone, 0.35))
        c.limb([(380, y - 30), (700, y - 46), (1000, y - 30)], [20, 20, 20], tone)
        c.limb([(400, y - 96), (700, y - 108), (980, y - 96)], [9, 9, 9], darker(tone, 0.15))


def rong_visit(s: Stage) -> None:
    """Dân vận khéo: guests and villagers round the jar in front of a rông house."""
    sky(s, 1180, 300, 150)
    hills(s, 500, kind="soft", layers=3)
    ground(s, 740, s.named("earth"), darker(s.named("earth"), 0.15))
    stilts(s, 1360, 770, 330, far=0.12)
    stilts(s, 170, 775, 300, far=0.15)
    tree(s, 1540, 800, 420)
    rong(s, 735, 810, 560)
    c = s.canvas
    c.disc(860, 955, 520, 92, s.named("path"))
    folk = crowd(s, 5, highland=True)
    guests = crowd(s, 3, heads=("non", "short", "bun"))
    stand(s, folk[0], 1090, 900, 360, hands=((-0.16, 0.44), (0.26, 0.6)))
    stand(s, guests[0], 1270, 905, 360, face=-1, hands=((-0.16, 0.44), (0.26, 0.6)))
    stand(s, guests[1], 1420, 925, 370, face=-1, hands=((-0.16, 0.44), (0.2, 0.55)))
    sit(s, folk[1], 640, 925, 370)
    sit(s, guests[2], 830, 915, 370, hands=((-0.16, 0.44), (0.2, 0.56)))
    jar(s, 735, 1000, 140)
    sit(s, folk[2], 540, 1045, 410, back=True)
    sit(s, folk[3], 940, 1045, 410, back=True)
    stand(s, replace(folk[4], young=True), 330, 970, 270, hands=((-0.22, 0.92), (0.22, 0.92)))
    shrub(s, 110, 1010, 86, "gold")
    shrub(s, 1490, 1020, 86, "pink")


def stilt_visit(s: Stage) -> None:
    """Dân vận khéo: guests come up to a big stilt house, the family waving from its veranda."""
    sky(s, 330, 280, 130)
    hills(s, 450, kind="karst", layers=2)
    terraces(s, 700, 190, 5, left=False)
    ground(s, 830, s.named("fresh"), s.named("leaf"))
    bamboo(s, 1550, 900, 620, lean=-0.1)
    trail(s, [(-60, 960), (300, 930), (560, 930), (700, 900)], [130, 120, 90, 70], s.named("path"))
    stilts(s, 1040, 930, 900, stairs=-1)
    folk = crowd(s, 4, highland=True)
    for look, x in ((folk[0], 1120), (folk[1], 1230)):
        stand(s, look, x, 702, 215, hands=((-0.26, 0.92), (0.16, 0.5)))
    guests = crowd(s, 3, heads=("short", "bun", "non"))
    stand(s, folk[2], 660, 960, 380, face=-1, hands=((-0.16, 0.44), (0.3, 0.6)))
    stand(s, guests[0], 470, 975, 390, hands=((-0.16, 0.44), (0.3, 0.6)), stride=0.08)
    stand(s, guests[1], 320, 990, 390, stride=0.1, hands=((-0.13, 0.52), (0.15, 0.52)))
    basket(s, 322, 815, 90, "ripe")
    stand(s, guests[2], 170, 1000, 400, stride=0.1)
    jar(s, 1330, 985, 120)
    jar(s, 1430, 1000, 140)
    basket(s, 900, 1010, 110, "ripe")
    shrub(s, 1180, 1020, 66, "gold")
    grass(s, 980, 10)


SCENES = {
    "khu-dan-cu": (
        Scene(
            mountain_hamlet,
            ("dawn", "day", "golden", "dusk"),
            "bản làng nhà sàn bên ruộng bậc thang, phía xa là núi",
        ),
        Scene(
            canal_hamlet,
            ("day", "golden", "dawn", "dusk"),
            "xóm nhà ven kênh có hàng dừa, cầu tre và ghe xuồng",
        ),
    ),
    "dan-van-kheo": (
        Scene(
            rong_visit,
            ("day", "golden", "dawn", "dusk"),
            "khách và dân làng quây quần trước nhà rông mái cao",
        ),
        Scene(
            stilt_visit,
            ("day", "dawn", "golden"),
            "đoàn khách đến thăm nhà sàn, gia đình ra tận chân cầu thang đón",
        ),
    ),
}
