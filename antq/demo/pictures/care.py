"""Standing by one another: quỹ, hỗ trợ."""

from __future__ import annotations

import math

from .colours import darker, lighter, mix
from .flowers import frame, sapling, shrub
from .hands import cupped
from .household import coin, jar
from .people import crowd
from .poses import stand
from .scenery import birds, ground, hills, paddies, sky
from .shapes import oval, rounded, smooth
from .stage import Scene, Stage
from .trees import bamboo, crown, tree
from .village import house


def money_tree(s: Stage) -> None:
    """Quỹ: a tree growing out of a jar, coins among its leaves, neighbours tending it."""
    sky(s, 800, 400, 300)
    hills(s, 620, kind="soft", layers=2, step=50)
    ground(s, 800, s.named("fresh"), s.named("leaf"))
    c = s.canvas
    bark = s.named("trunk")
    with c.sheet(14):
        c.limb([(800, 720), (790, 600), (800, 500)], [84, 60, 48], bark)
        for side in (-1, 1):
            c.limb([(797, 590), (800 + side * 120, 470)], [40, 22], bark)
    tones = (s.named("deep"), s.named("leaf"), mix(s.named("leaf"), s.named("fresh"), 0.6))
    for x, y, rx, ry in ((600, 410, 230, 170), (1000, 410, 230, 170), (800, 290, 310, 240)):
        crown(s, x, y, rx, ry, tones)
    for k in range(11):
        turn = math.tau * k / 11 + s.about(0, 0.15)
        reach = 0.78 if k % 2 else 0.5
        coin(s, 800 + math.cos(turn) * 350 * reach, 320 + math.sin(turn) * 215 * reach, 33)
    jar(s, 800, 1000, 310)
    looks = crowd(s, 4, heads=("non", "short", "bun", "grey"))
    stand(s, looks[0], 480, 990, 460, hands=((-0.15, 0.45), (0.3, 0.66)))
    coin(s, 480 + 0.31 * 460, 990 - 0.74 * 460, 30)
    stand(s, looks[3], 300, 1000, 440, hands=((-0.12, 0.52), (0.14, 0.5)))
    stand(s, looks[1], 1130, 990, 470, face=-1, hands=((0.12, 0.5), (0.26, 0.58)))
    _watering_can(s, 990, 735)
    stand(s, looks[2], 1320, 1000, 440, face=-1, hands=((-0.14, 0.45), (0.2, 0.55)))
    for x, y in ((640, 1010), (700, 1030), (930, 1022), (990, 1004)):
        coin(s, x, y, 28)
    shrub(s, 120, 1010, 88, "gold")
    shrub(s, 1500, 1010, 88, "pink")


def _watering_can(s: Stage, x: float, y: float) -> None:
    c = s.canvas
    tone = s.named("sky")
    with c.sheet(8):
        c.limb([(x - 10, y + 30), (x - 86, y - 20)], [22, 14], tone)
        c.poly(rounded(x - 34, y - 22, 92, 88, 14), tone)
        c.line(oval(x + 14, y - 22, 46, 40, 180, 360), 11, darker(tone, 0.2))
        c.limb([(x - 98, y - 34), (x - 76, y - 2)], [14, 14], darker(tone, 0.2))
    for k in range(5):
        c.line([(x - 104 - k * 9, y - 10 + k * 16), (x - 112 - k * 9, y + 8 + k * 17)], 5, lighter(tone, 0.5))


def cupped_sapling(s: Stage) -> None:
    """Quỹ: two hands lift a young plant that bears coins, the village small behind."""
    sky(s, 800, 420, 330)
    hills(s, 620, layers=3, step=50)
    for x, size in ((190, 200), (400, 170), (1230, 180), (1430, 210)):
        house(s, x, 800, size, far=0.15)
    paddies(s, 800, 5, 18)
    c = s.canvas
    sleeve = s.palette.cloth[0]
    soil = darker(s.named("earth"), 0.35)
    with c.sheet(12):
        c.poly(oval(800, 700, 235, 96, 180, 360), soil)
        c.blob([(560, 700), (800, 690), (1040, 700), (960, 780), (800, 810), (640, 780)], darker(soil, 0.2))
    with c.sheet(12):
        sapling(s, 800, 630, 460)
    for u, v in ((-150, 300), (150, 300), (-128, 420), (128, 420), (0, 492)):
        coin(s, 800 + u, 630 - v, 46)
    cupped(s, 800, 690, s.palette.skin[0], sleeve, 1.12)
    birds(s, 240, 220, 3)


def open_door(s: Stage) -> None:
    """Hỗ trợ: a door stands open, its light falls on the path; someone is coming home."""
    sky(s, 330, 250, 120)
    hills(s, 520, layers=2)
    ground(s, 720, mix(s.named("deep"), s.palette.hills[3], 0.35), s.palette.hills[3])
    bamboo(s, 120, 830, 620, lean=0.12)
    c = s.canvas
    wall = s.named("wall", 0.3)
    with c.sheet(20):
        c.rect(760, 330, 900, 520, wall)
    c.rect(740, 838, 920, 30, s.named("stone"))
    for x in (850, 1450):
        with c.sheet(6):
            c.rect(x - 70, 500, 140, 170, darker(s.named("wood"), 0.2))
        c.rect(x - 58, 512, 116, 146, s.palette.lamp)
        c.rect(x - 5, 512, 10, 146, darker(s.named("wood"), 0.2))
        c.rect(x - 58, 580, 116, 9, darker(s.named("wood"), 0.2))
    c.rect(1010, 430, 290, 412, darker(s.named("wood"), 0.35))
    c.rect(1028, 448, 254, 394, (255, 232, 164))
    for side in (-1, 1):
        inner, outer = 1155 + side * 127, 1155 + side * 215
        with c.sheet(10):
            c.poly([(inner, 448), (outer, 420), (outer, 872), (inner, 842)], s.named("deep", 0.3))
        c.poly(
            [
                (inner + side * 18, 500),
                (outer - side * 18, 486),
                (outer - side * 18, 640),
                (inner + side * 18, 636),
            ],
            s.named("leaf", 0.4),
        )
        c.poly(
            [
                (inner + side * 18, 680),
                (outer - side * 18, 690),
                (outer - side * 18, 824),
                (inner + side * 18, 806),
            ],
            s.named("leaf", 0.4),
        )
    c.beam([(1028, 842), (1282, 842), (1180, 1120), (180, 1120)], (255, 222, 140), 0.95)
    _eaves(s)
    c.glow(1155, 640, 480, s.palette.lamp, 0.55)
    looks = crowd(s, 3, heads=("bun", "short", "grey"))
    stand(s, looks[2], 1220, 856, 350, hands=((-0.14, 0.5), (0.14, 0.46)))
    stand(s, looks[0], 1080, 880, 380, face=-1, hands=((-0.16, 0.45), (0.32, 0.66)))
    stand(s, looks[1], 620, 1000, 460, stride=0.12, hands=((-0.17, 0.45), (0.26, 0.62)), tilt=0.02)
    with c.sheet(8):
        c.poly(rounded(500, 790, 84, 96, 22), s.named("indigo", 0.3))
        c.line([(542, 796), (560, 700)], 9, darker(s.named("indigo", 0.3), 0.3))
    shrub(s, 800, 900, 64, "gold")
    shrub(s, 1500, 920, 80, "pink")
    frame(s, left=True)


def _eaves(s: Stage) -> None:
    c = s.canvas
    tone = s.named("roof")
    with c.sheet(18):
        c.poly([(690, 350), (880, 90), (1700, 90), (1700, 350)], tone, foot=darker(tone, 0.25))
    for k in range(1, 6):
        left = 690 + 190 * (1 - k / 6) - 6
        y = 90 + 260 * k / 6
        c.line([(left + 10, y), (1640, y)], 6, darker(tone, 0.24), 170)
    c.line([(684, 352), (1700, 352)], 20, darker(tone, 0.36))


def helping_hand(s: Stage) -> None:
    """Hỗ trợ: over the stepping stones of a stream, one neighbour reaches a hand to another."""
    sky(s, 1150, 330, 170)
    hills(s, 500, layers=3)
    birds(s, 480, 210, 4)
    c = s.canvas
    ground(s, 690, s.named("fresh"), s.named("leaf"))
    tree(s, 1450, 790, 480)
    shrub(s, 180, 760, 76, "gold")
    stream = smooth([(300, 700), (560, 780), (420, 900), (620, 1120)], closed=False)
    far = smooth([(460, 700), (1000, 790), (980, 900), (1260, 1120)], closed=False)
    tone = mix(s.named("water"), s.palette.sky[2], 0.25)
    c.poly(
        [*[(x - 14, y) for x, y in stream], *reversed([(x + 14, y) for x, y in far])],
        darker(s.named("leaf"), 0.2),
        150,
    )
    c.poly([*stream, *reversed(far)], tone)
    for k in range(9):
        y = 770 + k * 36
        c.poly(rounded(600 + s.about(0, 60) + k * 12, y, s.about(130, 40), 7, 4), lighter(tone, 0.6), 150)
    for x, y, rx in ((520, 1000, 110), (770, 985, 116), (1010, 965, 110)):
        c.disc(x, y + 16, rx * 1.06, rx * 0.3, darker(tone, 0.3), 150)
        with c.sheet(8):
            c.disc(x, y, rx, rx * 0.27, lighter(s.named("stone"), 0.25))
    looks = crowd(s, 4, heads=("short", "short", "non", "bun"))
    stand(s, looks[0], 770, 985, 560, hands=((-0.2, 0.5), (0.28, 0.63)), stride=0.1)
    stand(s, looks[1], 1090, 962, 560, face=-1, hands=((-0.18, 0.44), (0.3, 0.63)), lean=0.03)
    c.disc(926, 974 - 0.63 * 560, 32, 25, looks[0].skin)
    stand(s, looks[2], 1330, 940, 450, face=-1, hands=((-0.15, 0.44), (0.24, 0.6)))
    stand(s, looks[3], 300, 1000, 450, hands=((-0.15, 0.45), (0.22, 0.6)))
    shrub(s, 1500, 1010, 90, "pink")


SCENES = {
    "quy": (
        Scene(
            money_tree,
            ("day", "golden", "dawn"),
            "bà con góp tiền, tưới nước cho cây mọc lên từ chiếc hũ, giữa tán lá có những đồng xu",
        ),
        Scene(
            cupped_sapling,
            ("golden", "day", "dawn"),
            "đôi bàn tay nâng cây non kết những đồng xu, phía sau là làng quê",
        ),
    ),
    "ho-tro": (
        Scene(open_door, ("night", "dusk"), "cửa nhà mở sáng đèn, người thân dang tay đón một người trở về"),
        Scene(
            helping_hand,
            ("dawn", "day", "golden"),
            "một người đưa tay dắt người khác bước qua những phiến đá trên dòng suối",
        ),
    ),
}
