"""What can be found: one row per subject and visibility tier, folded in Python before it is stored."""

from collections.abc import Iterable

from sqlalchemy import CheckConstraint, ColumnElement, String, Text, UniqueConstraint, delete, insert, update
from sqlalchemy.orm import Mapped, mapped_column

from antq.kit.database import Base, db
from antq.kit.text import accented

from .query import words_of

LARGEST_WEIGHT = 999
# Far above any report, and below the megabyte of different words that PostgreSQL can index of one row.
LONGEST_NAME = 20_000
LONGEST_BODY = 200_000


class SearchEntry(Base):
    """The text of one subject that one tier may search.

    A tier's row holds everything that tier may read, the public text included: words are looked for
    within one row. `name` and `body` are folded; `exact` is name and body with their accents.
    """

    __tablename__ = "search_entry"
    __table_args__ = (
        # The kind does not lead: SQLite would walk all entries of a kind and ask the index of words for each.
        UniqueConstraint("subject_id", "subject", "tier"),
        CheckConstraint(f"weight BETWEEN 0 AND {LARGEST_WEIGHT}", name="weight"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]
    tier: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    exact: Mapped[str] = mapped_column(Text)
    weight: Mapped[int] = mapped_column(default=0)


def write_entry(
    subject: str,
    subject_id: int,
    tier: str,
    *,
    name: str,
    aliases: Iterable[str] = (),
    body: str = "",
    weight: int = 0,
) -> None:
    """Make or renew what `tier` can find of a subject, in the open transaction.

    `subject` is the kind of row ("initiative"), `subject_id` its id. Aliases count as names. Of the body
    the first 200,000 characters are searchable. `weight`, 0 to 999, lifts among equally good hits;
    ValueError outside that.
    """
    if not 0 <= weight <= LARGEST_WEIGHT:
        raise ValueError(f"the weight of a search entry is 0 to {LARGEST_WEIGHT}, not {weight}")
    names = " ".join([name, *aliases])[:LONGEST_NAME]
    body = body[:LONGEST_BODY]
    found = {
        "name": _folded(names, LONGEST_NAME),
        "body": _folded(body, LONGEST_BODY),
        "exact": accented(f"{names} {body}"),
        "weight": weight,
    }
    changed = db.session.execute(update(SearchEntry).where(*_of(subject, subject_id, tier)).values(found))
    if not changed.rowcount:  # type: ignore[attr-defined]
        key = {"subject": subject, "subject_id": subject_id, "tier": tier}
        db.session.execute(insert(SearchEntry).values(key | found))


def _folded(text: str, longest: int) -> str:
    # Cut again: one character may fold to several.
    return " ".join(words_of(text))[:longest].rstrip()


def drop_entry(subject: str, subject_id: int, tier: str | None = None) -> None:
    """Nobody of `tier` finds the subject any more; without a tier nobody at all."""
    db.session.execute(delete(SearchEntry).where(*_of(subject, subject_id, tier)))


def _of(subject: str, subject_id: int, tier: str | None) -> list[ColumnElement[bool]]:
    this = [SearchEntry.subject == subject, SearchEntry.subject_id == subject_id]
    return this if tier is None else [*this, SearchEntry.tier == tier]
