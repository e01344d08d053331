"""Bodies that no form sends, over a bare connection."""

from __future__ import annotations

import contextlib
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

MB = b"a" * 1_000_000
PART = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n'
FILE = b'--x\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n'
URLENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"


@dataclass(frozen=True)
class Body:
    """`times` pieces after a beginning; chunked bodies do not say how long they will be."""

    content: str
    beginning: bytes
    piece: bytes
    times: int
    chunked: bool = False

    @property
    def head(self) -> str:
        length = len(self.beginning) + len(self.piece) * self.times
        return "Transfer-Encoding: chunked" if self.chunked else f"Content-Length: {length}"

    def framed(self, data: bytes) -> bytes:
        """As it goes over the line."""
        return b"%x\r\n%s\r\n" % (len(data), data) if self.chunked else data


BODIES = {
    "form": Body(URLENCODED, b"username=", MB, 300),
    "multipart": Body(MULTIPART, FILE, MB, 300),
    "chunked": Body(MULTIPART, FILE, MB, 300, chunked=True),
    "chunked form": Body(URLENCODED, b"username=", MB, 300, chunked=True),
    "parts": Body(MULTIPART, b"", PART * 1000, 200),
}


def flood(address: str, path: str, body: Body) -> int | None:
    """Send the body, as much of it as is taken; the status, or None when the line was cut without one."""
    where = urlsplit(address)
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Type: {body.content}\r\n{body.head}\r\n\r\n"
    )
    with socket.create_connection((where.hostname, where.port or 80), timeout=60) as line:
        line.sendall(head.encode())
        with contextlib.suppress(ConnectionError):  # refused while we still talk: the answer is on the line
            line.sendall(body.framed(body.beginning) if body.beginning else b"")
            for _ in range(body.times):
                line.sendall(body.framed(body.piece))
            line.sendall(b"0\r\n\r\n" if body.chunked else b"")
        try:
            answer = line.recv(4096)
        except ConnectionError:
            return None
    return int(answer.split()[1]) if answer else None
