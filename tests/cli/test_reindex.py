"""flask antq reindex: what search and lists know can be thrown away."""

from __future__ import annotations

from sqlalchemy import delete, update

from antq.catalogue.models import Initiative
from antq.kit.database import db
from antq.kit.search import SearchEntry
from tests.cli.conftest import House


def test_what_was_lost_is_written_again(house: House) -> None:
    house.run("reindex")
    assert house.faults() == []
    house.change(delete(SearchEntry))
    house.change(update(Initiative).values(own_awards={}, commendation_count=0, award_forms=""))
    assert house.faults() != []
    done = house.run("reindex", "--missing")
    assert (done.exit_code, done.output) == (0, "1 initiatives, 0 dossiers indexed.\n")
    assert house.faults() == []
    with house.app.app_context():
        found = db.session.query(Initiative).one()
        assert (found.commendation_count, found.award_forms) == (1, " ".join(found.own_awards))
        assert db.session.query(SearchEntry).count() == 1
    assert house.run("reindex", "--missing").output == "0 initiatives, 0 dossiers indexed.\n"
