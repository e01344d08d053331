"""Places are public: whoever knows an old name finds what it is called today."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.policy import anyone, rule

rule("place.see", anyone, _l("Địa bàn ai cũng xem được."), public=True)
