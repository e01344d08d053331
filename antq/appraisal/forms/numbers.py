"""Numbers that people count."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField

LARGEST = 10_000


class Count(IntegerField):
    """A whole number that people count, from 0; its own words when it is none."""

    def process_formdata(self, valuelist: list[str]) -> None:
        text = (valuelist[0] if valuelist else "").strip()
        if not text:
            self.data = None
        elif text.isascii() and text.isdigit() and int(text[:6]) <= LARGEST and len(text) < 7:
            self.data = int(text)
        else:
            self.data = None
            raise ValueError(_l("Nhập một số nguyên từ 0, chỉ gồm chữ số."))
