"""The application with its clock stopped at ANTQ_TEST_NOW (ISO 8601, aware): what granian serves to journeys
that need another season."""

from __future__ import annotations

import os
from datetime import datetime

from antq import create_app
from antq.kit import clock

HELD = clock.stopped(datetime.fromisoformat(os.environ["ANTQ_TEST_NOW"]))
HELD.__enter__()  # whoever lets go of it starts the clock again
app = create_app()
