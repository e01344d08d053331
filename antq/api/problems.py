"""Errors of the API as application/problem+json (RFC 9457): for programs that branch, and people who read."""

from __future__ import annotations

from typing import Annotated, Any

from flask import Response, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from pydantic import BaseModel, ConfigDict

from .records import Says

TITLES = {
    400: _l("Câu hỏi chưa đúng"),
    403: _l("Không được phép"),
    404: _l("Không có ở đây"),
    405: _l("Chỉ đọc được ở địa chỉ này"),
    406: _l("Chỉ trả lời bằng JSON"),
    409: _l("Đã có thay đổi"),
    410: _l("Đã rút"),
    413: _l("Gửi lên quá lớn"),
    422: _l("Nội dung chưa đúng"),
    429: _l("Hỏi quá nhanh"),
    500: _l("Có lỗi ở máy chủ"),
    503: _l("Đang bận"),
}
"""Status to its title; the same words stand on the page /api."""

KIND = "application/problem+json"


class Flaw(BaseModel):
    """One parameter that cannot be used."""

    model_config = ConfigDict(extra="forbid")

    parameter: Annotated[str, Says(_l("Tham số"), _l("Tên tham số."), "limit")]
    detail: Annotated[str, Says(_l("Vì sao"), _l("Vì sao không dùng được."), "Ngoài khoảng cho phép.")]


class Problem(BaseModel):
    """Why a question was not answered."""

    model_config = ConfigDict(extra="forbid")

    type: Annotated[str, Says(_l("Loại lỗi"), _l("Địa chỉ của lời giải thích."), "/api#loi-400")]
    title: Annotated[str, Says(_l("Tên lỗi"), _l("Tên chung của loại lỗi."), "Câu hỏi chưa đúng")]
    status: Annotated[int, Says(_l("Mã HTTP"), _l("Mã trạng thái HTTP."), 400)]
    detail: Annotated[
        str, Says(_l("Lần này"), _l("Điều gì sai ở lần hỏi này."), "limit: Ngoài khoảng cho phép.")
    ]
    instance: Annotated[str, Says(_l("Địa chỉ"), _l("Địa chỉ đã hỏi."), "/api/v1/initiatives")]
    errors: Annotated[
        list[Flaw], Says(_l("Từng tham số"), _l("Từng tham số không dùng được; thường trống."), [])
    ]


def problem(status: int, says: object = "", errors: dict[str, str] | None = None) -> Response:
    """The answer that says what went wrong: in a sentence, and parameter by parameter."""
    flaws = [Flaw(parameter=name, detail=text) for name, text in (errors or {}).items()]
    said = (
        "; ".join(f"{each.parameter}: {each.detail}" for each in flaws) or str(says) or str(_default(status))
    )
    body = Problem(
        type=f"/api#loi-{status}",
        title=str(TITLES.get(status, TITLES[400])),
        status=status,
        detail=said,
        instance=request.path,
        errors=flaws,
    )
    return open_to_all(Response(body.model_dump_json(), status, content_type=KIND))


def _default(status: int) -> Any:
    if status == 404:
        return _("Không có bản ghi nào ở địa chỉ này, hoặc nó chưa được công khai.")
    if status == 405:
        return _("Giao diện này chỉ đọc: dùng GET.")
    return TITLES.get(status, TITLES[400])


def open_to_all(response: Response) -> Response:
    """Public data may be read by the pages of other sites; nothing runs when the answer itself is opened."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "Link, ETag"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    return response
