"""Thành phần hồ sơ: what the norms of the day ask a dossier to have and it has not yet. Pure over what is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from ...kit.text import fold
from .base import Warning


@dataclass(frozen=True)
class Paper:
    """A paper that the rule names: `words` are those by which a file is taken for it, each folded."""

    code: str
    label: str
    words: tuple[str, ...]
    mark: str = ""


@dataclass(frozen=True)
class Asked:
    """How much of what the day's norms ask for, and which papers."""

    photos: int = 0
    figures: int = 0
    papers: tuple[Paper, ...] = ()


def papers_of(value: Iterable[Mapping[str, Any]], mark: str) -> tuple[Paper, ...]:
    """The rows of the norm `dossier.items`."""
    return tuple(
        Paper(
            row["code"], row["label"], tuple(fold(word) for word in row.get("words", (row["label"],))), mark
        )
        for row in value
    )


def missing(asked: Asked, *, photos: int, figures: int, files: Iterable[str]) -> list[Warning]:
    """What is still missing. `files` are name and description of each, in one text."""
    found = []
    if photos < asked.photos:
        says = _l("Cần ít nhất %(least)d ảnh, hiện có %(count)d.") % {"least": asked.photos, "count": photos}
        found.append(Warning("missing.photos", "warn", says, field="photos"))
    if figures < asked.figures:
        says = _l("Cần ít nhất %(least)d dòng số liệu trước, sau có nguồn; hiện có %(count)d.")
        found.append(
            Warning(
                "missing.figures", "warn", says % {"least": asked.figures, "count": figures}, field="figures"
            )
        )
    told = [f" {fold(text.replace('_', ' ').replace('-', ' '))} " for text in files]
    return found + [
        _paper(paper)
        for paper in asked.papers
        if not any(f" {word} " in text for word in paper.words for text in told)
    ]


def _paper(paper: Paper) -> Warning:
    says = _l("Chưa thấy tệp nào là %(paper)s (nhận theo tên tệp hoặc nội dung tệp).") % {
        "paper": paper.label
    }
    return Warning(
        f"missing.{paper.code}",
        "warn" if paper.mark in ("V", "V2") else "info",
        says,
        field="files",
        sure="" if paper.mark in ("V", "V2") else _l("Quy định chưa kiểm chứng"),
    )
