"""What is measured: for each subject the addresses that are asked in turn.

"Cold" means that nothing is remembered for the request: each address is another one, of the same kind and about the
same cost, and there are more of them than the application remembers. No switch in the product makes it so.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from urllib.parse import urlencode

from sqlalchemy import func, select

from antq.campaigns.models import Campaign
from antq.catalogue import counting
from antq.catalogue.cards import PATH
from antq.catalogue.filters import Filter
from antq.catalogue.listing import listing
from antq.catalogue.models import REPLICATION_STATES, Initiative
from antq.catalogue.words import FIELDS
from antq.kit.database import db
from antq.kit.text import fold
from antq.places.models import Place
from benchmarks.filling.making import TRUNKS, YEARS

MANY = 1_500
"""Addresses of a cold subject: the product remembers 512 counts."""
BROAD = "an ninh trat tu"
TYPED = 25
EXPORTED = 1_000
FRAGMENT = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "section%23kq"}
CHANCE = 26
STATISTICS = "/thong-ke"


@dataclass(frozen=True)
class Subject:
    """Something to measure. `rows`: how many the answer holds, where the cost is told for a thousand of them.

    `optional`: left out, with a note, where the product has no such page.
    """

    name: str
    addresses: Sequence[str]
    headers: dict[str, str] = field(default_factory=dict)
    hot: bool = False
    changing: bool = False
    rows: int = 0
    optional: bool = False
    goal: float | None = None
    goal_nginx: float | None = None

    @property
    def code(self) -> str:
        """Its name in the address of its bare twin."""
        return fold(self.name).replace(" ", "-")


def address(wanted: Filter, path: str = PATH) -> str:
    """The one address of a filter."""
    args = urlencode(wanted.args(), doseq=True)
    return f"{path}?{args}" if args else path


def subjects() -> list[Subject]:
    """All, for the database of the application context."""
    rows = _some_initiatives()
    refs = [ref for ref, _ in rows]
    filters = [address(each) for each in _filters()]
    typed, broad = [address(Filter(q=q)) for q in _typed()], [address(Filter(q=q)) for q in _spellings(BROAD)]
    page = f"{PATH}/{rows[0][0]}-{rows[0][1]}"
    csv, exported = _export()
    return [
        Subject("catalogue, hot", [PATH], hot=True, goal=0.25, goal_nginx=8),
        Subject("catalogue, cold", filters, goal=8, goal_nginx=300),
        Subject("catalogue, cards remembered", [address(each) for each in _of_few_cards()], goal=6),
        Subject("catalogue, first after a change", [PATH], changing=True),
        Subject("next page", [address(Filter(after=ref)) for ref in refs]),
        Subject("next page by name", [address(Filter(sort="ten", after=ref)) for ref in refs]),
        Subject("last page", [address(Filter(after=_before_the_end()))]),
        Subject("facet change, cold", filters, FRAGMENT),
        Subject("search as you type, cold", typed, FRAGMENT),
        Subject("search, rare, cold", [address(Filter(q=q)) for q in _rare()], FRAGMENT),
        Subject("search, broad, cold", broad, FRAGMENT, goal=40),
        Subject("search, counts remembered", broad[:8], FRAGMENT, goal=6),
        Subject("search, hot", broad[:1], FRAGMENT, hot=True, goal=0.25, goal_nginx=8),
        Subject("initiative, hot", [page], hot=True, goal=0.25, goal_nginx=8),
        Subject("initiative, cold", [f"{PATH}/{ref}-{slug}" for ref, slug in rows], goal=5.5, goal_nginx=200),
        Subject("API, 50 initiatives", [f"/api/v1/initiatives?limit=50&after={ref}" for ref in refs]),
        Subject("CSV, per 1,000 rows", [csv], rows=exported),
        Subject("sitemap, per 1,000 rows", ["/sitemap-mo-hinh-1.xml"], rows=min(9_999, _count())),
        *_of_the_ledger(refs),
    ]


def _of_the_ledger(refs: Sequence[str]) -> list[Subject]:
    """The pages that are counted from points: hot, with the columns there, and after the data version was raised."""
    first = db.session.scalars(select(Initiative).order_by(Initiative.id).limit(1)).one()
    campaign = db.session.scalars(select(Campaign).order_by(Campaign.id).limit(1)).first()
    page = f"{PATH}/{first.ref}-{first.slug}"
    province = db.session.scalars(select(Place.code).where(Place.id == first.province_id)).one()
    measured: dict[str, tuple[str, float | None, bool]] = {
        "copied most": (page, 30, False),
        "its lineage": (f"{page}/nhan-rong", 80, False),
        "statistics": (STATISTICS, 20, True),
        "statistics of a province": (f"{STATISTICS}?tinh={province}", 30, True),
    }
    if campaign is not None:
        measured["coverage of a campaign"] = (f"/phong-trao/{campaign.ref}/bao-phu", 40, True)
    found = []
    for name, (asked, goal, optional) in measured.items():
        found += [
            Subject(f"{name}, hot", [asked], hot=True, optional=optional, goal=0.25, goal_nginx=8),
            Subject(f"{name}, cold", [asked], optional=optional, goal=goal),
            Subject(f"{name}, first after a change", [asked], changing=True, optional=optional),
        ]
    of_some = [f"/api/v1/replications?limit=50&mo-hinh={ref}" for ref in refs]
    return [
        *found,
        Subject("API, 50 points", ["/api/v1/replications?limit=50"], optional=True),
        Subject("API, points of an initiative", of_some, optional=True),
    ]


def _count() -> int:
    return db.session.scalar(select(func.count()).select_from(Initiative)) or 0


def _some_initiatives() -> list[tuple[str, str]]:
    """(ref, slug) of some, all over the table. The last rows are left out: after them nothing may follow."""
    last = db.session.scalar(select(func.max(Initiative.id))) or 0
    ids = random.Random(CHANCE).sample(range(1, last), min(MANY, last - 1))
    found: list[tuple[str, str]] = []
    for start in range(0, len(ids), 500):
        part = select(Initiative.ref, Initiative.slug).where(Initiative.id.in_(ids[start : start + 500]))
        found += [(row.ref, row.slug) for row in db.session.execute(part)]
    random.Random(CHANCE).shuffle(found)
    return found


def _before_the_end() -> str:
    """The ref after which the last page of the list begins."""
    oldest = select(Initiative.ref).order_by(Initiative.published_at, Initiative.id).offset(24).limit(1)
    return db.session.scalars(oldest).one()


def _filters() -> list[Filter]:
    """Two years and some states of replication: a twentieth of the catalogue, more or less."""
    states = [each for size in (1, 2, 3) for each in combinations(REPLICATION_STATES, size)]
    every = list(product(combinations(YEARS, 2), states))
    chosen = random.Random(CHANCE).sample(every, MANY)
    return [Filter(years=years, replication=replication) for years, replication in chosen]


def _of_few_cards() -> list[Filter]:
    """Other fields and steps of the same two years: other counts, but always some of the same cards."""
    fields = [each for size in range(5, len(FIELDS)) for each in combinations(FIELDS, size)]
    base = Filter(years=(YEARS[-2], YEARS[-1]))
    return [base.with_(fields=chosen, spread=step) for chosen, step in product(fields, (0, 1, 2))]


def _rare() -> list[str]:
    """Names with a commune: few initiatives, or none, have both side by side."""
    chance = random.Random(CHANCE)
    communes = (
        select(Place.name).where(Place.level == "commune", Place.ended_on.is_(None)).order_by(Place.code)
    )
    every = list(db.session.scalars(communes))
    names = chance.sample(every, min(MANY, len(every)))
    return [fold(f"{chance.choice(TRUNKS)['name']} {name}") for name in names]


def _typed() -> list[str]:
    """What the box holds while those names are typed, each state of it once."""
    states = (name[:length].strip() for name in _rare() for length in range(1, TYPED))
    return list(dict.fromkeys(states))[: 4 * MANY]


def _spellings(words: str) -> list[str]:
    """The same words with other letters in capitals: another query to whoever remembers, with the same hits."""
    both = product(*(dict.fromkeys((letter, letter.upper())) for letter in words))
    every = ["".join(letters) for letters in both]
    return random.Random(CHANCE).sample(every, MANY)


def _export() -> tuple[str, int]:
    """The address of an export of about a thousand rows, and how many they are."""
    counts = counting.count(Filter())
    sizes = {Filter(): len(listing(Filter()))}
    for code, _ in sorted(counts["province"].items(), key=lambda each: -each[1])[::8]:
        of_province = Filter(province=code)
        sizes[of_province] = len(listing(of_province))
        years = counting.count(of_province)["years"]
        sizes |= {of_province.with_(years=(year,)): n for year, n in years.items()}
    best = min(sizes, key=lambda each: abs(sizes[each] - EXPORTED))
    return address(best, f"{PATH}.csv"), sizes[best]
