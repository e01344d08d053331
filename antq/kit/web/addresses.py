"""Addresses as paths, also where nobody asks: in a job that writes letters there is no request."""

from __future__ import annotations

from typing import Any

from flask import current_app, request


def path_to(endpoint: str, **values: Any) -> str:
    """The path of an endpoint; values that are None are left out."""
    given = {name: value for name, value in values.items() if value is not None}
    path: str = current_app.url_map.bind("").build(endpoint, given)
    return path


def whole_address(path: str) -> str:
    """A path as it is mailed or printed: at the address that people know this site by, else where it was asked."""
    site: str = current_app.config["SITE_URL"] or request.host_url
    return site.rstrip("/") + path
