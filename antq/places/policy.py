"""The list of places is public; loading it is the administrator's."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.policy import anyone, rule

rule("place.see", anyone, _l("Danh mục địa bàn ai cũng xem được."), public=True)
