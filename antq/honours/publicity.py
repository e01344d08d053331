"""How the public may read the name of whoever was honoured. Pure functions.

Source: some people are safer when their neighbours do not read their name (those who caught a robber,
who denounced a crime); the choice is made in the dossier and kept with the commendation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

if TYPE_CHECKING:
    from .models import Commendation


def initials(name: str) -> str:
    """ "Nguyễn Văn An" -> "N.V.A."; Vietnamese letters stay as they are."""
    return "".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())


def public_name(commendation: Commendation) -> str:
    """The name as the commendation's publicity allows; "" when it may not be shown at all."""
    match commendation.publicity:
        case "full":
            return commendation.name
        case "initials":
            return initials(commendation.name)
        case "unit_only":
            return _("Một cá nhân") if commendation.recipient == "person" else _("Một tập thể")
    return ""


def public_role(commendation: Commendation) -> str:
    """The role beside the name; only beside a full one, since a role may give a person away."""
    return commendation.role if commendation.publicity == "full" else ""


def public_citation(commendation: Commendation) -> str:
    """The reason, with the name taken out of it where the name is not shown."""
    if commendation.publicity == "full" or not commendation.name:
        return commendation.citation
    return commendation.citation.replace(commendation.name, public_name(commendation))
