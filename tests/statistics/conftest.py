"""In these tests the cast is there already."""

from tests.peopled import app, fresh_app, peopled

__all__ = ["app", "fresh_app", "peopled"]
