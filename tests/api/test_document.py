"""The OpenAPI document: valid, true to the code, true to the sample data."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask import Flask
from openapi_spec_validator import validate

from antq.api import records
from antq.api.document import document
from antq.api.facets import FACETS
from antq.api.operations import OPERATIONS, ROOT
from antq.api.problems import TITLES
from antq.catalogue import filters
from tests.api.asking import API, asked
from tests.client import Client


@pytest.fixture
def told(client: Client, session: Any) -> Any:
    """The document as it is served."""
    return json.loads(client.get(f"{API}/openapi.json").data)


def test_it_is_valid(told: Any) -> None:
    assert told["openapi"].startswith("3.1")
    validate(told)


def test_every_address_of_the_api_is_in_it(told: Any, app: Flask) -> None:
    served = {
        str(each).replace("<", "{").replace(">", "}")
        for each in app.url_map.iter_rules()
        if str(each).startswith(f"{ROOT}/") and not str(each).endswith("openapi.json")
    }
    assert set(told["paths"]) == served
    assert len(served) == len(OPERATIONS) == 17


def test_every_facet_of_the_catalogue_is_a_parameter() -> None:
    """A facet that the page gets one day narrows the API too."""
    paging = {"q", "sap-xep", "sau", "truoc"}
    assert set(FACETS) == set(filters.PARAMETERS) - paging


def test_everything_in_it_is_explained_in_vietnamese(told: Any) -> None:
    for item in told["paths"].values():
        each = item["get"]
        assert each["summary"]
        assert each["description"].endswith(".")
        assert all(parameter["description"].endswith(".") for parameter in each.get("parameters", ()))
    for name, shape in told["components"]["schemas"].items():
        for field, each in shape["properties"].items():
            assert each.get("description", ""), f"{name}.{field}"


def test_every_refusal_has_its_title(told: Any) -> None:
    for item in told["paths"].values():
        for status, answer in item["get"]["responses"].items():
            if status not in ("200", "301"):
                assert answer["description"] == str(TITLES[int(status)])


RECORDS: dict[str, type[records.Record]] = {
    "initiatives": records.Initiative,
    "places": records.Place,
    "units": records.Unit,
    "commendations": records.Commendation,
    "decisions": records.Decision,
    "documents": records.Document,
}


@pytest.mark.parametrize("name", RECORDS)
def test_examples_are_records_of_the_sample_data(visitor: Client, name: str) -> None:
    wanted = records.example(RECORDS[name])
    found = asked(visitor, f"/{name}/{wanted.get('ref') or wanted['key']}")
    assert {key: found[key] for key in wanted} == wanted


def test_so_are_those_that_hang_on_an_initiative(visitor: Client) -> None:
    figure = records.example(records.Figure)
    given = asked(visitor, f"/figures?mo-hinh={figure['initiative']}")["items"]
    made_anew = ("code", "address")  # each filling of the sample data draws its own
    assert {key: given[0][key] for key in figure if key not in made_anew} == {
        key: value for key, value in figure.items() if key not in made_anew
    }
    known = records.example(records.KnownPlace)
    assert known in asked(visitor, f"/known-places?mo-hinh={known['initiative']}")["items"]
    point = records.example(records.Replication)
    told = asked(visitor, f"/replications/{point['ref']}")
    of_the_day = ("life", "confirmed_quarter", "changed")
    assert {key: told[key] for key in point if key not in of_the_day} == {
        key: value for key, value in point.items() if key not in of_the_day
    }
    source = records.example(records.Source)
    assert source in asked(visitor, f"/initiatives/{source['initiative']}")["sources"]
    followed = records.example(records.Succession)
    assert followed in asked(visitor, f"/places/{followed['old_key']}")["successors"]
    name = records.example(records.PlaceName)
    assert name in asked(visitor, f"/places/{name['place_key']}")["versions"]


def test_every_example_is_what_its_operation_answers(app: Flask) -> None:
    with app.app_context():
        assert document()
    for each in OPERATIONS.values():
        each.answer.model_validate_json(json.dumps(each.example()))
