"""A finished answer in the forms that browsers ask for."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import brotli
from werkzeug.datastructures import Headers
from werkzeug.http import (
    generate_etag,
    parse_accept_header,
    parse_etags,
    quote_etag,
    remove_entity_headers,
    unquote_etag,
)

IDENTITY = "identity"
PACKED = ("br", "gzip")
"""What is made here, the best first."""

OWN = 4_000
"""Bytes that a kept page costs besides its body: headers, key, objects."""

BY_BODY = {"content-length", "content-encoding", "etag", "date"}
"""Headers that each form of a page has for itself, or that the server adds."""


@lru_cache(maxsize=256)
def chosen(accepted: str) -> str:
    """The encoding for an `Accept-Encoding`: what the browser likes best, of equals the smallest; q=0 is no.

    Identity, which every browser can read, comes last unless it is named.
    """
    wanted = parse_accept_header(accepted)
    liked = {name: wanted.quality(name) for name in PACKED}
    if IDENTITY in wanted.values():
        liked[IDENTITY] = wanted.quality(IDENTITY)
    best = max(liked, key=lambda name: liked[name])
    return best if liked[best] > 0 else IDENTITY


@dataclass(frozen=True)
class Form:
    """A page in one encoding."""

    body: bytes
    etag: str
    headers: list[tuple[str, str]]
    unchanged: list[tuple[str, str]]
    """The headers of the answer 304."""


@dataclass(frozen=True)
class Packing:
    """How answers are compressed; `kinds` are the media types for which it pays, `least` the bytes."""

    brotli: int
    gzip: int
    kinds: frozenset[str]
    least: int

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> Packing:
        """As the settings of Flask-Compress say: the bytes, and with them the ETag, are the same as there."""
        return cls(
            config["COMPRESS_BR_LEVEL"],
            config["COMPRESS_LEVEL"],
            frozenset(config["COMPRESS_MIMETYPES"]),
            config["COMPRESS_MIN_SIZE"],
        )

    def pays(self, body: bytes, kind: str) -> bool:
        """Whether to compress at all."""
        return kind.partition(";")[0].strip() in self.kinds and len(body) >= self.least

    def pack(self, body: bytes, encoding: str) -> bytes:
        """The body in this encoding; no time stands in it, so the same body gives the same bytes."""
        if encoding == "br":
            return bytes(brotli.compress(body, quality=self.brotli))
        return gzip.compress(body, self.gzip, mtime=0) if encoding == "gzip" else body


@dataclass
class KeptPage:
    """An answer 200 with its body; compressed once for each encoding, when it is first asked for."""

    body: bytes
    headers: Headers
    packing: Packing
    forms: dict[str, Form] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes in memory, about."""
        packed = sum(len(form.body) for name, form in self.forms.items() if name != IDENTITY)
        return OWN + len(self.body) + packed

    def form(self, accepted: str) -> Form:
        """The page for an `Accept-Encoding`."""
        pays = self.packing.pays(self.body, self.headers.get("Content-Type", ""))
        encoding = chosen(accepted) if pays else IDENTITY
        return self.forms.get(encoding) or self.forms.setdefault(encoding, self._made(encoding))

    def _made(self, encoding: str) -> Form:
        body = self.packing.pack(self.body, encoding)
        etag = self._etag(body, encoding)
        headers = [(name, value) for name, value in self.headers if name.lower() not in BY_BODY]
        if etag:
            headers.append(("ETag", etag))
        unchanged = list(headers)
        remove_entity_headers(unchanged)
        if encoding != IDENTITY:
            headers.append(("Content-Encoding", encoding))
        headers.append(("Content-Length", str(len(body))))
        return Form(body, etag, headers, unchanged)

    def _etag(self, body: bytes, encoding: str) -> str:
        """The page's own tag told apart by encoding; one made of the body is made of the bytes that are sent."""
        given, weak = unquote_etag(self.headers.get("ETag"))
        if given is None or weak or encoding == IDENTITY:
            return self.headers.get("ETag", "")
        own = given != generate_etag(self.body)
        return quote_etag(f"{given}:{encoding}" if own else generate_etag(body))


def knows(etag: str, said: str) -> bool:
    """Whether an `If-None-Match` names the tag; a proxy may have made it a weak one."""
    return bool(etag and said) and (said == etag or parse_etags(said).contains_weak(unquote_etag(etag)[0]))
