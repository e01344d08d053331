"""What a dossier needs of others before it goes on: answers that are awaited, days of the public that are over."""

from __future__ import annotations

from ..nominations.workflow import NOMINATION
from .standing import nobody_is_awaited, public_was_asked

NOMINATION.needs_also("open_appraisal", nobody_is_awaited)
NOMINATION.needs_also("pass", nobody_is_awaited, public_was_asked)
