"""A setting that cannot be read, or is of another kind than it was, is as one that was never set."""

import pytest

from lssdesk.flow import printers, records, writing
from lssdesk.flow.desk import Desk
from lssdesk.flow.writing import Wanted, Writing
from lssdesk.store.tables import SettingRow
from tests.flow.officer import AT, OFFICER

ODD = [
    "",
    "x",
    "[]",
    "1",
    '"x"',
    "null",
    '{"words": 1}',
    '{"words": [1, null, {}]}',
    '{"spelling": "x"}',
    "{",
]


@pytest.mark.parametrize("value", ODD)
def test_an_odd_setting_is_none(desk: Desk, value: str) -> None:
    keys = (printers.KEY, writing.WORDS, writing.wishes(OFFICER), records.begun(OFFICER), records.SENDER)
    with desk.office.unit("skrev", OFFICER, AT) as unit:
        for key in keys:
            unit.add(SettingRow(key=key, value=value))
    assert Writing(desk).words() == ()
    assert Writing(desk).wanted() == Wanted()
    assert desk.settings().read("/sender/municipality") is None
    assert isinstance(desk.setting(printers.KEY), dict)
    settings = desk.settings()
    settings.write("/sender/municipality", "Sjövalla kommun", "Kommun")
    settings.store()
    assert desk.settings().read("/sender/municipality") == "Sjövalla kommun"
