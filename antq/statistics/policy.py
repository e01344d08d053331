"""Statistics are everybody's."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.policy import anyone, rule

rule("statistics.see", anyone, _l("Trang thống kê ai cũng xem được."), public=True)
