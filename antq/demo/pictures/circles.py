"""Small circles: tổ hòa giải, câu lạc bộ."""

from __future__ import annotations

from .colours import darker, lighter, mix
from .flowers import grass, shrub
from .household import book, guitar, table, tea
from .lamps import bunting, lantern, paper_lamp
from .people import crowd, someone
from .poses import aside, perch, sit, stand
from .scenery import birds, ground, hills, sky, trail
from .shapes import rounded
from .stage import Scene, Stage
from .trees import bamboo, banyan


def banyan_talk(s: Stage) -> None:
    """Hòa giải: an elder on a stone bench under the banyan, two neighbours turned to each other."""
    sky(s, 1250, 350, 150)
    hills(s, 500, layers=3)
    birds(s, 980, 240, 3)
    ground(s, 740, s.named("fresh"), s.named("leaf"))
    trail(s, [(1700, 820), (1450, 850), (1200, 900), (760, 960)], [70, 90, 110, 60], s.named("path"))
    banyan(s, 520, 830, 860, spread=0.6)
    c = s.canvas
    c.disc(800, 955, 560, 92, s.named("path"))
    perch(s, someone(s, 4, head="elder"), 800, 905, 480, hands=((-0.24, 0.66), (0.24, 0.66)))
    looks = crowd(s, 2, heads=("short", "bun"))
    with c.sheet(10):
        c.poly(rounded(640, 905, 320, 34, 12), lighter(s.named("stone"), 0.25))
        c.rect(755, 935, 90, 60, s.named("stone"))
    tea(s, 800, 908, 50, 2)
    aside(s, looks[0], 520, 985, 500, hands=((0.18, 0.46), (0.3, 0.64)))
    aside(s, looks[1], 1080, 985, 500, face=-1, hands=((0.18, 0.46), (0.27, 0.6)))
    grass(s, 1000, 14)
    shrub(s, 1420, 900, 74, "gold")
    shrub(s, 120, 960, 84, "pink")


def gourd_trellis(s: Stage) -> None:
    """Hòa giải at home: neighbours shake hands beneath a trellis of hanging gourds, an old woman smiling on."""
    sky(s, 800, 420, 190)
    hills(s, 560, kind="soft", layers=2)
    bamboo(s, 120, 800, 560, lean=0.12)
    bamboo(s, 1500, 800, 520, lean=-0.14)
    ground(s, 760, s.named("path"), s.named("earth"), swing=8)
    c = s.canvas
    for x in (210, 1390):
        with c.sheet(10):
            c.limb([(x, 960), (x, 180)], [26, 22], s.named("wood"))
    looks = crowd(s, 3, heads=("short", "short", "grey"))
    with c.sheet(10):
        c.rect(500, 818, 600, 26, s.named("thatch"))
        for x in (520, 1060):
            c.rect(x, 840, 22, 80, s.named("dark"))
    perch(s, looks[2], 800, 900, 490, hands=((-0.2, 0.55), (0.2, 0.55)))
    stand(s, looks[0], 560, 1000, 560, hands=((-0.14, 0.42), (0.36, 0.56)), tilt=0.03)
    stand(s, looks[1], 1040, 1000, 560, hands=((-0.14, 0.42), (0.36, 0.56)), face=-1, tilt=0.03)
    c.disc(800, 1000 - 0.56 * 560, 30, 21, looks[0].skin)
    with c.sheet(14):
        for k in range(5):
            c.limb([(-20, 120 + k * 22), (1620, 120 + k * 22)], [12, 12], s.named("thatch"))
    _gourds(s)
    shrub(s, 330, 985, 66, "pink")
    shrub(s, 1300, 990, 70, "gold")


def _gourds(s: Stage) -> None:
    c = s.canvas
    for _ in range(38):
        x, y = s.rng.uniform(-20, 1620), s.rng.uniform(-10, 235)
        tone = mix(s.named("deep"), s.named("fresh"), s.rng.uniform(0, 0.8))
        with c.sheet(6, strength=0.22):
            for dx, dy, r in ((-34, 6, 44), (34, 6, 44), (0, 34, 42)):
                c.disc(x + dx, y + dy, r, r * 0.85, tone)
    for x, length in ((330, 120), (520, 160), (760, 110), (930, 150), (1120, 120), (1290, 150)):
        top = 230 + s.about(0, 14)
        c.line([(x, top - 40), (x, top)], 5, s.named("leaf"))
        with c.sheet(8):
            c.disc(x, top + length * 0.26, length * 0.17, length * 0.26, s.named("lime"))
            c.disc(x, top + length * 0.66, length * 0.27, length * 0.34, s.named("lime"))
        c.disc(x - length * 0.1, top + length * 0.6, length * 0.05, length * 0.14, (255, 255, 255), 70)


def song_circle(s: Stage) -> None:
    """A club in the evening: a circle on the grass, a guitar, lanterns strung between trees."""
    sky(s, 1200, 330, 130)
    hills(s, 520, kind="soft", layers=3)
    ground(s, 720, s.named("leaf"), s.named("deep"))
    for x, size in ((150, 640), (1470, 600)):
        bamboo(s, x, 800, size, lean=0.1 if x < 800 else -0.12)
    c = s.canvas
    bunting(s, [(120, 300), (450, 420), (800, 450), (1150, 420), (1480, 300)])
    for x, y in ((330, 430), (640, 480), (960, 480), (1280, 430)):
        paper_lamp(s, x, y, 38, "gold", drop=20)
    c.disc(800, 900, 600, 130, s.named("lime"), 120)
    looks = crowd(s, 8, heads=("short", "long", "short", "bun", "short", "long", "short", "bun"))
    for x, y, look in ((330, 870, looks[0]), (1270, 870, looks[1])):
        sit(s, look, x, y, 440, hands=((-0.1, 0.5), (0.1, 0.5)))
    sit(s, looks[2], 560, 815, 440, hands=((-0.06, 0.6), (0.06, 0.6)))
    book(s, 560, 725, 76, s.named("terracotta", 0.5))
    sit(s, looks[3], 800, 800, 450, hands=((-0.16, 0.52), (0.27, 0.64)))
    guitar(s, 780, 716, 150)
    sit(s, looks[4], 1040, 815, 440, hands=((-0.1, 0.66), (0.1, 0.66)))
    lantern(s, 800, 880, 92, glow=3.6)
    for i, (x, y) in enumerate(((470, 1020), (1130, 1020))):
        sit(s, looks[5 + i], x, y, 480, back=True)
    grass(s, 930, 12)


def reading_room(s: Stage) -> None:
    """A club indoors: shelves of books, a wide window, people reading at one table."""
    c = s.canvas
    wall = mix(s.named("cream"), s.named("ochre"), 0.35)
    sky(s, 800, 300, 120)
    hills(s, 430, kind="soft", layers=3, step=40)
    with c.sheet(20):
        for box in ((-10, -10, 430, 820), (1180, -10, 430, 820), (400, -10, 800, 90), (400, 560, 800, 250)):
            c.rect(*box, wall)
    with c.sheet(8):
        for box in (
            (408, 70, 784, 18),
            (396, 552, 808, 26),
            (408, 70, 18, 490),
            (1174, 70, 18, 490),
            (792, 80, 16, 480),
        ):
            c.rect(*box, s.named("wood"))
    for left in (60, 1230):
        _shelves(s, left)
    ground(s, 790, lighter(s.named("earth"), 0.2), s.named("earth"), swing=0)
    paper_lamp(s, 620, 190, 54, "gold", drop=150)
    paper_lamp(s, 980, 190, 54, "terracotta", drop=150)
    looks = crowd(s, 6, heads=("long", "short", "grey", "bun", "short", "short"))
    for i, x in enumerate((520, 800, 1080)):
        perch(s, looks[i], x, 880, 480, hands=((-0.09, 0.62), (0.09, 0.62)))
    table(s, 800, 985, 900, 165)
    for i, x in enumerate((520, 800, 1080)):
        book(s, x, 790, 110, s.named(("terracotta", "indigo", "leaf")[i], 0.4))
    aside(s, looks[3], 250, 1010, 500, hands=((0.22, 0.66), (0.3, 0.62)))
    book(s, 415, 760, 90, s.named("plum", 0.4))
    aside(s, looks[4], 1350, 1010, 500, face=-1, hands=((0.22, 0.6), (0.28, 0.6)))
    shrub(s, 1530, 1000, 70)


def _shelves(s: Stage, left: float) -> None:
    c = s.canvas
    with c.sheet(12):
        c.rect(left, 110, 310, 640, darker(s.named("wood"), 0.25))
    for row in range(4):
        top = 128 + row * 156
        c.rect(left + 14, top, 282, 136, darker(s.named("dark"), 0.25))
        x = left + 22
        while x < left + 270:
            wide, tall = s.rng.uniform(18, 34), s.rng.uniform(84, 124)
            c.rect(x, top + 136 - tall, wide, tall, s.rng.choice(s.palette.cloth))
            c.rect(x, top + 136 - tall * 0.8, wide, 6, s.named("cream"))
            x += wide + 4


SCENES = {
    "to-hoa-giai": (
        Scene(
            banyan_talk,
            ("day", "golden", "dawn"),
            "cụ già ngồi giữa hai người hàng xóm dưới gốc đa, trên bàn đá có ấm trà",
        ),
        Scene(
            gourd_trellis,
            ("day", "golden", "dawn"),
            "hai người hàng xóm bắt tay dưới giàn bầu, một bà cụ ngồi bên",
        ),
    ),
    "clb": (
        Scene(
            song_circle,
            ("dusk", "night", "golden"),
            "các thành viên câu lạc bộ ngồi vòng tròn đàn hát, đọc sách dưới dây đèn lồng",
        ),
        Scene(
            reading_room,
            ("day", "golden", "dawn"),
            "các thành viên câu lạc bộ cùng đọc sách quanh bàn, bên kệ sách và cửa sổ rộng",
        ),
    ),
}
