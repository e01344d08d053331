"""Writing documents, norms and award forms. Each may be repeated: the ref, key or code says which row is meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from ..kit.database import db
from ..kit.journal import record
from ..kit.policy import must
from ..kit.refusals import Invalid
from ..kit.text import clean
from ..places.models import Place
from ..places.queries import by_key
from . import events as events
from . import queries
from .days import SATURDAY
from .models import AwardForm, Document, Holiday, Norm, RuleSet

Row = Mapping[str, Any]


def add_document(
    ref: str,
    *,
    kind: str,
    title: str,
    number: str = "",
    symbol: str = "",
    issuer: str = "",
    issued_on: date | None = None,
    issued_precision: str = "day",
    in_force_from: date | None = None,
    in_force_to: date | None = None,
    province_text: str = "",
    certainty: str = "stated",
    mark: str = "V",
    note: str = "",
    seed: bool = False,
) -> Document:
    """Enter a document under `ref` (the last part of its address), or renew what the register says of it."""
    found = db.session.scalar(select(Document).where(Document.ref == ref)) or Document(ref=ref)
    found.kind, found.title = kind, clean(title)
    found.number, found.symbol, found.issuer = clean(number), clean(symbol), clean(issuer)
    found.issued_on, found.issued_precision = issued_on, issued_precision
    found.in_force_from, found.in_force_to = in_force_from, in_force_to
    found.province_text, found.certainty = clean(province_text), certainty
    found.mark, found.note, found.seed = mark, clean(note, multiline=True), seed
    db.session.add(found)
    db.session.flush()
    return found


def cite(citing: Document, cited: Document) -> None:
    """Write down that one document cites another; known already is no error."""
    if cited not in citing.cites:
        citing.cites.append(cited)
        db.session.flush()


def add_norm(
    key: str,
    value: Any,
    *,
    valid_from: date,
    valid_to: date | None = None,
    place: Place | None = None,
    document: Document | None = None,
    article: str = "",
    mark: str,
    note: str = "",
) -> Norm:
    """Enter what a norm says from a day on, everywhere or in one place; the same key, place and day renew the row.

    ValueError when two values would hold on the same day in the same place: that is for people to settle.
    """
    here = Norm.place_id.is_(None) if place is None else Norm.place_id == place.id
    rows = list(db.session.scalars(select(Norm).where(Norm.key == key, here)))
    found = next((row for row in rows if row.valid_from == valid_from), None)
    for other in rows:
        if other is not found and _overlap(other, valid_from, valid_to):
            raise ValueError(
                f"norm {key} has another value from {other.valid_from} that overlaps {valid_from}"
            )
    found = found or Norm(key=key, valid_from=valid_from, place=place)
    found.value, found.valid_to, found.mark, found.note = value, valid_to, mark, clean(note)
    found.document, found.article = document, clean(article)
    db.session.add(found)
    db.session.flush()
    return found


def add_holiday(
    day: date, *, kind: str, label: str, document: Document | None = None, mark: str, note: str = ""
) -> Holiday:
    """Enter a day off (`off`) or a day worked in exchange (`work`), or renew what is said of the day."""
    found = db.session.scalar(select(Holiday).where(Holiday.day == day)) or Holiday(day=day)
    found.kind, found.label, found.document = kind, clean(label), document
    found.mark, found.note = mark, clean(note)
    db.session.add(found)
    db.session.flush()
    return found


def load_rule_sets(rows: Iterable[Row]) -> None:
    """Rows as in law/data/rule_sets.toml; their documents must have been loaded. A set that an office keeps
    otherwise under the same code is brought up to the list."""
    for row in rows:
        found = db.session.scalar(select(RuleSet).where(RuleSet.code == row["code"]))
        found = found or RuleSet(code=row["code"])
        found.label, found.mark, found.note = clean(row["label"]), row["mark"], clean(row.get("note", ""))
        found.valid_from, found.valid_to = row["valid_from"], row.get("valid_to")
        found.instruments = list(row["instruments"])
        found.keeps_received = row.get("keeps_received", False)
        found.document = queries.by_ref(row.get("source"))
        db.session.add(found)
        db.session.flush()


def write_holiday(day: date, *, kind: str, label: str, source: str, by: Any) -> Holiday:
    """An administrator's word on a day, with the announcement that it stands in; the shipped list never undoes it.

    A day that was entered as off by mistake is written again as a working day. Raises Invalid: a day worked that is
    one anyway, without a name or a source.
    """
    must(by, "holiday.keep")
    errors: dict[str, Any] = {}
    if not clean(label):
        errors["label"] = _l("Nhập tên ngày nghỉ, ví dụ Nghỉ Tết Nguyên đán.")
    if not clean(source):
        errors["source"] = _l("Nhập số, ngày của văn bản hoặc thông báo.")
    known = select(Holiday.id).where(Holiday.day == day)
    if kind == "work" and day.weekday() < SATURDAY and db.session.scalar(known) is None:
        errors["day"] = _l("Ngày này vốn là ngày làm việc, không cần ghi.")
    if errors:
        raise Invalid(errors)
    made = add_holiday(day, kind=kind, label=label, mark="V", note=source)
    made.kept = True
    record("holiday.write", made, by=by, kind=kind)
    return made


def add_award_form(
    code: str,
    *,
    label: str,
    level: str,
    authority: str,
    subjects: list[str],
    valid_from: date | None = None,
    valid_to: date | None = None,
    mark: str,
    note: str = "",
    position: int = 0,
    category: str = "",
    document: Document | None = None,
    article: str = "",
    once_only: bool = False,
    legal: bool = True,
) -> AwardForm:
    """Enter a form of award, or renew what is said of it."""
    found = db.session.scalar(select(AwardForm).where(AwardForm.code == code)) or AwardForm(code=code)
    found.label, found.level, found.authority = clean(label), level, clean(authority)
    found.subjects, found.valid_from, found.valid_to = list(subjects), valid_from, valid_to
    found.mark, found.note, found.position = mark, clean(note), position
    found.category, found.document, found.article = category, document, clean(article)
    found.once_only, found.legal = once_only, legal
    db.session.add(found)
    db.session.flush()
    return found


def load_documents(rows: Iterable[Row], provinces: Mapping[str, str] | None = None) -> dict[str, Document]:
    """Rows as in law/data/documents.toml (`key`, `kind`, `title` …), citations included -> documents by key.

    `provinces` gives the words for the place keys of a row's `provinces`.
    """
    rows = list(rows)
    made = {row["key"]: _document(row, provinces or {}) for row in rows}
    for row in rows:
        for key in row.get("cited_by", ()):
            citing = made.get(key) or queries.by_ref(key)
            if citing is not None:
                cite(citing, made[row["key"]])
    return made


def load_norms(rows: Iterable[Row]) -> None:
    """Rows as in law/data/norms.toml; their documents must have been loaded."""
    for row in rows:
        add_norm(
            row["key"],
            row["value"],
            valid_from=row["valid_from"],
            valid_to=row.get("valid_to"),
            place=by_key(row["scope"]) if "scope" in row else None,
            document=queries.by_ref(row.get("source")),
            article=row.get("article", ""),
            mark=row["mark"],
            note=row.get("note", ""),
        )


def load_holidays(rows: Iterable[Row]) -> None:
    """Rows as in law/data/holidays.toml; their documents must have been loaded. A day that an administrator wrote
    otherwise since stays as it is."""
    kept = {each.day for each in db.session.scalars(select(Holiday)) if each.kept}
    for row in rows:
        if row["day"] not in kept:
            add_holiday(
                row["day"],
                kind=row["kind"],
                label=row["label"],
                document=queries.by_ref(row.get("source")),
                mark=row["mark"],
                note=row.get("note", ""),
            )


def load_award_forms(rows: Iterable[Row]) -> None:
    """Rows as in law/data/award_forms.toml."""
    for row in rows:
        add_award_form(
            row["code"],
            label=row["label"],
            level=row["level"],
            authority=row["authority"],
            subjects=row["subjects"],
            valid_from=row.get("valid_from"),
            valid_to=row.get("valid_to"),
            mark=row["mark"],
            note=row.get("note", ""),
            position=row["order"],
            category=row.get("category", ""),
            document=queries.by_ref(row.get("source")),
            article=row.get("article", ""),
            once_only=row.get("once_only", False),
            legal=row.get("legal", True),
        )


def _document(row: Row, provinces: Mapping[str, str]) -> Document:
    said = row.get("provinces", [])
    return add_document(
        row["key"],
        kind=row["kind"],
        title=row["title"],
        number=row.get("number", ""),
        symbol=row.get("symbol", ""),
        issuer=row.get("issuer", ""),
        issued_on=row.get("issued_on"),
        issued_precision=row.get("issued_precision", "day"),
        in_force_from=row.get("in_force_from"),
        in_force_to=row.get("in_force_to"),
        province_text=", ".join(provinces.get(each["place"], each["place"]) for each in said)[:120],
        certainty=said[0]["certainty"] if said else ("unknown" if "seed" in row else "stated"),
        mark=row["mark"],
        note=row.get("note", ""),
        seed="seed" in row,
    )


def _overlap(row: Norm, begins: date, ends: date | None) -> bool:
    return (row.valid_to is None or begins <= row.valid_to) and (ends is None or row.valid_from <= ends)
