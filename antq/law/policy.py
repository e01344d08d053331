"""The register of documents is public: whatever a fact is taken from can be looked up."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from ..kit.policy import anyone, rule

rule("document.see", anyone, _l("Sổ văn bản ai cũng xem được."), public=True)
