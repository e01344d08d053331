"""What can happen to evidence. The album's owner reads it; the public does not."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.journal import event

event("photo.add", says=_l("{actor} thêm ảnh: {subject}"), tier="unit")
event("photo.edit", says=_l("{actor} sửa lời của ảnh: {subject}"), tier="unit")
event("photo.drop", says=_l("{actor} bỏ ảnh: {subject}"), tier="unit")
event("file.add", says=_l("{actor} thêm tệp: {subject}"), tier="unit")
event("file.drop", says=_l("{actor} bỏ tệp: {subject}"), tier="unit")
