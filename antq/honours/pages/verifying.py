"""What the pages of verification need."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from flask_babel import gettext as _

from ...kit.numbers import write_day
from ...kit.text import clean
from ...kit.web import Page
from ...units.models import Unit
from .. import queries, signing
from ..models import Amendment, Certificate, SigningKey
from ..publicity import public_name, public_role

PATH = "/xac-minh"


class VerifyPage(Page):
    """/xac-minh: a code is typed in; `problem` says what is wrong with the one that was."""

    template = "honours/verify.html"

    def __init__(self, typed: str = "", problem: str = "", *, by: Any) -> None:
        super().__init__(by=by)
        self.typed, self.problem = typed[:60], problem


class KeysPage(Page):
    """/xac-minh/khoa: the public keys, and how a certificate is checked without this site."""

    template = "honours/keys.html"

    @cached_property
    def keys(self) -> list[SigningKey]:
        """All, the newest first."""
        return list(queries.keys())

    @staticmethod
    def fingerprint(key: SigningKey) -> str:
        """Its name as certificates print it."""
        return signing.fingerprint(key.ref)


class CertificatePage(Page):
    """/xac-minh/<code>: what may be said of one paper to whoever holds it."""

    template = "honours/certificate.html"

    def __init__(self, certificate: Certificate, *, by: Any, compared: str | None = None) -> None:
        super().__init__(by=by)
        self.certificate = certificate
        self.commendation = certificate.commendation
        self.decision = certificate.commendation.decision
        self.compared = compared

    @property
    def state(self) -> str:
        """ "revoked", "corrected" or "valid"."""
        if self.commendation.revoked_by is not None or self.decision.state == "revoked":
            return "revoked"
        return "corrected" if self.certificate.replaced_at else "valid"

    @cached_property
    def amendment(self) -> Amendment | None:
        """What revoked or corrected it."""
        if self.state == "corrected":
            return queries.correction_of(self.commendation)
        return self.commendation.revoked_by if self.state == "revoked" else None

    @property
    def matches(self) -> bool:
        """Whether the name that was typed is the one that is printed."""
        return clean(self.compared or "").casefold() == self.certificate.name.casefold()

    @cached_property
    def signed(self) -> str:
        """ "right": the key signed what the register says of the paper; "other": it signed something else than the
        register says now; "wrong": it signed nothing like that."""
        from ...kit import signatures  # its library takes megabytes that no other page needs

        paper = self.certificate
        if not signatures.is_signed(paper.text, paper.signature, paper.key.public_pem):
            return "wrong"
        return "right" if self._is_as_printed and signing.text_of(paper) == paper.text else "other"

    @property
    def signs_all(self) -> bool:
        """Whether signer, role, unit and reason were signed too: not on papers of the first form."""
        return not self.certificate.text.startswith(f"{signing.FIRST}\n")

    @property
    def _is_as_printed(self) -> bool:
        """Whether the commendation, whose words are shown, says what the paper was printed with; of a replaced paper
        it does not, and the page says so."""
        paper, now = self.certificate, self.commendation
        if paper.replaced_at or not self.signs_all:
            return bool(paper.replaced_at) or paper.name == now.name
        printed = (paper.name, paper.role, paper.citation)
        return printed == (now.name, signing.printed_role(now), now.citation)

    @cached_property
    def facts(self) -> list[dict[str, Any]]:
        """What stands on the paper, as far as everybody may read it."""
        decision, commendation = self.decision, self.commendation
        issued = _("%(number)s ngày %(day)s", number=decision.full_number, day=write_day(decision.issued_on))
        rows = [
            (_("Mã trên giấy"), self.certificate.code),
            (_("Quyết định"), issued),
            (_("Cơ quan ban hành"), decision.issuer.name),
            (_("Người ký"), f"{decision.signer_name}, {decision.signer_title}".strip(", ")),
            (_("Hình thức"), commendation.form.label),
        ]
        rows += self._recipient() if self.state != "revoked" else []
        return [
            {"key": key, "value": value, "change_href": None, "change_label": None} for key, value in rows
        ]

    def _recipient(self) -> Iterator[tuple[str, str]]:
        commendation = self.commendation
        if commendation.publicity == "hidden":
            yield _("Người được khen"), _("không công khai; so tên trên giấy ở phần dưới")
            return
        said = ", ".join(filter(None, (public_name(commendation), public_role(commendation))))
        yield _("Người, tập thể, mô hình được khen"), said
        yield _("Đơn vị lúc được khen"), commendation.unit.name
        now = heir_of(commendation.unit)
        if now is not commendation.unit:
            yield _("Đơn vị nay"), now.name


def heir_of(unit: Unit) -> Unit:
    """The unit that carries on today what an ended one did; the unit itself where nobody took it over."""
    seen = {unit.id}
    while unit.successor is not None and unit.successor.id not in seen:
        unit = unit.successor
        seen.add(unit.id)
    return unit
