"""The doors: routes that name their rule, pages and their regions, forms, headers, errors."""

from .door import Door, actor, see_other
from .forms import Form
from .once import slow_work
from .page import Page

__all__ = ["Door", "Form", "Page", "actor", "see_other", "slow_work"]
