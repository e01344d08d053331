"""The addresses of open data: the API, the files, the pages about both."""

from . import about, files, lists, things
from .door import door

__all__ = ["about", "door", "files", "lists", "things"]
