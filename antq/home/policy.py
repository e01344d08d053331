"""What the site says about itself is public."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.policy import anyone, rule

rule("site.read", anyone, _l("Trang giới thiệu ai cũng xem được."), public=True)
