"""Photos that must be taken and photos that must be refused, for the tests of the steps and of the pages.

A refused sample carries words of the sentence that its sender must read.
"""

from __future__ import annotations

from functools import partial

from .hostile import (
    HEIC,
    HTML,
    SVG,
    Sample,
    animated,
    chunk,
    chunk_flood_png,
    claiming_jpeg,
    cmyk_jpeg,
    deep_png,
    plain_jpeg,
    png,
    profile_bomb_png,
    saved,
    scan_flood_jpeg,
    scene,
    script_jpeg,
    see_through_palette_png,
    segment,
    segment_flood_jpeg,
    several_pictures,
    telltale_jpeg,
    telltale_webp,
    text_bomb_png,
    text_flood_png,
    text_png,
    turned_jpeg,
    wide_colour_jpeg,
    with_segments,
)

PHOTOS_TAKEN = (
    Sample("plain JPEG", "anh.jpg", plain_jpeg),
    Sample("JPEG that tells on its owner", "IMG_0001.JPG", telltale_jpeg),
    *(
        Sample(f"JPEG of orientation {turn}", f"xoay-{turn}.jpg", partial(turned_jpeg, turn))
        for turn in range(1, 9)
    ),
    Sample("PNG with text", "anh.png", text_png),
    Sample("WebP with notes", "anh.webp", telltale_webp),
    Sample("PNG named .jpg", "anh.jpg", lambda: saved(scene(), "PNG")),
    Sample("JPEG without an ending", "anh", plain_jpeg),
    Sample("animated PNG", "dong.png", lambda: animated("PNG")),
    Sample("animated WebP", "dong.webp", lambda: animated("WEBP")),
    Sample("CMYK JPEG", "in-an.jpg", cmyk_jpeg),
    Sample("grey JPEG", "xam.jpg", lambda: saved(scene().convert("L"), "JPEG")),
    Sample("progressive JPEG", "luy-tien.jpg", lambda: saved(scene(), "JPEG", progressive=True)),
    Sample("16-bit PNG", "16bit.png", deep_png),
    Sample("1-bit PNG", "1bit.png", lambda: saved(scene().convert("1"), "PNG")),
    Sample("palette with alpha", "bang-mau.png", see_through_palette_png),
    Sample("colour with alpha", "rgba.png", lambda: saved(scene().convert("RGBA"), "PNG")),
    Sample("lossless WebP", "anh.webp", lambda: saved(scene(), "WEBP", lossless=True)),
    Sample("simple WebP", "anh.webp", lambda: saved(scene(), "WEBP")),
    Sample(
        "EXIF that is none",
        "exif.jpg",
        lambda: with_segments(plain_jpeg(), segment(0xE1, b"Exif\0\0" + b"?" * 40)),
    ),
    Sample("EXIF that is none in a PNG", "exif.png", lambda: png(640, 480, chunk(b"eXIf", b"?" * 40))),
    Sample("grey with alpha", "la.png", lambda: saved(scene().convert("LA"), "PNG")),
    Sample("several pictures in one", "mpo.jpg", several_pictures),
    Sample("trailer behind the picture", "duoi.jpg", lambda: plain_jpeg() + b"\xff\xda" * 50_000),
    Sample("photo and page at once", "lai.jpg", script_jpeg),
    Sample("profile with swapped colours", "icc.jpg", wide_colour_jpeg),
    Sample("broken profile", "icc-hong.jpg", lambda: saved(scene(), "JPEG", icc_profile=b"\xff" * 500)),
    Sample(
        "broken EXIF",
        "exif.jpg",
        lambda: with_segments(plain_jpeg(), segment(0xE1, b"Exif\0\0MM\0*" + b"\xff" * 90)),
    ),
    Sample("path and markup in the name", "../../<img src=x onerror=alert(1)>.jpg", plain_jpeg),
)

PHOTOS_REFUSED = (
    Sample("nothing chosen", "", lambda: b"", "chưa chọn"),
    Sample("empty file", "anh.jpg", lambda: b"", "0 byte"),
    Sample("too heavy", "nang.jpg", lambda: plain_jpeg() + b"\0" * 20_000_000, "20 MB"),
    Sample("HTML named .jpg", "anh.jpg", lambda: HTML, "trang web HTML"),
    Sample("GIF named .png", "anh.png", lambda: saved(scene(), "GIF"), "GIF"),
    Sample("SVG named .png", "anh.png", lambda: SVG, "SVG"),
    Sample("PDF named .png", "anh.png", lambda: b"%PDF-1.7\n%%EOF", "PDF"),
    Sample("GIF", "anh.gif", lambda: saved(scene(), "GIF"), "GIF"),
    Sample("program named .webp", "anh.webp", lambda: b"MZ" + b"\0" * 500, "chương trình"),
    Sample("TIFF", "anh.tif", lambda: saved(scene(), "TIFF"), "TIFF"),
    Sample("HEIC", "IMG_0002.HEIC", lambda: HEIC, "HEIC"),
    Sample("text", "ghi-chu.txt", lambda: b"xin ch\xc3\xa0o", "không phải ảnh"),
    Sample("one byte", "anh.jpg", lambda: b"\xff", "Đổi tên tệp không đổi được nội dung"),
    Sample("start of a JPEG", "anh.jpg", lambda: b"\xff\xd8\xff", "hỏng"),
    Sample("start of a PNG", "anh.png", lambda: b"\x89PNG\r\n\x1a\n", "hỏng"),
    Sample("start of a WebP", "anh.webp", lambda: b"RIFF\xff\xff\xff\xffWEBPVP8 ", "hỏng"),
    Sample("truncated JPEG", "anh.jpg", lambda: plain_jpeg()[:4000], "hỏng"),
    Sample("JPEG cut in its header", "anh.jpg", lambda: plain_jpeg()[:170], "hỏng"),
    Sample("truncated PNG", "anh.png", lambda: saved(scene(), "PNG")[:-1000], "hỏng"),
    Sample("truncated WebP", "anh.webp", lambda: saved(scene(), "WEBP")[:-1000], "hỏng"),
    Sample(
        "PNG of lying checksum",
        "anh.png",
        lambda: saved(scene(), "PNG").replace(b"IDAT", b"IDAT\0", 1),
        "hỏng",
    ),
    Sample("PNG without pixels", "anh.png", lambda: png(640, 480, rows=b""), "hỏng"),
    Sample("PNG claiming 40,000 x 40,000", "lon.png", lambda: png(40_000, 40_000), "40.000 × 40.000"),
    Sample(
        "1-bit PNG claiming 60,000 x 60,000", "lon.png", lambda: png(60_000, 60_000, depth=1, colour=0), "lớn"
    ),
    Sample(
        "JPEG claiming 65,000 x 65,000", "lon.jpg", lambda: claiming_jpeg(65_000, 65_000), "65.000 × 65.000"
    ),
    Sample(
        "progressive JPEG claiming 65,000 x 65,000",
        "lon.jpg",
        lambda: claiming_jpeg(65_000, 65_000, progressive=True),
        "65.000 × 65.000",
    ),
    Sample(
        "progressive JPEG claiming 7,000 x 7,000",
        "lon.jpg",
        lambda: claiming_jpeg(7000, 7000, progressive=True),
        "lũy tiến",
    ),
    Sample("profile bomb", "icc.png", profile_bomb_png, "hỏng"),
    Sample("text bomb", "chu.png", text_bomb_png, "hỏng"),
    Sample("text flood", "chu.png", text_flood_png, "hỏng"),
    Sample("flood of chunks", "khoi.png", chunk_flood_png, "hỏng"),
    Sample("flood of segments", "khoi.jpg", segment_flood_jpeg, "hỏng"),
    Sample("flood of scans", "luot.jpg", scan_flood_jpeg, "hỏng"),
    Sample("thumbnail instead of the photo", "nho.jpg", lambda: saved(scene(160, 120), "JPEG"), "quá nhỏ"),
)
