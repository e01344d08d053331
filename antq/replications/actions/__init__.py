"""Writing the ledger: registering, moving, confirming, counting."""

from .asking import ask
from .confirming import confirm, look_after_quarters
from .counting import miscounts, recount
from .importing import send, take
from .moving import accept, accept_many, close, launch, recover, run, sustain, weaken
from .recognising import recognise
from .registering import Facts, change, register
from .reporting import report
from .settling import mislaid, relocate, settle

__all__ = [
    "Facts",
    "accept",
    "accept_many",
    "ask",
    "change",
    "close",
    "confirm",
    "launch",
    "look_after_quarters",
    "miscounts",
    "mislaid",
    "recognise",
    "recount",
    "recover",
    "register",
    "relocate",
    "report",
    "run",
    "send",
    "settle",
    "sustain",
    "take",
    "weaken",
]
