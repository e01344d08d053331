"""Open data is what everybody may read already; each door still names its rule."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.policy import anyone, rule

rule("open_data.read", anyone, _l("Dữ liệu mở ai cũng đọc được."), public=True)
rule(
    "open_data.search", anyone, _l("Tìm trong dữ liệu mở ai cũng làm được, trong hạn mức chung."), public=True
)
rule(
    "open_data.export",
    anyone,
    _l("Dữ liệu mở ai cũng tải về được; tệp làm theo bộ lọc thì trong hạn mức chung."),
    public=True,
)
