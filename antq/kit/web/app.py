"""Hang the web tools on the application: template words, session, language, headers, errors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from types import SimpleNamespace
from typing import Any

from babel.support import NullTranslations
from flask import Flask, Response, request, url_for
from flask_babel import Babel, Domain, gettext
from flask_compress import Compress
from flask_login import LoginManager, current_user
from jinja2 import StrictUndefined
from markupsafe import Markup
from werkzeug.middleware.proxy_fix import ProxyFix

from .. import charts, clock
from ..numbers import write_number
from ..policy import may
from . import assets, errors, headers, page_cache
from .door import csrf
from .once import once
from .sections import sections

SOURCE = SPOKEN = "vi"
"""The language in which sentences are written, and the one that is shown."""

login = LoginManager()


class Source(Domain):
    """Sentences in the language that they were written in: to look each up was a tenth of a page's cost."""

    def get_translations(self) -> NullTranslations:
        """None are needed."""
        return _AS_WRITTEN


_AS_WRITTEN = NullTranslations()
babel = Babel()
if SPOKEN == SOURCE:
    babel.domain_instance = Source()


def init_app(app: Flask) -> None:
    """Everything of the kit that the templates and the requests need."""
    babel.init_app(app, locale_selector=lambda: SPOKEN)
    csrf.init_app(app)
    login.session_protection = None  # the session is a row on the server, not what the cookie claims
    login.init_app(app)
    assets.init_app(app)
    headers.init_app(app)
    errors.init_app(app)
    app.config.setdefault("COMPRESS_ALGORITHM", ["br", "gzip"])
    app.config.setdefault("COMPRESS_BR_LEVEL", 5)
    app.config.setdefault(
        "COMPRESS_MIMETYPES",
        [
            *("text/html", "text/css", "text/javascript", "text/csv", "image/svg+xml"),
            *("application/json", "application/problem+json", "application/atom+xml", "application/xml"),
        ],
    )
    EveryAnswer(app)
    page_cache.init_app(app)
    if proxies := app.config["TRUSTED_PROXIES"]:  # outermost: all others read the true host and scheme
        app.wsgi_app = ProxyFix(app.wsgi_app, proxies, proxies, proxies, 0)  # type: ignore[method-assign]
    _teach(app)


class EveryAnswer(Compress):
    """Flask-Compress for errors too: a form sent back with its mistakes weighs 40 KB, and 8 KB compressed.

    The library leaves out whatever is no success, so it is shown one. What the page cache takes over is
    compressed there, once for everybody.
    """

    def after_request(self, response: Response | None) -> Response:
        """Compress the answer if the browser takes it; its status stays."""
        if response is not None and page_cache.takes_over(response):
            return response
        if response is None or "Content-Encoding" in response.headers:
            return super().after_request(response)
        status = response.status_code
        if status >= 400:
            response.status_code = 200
        super().after_request(response)
        response.status_code = status
        if response.content_encoding == "gzip":
            _undate(response)
        return response


def _undate(response: Response) -> None:
    """A gzip file tells when it was packed (RFC 1952): without that, the same page keeps its bytes and its ETag."""
    packed = response.get_data()
    response.set_data(packed[:4] + bytes(4) + packed[8:])


def _teach(app: Flask) -> None:
    """The words that every template knows."""
    env = app.jinja_env
    env.undefined = StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(gettext, _plural, newstyle=True)  # type: ignore[attr-defined]
    if SPOKEN == SOURCE:
        env.globals.update(_=_said, gettext=_said)
    env.globals.update(
        url=url_for,
        once=once,
        may=lambda name, thing=None: may(current_user, name, thing),
        site=_site(app),
        sections=sections,
        icon=icons(app),
        charts=charts,
        ui=_macros(app, "kit/ui.html"),
        fields=_macros(app, "kit/fields.html"),
    )
    env.filters.update(number=write_number, day=day, moment=moment, iso=iso, lines=lines)
    # The things themselves, not their proxies: a template asks them for something a hundred times.
    app.context_processor(
        lambda: {
            "actor": current_user._get_current_object(),
            "request": request._get_current_object(),  # type: ignore[attr-defined]
        }
    )


def _said(sentence: str, /, **values: Any) -> Markup:
    """A sentence in the language that it was written in: looking it up was a fifth of a page's cost."""
    said = Markup(sentence)  # noqa: S704 (sentences stand in our templates)
    return said % values if values else said


def _plural(one: str, many: str, count: int) -> str:
    return one if count == 1 else many


def _macros(app: Flask, name: str) -> Any:
    """The macros of one file, made once; they know the globals, not the page that calls them."""
    return _Lazy(lambda: app.jinja_env.get_template(name).module)


class _Lazy:
    """A template module that is compiled at its first use, when all globals stand."""

    def __init__(self, make: Any) -> None:
        self._make = make
        self._made: Any = None

    def __getattr__(self, name: str) -> Any:
        if self._made is None:
            self._made = self._make()
        return getattr(self._made, name)


def _site(app: Flask) -> SimpleNamespace:
    """The site's own names, for header and footer."""
    config = app.config
    return SimpleNamespace(
        name=config["SITE_NAME"],
        subtitle=config["SITE_SUBTITLE"],
        owner=config["SITE_OWNER"],
        responsible=config["SITE_RESPONSIBLE"],
        contact=config["SITE_CONTACT"],
    )


def icons(app: Flask) -> Callable[[str], Markup]:
    """One symbol of the sprite by its name; decoration only, words stand beside it. Each is written once."""

    @cache
    def icon(name: str) -> Markup:
        sprite = app.jinja_env.globals["asset"]("icons.svg")  # type: ignore[operator]
        return Markup('<svg class="i" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>').format(
            sprite, name
        )

    return icon


def day(value: date | datetime | None) -> str:
    """dd/mm/yyyy, on the Vietnamese calendar."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = clock.local(value)
    return f"{value:%d/%m/%Y}"


def moment(value: datetime | None) -> str:
    """10:42, 22/11/2026 on a Vietnamese clock."""
    return "" if value is None else f"{clock.local(value):%H:%M, %d/%m/%Y}"


def iso(value: date | datetime | None) -> str:
    """For <time datetime>."""
    return "" if value is None else value.isoformat()


def lines(text: str) -> list[str]:
    """The paragraphs of a text that people typed."""
    return [line.strip() for line in text.splitlines() if line.strip()]
