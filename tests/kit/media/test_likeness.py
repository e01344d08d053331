"""The print of a picture: near for the same picture, far for another, none for what shows too little."""

from __future__ import annotations

import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from antq.kit.media.likeness import ALIKE, distance, print_of, slots_near, slots_of


def view(seed: int) -> Image.Image:
    """Something with large and small shapes, as a photo of a village has; each seed its own."""
    chance = random.Random(seed)
    picture = Image.new("L", (1280, 960), 128)
    for side in (2, 3, 5, 9, 17, 40):
        grain = Image.frombytes("L", (side, side), chance.randbytes(side * side))
        picture = Image.blend(picture, grain.resize(picture.size, Image.Resampling.BICUBIC), 0.35)
    draw = ImageDraw.Draw(picture)
    for _ in range(6):
        left, top, size = chance.randrange(1280), chance.randrange(960), chance.randrange(40, 300)
        draw.ellipse((left, top, left + size, top + size), fill=chance.randrange(256))
    return picture.convert("RGB")


def jpeg(picture: Image.Image, quality: int = 85) -> bytes:
    target = io.BytesIO()
    picture.convert("RGB").save(target, "JPEG", quality=quality)
    return target.getvalue()


def signed(picture: Image.Image) -> Image.Image:
    ImageDraw.Draw(picture).text((20, 900), "UBND xa Muong Lai", fill="white", font_size=40)
    return picture


SAME = {
    "as it is": lambda picture: picture,
    "smaller": lambda picture: picture.resize((500, 375)),
    "a little brighter": lambda picture: ImageEnhance.Brightness(picture).enhance(1.1),
    "paler": lambda picture: ImageEnhance.Contrast(picture).enhance(0.8),
    "blurred": lambda picture: picture.filter(ImageFilter.GaussianBlur(3)),
    "grey": ImageOps.grayscale,
    "signed": signed,
}


@pytest.mark.parametrize("change", SAME)
def test_the_same_picture_stays_near(change: str) -> None:
    for seed in range(4):
        mark = print_of(jpeg(view(seed)))
        assert distance(mark, print_of(jpeg(SAME[change](view(seed)), 45))) <= ALIKE, seed


def test_other_pictures_are_far() -> None:
    marks = [print_of(jpeg(view(seed))) for seed in range(12)]
    assert "" not in marks
    apart = [distance(one, other) for at, one in enumerate(marks) for other in marks[:at]]
    assert min(apart) > 2 * ALIKE


def test_mirrored_is_another_picture() -> None:
    assert distance(print_of(jpeg(view(1))), print_of(jpeg(ImageOps.mirror(view(1))))) > ALIKE


@pytest.mark.parametrize(
    "picture",
    [
        Image.new("RGB", (800, 600), "white"),
        Image.new("RGB", (800, 600), "black"),
        Image.effect_noise((800, 600), 8),
        Image.linear_gradient("L").resize((800, 600)),
        Image.radial_gradient("L").resize((800, 600)).point(lambda level: 200 + level // 8),
    ],
    ids=["white", "black", "noise", "shading", "sky"],
)
def test_what_shows_too_little_has_no_print(picture: Image.Image) -> None:
    assert print_of(jpeg(picture)) == ""


MARKS = st.integers(0, 2**64 - 1)


@given(MARKS, st.sets(st.integers(0, 63), max_size=ALIKE))
def test_every_print_within_reach_is_filed_where_it_is_looked_for(mark: int, turned: set[int]) -> None:
    other = mark
    for bit in turned:
        other ^= 1 << bit
    one, far = f"{mark:016x}", f"{other:016x}"
    assert distance(one, far) == len(turned)
    assert set(slots_of(far)) & set(slots_near(one))


def test_a_look_up_reads_few_slots() -> None:
    near = slots_near("00ff00ff00ff00ff")
    assert len(near) == len(set(near)) == 68
    assert set(slots_of("00ff00ff00ff00ff")) <= set(near)
