"""The steps of a photo: what is taken comes out as bare pixels, what is refused says what to do."""

from __future__ import annotations

import io
import threading
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageFile

from antq.kit.media import intake
from antq.kit.media.colours import PLACEHOLDERS, dominant
from antq.kit.media.headers import SCANS, Header
from antq.kit.media.intake import LIMITS, Photo, receive_photo
from antq.kit.refusals import Invalid

from . import hostile
from .hostile import SECRET, SERIAL, Sample
from .reading import PIXELS_ONLY, jpeg_segments
from .samples import PHOTOS_REFUSED, PHOTOS_TAKEN

ROOT = Path(__file__).resolve().parents[3]


def receive(data: bytes, name: str = "anh.jpg") -> Photo:
    return receive_photo(io.BytesIO(data), name=name)


def pixels(photo: Photo) -> Image.Image:
    return Image.open(io.BytesIO(photo.data))


def colour_at(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    """The colour at a place given in parts of width and height."""
    found = image.getpixel((int(x * image.width), int(y * image.height)))
    assert isinstance(found, tuple)
    return found


def close(found: tuple[int, ...], wanted: tuple[int, int, int], by: int = 24) -> bool:
    return all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize("sample", PHOTOS_TAKEN, ids=lambda sample: sample.title)
def test_a_photo_becomes_a_bare_jpeg(sample: Sample) -> None:
    photo = receive(sample.make(), sample.filename)
    segments = jpeg_segments(photo.data)
    assert {name for name, _ in segments} <= PIXELS_ONLY
    assert [len(body) for name, body in segments if name == "APP0"] == [14]  # JFIF without a thumbnail
    for telltale in (SECRET, SERIAL, "GPS", "Exif", "xmp", "script", "2026"):
        assert telltale.encode() not in photo.data
    assert pixels(photo).size == (photo.width, photo.height)
    assert photo.colour in PLACEHOLDERS


@pytest.mark.parametrize("sample", PHOTOS_REFUSED, ids=lambda sample: sample.title)
def test_what_is_no_good_photo_is_refused_with_a_sentence(sample: Sample) -> None:
    with pytest.raises(Invalid) as refused:
        receive(sample.make(), sample.filename)
    assert set(refused.value.errors) == {"photo"}
    assert sample.says in str(refused.value.errors["photo"])


def test_the_samples_do_carry_what_must_not_come_through() -> None:
    names = [name for name, _ in jpeg_segments(hostile.telltale_jpeg())]
    assert {"APP1", "APP2", "APP9", "APP13", "COM", "TRAILER"} <= set(names)
    assert hostile.telltale_jpeg().count(SECRET.encode()) >= 8
    assert SECRET.encode() in hostile.text_png()
    assert SECRET.encode() in hostile.telltale_webp()


def test_each_kind_of_trouble_has_its_own_sentence() -> None:
    titles = {"nothing chosen", "empty file", "too heavy", "HTML named .jpg", "GIF", "HEIC", "truncated JPEG"}
    titles |= {"PNG claiming 40,000 x 40,000", "thumbnail instead of the photo", "text"}
    said = set()
    for sample in PHOTOS_REFUSED:
        if sample.title in titles:
            with pytest.raises(Invalid) as refused:
                receive(sample.make(), sample.filename)
            said.add(str(refused.value))
    assert len(said) == len(titles)


def test_no_more_than_the_limit_and_one_byte_is_read() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            assert size > 0, "asked for everything"
            self.given += min(size, 1_000_000)
            return b"\xff" * min(size, 1_000_000)

    endless: Any = Endless()
    with pytest.raises(Invalid, match="20 MB"):
        receive_photo(endless, name="anh.jpg")
    assert endless.given == LIMITS.bytes + 1


def test_a_photo_of_exactly_the_limit_is_taken() -> None:
    data = hostile.plain_jpeg()
    assert receive(data + b"\0" * (LIMITS.bytes - len(data))).kind == "JPEG"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(orientation: int) -> None:
    photo = receive(hostile.turned_jpeg(orientation))
    assert (photo.width, photo.height) == (640, 480)
    image = pixels(photo)
    assert close(colour_at(image, 0.1, 0.1), (255, 0, 0))
    assert close(colour_at(image, 0.9, 0.1), (0, 255, 0))
    assert close(colour_at(image, 0.1, 0.9), (0, 0, 255))
    assert close(colour_at(image, 0.9, 0.9), (255, 255, 255))


def test_an_orientation_that_does_not_exist_turns_nothing() -> None:
    photo = receive(hostile.saved(hostile.scene(), "JPEG", exif=hostile.exif(42)))
    assert close(colour_at(pixels(photo), 0.1, 0.1), (255, 0, 0))


def test_the_day_is_read_before_the_notes_are_dropped() -> None:
    assert receive(hostile.telltale_jpeg()).taken_at == datetime(2026, 11, 19, 7, 30, 15)
    assert receive(hostile.text_png()).taken_at == datetime(2026, 11, 19, 7, 30, 15)
    assert receive(hostile.plain_jpeg()).taken_at is None


@pytest.mark.parametrize("written", ["0000:00:00 00:00:00", "hôm qua", "2026:13:45 99:99:99", ""])
def test_a_day_that_does_not_exist_is_none(written: str) -> None:
    notes = Image.Exif()
    notes[0x0132] = written
    assert receive(hostile.saved(hostile.scene(), "JPEG", exif=notes)).taken_at is None


def test_a_large_photo_is_shrunk_and_a_small_one_is_not_enlarged() -> None:
    wide = receive(hostile.saved(Image.new("RGB", (3200, 1600)), "JPEG"))
    assert (wide.width, wide.height) == (2560, 1280)
    assert receive(hostile.saved(Image.new("RGB", (900, 300)), "JPEG")).width == 900


@pytest.mark.parametrize(
    ("size", "scale"),
    [
        ((4032, 3024), 1),
        ((5120, 3840), 2),
        ((8160, 6120), 2),
        ((5000, 5000), 2),
        ((50_000, 1000), 8),
        ((200, 200), 1),
    ],
)
def test_a_jpeg_is_shrunk_while_it_is_read(size: tuple[int, int], scale: int) -> None:
    """As long as the master stays sharp; 16 Mpx are held at most."""
    assert intake._scale(*size) == scale


def test_transparent_parts_lie_on_white() -> None:
    image = pixels(receive(hostile.see_through_palette_png(), "anh.png"))
    assert close(colour_at(image, 0.2, 0.5), (255, 255, 255))
    assert close(colour_at(image, 0.8, 0.5), (0, 0, 255))


def test_sixteen_bits_become_eight_without_burning_out() -> None:
    image = pixels(receive(hostile.deep_png(), "anh.png"))
    assert close(colour_at(image, 0.2, 0.5), (0, 0, 0), by=3)
    assert close(colour_at(image, 0.8, 0.5), (128, 128, 128), by=3)


def test_colours_follow_the_embedded_profile() -> None:
    image = pixels(receive(hostile.wide_colour_jpeg()))
    red, _, blue = colour_at(image, 0.5, 0.5)
    assert blue > 200 > 90 > red


def test_a_profile_too_long_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "LIMITS", intake.Limits(icc_bytes=100))
    image = pixels(receive(hostile.wide_colour_jpeg()))
    assert close(colour_at(image, 0.5, 0.5), (255, 0, 0))


def test_printing_colours_become_screen_colours() -> None:
    image = pixels(receive(hostile.cmyk_jpeg()))
    assert image.mode == "RGB"
    assert close(colour_at(image, 0.1, 0.1), (255, 0, 0))


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_of_an_animation_the_first_picture_is_taken(kind: str) -> None:
    image = pixels(receive(hostile.animated(kind)))
    assert close(colour_at(image, 0.9, 0.9), (255, 255, 255))


def test_of_several_pictures_the_first_is_taken() -> None:
    assert close(colour_at(pixels(receive(hostile.several_pictures())), 0.1, 0.1), (255, 0, 0))


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_the_colour_is_that_of_most_of_the_photo(name: str) -> None:
    image = Image.new("RGB", (400, 300), PLACEHOLDERS[name])
    image.paste("#ff00ff", (0, 0, 100, 100))
    assert dominant(image) == name
    assert receive(hostile.saved(image, "PNG")).colour == name


def test_a_progressive_photo_of_a_camera_is_taken() -> None:
    """12 Mpx, no subsampling: 72 MB of coefficients and 49 MB of pixels stay within the budget."""
    image = hostile.scene(4032, 3024)
    photo = receive(hostile.saved(image, "JPEG", progressive=True, subsampling=0))
    assert (photo.width, photo.height) == (2560, 1920)


def test_as_many_scans_as_allowed_are_taken_and_one_more_is_not() -> None:
    own = hostile.saved(Image.new("RGB", (400, 300)), "JPEG", progressive=True).count(b"\xff\xda")
    assert receive(hostile.scan_flood_jpeg(SCANS - own + 1, 400)).width == 400
    with pytest.raises(Invalid, match="hỏng"):
        receive(hostile.scan_flood_jpeg(SCANS - own + 2, 400))


def test_truncated_pictures_are_never_filled_up() -> None:
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False
    assert Image.MAX_IMAGE_PIXELS == 50_000_000


@pytest.mark.parametrize("mistake", [TypeError, KeyError, AttributeError])
def test_our_own_mistakes_are_not_taken_for_damage(
    monkeypatch: pytest.MonkeyPatch, mistake: type[Exception]
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise mistake("ours")

    data = hostile.plain_jpeg()
    monkeypatch.setattr(Image, "open", fails)
    with pytest.raises(mistake):
        receive(data)


@pytest.mark.parametrize("damage", [Image.DecompressionBombError, MemoryError, SyntaxError, OverflowError])
def test_whatever_pillow_raises_over_a_file_is_damage(
    monkeypatch: pytest.MonkeyPatch, damage: type[Exception]
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise damage("theirs")

    data = hostile.plain_jpeg()
    monkeypatch.setattr(ImageFile.ImageFile, "load", fails)
    with pytest.raises(Invalid, match="hỏng"):
        receive(data)


def test_two_readings_of_one_header_are_damage(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "read_header", lambda kind, data: Header(320, 240))
    with pytest.raises(Invalid, match="hỏng"):
        receive(hostile.plain_jpeg())


def test_photos_are_decoded_one_at_a_time() -> None:
    busy, most = [0], [0]
    counting = threading.Lock()

    class Watched(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            with counting:
                busy[0] += 1
                most[0] = max(most[0], busy[0])
            try:
                return super().read(size)
            finally:
                threading.Event().wait(0.01)
                with counting:
                    busy[0] -= 1

    data = hostile.plain_jpeg()
    senders = [
        threading.Thread(target=receive_photo, args=(Watched(data),), kwargs={"name": "a"}) for _ in range(6)
    ]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert most == [1]
