"""The illustrations of the sample data: the same every time, different from one another, light as thumbnails."""

from __future__ import annotations

import io
from functools import cache
from itertools import combinations

import pytest
from PIL import Image, ImageChops, ImageStat

from antq.demo import pictures
from antq.demo.pictures import colours

SMALL = (320, 213)
SCENES = [(kind, variant) for kind in pictures.KINDS for variant in (0, 1)]


@cache
def small(kind: str, variant: int, seed: str = "sample") -> Image.Image:
    return pictures.draw(kind, seed, variant=variant, size=SMALL)


def distance(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two pictures as the eye takes them in at a glance: in grey, 24 × 16 patches."""
    glances = [picture.convert("L").resize((24, 16), Image.Resampling.BOX) for picture in (one, other)]
    return float(ImageStat.Stat(ImageChops.difference(*glances)).mean[0])


def test_eighteen_kinds_each_with_at_least_two_scenes() -> None:
    assert len(pictures.KINDS) == len(set(pictures.KINDS)) == 18
    for kind in pictures.KINDS:
        assert pictures.describe(kind, 0) != pictures.describe(kind, 1)


@pytest.mark.parametrize(("kind", "variant"), SCENES)
def test_every_scene_draws_at_the_size_asked_for(kind: str, variant: int) -> None:
    picture = small(kind, variant)
    assert (picture.mode, picture.size) == ("RGB", SMALL)
    assert ImageStat.Stat(picture.convert("L")).stddev[0] > 12, "an almost blank sheet"


@pytest.mark.parametrize(("kind", "variant"), SCENES)
def test_thumbnail_is_light(kind: str, variant: int) -> None:
    held = io.BytesIO()
    large = pictures.draw(kind, "weight", variant=variant, size=(960, 640))
    large.resize(SMALL, Image.Resampling.LANCZOS).save(held, "JPEG", quality=82)
    assert len(held.getvalue()) <= 18 * 1024


def test_same_arguments_give_the_same_picture() -> None:
    again = pictures.draw("hoi-quan", "sample", size=SMALL)
    assert again.tobytes() == small("hoi-quan", 0).tobytes()


def test_another_seed_gives_another_picture() -> None:
    seeds = [small("khu-dan-cu", 0, seed).tobytes() for seed in ("a", "b", "c", "d")]
    assert len(set(seeds)) == 4


def test_scenes_differ_at_a_glance() -> None:
    close = [
        (one, other, round(distance(small(*one), small(*other)), 1))
        for one, other in combinations(SCENES, 2)
        if distance(small(*one), small(*other)) < 6
    ]
    assert close == []


def test_variants_are_counted_round() -> None:
    assert pictures.draw("quy", "x", variant=2, size=SMALL) == pictures.draw(
        "quy", "x", variant=0, size=SMALL
    )
    assert pictures.draw("quy", "x", variant=-1, size=SMALL) == pictures.draw(
        "quy", "x", variant=1, size=SMALL
    )
    assert pictures.describe("quy", 3) == pictures.describe("quy", 1)


@pytest.mark.parametrize("size", [(400, 400), (300, 600), (640, 200)])
def test_other_shapes_are_filled_to_every_corner(size: tuple[int, int]) -> None:
    picture = pictures.draw("to-dan-pho", "shape", size=size)
    assert picture.size == size
    width, height = size
    for corner in ((0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1)):
        assert picture.getpixel(corner) not in ((0, 0, 0), (255, 255, 255))


def test_too_small_a_size_is_refused() -> None:
    with pytest.raises(ValueError, match="16 pixels"):
        pictures.draw("quy", "x", size=(8, 600))


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        pictures.draw("phi-co", "x")
    with pytest.raises(KeyError):
        pictures.describe("phi-co")


@pytest.mark.parametrize(("kind", "variant"), SCENES)
def test_alternative_text_says_what_is_shown(kind: str, variant: int) -> None:
    text = pictures.describe(kind, variant)
    assert text.startswith("Tranh minh họa: ")
    assert 40 <= len(text) <= 125


def test_no_large_area_of_emblem_red() -> None:
    """Red with yellow belongs to flag and emblem: the palette has none of it."""
    for name, (red, green, blue) in colours.LOCAL.items():
        assert not (red > 190 and green < 60 and blue < 60), name
