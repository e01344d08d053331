"""The sizes a photo is shown in: never enlarged, light, and bare of metadata."""

from __future__ import annotations

import io
import random
from functools import cache

import pytest
from PIL import Image, UnidentifiedImageError

from antq.kit.media.intake import receive_photo
from antq.kit.media.renditions import FORMATS, SIZES, Rendition, make_renditions, widths

from . import hostile
from .reading import PIXELS_ONLY, avif_items, jpeg_segments


def renditions(data: bytes) -> list[Rendition]:
    return list(make_renditions(io.BytesIO(data)))


@cache
def street() -> bytes:
    """A master with the detail and grain of a street photo: shapes of many sizes under noise."""
    chance = random.Random(2026)
    image = hostile.scene(2560, 1920).copy()
    for _ in range(3000):
        left, top, side = chance.randrange(2560), chance.randrange(1920), chance.randrange(4, 160)
        colour = tuple(chance.randrange(256) for _ in range(3))
        image.paste(colour, (left, top, left + side, top + side // 2))
    grain = Image.effect_noise(image.size, 25).convert("RGB")
    return receive_photo(io.BytesIO(hostile.saved(Image.blend(image, grain, 0.2), "JPEG")), name="a").data


def test_a_large_photo_is_made_in_every_size_and_format() -> None:
    made = renditions(street())
    assert [(r.width, r.height, r.format) for r in made] == [
        (1920, 1440, "AVIF"),
        (1920, 1440, "JPEG"),
        (1280, 960, "AVIF"),
        (1280, 960, "JPEG"),
        (640, 480, "AVIF"),
        (640, 480, "JPEG"),
        (320, 240, "AVIF"),
        (320, 240, "JPEG"),
    ]
    for rendition in made:
        image = Image.open(io.BytesIO(rendition.data))
        assert image.format == rendition.format
        assert image.size == (rendition.width, rendition.height)
        assert rendition.mime == Image.MIME[rendition.format]


def test_pages_stay_light() -> None:
    """The budgets of a page on a slow phone: 18 KB for a card, 45 KB for a cover."""
    size = {(r.width, r.format): len(r.data) for r in renditions(street())}
    assert size[320, "AVIF"] <= 18_000
    assert size[640, "AVIF"] <= 45_000
    assert all(size[width, "AVIF"] < size[width, "JPEG"] for width in SIZES)


@pytest.mark.parametrize(
    ("master", "made"),
    [(2560, SIZES), (1920, SIZES), (1000, (320, 640, 1000)), (320, (320,)), (200, (200,))],
)
def test_nothing_is_enlarged(master: int, made: tuple[int, ...]) -> None:
    assert widths(master) == made
    jpeg = hostile.saved(Image.new("RGB", (master, 300)), "JPEG")
    assert sorted({r.width for r in renditions(jpeg)}) == list(made)


def test_upright_and_narrow_photos_keep_their_shape() -> None:
    upright = renditions(hostile.saved(Image.new("RGB", (1440, 1920)), "JPEG"))
    assert upright[-1].height == 427
    strip = renditions(hostile.saved(Image.new("RGB", (2560, 4)), "JPEG"))
    assert strip[-1].height == 1


def test_renditions_show_the_photo() -> None:
    photo = receive_photo(io.BytesIO(hostile.turned_jpeg(6)), name="a.jpg")
    for rendition in renditions(photo.data):
        image = Image.open(io.BytesIO(rendition.data)).convert("RGB")
        found = image.getpixel((rendition.width // 10, rendition.height * 9 // 10))
        assert isinstance(found, tuple)
        assert found[2] > 200 > 60 > found[0], "the blue corner is bottom left"


def test_no_rendition_tells_more_than_its_pixels() -> None:
    """Given a file that never passed the intake, still nothing but pixels comes out."""
    for rendition in renditions(hostile.telltale_jpeg()):
        assert hostile.SECRET.encode() not in rendition.data
        if rendition.format == "JPEG":
            assert {name for name, _ in jpeg_segments(rendition.data)} <= PIXELS_ONLY
        else:
            assert avif_items(rendition.data) == [b"av01"]


def test_the_reader_of_avif_does_see_metadata() -> None:
    telltale = hostile.saved(hostile.scene(), "AVIF", exif=hostile.exif(), xmp=b"<x/>")
    assert sorted(avif_items(telltale)) == [b"Exif", b"av01", b"mime"]


def test_formats_are_named_best_first() -> None:
    assert [name for name, _, _ in FORMATS] == ["AVIF", "JPEG"]


def test_a_master_that_is_none_is_an_error() -> None:
    with pytest.raises(UnidentifiedImageError):
        renditions(hostile.HTML)
    with pytest.raises(OSError, match="truncated"):
        renditions(street()[:5000])
