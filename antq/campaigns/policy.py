"""Campaigns, targets and quotas are public facts of public documents."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.policy import anyone, rule

rule("campaign.see", anyone, _l("Chỉ tiêu và đợt thi đua ai cũng xem được."), public=True)
