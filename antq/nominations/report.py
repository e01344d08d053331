"""The five steps of a nomination: which questions each asks, of whom, and what is still unanswered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from .models import Nomination

EVERYONE = ("initiative", "collective", "person")


@dataclass(frozen=True)
class Question:
    """One field of the report: its name, what people call it, for which recipients it must be answered.

    An answer shorter than `least` characters is only begun: it is kept in a draft and cannot be sent.
    """

    name: str
    label: Any
    asked: tuple[str, ...] = EVERYONE
    must: bool = True
    long: bool = False
    least: int = 1


@dataclass(frozen=True)
class Step:
    """One task of the list; `hint` says what it is about."""

    code: str
    title: Any
    hint: Any
    questions: tuple[Question, ...] = ()


INITIATIVE = ("initiative",)

STEPS = (
    Step(
        "thong-tin",
        _l("Thông tin chung"),
        _l("Đề cử ai, hình thức khen, tóm tắt thành tích"),
        (
            Question("name", _l("Tên mô hình, tập thể hoặc họ tên cá nhân"), least=3),
            Question("role", _l("Chức vụ, vai trò"), ("person",), least=2),
            Question("form", _l("Hình thức đề nghị khen")),
            Question("initiative", _l("Mô hình đã có trong sổ"), must=False),
            Question("field", _l("Lĩnh vực"), INITIATIVE),
            Question("kind", _l("Loại hình"), INITIATIVE),
            Question("place", _l("Địa bàn"), must=False),
            Question("started", _l("Bắt đầu từ"), must=False),
            Question("summary", _l("Thành tích trong một câu"), least=20),
            Question("publicity", _l("Cách nêu tên khi công khai"), must=False),
        ),
    ),
    Step(
        "cach-lam",
        _l("Hoàn cảnh và cách làm"),
        _l("Vì sao làm, làm thế nào, cần những gì"),
        (
            Question("background", _l("Đặc điểm, tình hình"), long=True, least=30),
            Question("how", _l("Cách làm"), long=True, least=30),
            Question("resources", _l("Nguồn lực"), must=False, long=True),
        ),
    ),
    Step(
        "ket-qua",
        _l("Kết quả"),
        _l("Kết quả đạt được và số liệu trước, sau"),
        (
            Question("results", _l("Thành tích đạt được"), long=True, least=30),
            Question("lessons", _l("Bài học, khó khăn"), must=False, long=True),
            Question("replications", _l("Điểm nhân rộng làm căn cứ"), must=False, long=True),
            Question("figures", _l("Số liệu"), must=False),
        ),
    ),
    Step(
        "hinh-anh",
        _l("Hình ảnh"),
        _l("Ảnh minh chứng, có mô tả và sự đồng ý của người trong ảnh"),
        (Question("photos", _l("Ảnh"), must=False),),
    ),
    Step(
        "tai-lieu",
        _l("Tài liệu"),
        _l("Tờ trình, biên bản, báo cáo (PDF hoặc DOCX)"),
        (Question("files", _l("Tệp minh chứng"), must=False),),
    ),
)

REPLICATIONS = "replications"
"""The question that the register answers first: all that are confirmed are chosen until the unit says otherwise."""

STEP = {step.code: step for step in STEPS}
QUESTION = {question.name: question for step in STEPS for question in step.questions}


def asked(nomination: Nomination, code: str) -> list[Question]:
    """The questions of a step that concern this kind of recipient; replications only where there is an initiative."""
    return [
        question
        for question in STEP[code].questions
        if nomination.recipient in question.asked
        and (question.name != REPLICATIONS or nomination.initiative is not None)
    ]


def is_answered(nomination: Nomination, question: Question) -> bool:
    """Whether the nomination says anything to the question."""
    album_part = {"figures": "figures", "photos": "photos", "files": "files"}.get(question.name)
    if album_part:
        return bool(getattr(nomination.album, album_part))
    answer = getattr(nomination, question.name)
    return len(answer) >= question.least if isinstance(answer, str) else bool(answer)


def unanswered(nomination: Nomination, code: str) -> list[Question]:
    """The questions of a step that must be answered and are not."""
    return [q for q in asked(nomination, code) if q.must and not is_answered(nomination, q)]


def is_begun(nomination: Nomination, code: str) -> bool:
    """Whether anything of a step was answered, if only in part."""
    return any(
        bool(getattr(nomination, question.name, None)) or is_answered(nomination, question)
        for question in asked(nomination, code)
        if question.name != REPLICATIONS
    )


def step_of(field: str) -> Step:
    """The step that asks `field`."""
    return next(step for step in STEPS if any(question.name == field for question in step.questions))


def undescribed(nomination: Nomination) -> int:
    """How many photos nobody has described yet: they were sent first, words follow."""
    return sum(not photo.described for photo in nomination.album.photos)


def is_changeable(nomination: Nomination, name: str) -> bool:
    """Whether the unit may answer this question now: of a dossier that came back only what the office named, and
    what is not answered at all."""
    if nomination.state != "returned":
        return True
    named = {remark.field for remark in nomination.remarks if remark.round == nomination.returns}
    question = QUESTION[name]
    waits = question.must and nomination.recipient in question.asked and not is_answered(nomination, question)
    follows = name == REPLICATIONS and "initiative" in named
    return name in named or waits or follows or (name == "photos" and undescribed(nomination) > 0)
