"""Ed25519 signatures with a key that is no part of the database.

The private key lies in a file (ANTQ_SIGNING_KEY, else DATA_DIR/keys/signing.pem, made at the first use and readable
by the owner only). Putting another key into its place is all that a change of keys takes; whoever signs keeps the
public halves.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)
from flask import current_app


def signing_key() -> Ed25519PrivateKey:
    """The key of this installation; made where there is none and no file was named. Raises ValueError with the
    file's name when what lies there is no Ed25519 key."""
    named = current_app.config["SIGNING_KEY"]
    path = Path(named) if named else Path(current_app.config["DATA_DIR"]) / "keys" / "signing.pem"
    if not named:
        _make(path)
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError(f"{path} holds no Ed25519 key")
    return key


def _make(path: Path) -> None:
    """Write a new key unless there is one; of two processes at once one wins, and both read the winner's."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = path.with_name(f"{path.name}.{os.getpid()}.{base64.b16encode(os.urandom(4)).decode()}")
    handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(
            Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        )
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(FileExistsError):
        path.hardlink_to(made)
    made.unlink()


def public_pem(key: Ed25519PrivateKey) -> str:
    """The public half, as it is published."""
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")


def name_of_key(pem: str) -> str:
    """What a key is called: the first 16 hexadecimal digits of the SHA-256 of its 32 bytes."""
    key = load_pem_public_key(pem.encode("ascii"))
    if not isinstance(key, Ed25519PublicKey):
        raise ValueError("not an Ed25519 key")
    raw = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return hashlib.sha256(raw).hexdigest()[:16]


def sign(text: str, key: Ed25519PrivateKey) -> str:
    """The signature of a text, in base 64."""
    return base64.b64encode(key.sign(text.encode())).decode("ascii")


def is_signed(text: str, signature: str, pem: str) -> bool:
    """Whether the signature is that of the text by the key whose public half this is."""
    key = load_pem_public_key(pem.encode("ascii"))
    if not isinstance(key, Ed25519PublicKey):
        return False
    try:
        key.verify(base64.b64decode(signature, validate=True), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True
