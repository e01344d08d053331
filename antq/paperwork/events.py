"""What happens to the papers of dossiers."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.journal import event

event(
    "nomination.paper",
    says=_l("{actor} lập {subject}"),
    keys=("kind", "content", "sums"),
    tier="office",
)
