"""Wrong input to ``calc statistics``: one Swedish sentence with the JSON path, and never anything worse."""

import copy
import json
from typing import Any

import pytest

from lssdesk.errors import InputError
from lssdesk.law.statistics import calc_statistics
from tests.law.statistics.build import document, months, person

GONE = object()
GIVEN = document(
    person("P1", "F", *months((10, 10), (10, 10))), person("P2", "M", *months((10, 10), (10, 10)))
)
ROW = ("persons", 1, "months", 1)
AT = "$.persons[1].months[1]"

# where (keys), value put there, path in the message, word in the message
WRONG = [
    (("period",), GONE, "$.period", "saknas"),
    (("period",), [], "$.period", "objekt"),
    (("period", "from"), GONE, "$.period.from", "saknas"),
    (("period", "from"), "2018-7", "$.period.from", "”2018-7”"),
    (("period", "from"), "2018-13", "$.period.from", "månad"),
    (("period", "from"), "0000-01", "$.period.from", "månad"),
    (("period", "from"), "2018-07-01", "$.period.from", "2025-01"),
    (("period", "from"), 201807, "$.period.from", "201807"),
    (("period", "from"), "2018-09", "$.period.to", "före"),
    (("period", "to"), None, "$.period.to", "null"),
    (("period", "extra"), 1, "$.period.extra", "from, to"),
    (("extra",), 1, "$.extra", "persons"),
    (("persons",), GONE, "$.persons", "saknas"),
    (("persons",), {}, "$.persons", "lista"),
    (("persons", 1), "P2", "$.persons[1]", "objekt"),
    (("persons", 1, "id"), GONE, "$.persons[1].id", "saknas"),
    (("persons", 1, "id"), 2, "$.persons[1].id", "text"),
    (("persons", 1, "id"), "P1", "$.persons[1].id", "tidigare person"),
    (("persons", 1, "sex"), "f", "$.persons[1].sex", "F, M, X"),
    (("persons", 1, "sex"), "K", "$.persons[1].sex", "”K”"),
    (("persons", 1, "sex"), None, "$.persons[1].sex", "F, M, X"),
    (("persons", 1, "name"), "Ada", "$.persons[1].name", "months"),
    (("persons", 1, "months"), GONE, "$.persons[1].months", "saknas"),
    (("persons", 1, "months"), None, "$.persons[1].months", "lista"),
    (ROW, [], AT, "objekt"),
    ((*ROW, "month"), GONE, f"{AT}.month", "saknas"),
    ((*ROW, "month"), "2018-00", f"{AT}.month", "månad"),
    ((*ROW, "month"), ["2018-07"], f"{AT}.month", "en lista"),
    ((*ROW, "decision"), GONE, f"{AT}.decision", "saknas"),
    ((*ROW, "decision"), 1, f"{AT}.decision", "text"),
    ((*ROW, "decision"), "a\ud800", f"{AT}.decision", "halvt tecken"),
    ((*ROW, "granted_min"), GONE, f"{AT}.granted_min", "saknas"),
    ((*ROW, "granted_min"), -1, f"{AT}.granted_min", "heltal från 0"),
    ((*ROW, "granted_min"), 60.0, f"{AT}.granted_min", "ett tal"),
    ((*ROW, "granted_min"), True, f"{AT}.granted_min", "heltal"),
    ((*ROW, "granted_min"), "60", f"{AT}.granted_min", "”60”"),
    ((*ROW, "granted_min"), 10**9, f"{AT}.granted_min", "999999999"),
    ((*ROW, "performed_min"), None, f"{AT}.performed_min", "null"),
    ((*ROW, "performed_min"), -1, f"{AT}.performed_min", "-1"),
    ((*ROW, "performed_min"), 10**30, f"{AT}.performed_min", "ett tal"),
    ((*ROW, "hours"), 1, f"{AT}.hours", "granted_min"),
]


def changed(path: tuple[Any, ...], value: Any) -> str:
    found = copy.deepcopy(GIVEN)
    at: Any = found
    for key in path[:-1]:
        at = at[key]
    if value is GONE:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return json.dumps(found)


@pytest.mark.parametrize(("path", "value", "where", "word"), WRONG)
def test_says_where_and_how_to_mend_it(path: tuple[Any, ...], value: Any, where: str, word: str) -> None:
    with pytest.raises(InputError) as wrong:
        calc_statistics(changed(path, value))
    message = str(wrong.value)
    assert message.startswith(f"{where} ")
    assert word in message
    assert "\n" not in message


def test_a_key_twice_in_a_row() -> None:
    text = json.dumps(GIVEN).replace('"decision": "B1"', '"decision": "B1", "decision": "B2"', 1)
    with pytest.raises(InputError, match=r"^\$\.persons\[0\]\.months\[0\]\.decision står mer än en gång"):
        calc_statistics(text)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', '{"period": {}}', "[" * 100_000])
def test_what_is_no_such_document(text: str) -> None:
    with pytest.raises(InputError):
        calc_statistics(text)


def test_a_decision_may_have_any_name() -> None:
    found = calc_statistics(changed((*ROW, "decision"), "Beslut å"))
    assert found["M"]["persons"] == 1
