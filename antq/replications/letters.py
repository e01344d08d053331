"""What antq writes to officers about their points."""

from __future__ import annotations

from collections.abc import Sequence

from ..kit import mail
from ..people.models import Person
from ..units.models import Unit
from .links import Asked, seal
from .liveness import named
from .models import Replication

PATH = "/xac-nhan-diem"
MOST = 20


def asking(person: Person, unit: Unit, first: Sequence[Replication], count: int, quarter: int) -> mail.Letter:
    """Are these still running? With the link that answers for all of them; the `first` of `count` are named."""
    token = seal(Asked(person.ref, unit.ref, quarter))
    lines = [f"- {each.ref}: {each.title}" for each in first[:MOST]]
    if count > len(lines):
        lines.append(f"- và {count - len(lines)} điểm khác")
    text = "\n".join(
        (
            f"Kính gửi đồng chí {person.name},",
            "",
            f"{unit.name} có {count} điểm mô hình cần xác nhận còn hoạt động trong {named(quarter)}:",
            *lines,
            "",
            "Mở đường dẫn sau, bỏ dấu ở điểm đã ngừng, rồi bấm Xác nhận:",
            mail.address(f"{PATH}/{token}"),
            "",
            "Đường dẫn chỉ dùng để xác nhận, không cần đăng nhập. Không chuyển thư này cho người khác.",
            "Điểm không được xác nhận sẽ không còn được tính là đang hoạt động.",
        )
    )
    return mail.Letter(person.email, f"Xác nhận điểm mô hình {named(quarter)}", text)
