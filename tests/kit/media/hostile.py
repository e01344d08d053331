"""A maker of photos as people and attackers send them; nothing binary lies in the repository.

The tables of samples are in `samples`, documents in `hostile_documents`.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

SECRET = "Nha rieng cua ong Tu Ha"
SERIAL = "SN-778899"


@dataclass(frozen=True)
class Sample:
    """A file as it is sent: what it shows, its name, its bytes (made when asked for), what is said of it."""

    title: str
    filename: str
    make: Callable[[], bytes]
    says: str = ""


@cache
def scene(width: int = 640, height: int = 480) -> Image.Image:
    """A picture with a red top left, green top right, blue bottom left and white bottom right corner."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    draw = ImageDraw.Draw(image)
    corner = (width // 4, height // 4)
    for (x, y), colour in zip(
        ((0, 0), (1, 0), (0, 1), (1, 1)), ("red", "lime", "blue", "white"), strict=True
    ):
        left, top = x * (width - corner[0]), y * (height - corner[1])
        draw.rectangle((left, top, left + corner[0], top + corner[1]), fill=colour)
    return image


def saved(image: Image.Image, kind: str, **settings: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **settings)
    return target.getvalue()


def plain_jpeg() -> bytes:
    return saved(scene(), "JPEG")


def exif(orientation: int = 1) -> Image.Exif:
    """EXIF with owner, serial number, time, a place in Bến Tre, and a maker's note."""
    notes = Image.Exif()
    notes[0x010E] = SECRET
    notes[0x0112] = orientation
    notes[0x0132] = "2026:11:20 09:00:00"
    notes.get_ifd(0x8769).update(
        {0x9003: "2026:11:19 07:30:15", 0xA430: SECRET, 0xA431: SERIAL, 0x927C: b"MAKER" + SECRET.encode()}
    )
    notes.get_ifd(0x8825).update({1: "N", 2: (10.0, 14.0, 29.0), 3: "E", 4: (106.0, 22.0, 30.0)})
    return notes


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def with_segments(jpeg: bytes, *segments: bytes) -> bytes:
    """`jpeg` with extra segments right behind its start."""
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def telltale_jpeg() -> bytes:
    """Everything at once: EXIF with GPS and thumbnail, XMP, IPTC, comment, private ICC, trailer."""
    thumbnail = saved(scene(160, 120), "JPEG", comment=SECRET.encode())
    body = exif().tobytes() + thumbnail
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><o>{SECRET} {SERIAL}</o></x:xmpmeta>'.encode()
    iptc = b"8BIM\x04\x04\0\0" + struct.pack(">I", 5 + len(SECRET)) + b"\x1c\x02\x50"
    iptc += struct.pack(">H", len(SECRET)) + SECRET.encode() + b"\0"
    return (
        with_segments(
            plain_jpeg(),
            segment(0xE1, body if body.startswith(b"Exif") else b"Exif\0\0" + body),
            segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp),
            segment(0xE2, b"ICC_PROFILE\0\1\1" + profile),
            segment(0xE9, SECRET.encode()),
            segment(0xED, b"Photoshop 3.0\0" + iptc),
            segment(0xFE, SECRET.encode()),
        )
        + b"trailer "
        + SECRET.encode()
    )


def turned_jpeg(orientation: int) -> bytes:
    """A file that shows `scene()` once the note on orientation is heeded."""
    stored = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    image = scene() if stored is None else scene().transpose(stored)
    return saved(image, "JPEG", quality=92, exif=exif(orientation))


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(
    width: int, height: int, *chunks: bytes, depth: int = 8, colour: int = 2, rows: bytes | None = None
) -> bytes:
    """A PNG from its parts, so that it may claim what it likes; `rows` are black and honest if not given."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    honest = b"\0" * min(height * (1 + width * 3), 1_000_000)
    parts = (
        chunk(b"IHDR", head),
        *chunks,
        chunk(b"IDAT", zlib.compress(honest if rows is None else rows, 9)),
        chunk(b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def claiming_jpeg(width: int, height: int, *, progressive: bool = False) -> bytes:
    """A small JPEG whose header claims another size: about 1 KB that ask for gigabytes."""
    data = bytearray(saved(Image.new("RGB", (16, 16)), "JPEG", progressive=progressive))
    at = data.index(b"\xff\xc2" if progressive else b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def text_bomb_png() -> bytes:
    """Compressed text chunks that unpack to a gigabyte."""
    packed = zlib.compress(b"A" * 1_000_000, 9)
    bombs = (chunk(b"zTXt", b"note%d\0\0" % number + packed) for number in range(1000))
    return png(640, 480, *bombs)


def text_flood_png() -> bytes:
    """One text chunk that unpacks to 50 MB."""
    return png(640, 480, chunk(b"zTXt", b"note\0\0" + zlib.compress(b"A" * 50_000_000, 1)))


def chunk_flood_png() -> bytes:
    return png(640, 480, chunk(b"prVt", b"") * 1_500_000)


def segment_flood_jpeg() -> bytes:
    return with_segments(plain_jpeg(), segment(0xEF, b"") * 4_000_000)


def scan_flood_jpeg(scans: int = 5000, side: int = 4000) -> bytes:
    """A progressive JPEG that walks over all its blocks thousands of times."""
    data = saved(Image.new("RGB", (side, side)), "JPEG", progressive=True)
    first = data.index(b"\xff\xda")
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * scans + data[-2:] if first < last else data


def profile_bomb_png() -> bytes:
    """An ICC chunk that unpacks to 50 MB beside honest pixels."""
    icc = chunk(b"iCCP", b"x\0\0" + zlib.compress(b"\0" * 50_000_000, 1))
    return png(640, 480, icc)


def animated(kind: str) -> bytes:
    frames = [scene(), Image.new("RGB", (640, 480), "black")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def several_pictures() -> bytes:
    """MPO: what some phones write, several JPEGs in one file."""
    return saved(scene(), "MPO", save_all=True, append_images=[scene().rotate(180)])


def deep_png() -> bytes:
    """Grey in 16 bits: black left, middle grey right."""
    row = struct.pack("<200H200H", *[0] * 200, *[0x8000] * 200)
    return saved(Image.frombytes("I;16", (400, 300), row * 300), "PNG")


def see_through_palette_png(width: int = 400, height: int = 300) -> bytes:
    """A palette whose first colour is transparent: left nothing, right blue."""
    image = Image.new("P", (width, height), 0)
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.paste(1, (width // 2, 0, width, height))
    return saved(image, "PNG", transparency=bytes([0, 255]))


def cmyk_jpeg() -> bytes:
    return saved(scene().convert("CMYK"), "JPEG", quality=92)


def wide_colour_jpeg() -> bytes:
    """A profile whose red and blue are swapped: taken at its word, a red field is blue."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    entries = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * profile[131], 12)}
    red, blue = entries[b"rXYZ"], entries[b"bXYZ"]
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return saved(Image.new("RGB", (400, 300), (255, 0, 0)), "JPEG", icc_profile=bytes(profile))


def text_png() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", SECRET)
    info.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET}</x>")
    return saved(scene(), "PNG", pnginfo=info, exif=exif())


def telltale_webp() -> bytes:
    return saved(scene(), "WEBP", exif=exif(), xmp=f"<x>{SECRET}</x>".encode(), quality=90)


def script_jpeg() -> bytes:
    """A photo and a web page at once."""
    page = b"--><script>alert(1)</script><!--"
    return with_segments(plain_jpeg(), segment(0xFE, page)) + b"<html>" + page


HTML = b"<!DOCTYPE html><html><body><script>alert(document.cookie)</script></body></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><rect width="9" height="9"/></svg>'
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 200
