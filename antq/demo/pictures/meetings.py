"""People who sit down together: hội quán, hội đồng an ninh trật tự."""

from __future__ import annotations

from .colours import darker, lighter, mix
from .flowers import frame, lotus, pad, shrub
from .household import table, tea
from .lamps import paper_lamp
from .outdoors import boat
from .people import crowd, someone
from .poses import aside, perch, ring, ring_front, sit, stand
from .roofs import roof
from .scenery import ground, hills, paddies, shimmer, sky, water
from .shapes import rounded, smooth
from .stage import Scene, Stage
from .trees import areca, banana, banyan, palm
from .village import communal, pavilion


def veranda(s: Stage) -> None:
    """Hội quán: people round a long table under the roof of a veranda, fields and hills beyond."""
    sky(s, 1180, 330, 130)
    hills(s, 500, kind="soft", layers=2)
    palm(s, 220, 760, 430, far=0.25)
    palm(s, 1450, 740, 380, lean=-0.12, far=0.3)
    paddies(s, 640, 4, 16)
    c = s.canvas
    floor = mix(s.named("terracotta"), s.named("path"), 0.55)
    ground(s, 800, lighter(floor, 0.15), darker(floor, 0.15), swing=0)
    for k in range(1, 4):
        c.line([(-20, 800 + 24 * k * k), (1620, 800 + 24 * k * k)], 3, darker(floor, 0.16), 130)
    looks = crowd(s, 7, heads=("grey", "scarf", "short", "bun", "non"))
    for i, x in enumerate((430, 620, 810, 1000, 1190)):
        perch(s, looks[i], x, 880 - 10 * (i % 2), 420, hands=((-0.14, 0.62), (0.16, 0.66 if i % 2 else 0.6)))
    table(s, 810, 960, 900, 150)
    tea(s, 800, 795, 66, 6)
    for x, look in ((330, looks[5]), (1300, looks[6])):
        aside(s, look, x, 975, 430, face=1 if x < 800 else -1, hands=((0.22, 0.62), (0.26, 0.66)))
    for x in (90, 1510):
        with c.sheet(14):
            c.rect(x - 26, 180, 52, 830, s.named("wood"))
            c.rect(x - 40, 985, 80, 36, s.named("stone"))
        shrub(s, x + (86 if x < 800 else -86), 1020, 62, "gold")
    for k, x in enumerate((430, 810, 1190)):
        paper_lamp(s, x, 300, 44, ("gold", "terracotta", "gold")[k], drop=90)
    with c.sheet(12):
        c.rect(-40, 180, 1680, 34, s.named("dark"))
    roof(s, 800, 196, 2100, 330, rows=8)


def by_the_river(s: Stage) -> None:
    """Hội quán of the delta: a thatched pavilion among lotus, boats drawn up beside it."""
    sky(s, 420, 300, 140)
    hills(s, 470, kind="delta", layers=2, step=44)
    water(s, 560)
    shimmer(s, 420, 580, lighter(s.palette.sun, 0.1), 5)
    boat(s, 240, 720, 340, cover=True)
    palm(s, 1470, 720, 520, lean=-0.16)
    ground(s, 760, s.named("fresh"), s.named("leaf"), swing=20)
    banana(s, 1400, 800, 330)
    looks = crowd(s, 7, heads=("elder", "non", "short", "bun", "scarf", "non", "short"))
    pavilion(s, 830, 800, 1060)
    c = s.canvas
    paper_lamp(s, 830, 440, 46, "gold", drop=50)
    c.disc(830, 880, 500, 84, s.named("path"), 230)
    ring(s, looks, 830, 868, 360, 74, 400, pose="perch")
    table(s, 830, 935, 440, 110)
    tea(s, 830, 805, 58, 4)
    ring_front(s, looks, 830, 900, 380, 92, 400, pose="perch")
    shore = smooth(
        [(-60, 885), (250, 925), (560, 1010), (1000, 1022), (1280, 965), (1660, 900)], closed=False
    )
    pond = mix(s.named("water"), s.palette.sky[2], 0.25)
    c.poly([*[(x, y - 12) for x, y in shore], (1660, 1100), (-60, 1100)], darker(s.named("leaf"), 0.25))
    c.poly([*shore, (1660, 1100), (-60, 1100)], pond, foot=darker(pond, 0.2))
    for x, y, size in (
        (120, 930, 120),
        (330, 1010, 140),
        (1390, 985, 130),
        (1560, 1050, 150),
        (60, 1060, 120),
    ):
        pad(s, x, y, size)
    for x, y, size in ((190, 930, 150), (1480, 1000, 170), (400, 1040, 110)):
        c.line([(x, y + 90), (x, y)], 9, s.named("leaf"))
        lotus(s, x, y, size)


def before_the_dinh(s: Stage) -> None:
    """The village meeting: rows of people facing the steps of the communal house."""
    sky(s, 250, 250, 120)
    hills(s, 480, layers=2)
    banyan(s, 1440, 790, 640, spread=0.46)
    areca(s, 130, 740, 430)
    areca(s, 205, 750, 370)
    ground(s, 700, s.named("path"), darker(s.named("earth"), 0.05), swing=6)
    communal(s, 760, 745, 1120)
    c = s.canvas
    stand(s, someone(s, 2, head="elder"), 760, 800, 300, hands=((-0.26, 0.66), (0.22, 0.5)))
    table(s, 950, 806, 190, 84, cloth="leaf")
    tea(s, 950, 712, 34, 2)
    for row, (y, height, count) in enumerate(((905, 300, 6), (1030, 350, 6))):
        looks = crowd(s, count)
        for i, look in enumerate(looks):
            step = 210 + 40 * row
            x = 780 + (i - (count - 1) / 2) * step + (row % 2) * 60
            perch(s, look, x, y + s.about(0, 6), height, back=True, hands=((-0.15, 0.45), (0.15, 0.45)))
    c.line([(-20, 1066), (1620, 1066)], 2, s.named("earth"))
    frame(s, left=True)


def under_the_eaves(s: Stage) -> None:
    """The same meeting seen from inside the communal house, the village lying beyond its pillars."""
    sky(s, 800, 380, 160)
    hills(s, 500, kind="karst", layers=3, step=46)
    paddies(s, 640, 4, 14)
    for x in (330, 1290):
        palm(s, x, 700, 300, far=0.2)
    c = s.canvas
    dark = mix(s.named("dark"), s.palette.shadow, 0.35)
    ground(s, 760, lighter(s.named("wood"), 0.12), darker(s.named("dark"), 0.1), swing=0)
    for k in range(-6, 7):
        c.line([(800 + k * 110, 762), (800 + k * 230, 1080)], 3, darker(s.named("wood"), 0.25), 140)
    for x in (420, 1180):
        with c.sheet(14):
            c.rect(x - 22, 20, 44, 760, dark)
            c.rect(x - 34, 752, 68, 40, s.named("stone"))
    looks = crowd(s, 9, heads=("elder", "grey", "short", "bun", "scarf"))
    mat = [(420, 805), (1180, 805), (1420, 1040), (180, 1040)]
    c.poly(mat, s.named("ochre"), 220)
    sit(s, looks[0], 800, 850, 400)
    for i, (side, y, spread, height) in enumerate(
        (
            (-1, 880, 250, 400),
            (1, 880, 250, 400),
            (-1, 950, 380, 440),
            (1, 950, 380, 440),
            (-1, 1040, 520, 490),
            (1, 1040, 520, 490),
        )
    ):
        sit(s, looks[i + 1], 800 + side * spread, y, height, face=-side, tilt=0.02)
    with c.sheet(8):
        c.poly(rounded(680, 905, 240, 60, 18), s.named("wood"))
    tea(s, 800, 925, 56, 4)
    for x in (70, 1530):
        with c.sheet(18):
            c.rect(x - 39, -20, 78, 1110, s.named("tile"))
            c.rect(x - 56, 1000, 112, 70, s.named("stone"))
    with c.sheet(20):
        c.rect(-20, -20, 1640, 120, dark)
        c.rect(-20, 150, 1640, 34, dark)
    for k in range(26):
        c.rect(10 + k * 62, 100, 20, 52, dark)
    for x in (310, 800, 1290):
        paper_lamp(s, x, 270, 52, "gold", drop=60)


SCENES = {
    "hoi-quan": (
        Scene(
            veranda,
            ("day", "golden", "dawn", "dusk"),
            "bà con ngồi quanh bàn trà dưới mái hiên hội quán, phía sau là đồng lúa",
        ),
        Scene(
            by_the_river,
            ("dawn", "day", "golden", "dusk"),
            "bà con họp mặt trong chòi lá bên sông, trước chòi là đầm sen",
        ),
    ),
    "hoi-dong-antt": (
        Scene(
            before_the_dinh,
            ("day", "golden", "dawn"),
            "cuộc họp làng trước sân đình mái cong, bà con ngồi thành hàng nghe cụ già nói chuyện",
        ),
        Scene(
            under_the_eaves,
            ("day", "dawn", "golden"),
            "bà con ngồi chiếu bàn việc trong đình, ngoài hàng cột là đồng lúa và núi",
        ),
    ),
}
