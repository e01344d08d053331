"""Reading what arrives, never more than asked."""

from __future__ import annotations

from typing import BinaryIO


def read_at_most(stream: BinaryIO, most: int) -> bytes:
    """Up to `most` bytes of `stream`; fewer only at its end (a socket may give less at a time)."""
    data = bytearray()
    while len(data) < most and (chunk := stream.read(most - len(data))):
        if not data and len(chunk) == most:
            return chunk
        data += chunk
    return bytes(data)
