"""The steps that every photo passes before it is kept. Only pixels get through.

Every format Pillow decodes is an attack surface, so the file is judged from its own bytes first, decoded
within a known memory (about 160 MB at most, one photo at a time in a process), and drawn anew.
"""

from __future__ import annotations

import io
import struct
import threading
import warnings
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO

from PIL import Image, ImageCms, PngImagePlugin

from antq.kit.refusals import Invalid

from . import sentences
from .camera import camera_notes
from .colours import dominant
from .headers import Header, Unreadable, know, read_header
from .stream import read_at_most


@dataclass(frozen=True)
class Limits:
    """What a photo may be. Pixels are fewer where a decoder cannot shrink while it reads."""

    bytes: int = 20_000_000
    pixels: tuple[tuple[str, int], ...] = (("JPEG", 50_000_000), ("PNG", 16_000_000), ("WEBP", 7_000_000))
    memory: int = 160_000_000
    smallest: int = 200
    longest: int = 2560
    quality: int = 88
    icc_bytes: int = 4_000_000


LIMITS = Limits()
DECODED_PIXELS = 16_000_000
ENDINGS = {"JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"), "PNG": (".png",), "WEBP": (".webp",)}

# The second belt, should our own reading of a header ever differ from Pillow's.
Image.MAX_IMAGE_PIXELS = 50_000_000
PngImagePlugin.MAX_TEXT_MEMORY = 4 * PngImagePlugin.MAX_TEXT_CHUNK

# A decoder may need 160 MB: a process with 32 threads would need 5 GB if they all decoded at once.
_ONE_AT_A_TIME = threading.Lock()

# What Pillow raises over a hostile or damaged file. TypeError, KeyError and AttributeError are left out on
# purpose: they would be our own mistakes.
_DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    OverflowError,
    MemoryError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


@dataclass(frozen=True)
class Photo:
    """A photo fit to keep: a JPEG master without metadata. `kind` is the format that was sent."""

    data: bytes
    width: int
    height: int
    kind: str
    taken_at: datetime | None
    """Wall clock of the camera (no time zone), read before the metadata was dropped."""
    colour: str
    """A name from `colours.PLACEHOLDERS`."""


@dataclass
class Work:
    """One photo on its way through the steps."""

    stream: BinaryIO
    name: str
    data: bytes = b""
    kind: str = ""
    header: Header = field(init=False)
    image: Image.Image = field(init=False)
    icc: bytes = b""
    orientation: int = 1
    taken_at: datetime | None = None
    colour: str = ""


def receive_photo(stream: BinaryIO, *, name: str) -> Photo:
    """An uploaded file and the name it was sent under -> the photo to keep.

    At most `LIMITS.bytes` + 1 bytes are read. Refuses (Invalid, field "photo") with a sentence that says
    what to do: nothing chosen, empty, too heavy, not a photo, too many pixels, too small, damaged. Of an
    animation the first picture is taken. Slow (up to a second): hold no transaction open around it.
    """
    work = Work(stream, name)
    with _ONE_AT_A_TIME:
        for step in STEPS:
            step(work)
    return Photo(work.data, *work.image.size, work.kind, work.taken_at, work.colour)


def limit_bytes(work: Work) -> None:
    """Read no more than the limit and one byte, which tells that there is more."""
    work.data = read_at_most(work.stream, LIMITS.bytes + 1)
    if not work.data:
        raise _refusal(sentences.EMPTY_PHOTO if work.name else sentences.NO_PHOTO)
    if len(work.data) > LIMITS.bytes:
        raise _refusal(sentences.heavy_photo(LIMITS.bytes))


def know_the_kind(work: Work) -> None:
    """Judge by content; the name is only looked at to explain the refusal."""
    work.kind = know(work.data)
    if work.kind in ENDINGS:
        return
    ending = next((e for endings in ENDINGS.values() for e in endings if work.name.lower().endswith(e)), "")
    raise _refusal(sentences.wrong_kind(work.kind, ending))


def limit_pixels(work: Work) -> None:
    """Refuse by the header alone what would take too much memory or shows too little."""
    try:
        work.header = header = read_header(work.kind, work.data)
    except Unreadable as error:
        raise _refusal(sentences.DAMAGED_PHOTO) from error
    width, height, most = header.width, header.height, dict(LIMITS.pixels)[work.kind]
    if width * height > most:
        raise _refusal(sentences.many_pixels(width, height, work.kind, most))
    if _decoded_bytes(header) > LIMITS.memory:
        raise _refusal(sentences.progressive(width, height))
    if min(width, height) < LIMITS.smallest:
        raise _refusal(sentences.small_photo(width, height, LIMITS.smallest))


def decode(work: Work) -> None:
    """Let Pillow read the pixels, a JPEG already shrunk while it is read."""
    size = (work.header.width, work.header.height)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.simplefilter("ignore", UserWarning)  # a photo with an odd note is still a photo
            image = _decoded(work, size)
            # After the pixels: asked earlier, a PNG would be decoded in there and its damage passed over.
            work.orientation, work.taken_at = camera_notes(image)
    except _DAMAGE as error:
        raise _refusal(sentences.DAMAGED_PHOTO) from error
    work.icc = image.info.get("icc_profile") or b""
    work.image, work.data = image, b""


def _decoded(work: Work, size: tuple[int, int]) -> Image.Image:
    image = Image.open(io.BytesIO(work.data), formats=[work.kind])
    if image.size != size:
        raise Unreadable("two readings of one header")
    scale = _scale(*size) if work.kind == "JPEG" else 1
    image.draft(None, (size[0] // scale, size[1] // scale))
    image.load()
    return image


def lay_on_white(work: Work) -> None:
    """Give transparent parts a white ground, 16-bit greys 8 bits, palettes their colours."""
    if work.image.mode.startswith("I"):
        # convert() alone would cut off all but the lowest 8 bits.
        work.image = work.image.point(lambda value: value * (1 / 256)).convert("L")
    elif work.image.has_transparency_data:
        if work.image.mode != "RGBA":
            work.image = work.image.convert("RGBA")
        ground = Image.new("RGB", work.image.size, "white")
        ground.paste(work.image, mask=work.image)
        work.image = ground
    elif work.image.mode not in {"L", "RGB", "CMYK"}:
        work.image = work.image.convert("RGB")


def shrink(work: Work) -> None:
    """At most `LIMITS.longest` pixels on the longest side; never larger than sent."""
    work.image.thumbnail((LIMITS.longest, LIMITS.longest), Image.Resampling.LANCZOS, reducing_gap=1.0)


def turn_upright(work: Work) -> None:
    """Turn the pixels as the camera's note says, because the note itself is dropped."""
    method = UPRIGHT.get(work.orientation)
    if method is not None:
        work.image = work.image.transpose(method)


def into_srgb(work: Work) -> None:
    """Translate colours by the embedded profile; one that does not fit the pixels counts as absent."""
    if 0 < len(work.icc) <= LIMITS.icc_bytes:
        try:
            profile = ImageCms.ImageCmsProfile(io.BytesIO(work.icc))
            srgb = ImageCms.createProfile("sRGB")
            translated = ImageCms.profileToProfile(work.image, profile, srgb, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            translated = None  # the photo is still a photo: its numbers are read as sRGB
        work.image = translated or work.image
    work.image = work.image.convert("RGB")


def drop_metadata(work: Work) -> None:
    """Carry nothing but pixels over: Pillow would save a JPEG comment again."""
    fresh = Image.new("RGB", work.image.size)
    fresh.paste(work.image)
    work.image = fresh


def encode(work: Work) -> None:
    """Write the master that renditions are made from."""
    target = io.BytesIO()
    work.image.save(target, "JPEG", quality=LIMITS.quality, optimize=True)
    work.data = target.getvalue()


def name_colour(work: Work) -> None:
    """Find the placeholder that stands in while the photo loads."""
    work.colour = dominant(work.image)


STEPS: tuple[Callable[[Work], None], ...] = (
    limit_bytes,
    know_the_kind,
    limit_pixels,
    decode,
    lay_on_white,
    shrink,
    turn_upright,
    into_srgb,
    drop_metadata,
    encode,
    name_colour,
)

UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF orientation -> how the pixels are turned (Exif 3.0, tag 274)."""


def _scale(width: int, height: int) -> int:
    """How many times smaller libjpeg decodes: as little as keeps the master sharp and 16 Mpx in memory."""
    fits = (scale for scale in (8, 4, 2) if max(width, height) // scale >= LIMITS.longest)
    scale = next(fits, 1)
    while scale < 8 and width * height // scale**2 > DECODED_PIXELS:
        scale *= 2
    return scale


def _decoded_bytes(header: Header) -> int:
    """What the decoder of a JPEG holds at once; the other kinds are bounded by their pixel limits."""
    return header.coefficients + 4 * header.width * header.height // _scale(header.width, header.height) ** 2


def _refusal(sentence: sentences.Sentence) -> Invalid:
    return Invalid({"photo": sentence})
