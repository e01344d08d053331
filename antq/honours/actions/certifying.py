"""Certificates: one for each commendation of a released decision, with a code and a signature.

The library that signs is loaded when something is signed: no other page needs its megabytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from ...kit import clock
from ...kit.database import db, one_at_a_time
from .. import signing
from ..code import new_code
from ..models import Certificate, Commendation, Decision, SigningKey

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def certify(decision: Decision) -> list[Certificate]:
    """Make the certificates that a released decision still lacks; those that are there stay."""
    lacking = [
        each for each in decision.commendations if each.revoked_by_id is None and not each.certificates
    ]
    if not lacking:
        return []
    private, key = _key()
    return [_certify(each, private, key) for each in lacking]


def recertify(commendation: Commendation) -> Certificate:
    """Replace the paper of a commendation by one with what is printed of it now; the old one says so from now on."""
    private, key = _key()
    for each in commendation.certificates:
        each.replaced_at = each.replaced_at or clock.now()
    return _certify(commendation, private, key)


def _certify(commendation: Commendation, private: Ed25519PrivateKey, key: SigningKey) -> Certificate:
    from ...kit import signatures

    made = Certificate(
        code=new_code(),
        commendation=commendation,
        name=commendation.name,
        role=signing.printed_role(commendation),
        citation=commendation.citation,
        key=key,
        issued_at=clock.now(),
    )
    with db.session.no_autoflush:  # a paper is written whole
        made.text = signing.text_of(made)
    made.signature = signatures.sign(made.text, private)
    db.session.add(made)
    db.session.flush()
    return made


def _key() -> tuple[Ed25519PrivateKey, SigningKey]:
    """The key of this installation, published before anything is signed with it."""
    from ...kit import signatures

    private = signatures.signing_key()
    pem = signatures.public_pem(private)
    ref = signatures.name_of_key(pem)
    known = select(SigningKey).where(SigningKey.ref == ref)
    found = db.session.scalar(known)
    if found is None:
        one_at_a_time("signing_key")
        found = db.session.scalar(known)
    if found is None:
        found = SigningKey(ref=ref, public_pem=pem, first_used_at=clock.now())
        db.session.add(found)
        db.session.flush()
    return private, found
