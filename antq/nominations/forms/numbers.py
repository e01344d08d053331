"""Numbers that people count, and days."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import DateField, IntegerField

DAYS = ["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"]
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


class Day(DateField):
    """A day as dd/mm/yyyy."""

    def __init__(self, label: Any, validators: Any = (), **kwargs: Any) -> None:
        super().__init__(label, validators, format=DAYS, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(_l("Nhập ngày dạng 19/08/2026.")) from error
