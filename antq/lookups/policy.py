"""Who may look a dossier up: whoever has its code."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.policy import anyone, rule

rule("nomination.look_up", anyone, _l("Ai có mã hồ sơ cũng tra cứu được."), public=True)
