"""Letters by electronic mail: handed to the server that ANTQ_MAIL_SERVER names, or put into a folder.

    smtp://user:password@mail.example.vn:587     STARTTLS before the password is sent
    smtps://user:password@mail.example.vn        TLS from the first byte
    file:///srv/antq/mails                       one .eml a letter: for trying out
    console:                                     written where the program writes: so it is until a server is named

With an empty ANTQ_MAIL_SERVER nothing is sent, nor by a server without ANTQ_SITE_URL for the links; notices on the
site are always there.
A letter is sent by a job: it is tried again, and no transaction waits for a mail server.
"""

from __future__ import annotations

import smtplib
import ssl
import sys
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path
from urllib.parse import unquote, urlsplit

from flask import current_app

TIMEOUT = 30
CONSOLE = "console:"


@dataclass(frozen=True)
class Letter:
    """Plain text to one person."""

    to: str
    subject: str
    text: str


def is_on() -> bool:
    """Whether this installation sends letters."""
    server = current_app.config["MAIL_SERVER"]
    return server == CONSOLE or bool(server and current_app.config["SITE_URL"])


def address(path: str) -> str:
    """An address of the site as it stands in a letter; on the console it may be a path alone."""
    return current_app.config["SITE_URL"].rstrip("/") + path


def send(letter: Letter) -> None:
    """Send it now. Raises OSError or smtplib.SMTPException when the server does not take it."""
    message = _message(letter)
    server = urlsplit(current_app.config["MAIL_SERVER"])
    if current_app.config["MAIL_SERVER"] == CONSOLE:
        print(f"--- {letter.to} · {letter.subject}\n{letter.text}\n---", file=sys.stdout, flush=True)
        return
    if server.scheme == "file":
        folder = Path(unquote(server.path))
        folder.mkdir(parents=True, exist_ok=True)
        name = message["Message-ID"].strip("<>").partition("@")[0]
        (folder / f"{name}.eml").write_bytes(message.as_bytes())
        return
    tls = ssl.create_default_context()
    connection: smtplib.SMTP
    if server.scheme == "smtps":
        connection = smtplib.SMTP_SSL(server.hostname or "", server.port or 465, timeout=TIMEOUT, context=tls)
    else:
        connection = smtplib.SMTP(server.hostname or "", server.port or 25, timeout=TIMEOUT)
    with connection:
        if server.username:
            if server.scheme == "smtp":
                connection.starttls(context=tls)
            connection.login(unquote(server.username), unquote(server.password or ""))
        connection.send_message(message)


def _message(letter: Letter) -> EmailMessage:
    """The letter with its head; a line break in a head is refused by the library (ValueError)."""
    sender = current_app.config["MAIL_FROM"]
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, letter.to, letter.subject
    message["Date"], message["Message-ID"] = formatdate(localtime=True), make_msgid(domain="antq")
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    return message
