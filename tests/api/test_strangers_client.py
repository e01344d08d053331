"""An independent client (schemathesis) reads the document and tries the API: no 5xx, no answer outside of it.

On the sample data, with the same examples every time.
"""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from antq.api import budget
from antq.api.operations import ROOT

EXAMPLES = 30
"""For each operation, of questions that keep to the document and as many of questions that do not."""

load_all_checks()
ANSWERS = CHECKS.get_by_names(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
    ]
)
REFUSED = CHECKS.get_by_names(["negative_data_rejection"])


@pytest.fixture(scope="module")
def schema(sample: Flask) -> Any:
    """The document as the client read it from the application itself."""
    return schemathesis.openapi.from_wsgi(f"{ROOT}/openapi.json", sample)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["kept", "broken"])
def test_no_answer_is_outside_of_the_document(
    schema: Any, mode: GenerationMode, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("antq.api.operations.SEARCHES", "100000 per minute")
    statuses: set[int] = set()
    operations = [each.ok() for each in schema.get_all_operations()]
    assert len(operations) == 17
    for each in operations:

        @settings(max_examples=EXAMPLES, derandomize=True, deadline=None, database=None,
                  suppress_health_check=list(HealthCheck))  # fmt: skip
        @given(case=each.as_strategy(generation_mode=mode))
        def ask(case: Any) -> None:
            if mode is GenerationMode.NEGATIVE and [] in (case.query or {}).values():
                return  # a parameter of no values is not sent: nothing is broken
            response = case.call(headers={"Accept-Encoding": "identity"})
            statuses.add(response.status_code)
            checks = ANSWERS if mode is GenerationMode.POSITIVE else [*ANSWERS, *REFUSED]
            case.validate_response(response, checks=checks)

        ask()
    budget.forget()
    assert (200 in statuses) == (mode is GenerationMode.POSITIVE)
    assert statuses <= {200, 301, 400, 404, 405, 406, 410}
