"""What saved filters show on the pages of lower rooms."""

from __future__ import annotations

from typing import Any

from ..kit.web.sections import section
from .views import PATH


@section("catalogue")
def keep_this_list(page: Any, *, by: Any) -> tuple[str, Any] | None:
    """The way to keep the list that is shown; `page` is the catalogue's."""
    if not by.signed_in or page.filter.is_empty:
        return None
    return "saved_filters/_of_catalogue.html", page.address(page.filter.with_(), f"{PATH}/moi")
