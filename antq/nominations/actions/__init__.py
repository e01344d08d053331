"""The only functions that write nominations: check, write, record. The door commits."""

from .appraising import (
    Conclusion,
    conclude,
    open_appraisal,
    receive,
    refuse,
    review,
    send_back,
)
from .deciding import decide, release
from .drafting import begin, submit, withdraw, write, write_figures
from .saving import Clash, save

__all__ = [
    "Clash",
    "Conclusion",
    "begin",
    "conclude",
    "decide",
    "open_appraisal",
    "receive",
    "refuse",
    "release",
    "review",
    "save",
    "send_back",
    "submit",
    "withdraw",
    "write",
    "write_figures",
]
