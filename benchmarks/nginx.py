"""nginx as the yardstick: the same bytes as files, from one worker with the settings that it ships with."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.server import free_port

CONFIGURATION = """
daemon off;
worker_processes 1;
{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 64; }}
http {{
    access_log off;
    sendfile on;
    keepalive_requests 1000000;
    default_type text/html;
    client_body_temp_path {folder}/t1;
    proxy_temp_path {folder}/t2;
    fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4;
    scgi_temp_path {folder}/t5;
    server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""
START_SECONDS = 20


def program() -> str | None:
    """Where nginx is, if this machine has it."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


@contextmanager
def serving(root: Path, folder: Path) -> Iterator[tuple[int, int]]:
    """Serve the files under `root`; gives the port and the process. `folder` takes its own files."""
    folder.mkdir(exist_ok=True)
    port = free_port()
    written = folder / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    written.write_text(CONFIGURATION.format(user=user, folder=folder, port=port, root=root))
    process = subprocess.Popen(
        [program() or "nginx", "-c", str(written), "-p", str(folder), "-e", str(folder / "error.log")],
        stdin=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(timeout=START_SECONDS)


def _wait_for(port: int) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("nginx does not answer")
