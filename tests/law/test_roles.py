"""Who may do what, held against a table that says it again; and every unit of work names a deed."""

import re

import pytest

from lssdesk import paths
from lssdesk.errors import Refused
from lssdesk.law import roles

OFFICER, DECIDER, ADMINISTRATOR, ARCHIVIST = "officer", "decider", "administrator", "archivist"

TABLE = """
deed             officer  decider  administrator  archivist  two
run              yes      yes      yes            yes        never
own              yes      yes      yes            yes        never
backup           yes      yes      yes            yes        never
search           yes      yes      yes            yes        never
open             yes      yes      no             no         never
register         yes      yes      no             no         never
write            yes      yes      no             no         never
sign             no       yes      no             no         never
hours            yes      yes      no             no         never
output           yes      yes      no             no         never
lend             yes      yes      no             no         never
extract          yes      yes      yes            no         never
assign           no       yes      yes            no         never
guard            no       yes      yes            no         choice
reports          yes      yes      yes            no         never
payment          yes      yes      yes            no         never
figures          yes      yes      yes            no         never
persons_behind   yes      yes      no             no         never
settings         no       no       yes            no         never
delegation       no       no       yes            no         never
wording_draft    yes      yes      yes            no         never
wording_approve  no       no       yes            no         never
officers         no       no       yes            no         choice
review           no       no       yes            no         never
restore          no       no       yes            no         never
full_export      no       no       yes            no         choice
weed_ask         no       no       no             yes        never
weed             no       no       yes            yes        always
archive          no       no       no             yes        never
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()[1:]]
CASES = [
    pytest.param(deed, role, says == "yes", id=f"{deed}-{role}")
    for deed, *may, _two in ROWS
    for role, says in zip((OFFICER, DECIDER, ADMINISTRATOR, ARCHIVIST), may, strict=True)
]


def test_the_table_is_the_whole_table() -> None:
    assert [row[0] for row in ROWS] == [deed.id for deed in roles.table().deed]
    assert roles.all_roles() == (OFFICER, DECIDER, ADMINISTRATOR, ARCHIVIST)


@pytest.mark.parametrize(("deed", "role", "may"), CASES)
def test_role_and_deed(deed: str, role: str, may: bool) -> None:
    assert roles.may({role}, deed) is may
    assert not roles.may((), deed)
    if may:
        roles.check({role}, deed)
    else:
        with pytest.raises(Refused, match=re.escape(roles.deed(deed).label)):
            roles.check({role}, deed)


@pytest.mark.parametrize(("deed", "two"), [(row[0], row[-1]) for row in ROWS])
def test_who_does_it_alone(deed: str, two: str) -> None:
    assert roles.deed(deed).two == two


def test_all_roles_together_may_do_everything() -> None:
    assert all(roles.may(roles.all_roles(), deed.id) for deed in roles.table().deed)


def test_the_flow_writes_through_deeds_of_the_table_alone() -> None:
    flow = paths.resources().parent / "lssdesk" / "flow"
    sources = {path: path.read_text(encoding="utf-8") for path in sorted(flow.rglob("*.py"))}
    direct = [path.name for path, text in sources.items() if "office.unit(" in text]
    assert direct == ["desk.py"]
    named = {deed for text in sources.values() for deed in re.findall(r'desk\.unit\(\s*"(\w+)"', text)}
    assert named
    assert named <= {deed.id for deed in roles.table().deed}
