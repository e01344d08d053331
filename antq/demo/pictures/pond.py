"""The lotus pond of a religious community: tôn giáo."""

from __future__ import annotations

from .colours import darker, lighter
from .flowers import lotus, pad
from .outdoors import boat
from .people import children, crowd
from .poses import sit, stand
from .roofs import roof
from .scenery import birds, ground, hills, shimmer, sky, water
from .shapes import arch
from .stage import Scene, Stage
from .trees import areca, tree
from .village import communal


def pond_walk(s: Stage) -> None:
    """Tôn giáo: a pagoda across a lotus pond, people of all ages on the causeway."""
    sky(s, 1200, 280, 150)
    hills(s, 470, kind="karst", layers=3, step=44)
    ground(s, 620, s.named("fresh"), s.named("leaf"))
    tree(s, 250, 660, 360)
    tree(s, 1290, 660, 330)
    areca(s, 1430, 665, 370)
    areca(s, 120, 665, 350)
    communal(s, 770, 670, 640)
    s.canvas.rect(660, 345, 220, 90, s.named("wall"))
    for x in (700, 770, 840):
        s.canvas.poly(arch(x, 432, 36, 62), s.palette.lamp if s.palette.lit else s.named("dark"))
    roof(s, 770, 368, 330, 110, curl=0.5, rows=5)
    water(s, 675)
    shimmer(s, 1200, 700, lighter(s.palette.sun, 0.1), 5)
    c = s.canvas
    stone = s.named("stone")
    with c.sheet(14):
        c.poly(
            [(730, 672), (810, 672), (1010, 870), (1010, 905), (640, 905), (640, 870)],
            lighter(stone, 0.35),
            foot=stone,
        )
        c.poly(
            [(-40, 850), (1640, 850), (1640, 935), (-40, 935)], lighter(stone, 0.3), foot=darker(stone, 0.12)
        )
    c.rect(-40, 920, 1680, 24, darker(stone, 0.28))
    looks = crowd(s, 6, heads=("grey", "non", "bun", "short", "scarf", "long"))
    for i, (x, face) in enumerate(((200, 1), (345, 1), (760, 1), (905, -1), (1190, -1), (1430, -1))):
        stand(
            s, looks[i], x, 905 - 6 * (i % 2), 330, stride=0.1, face=face, hands=((-0.15, 0.45), (0.17, 0.5))
        )
    stand(s, children(s, 1)[0], 470, 905, 235, stride=0.1)
    _lotus_bed(s, 975)


def _lotus_bed(s: Stage, y: float) -> None:
    for x in range(20, 1640, 170):
        pad(s, x + s.about(0, 30), y + 40 + s.about(0, 30), s.about(115, 20))
    for k, x in enumerate(range(80, 1600, 235)):
        top = y + s.about(0, 16)
        s.canvas.line([(x, top + 140), (x, top)], 9, s.named("leaf"))
        lotus(s, x, top, s.about(128, 18), petals=("pink", "cream", "pink")[k % 3])


def lotus_boat(s: Stage) -> None:
    """Tôn giáo: great lotus flowers near the eye, a boat of neighbours gathering flowers beyond."""
    sky(s, 800, 340, 210)
    hills(s, 470, layers=3, step=40)
    birds(s, 300, 210, 4)
    water(s, 590)
    shimmer(s, 800, 615, lighter(s.palette.sun, 0.15), 6)
    for x, size in ((140, 70), (330, 56), (1240, 60), (1470, 76), (1080, 50), (520, 48)):
        pad(s, x, 660 + s.about(0, 26), size)
    looks = crowd(s, 3, heads=("non", "bun", "non"))
    for i, x in enumerate((640, 800, 970)):
        sit(s, looks[i], x, 800, 330, hands=((-0.16, 0.5), (0.2, 0.6)))
    boat(s, 800, 820, 760)
    for x in (700, 880, 1060):
        lotus(s, x, 770, 70)
    for x, y, size in (
        (-10, 980, 260),
        (330, 1010, 230),
        (760, 1040, 220),
        (1230, 1000, 240),
        (1600, 960, 260),
    ):
        pad(s, x, y, size)
    c = s.canvas
    for x, y, size, petals in (
        (250, 880, 300, "pink"),
        (1370, 850, 340, "pink"),
        (560, 1010, 190, "cream"),
        (1080, 1010, 180, "cream"),
    ):
        c.line([(x, 1100), (x, y)], size * 0.06, s.named("leaf"))
        lotus(s, x, y, size, petals=petals)


SCENES = {
    "ton-giao": (
        Scene(
            pond_walk,
            ("dawn", "day", "golden", "dusk"),
            "bà con đủ lứa tuổi đi trên lối đá qua đầm sen, phía sau là mái chùa cong",
        ),
        Scene(
            lotus_boat,
            ("dawn", "golden", "day"),
            "bà con chèo thuyền hái sen trên đầm, trước mắt là những bông sen lớn",
        ),
    ),
}
