"""Who agreed that a photo may be shown: asked for every photo, kept with it."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

CONSENTS = {
    "agreed": _l("Người nhận ra được trong ảnh (và cha mẹ, nếu là trẻ em) đã đồng ý cho đăng"),
    "public_event": _l("Ảnh chụp tại sự kiện công khai, không nêu riêng ai"),
    "no_people": _l("Không nhận ra được người nào trong ảnh"),
    "illustration": _l("Tranh, ảnh minh họa, không chụp người thật"),
}
"""Code kept in the row to the words that were agreed to. Source: BLDS 2015 Điều 32, Luật Trẻ em 2016."""
