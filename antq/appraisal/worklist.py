"""A list of the desk as a noun: which tab, narrowed how, which page. The page, the export, a kept filter and “the
next dossier” share it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl

from flask_babel import lazy_gettext as _l

from ..catalogue.words import FIELDS
from ..kit.paging import number_of
from ..kit.text import clean
from ..nominations.desk import FLAGS
from ..nominations.models import STATES

ACTIVE = ("submitted", "returned", "received", "appraising", "proposed")
"""States in which somebody still has something to do with a dossier."""


@dataclass(frozen=True)
class Queue:
    """One tab of the desk: its code, its words, the states it holds, and what else narrows it (see `queries`)."""

    code: str
    label: Any
    states: tuple[str, ...]
    only: str = ""

    @property
    def mine(self) -> bool:
        """Whether it holds what waits for the reader's score."""
        return self.only == "unscored"


QUEUES = (
    Queue("moi", _l("Mới"), ("submitted",)),
    Queue("cua-toi", _l("Của tôi"), ACTIVE, "claimed"),
    Queue("bo-sung", _l("Chờ bổ sung"), ("returned",)),
    Queue("qua-han", _l("Quá hạn"), ACTIVE, "overdue"),
    Queue("tiep-nhan", _l("Đã tiếp nhận"), ("received",)),
    Queue("can-cham", _l("Cần chấm"), ("appraising",), "unscored"),
    Queue("tham-dinh", _l("Đang thẩm định"), ("appraising",)),
    Queue("trinh", _l("Trình quyết định"), ("proposed",)),
    Queue("cho-cong-khai", _l("Chờ công khai"), ("decided",)),
    Queue("xong", _l("Đã xong"), ("released", "revoked", "rejected", "withdrawn")),
    Queue("tat-ca", _l("Tất cả"), tuple(state for state in STATES if state != "draft")),
)
QUEUE = {queue.code: queue for queue in QUEUES}

SIZES = (50, 100, 200)
RECIPIENTS = ("initiative", "collective", "person")
LONGEST = 100
STRIKING = {**FLAGS, "held": _l("Tạm dừng")}
"""What a list can be narrowed to: the flags of the rows, and what is on hold."""

SELF, NOBODY = "toi", "chua"
"""Words in the address for “I” and “nobody yet” among those who are on a dossier."""

KEYS = {
    "q": "q",
    "round": "dot",
    "form": "hinh-thuc",
    "field": "linh-vuc",
    "recipient": "doi-tuong",
    "flag": "luu-y",
    "tag": "nhan",
    "person": "nguoi",
}
"""Attribute to the name of its argument in addresses."""


@dataclass(frozen=True)
class Wanted:
    """What of a tab is wanted; `number` and `size` say which page of it."""

    queue: Queue = QUEUES[0]
    q: str = ""
    round: str = ""
    form: str = ""
    field: str = ""
    recipient: str = ""
    flag: str = ""
    tag: str = ""
    person: str = ""
    size: int = SIZES[0]
    number: int = 1

    @classmethod
    def from_args(cls, args: Mapping[str, str]) -> Wanted:
        """What an address asks for; what it asks for and there is not is left out."""
        said = {name: clean(args.get(key, ""))[:LONGEST] for name, key in KEYS.items()}
        known = {"field": FIELDS, "recipient": RECIPIENTS, "flag": STRIKING}
        said |= {name: said[name] if said[name] in codes else "" for name, codes in known.items()}
        size = args.get("so-dong", "")
        return cls(
            queue=QUEUE.get(args.get("hang-doi", ""), QUEUES[0]),
            size=next((each for each in SIZES if str(each) == size), SIZES[0]),
            number=number_of(args.get("trang", "")),
            **said,
        )

    @classmethod
    def from_query(cls, text: str) -> Wanted:
        """The same from the text of an address' arguments."""
        return cls.from_args(dict(parse_qsl(text)))

    def with_(self, **changes: Any) -> Wanted:
        """Another list; its first page unless said otherwise."""
        return replace(self, **{"number": 1, **changes})

    @property
    def narrowing(self) -> dict[str, str]:
        """Attribute to value of what narrows the tab."""
        return {name: value for name in KEYS if (value := getattr(self, name))}

    def args(self) -> dict[str, Any]:
        """The arguments of its one address."""
        return dict(self._args())

    def _args(self) -> Iterator[tuple[str, Any]]:
        yield "hang-doi", self.queue.code
        for name, value in self.narrowing.items():
            yield KEYS[name], value
        if self.size != SIZES[0]:
            yield "so-dong", self.size
        if self.number > 1:
            yield "trang", self.number


def queue_of(state: str) -> Queue:
    """The tab in which a dossier of this state lies first."""
    return next((queue for queue in QUEUES if not queue.only and state in queue.states), QUEUE["tat-ca"])
