"""Change or end of a running decision, which the letter names by number and day [HND-113–119, HND-256]."""

from lssdesk.law import standing
from lssdesk.letters.blocks import Block
from lssdesk.letters.content import closing, decided, section
from lssdesk.letters.facts import facts
from lssdesk.letters.kinds.sections import applied
from lssdesk.letters.kinds.tried import use
from lssdesk.letters.material import material, material_if_any
from lssdesk.letters.reasons import own_if_any, rules, trial, views
from lssdesk.letters.writer import Writer


def body(writer: Writer) -> list[Block]:
    """An end says so and why; other content is given in full, like a grant."""
    known = facts(writer.case)
    if writer.case.decision.change.effect is None:
        return [*section("decision", writer.gap("andring")), *closing(writer)]
    return _ended(writer) if known["change_effect"] == "ends" else _changed(writer)


def _ended(writer: Writer) -> list[Block]:
    board = writer.case.decision.change.initiative != "person"
    why = [
        *_ground(writer),
        *own_if_any(writer),
        *views(writer),
        *rules(writer, applied(writer)),
    ]
    said = [*writer.say("ended"), *writer.say("tenancy"), *writer.say("applies")]
    rests_on = material(writer) if board else material_if_any(writer)
    return [
        *section("decision", said),
        *section("reasons", why),
        *section("material", rests_on),
        *closing(writer, *(["inquiry"] if rests_on else [])),
    ]


def _changed(writer: Writer) -> list[Block]:
    anew = standing.tried_anew(writer.case.decision)
    rests_on = material(writer) if anew else material_if_any(writer)
    tried = trial(writer) if anew else [*own_if_any(writer), *views(writer)]
    return [
        *section("decision", [*writer.say("changed"), *decided(writer)]),
        *use(writer),
        *section("change_request", writer.say("change_request")),
        *section("reasons", [*_ground(writer), *tried, *rules(writer, applied(writer))]),
        *section("material", rests_on),
        *closing(writer, *(["inquiry"] if rests_on else [])),
    ]


def _ground(writer: Writer) -> list[Block]:
    """Why the law lets it be changed.

    Where nothing fits, either no ground is chosen, or the changed decision is none that may be changed
    on that ground: no text then claims what that decision does not say [HND-120].
    """
    known = facts(writer.case)
    if known["outcome"] == "refused":
        return []
    return writer.say("change_reason", missing="andrad_form" if known["change_ground"] else "andring_grund")
