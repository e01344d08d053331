"""Every address that names no dossier: those without arguments are found in the url map, the others stand here."""

from __future__ import annotations

from antq.appraisal.worklist import QUEUES
from antq.kit.policy import RULES
from antq.kit.web.door import ROUTES
from tests.doors.dossiers import PLAIN
from tests.doors.house import House, urls

NOT_VISITED = {
    "home.patterns": "samples of widgets",
    "home.charts": "samples of charts",
    "people.second_factor": "a new secret each time, in a picture",
}
QUEUE = "/tham-dinh"
SESSION = ("", "/bien-ban", "/sua", "/chuong-trinh", "/huy", "/cong-bo", "/phieu-bau", "/xac-nhan?viec=mo")


def addresses(house: House) -> dict[str, bool]:
    """Address to whether it is a public page."""
    found = {}
    for each in urls(house.app):
        if "GET" in each.methods and not each.arguments and each.endpoint not in NOT_VISITED:
            found[each.rule] = RULES[ROUTES[each.endpoint].rule].public
    found |= dict.fromkeys(_at_desks(house), False)
    return found | dict.fromkeys(_public(house), True)


def _at_desks(house: House) -> list[str]:
    queues = [f"{QUEUE}?hang-doi={each.code}" for each in QUEUES]
    files = [f"{QUEUE}{ending}?hang-doi=tat-ca" for ending in (".csv", ".xlsx")]
    sought = [f"{QUEUE}?hang-doi=tat-ca&q={PLAIN}", f"{QUEUE}?hang-doi=can-cham&q={PLAIN}"]
    sets = [f"/tham-dinh/van-ban?trang-thai={each}" for each in ("received", "decided")]
    sets += [f"/tham-dinh/van-ban?phien={ref}" for ref in house.sessions.values()]
    sessions = [f"/hop-xet/{ref}{part}" for ref in house.sessions.values() for part in SESSION]
    own = [f"/de-cu/{house.own}{part}" for part in ("", "/kiem-tra", "/hinh-anh")]
    unit = ["/quan-tri/ban-giao/don-vi/ubnd-xa-muong-lai"]
    return [*queues, *files, *sought, *sets, *sessions, *own, *unit]


def _public(house: House) -> list[str]:
    words = PLAIN.replace(" ", "+")
    sought = [f"/mo-hinh?q={words}", f"/api/v1/search?q={words}", f"/mo-hinh.csv?q={words}"]
    places = ["/dia-ban/15", "/dia-ban/04345", "/api/v1/places/15", "/api/v1/places/04345"]
    unit = ["/api/v1/units/ubnd-xa-muong-lai"]
    years = ["/vinh-danh/2026", "/thong-ke?tinh=15", "/thong-ke/ho-so.csv"]
    return [*sought, *places, *unit, *years]
