"""Preparing and leading sessions, casting ballots, assigning reviewers. The door commits."""

from .assigning import apply_plan
from .leading import close, open_session, publish, resume
from .minutes import write_minutes
from .preparing import SessionFacts, call, change, locked, plan_session, put, take_off
from .voting import cast, count, defer, finish, start, undo

__all__ = [
    "SessionFacts",
    "apply_plan",
    "call",
    "cast",
    "change",
    "close",
    "count",
    "defer",
    "finish",
    "locked",
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
