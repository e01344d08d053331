"""Preparing and leading sessions, casting ballots, assigning reviewers. The door commits."""

from .assigning import apply_plan
from .items import lock_dossiers, locked
from .leading import close, open_session, publish, resume
from .minutes import issue_minutes, write_minutes
from .preparing import SessionFacts, call, cancel, change, name_deputy, plan_session, put, take_off
from .undoing import defer, undo
from .voting import cast, count, finish, start

__all__ = [
    "SessionFacts",
    "apply_plan",
    "call",
    "cancel",
    "cast",
    "change",
    "close",
    "count",
    "defer",
    "finish",
    "issue_minutes",
    "lock_dossiers",
    "locked",
    "name_deputy",
    "open_session",
    "plan_session",
    "publish",
    "put",
    "resume",
    "start",
    "take_off",
    "undo",
    "write_minutes",
]
