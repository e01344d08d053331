"""Single things with everything that hangs on them, for the API; tables have these as rows of their own."""

from __future__ import annotations

from typing import Annotated

from flask_babel import lazy_gettext as _l

from .base import Says
from .bodies import Place, Succession
from .honours import Commendation, Decision
from .initiatives import Figure, Initiative, Photo, Replication, Source


class FullInitiative(Initiative):
    """An initiative with its words, places, figures, photos, sources and commendations."""

    a_row = _l("Một mô hình với mọi phần công khai của nó.")
    what: Annotated[str, Says(_l("Là gì"), _l("Mô hình là gì, mỗi dòng một đoạn."))]
    how: Annotated[str, Says(_l("Cách làm"), _l("Từng bước, mỗi dòng một bước."))]
    resources: Annotated[str, Says(_l("Nguồn lực"), _l("Cần ai, cần gì, bao nhiêu."))]
    lessons: Annotated[str, Says(_l("Bài học"), _l("Điều rút ra được."))]
    replications: Annotated[list[Replication], Says(_l("Nhân rộng"), _l("Những nơi mà nguồn nói đang làm."))]
    figures: Annotated[list[Figure], Says(_l("Số liệu"), _l("Kết quả đo được, mỗi số có nguồn."))]
    photos: Annotated[list[Photo], Says(_l("Ảnh"), _l("Ảnh công khai, ảnh đầu là ảnh đại diện."))]
    sources: Annotated[list[Source], Says(_l("Nguồn"), _l("Văn bản nói về mô hình."))]
    commendations: Annotated[list[Commendation], Says(_l("Khen thưởng"), _l("Khen thưởng đã công bố."))]


class FullDecision(Decision):
    """A decision with its list."""

    a_row = _l("Một quyết định và danh sách của nó.")
    commendations: Annotated[
        list[Commendation], Says(_l("Danh sách"), _l("Những người, tập thể, mô hình được nêu."))
    ]


class FullPlace(Place):
    """A place with what it came from and what became of it."""

    a_row = _l("Một địa bàn, nơi kế tục và tiền thân.")
    successors: Annotated[list[Succession], Says(_l("Kế tục"), _l("Những nơi kế tục nơi này."))]
    predecessors: Annotated[list[Succession], Says(_l("Tiền thân"), _l("Những nơi mà nơi này kế tục."))]
