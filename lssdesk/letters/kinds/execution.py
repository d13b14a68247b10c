"""How a granted measure is carried out, where the person asked for it in a certain way [HND-121–128]."""

from lssdesk.letters.blocks import Block
from lssdesk.letters.content import closing, section
from lssdesk.letters.facts import facts
from lssdesk.letters.kinds.sections import of_measure
from lssdesk.letters.material import material_if_any
from lssdesk.letters.reasons import own_if_any, rules, views
from lssdesk.letters.writer import Writer


def body(writer: Writer) -> list[Block]:
    """Whether the wish is met, the wish, the weighing in its three parts, and the rest."""
    rests_on = material_if_any(writer)
    wish = [*writer.say("wish", missing="onskat_slag"), *writer.say("wish_relative")]
    why = [
        *writer.say("execution_reason"),
        *_weighing(writer),
        *_relative(writer),
        *section("weighed", [*own_if_any(writer), *views(writer)], 3),
        *section("rules", rules(writer, _applied(writer)), 3),
    ]
    return [
        *section("decision", [*writer.say("execution", missing="utgang"), *writer.say("applies")]),
        *section("wish", wish),
        *section("reasons", why),
        *section("material", rests_on),
        *closing(writer, *(["inquiry"] if rests_on else [])),
    ]


def _weighing(writer: Writer) -> list[Block]:
    """Suitability, cost and the person's wishes, each under its own heading [HND-122].

    A wish that is met needs no reasons, so what is not written is left out.
    """
    met = facts(writer.case)["outcome"] == "granted"
    parts = {"suitability": "lamplighet", "cost": "kostnad", "wishes_weighed": "onskat_vagt"}
    wanted = {heading: name for heading, name in parts.items() if not met or name in writer.values}
    return [block for heading, name in wanted.items() for block in section(heading, writer.own(name), 3)]


def _relative(writer: Writer) -> list[Block]:
    """A relative as worker: needed, suited, and safe for the quality of the support [HND-125, HND-128]."""
    wish = writer.case.decision.execution
    if wish.request != "relative":
        return []
    start = "/decision/execution"
    said: list[Block] = []
    if wish.relative_need:
        said += writer.line(f"relative_need.{wish.relative_need}", f"{start}/relative_need")
    if wish.relative_suitable.strip():
        said += writer.own("anhorig_lamplighet")
    if wish.quality_risk:
        said += writer.line(f"quality_risk.{wish.quality_risk}", f"{start}/quality_risk")
    return section("relative", said, 3)


def _applied(writer: Writer) -> list[str]:
    act = facts(writer.case)["act"]
    return [*([f"{act}.together"] if act else []), *of_measure(writer)]
