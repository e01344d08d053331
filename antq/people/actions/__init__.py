"""Everything that changes accounts, postings and sessions."""

from .accounts import (
    INITIAL_LIVES,
    change_password,
    create_person,
    disable,
    enable,
    reset_password,
    switch_single_keys,
)
from .postings import end_posting, post
from .second_factor import drop_second_factor, turn_off_second_factor, turn_on_second_factor
from .signing import (
    Proof,
    end_session,
    end_sessions,
    open_session,
    prove,
    sign_out,
    sign_out_everywhere,
    stay,
)

__all__ = [
    "INITIAL_LIVES",
    "Proof",
    "change_password",
    "create_person",
    "disable",
    "drop_second_factor",
    "enable",
    "end_posting",
    "end_session",
    "end_sessions",
    "open_session",
    "post",
    "prove",
    "reset_password",
    "sign_out",
    "sign_out_everywhere",
    "stay",
    "switch_single_keys",
    "turn_off_second_factor",
    "turn_on_second_factor",
]
