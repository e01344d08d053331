"""Keeping an eye on the village: tổ an ninh, camera."""

from __future__ import annotations

from .colours import darker, lighter, mix
from .cycling import rider
from .flowers import frame, shrub
from .lamps import camera_pole, lantern, street_lamp
from .outdoors import boat
from .people import children, crowd, someone
from .poses import stand
from .scenery import ground, hills, shimmer, sky, trail, water
from .shapes import oval, smooth
from .stage import Scene, Stage
from .trees import bamboo, palm, tree
from .village import fence, gate, house


def lantern_walk(s: Stage) -> None:
    """Tổ an ninh: three watchers with lanterns along a lane of bamboo under the moon."""
    sky(s, 1080, 260, 150)
    hills(s, 480, layers=3, step=50)
    house(s, 1240, 690, 260, far=0.1)
    house(s, 330, 680, 230, tiled=False, far=0.15)
    ground(s, 690, mix(s.named("deep"), s.palette.hills[3], 0.4), s.palette.hills[3])
    trail(s, [(700, 690), (760, 770), (880, 860), (800, 1120)], [30, 90, 240, 620], s.named("path", 0.1))
    for x, size, lean in ((90, 860, 0.12), (300, 620, 0.1), (1520, 880, -0.12), (1330, 600, -0.1)):
        bamboo(s, x, 880, size, lean=lean, stems=5)
    looks = crowd(s, 3, heads=("non", "short", "scarf"))
    for look, x, y, height, hand in (
        (looks[1], 600, 975, 480, -1),
        (looks[2], 1030, 970, 470, 1),
        (looks[0], 810, 1020, 530, 1),
    ):
        stand(s, look, x, y, height, stride=0.12, face=hand, hands=((-0.16, 0.48), (0.27, 0.58)))
        lantern(s, x + hand * 0.27 * height, y - 0.58 * height, 84)
    _fireflies(s, 22)
    frame(s, left=True)


def _fireflies(s: Stage, count: int) -> None:
    for _ in range(count):
        x, y = s.rng.uniform(40, 1560), s.rng.uniform(560, 1000)
        s.canvas.glow(x, y, 22, s.palette.lamp, 0.8)
        s.canvas.disc(x, y, 3.5, 3.5, (255, 240, 190))


def bridge_watch(s: Stage) -> None:
    """Tổ an ninh: lanterns crossing an arched bridge, their light in the water, the village behind."""
    sky(s, 420, 240, 140)
    hills(s, 430, kind="karst", layers=3, step=52)
    for x, size in ((180, 250), (470, 220), (1110, 230), (1400, 270)):
        house(s, x, 650, size, far=0.08)
    palm(s, 640, 650, 300, far=0.1)
    palm(s, 1560, 660, 360, lean=-0.1)
    water(s, 655)
    c = s.canvas
    shimmer(s, 420, 690, s.palette.sun, 6)
    deck = smooth([(-60, 860), (300, 770), (800, 700), (1300, 770), (1660, 860)], closed=False)
    stone = s.named("stone", 0.1)
    arch = [*oval(800, 905, 330, 150, 180, 360)]
    with c.sheet(20):
        c.poly(
            [
                *deck,
                (1660, 1100),
                (1230, 1100),
                (1130, 905),
                *reversed(arch),
                (470, 905),
                (370, 1100),
                (-60, 1100),
            ],
            lighter(stone, 0.1),
            foot=darker(stone, 0.35),
        )
    c.line([(x, y + 14) for x, y in arch], 16, darker(stone, 0.3))
    looks = crowd(s, 4, heads=("non", "short", "scarf", "bun"))
    for i, (x, y) in enumerate(((430, 762), (690, 722), (930, 720), (1170, 758))):
        stand(s, looks[i], x, y, 330, stride=0.12, hands=((-0.15, 0.46), (0.24, 0.58)))
        if i != 2:
            lantern(s, x + 80, y - 192, 62)
            shimmer(s, x + 80, 960, s.palette.lamp, 4)
    rail = [(x, y - 4) for x, y in deck]
    with c.sheet(8):
        for px, py in rail[::2]:
            c.rect(px - 9, py - 4, 18, 74, lighter(stone, 0.3))
        c.line([(x, y - 2) for x, y in rail], 18, lighter(stone, 0.4))
        c.line([(x, y + 70) for x, y in rail], 14, darker(stone, 0.1))
    boat(s, 800, 1010, 360)
    frame(s, left=True)
    frame(s, left=False)


def lamp_lane(s: Stage) -> None:
    """Camera: street lamps along a lane at night and a camera on a pole above it."""
    sky(s, 300, 210, 120)
    hills(s, 460, layers=2)
    ground(s, 640, mix(s.named("deep"), s.palette.hills[3], 0.3), s.palette.hills[3])
    trail(
        s,
        [(830, 620), (820, 720), (780, 850), (700, 1130)],
        [40, 130, 340, 860],
        mix(s.named("path"), s.named("stone"), 0.4),
    )
    house(s, 560, 680, 230, far=0.1)
    house(s, 1110, 690, 260, wall=s.named("sky"), far=0.08)
    house(s, 1400, 820, 480, wall=s.named("ochre"))
    house(s, 200, 850, 520)
    street_lamp(s, 950, 700, 300, side=-1)
    street_lamp(s, 600, 800, 430)
    looks = crowd(s, 3, heads=("short", "long", "bun"))
    stand(s, looks[0], 800, 820, 230, stride=0.1)
    stand(s, looks[1], 880, 830, 220, stride=0.1)
    fence(s, 1130, 900, 520, 80)
    shrub(s, 1060, 915, 60, "gold")
    shrub(s, 470, 940, 70, "pink")
    camera_pole(s, 1240, 1040, 800, side=-1, size=1.65)
    shrub(s, 1330, 1050, 90, "gold")


def camera_gate(s: Stage) -> None:
    """Camera: the gate of the village, a camera on a pole beside it, children cycling home."""
    sky(s, 1200, 290, 140)
    hills(s, 480, layers=2)
    bamboo(s, 90, 790, 560, lean=0.1)
    house(s, 880, 690, 250, far=0.15)
    house(s, 590, 680, 220, tiled=False, far=0.2)
    ground(s, 740, s.named("fresh"), s.named("leaf"))
    trail(s, [(740, 700), (740, 780), (760, 880), (860, 1130)], [150, 230, 400, 760], s.named("path"))
    gate(s, 740, 830, 620)
    tree(s, 1500, 860, 560)
    looks = [*children(s, 2), someone(s, 6, head="non")]
    rider(s, looks[0], 980, 990, 62, s.named("terracotta"), face=-1)
    rider(s, looks[1], 660, 1010, 64, s.named("sky"), face=-1)
    stand(s, looks[2], 1380, 1000, 400, hands=((-0.24, 0.76), (0.16, 0.45)))
    camera_pole(s, 250, 1030, 780, side=1, size=1.6)
    shrub(s, 160, 1040, 84, "gold")
    shrub(s, 1240, 920, 60, "pink")


SCENES = {
    "to-an-ninh": (
        Scene(
            lantern_walk,
            ("night", "dusk"),
            "ba người trong tổ an ninh xách đèn đi tuần trên đường làng dưới lũy tre",
        ),
        Scene(bridge_watch, ("night", "dusk"), "tổ an ninh xách đèn qua cầu đá, ánh đèn in bóng xuống sông"),
    ),
    "camera": (
        Scene(lamp_lane, ("night", "dusk"), "đường làng có đèn chiếu sáng và camera trên cột"),
        Scene(camera_gate, ("day", "golden", "dusk"), "cổng làng có camera trên cột, trẻ em đạp xe về nhà"),
    ),
}
