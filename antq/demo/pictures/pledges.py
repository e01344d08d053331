"""Giving one's word: cam kết."""

from __future__ import annotations

import math

from .colours import lighter, mix
from .flowers import lotus, sprig
from .hands import arm
from .household import table
from .lamps import bunting
from .people import crowd
from .poses import stand
from .scenery import ground, hills, sky
from .shapes import blade, smooth
from .stage import Scene, Stage
from .trees import areca
from .village import communal


def joined_hands(s: Stage) -> None:
    """Cam kết: hands from all sides laid together over a rosette of leaves and lotus petals."""
    c, p = s.canvas, s.palette
    c.wash((lighter(p.sky[2], 0.3), p.sky[2], mix(p.sky[2], s.named("ochre"), 0.25)))
    c.shade = p.shadow
    rings = (
        (620, 26, 170, "deep"),
        (520, 22, 160, "leaf"),
        (425, 18, 150, "fresh"),
        (335, 16, 132, "ripe"),
        (260, 14, 120, "cream"),
    )
    for k, (reach, count, wide, name) in enumerate(rings):
        with c.sheet(14, strength=0.28):
            for i in range(count):
                angle = 360 * (i + 0.5 * (k % 2)) / count + s.about(0, 1.5)
                turn = math.radians(angle)
                foot = (800 + math.cos(turn) * reach * 0.3, 533 + math.sin(turn) * reach * 0.3)
                c.poly(blade(*foot, angle, reach * 0.72, wide), mix(s.named(name), p.sky[2], 0.06 * (i % 3)))
    for corner, angle in (((60, 60), 45), ((1540, 60), 135), ((60, 1007), -45), ((1540, 1007), -135)):
        for leaf in sprig(*corner, angle, 210):
            c.poly(leaf, s.named("deep"), 170)
    start = s.about(10, 20)
    for i in range(7):
        angle = start + 360 * i / 7 + s.about(0, 4)
        turn = math.radians(angle)
        x, y = 800 - math.cos(turn) * 372, 533 - math.sin(turn) * 372
        arm(s, x, y, angle, p.skin[i % len(p.skin)], p.cloth[i], scale=0.98)
    _heart(s, 800, 533)


def _heart(s: Stage, x: float, y: float) -> None:
    """An open lotus seen from above."""
    c = s.canvas
    pink = s.named("pink")
    for reach, count, share in ((150, 12, 0.0), (116, 10, 0.35), (80, 8, 0.7)):
        with c.sheet(9, strength=0.32):
            for i in range(count):
                c.poly(
                    blade(x, y, 360 * (i + 0.5 * (share > 0.3)) / count, reach, reach * 0.5),
                    lighter(pink, share),
                )
    with c.sheet(6):
        c.disc(x, y, 30, 30, s.named("gold"))


def signing(s: Stage) -> None:
    """Cam kết: in front of the communal house neighbours sign a paper in turn, lotus on the table."""
    sky(s, 1280, 250, 130)
    hills(s, 470, layers=2)
    areca(s, 110, 760, 480)
    areca(s, 1510, 760, 500)
    ground(s, 720, s.named("path"), s.named("earth"), swing=6)
    communal(s, 800, 760, 1060)
    c = s.canvas
    bunting(s, [(60, 420), (420, 500), (800, 520), (1180, 500), (1540, 420)])
    looks = crowd(s, 7, heads=("non", "bun", "short", "grey", "scarf", "long", "short"))
    for i, x in enumerate((300, 460, 1140, 1300)):
        stand(
            s,
            looks[i],
            x,
            930 + 14 * (i % 2),
            420,
            face=1 if x < 800 else -1,
            hands=((-0.13, 0.5), (0.14, 0.52)),
        )
    stand(s, looks[4], 680, 930, 450, hands=((-0.14, 0.45), (0.24, 0.55)), lean=0.05)
    stand(s, looks[5], 920, 930, 440, face=-1, hands=((-0.1, 0.5), (0.12, 0.5)))
    table(s, 800, 1010, 640, 190, depth=74, cloth="leaf")
    with c.sheet(5):
        c.poly([(690, 764), (870, 764), (890, 808), (680, 808)], s.named("cream", 0.5))
    for k in range(3):
        c.line([(712 - k, 774 + k * 9), (800 + 8 * k, 774 + k * 9)], 3, s.named("stone"))
    c.line([(806, 792), (790, 700)], 7, s.named("ink"))
    c.disc(788, 704, 17, 14, looks[4].skin)
    with c.sheet(6):
        c.poly(
            smooth([(1010, 808), (990, 760), (1016, 720), (1046, 720), (1072, 760), (1052, 808)]),
            s.named("sky"),
        )
    for dx, dy, size in ((-28, -70, 74), (36, -64, 70), (4, -110, 84)):
        c.line([(1031, 724), (1031 + dx, 724 + dy)], 5, s.named("leaf"))
        lotus(s, 1031 + dx, 728 + dy, size)


SCENES = {
    "cam-ket": (
        Scene(joined_hands, ("day", "golden", "dawn"), "những bàn tay chụm lại trên vòng lá và cánh sen"),
        Scene(
            signing,
            ("day", "golden", "dawn"),
            "bà con lần lượt ký cam kết trên bàn trước sân đình, trên bàn có lọ hoa sen",
        ),
    ),
}
