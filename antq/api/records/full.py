"""Single things with everything that hangs on them, for the API; tables have these as rows of their own."""

from __future__ import annotations

from typing import Annotated

from flask_babel import lazy_gettext as _l

from .base import Says
from .bodies import Place, PlaceName, Succession
from .honours import Commendation, Decision
from .initiatives import Figure, Initiative, Photo, Source
from .replications import KnownPlace, Recognition, Replication


class FullInitiative(Initiative):
    """An initiative with its words, places, figures, photos, sources and commendations."""

    a_row = _l("Một mô hình với mọi phần công khai của nó.")
    what: Annotated[str, Says(_l("Là gì"), _l("Mô hình là gì, mỗi dòng một đoạn."))]
    how: Annotated[str, Says(_l("Cách làm"), _l("Từng bước, mỗi dòng một bước."))]
    resources: Annotated[str, Says(_l("Nguồn lực"), _l("Cần ai, cần gì, bao nhiêu."))]
    lessons: Annotated[str, Says(_l("Bài học"), _l("Điều rút ra được."))]
    replications: Annotated[
        list[Replication],
        Says(
            _l("Nhân rộng"),
            _l("200 điểm đầu tiên trong sổ; tất cả ở /api/v1/replications với tham số mo-hinh."),
        ),
    ]
    known_places: Annotated[
        list[KnownPlace], Says(_l("Nơi được nêu"), _l("Những nơi mà văn bản nói đang làm."))
    ]
    recognitions: Annotated[
        list[Recognition], Says(_l("Thông báo nhân rộng"), _l("Được thông báo nhân rộng trong phạm vi nào."))
    ]
    figures: Annotated[list[Figure], Says(_l("Số liệu"), _l("Kết quả đo được, mỗi số có nguồn."))]
    photos: Annotated[list[Photo], Says(_l("Ảnh"), _l("Ảnh công khai, ảnh đầu là ảnh đại diện."))]
    sources: Annotated[list[Source], Says(_l("Nguồn"), _l("Văn bản nói về mô hình."))]
    commendations: Annotated[list[Commendation], Says(_l("Khen thưởng"), _l("Khen thưởng đã công bố."))]


class FullReplication(Replication):
    """A point with what it reported."""

    a_row = _l("Một điểm mô hình với số liệu của nó.")
    figures: Annotated[list[Figure], Says(_l("Số liệu"), _l("Kết quả do đơn vị của điểm báo."))]


class FullDecision(Decision):
    """A decision with its list."""

    a_row = _l("Một quyết định và danh sách của nó.")
    commendations: Annotated[
        list[Commendation], Says(_l("Danh sách"), _l("Những người, tập thể, mô hình được nêu."))
    ]


class FullPlace(Place):
    """A place with what it came from and what became of it."""

    a_row = _l("Một địa bàn, các tên của nó, nơi kế tục và tiền thân.")
    versions: Annotated[list[PlaceName], Says(_l("Các tên"), _l("Tên, loại, mã qua thời gian, cũ trước."))]
    successors: Annotated[list[Succession], Says(_l("Kế tục"), _l("Những nơi kế tục nơi này."))]
    predecessors: Annotated[list[Succession], Says(_l("Tiền thân"), _l("Những nơi mà nơi này kế tục."))]
