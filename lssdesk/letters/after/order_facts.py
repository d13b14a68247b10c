"""Who the order is about and what was decided, as tables of label and value."""

from collections.abc import Iterable, Iterator

from lssdesk.law import tables
from lssdesk.letters import swedish
from lssdesk.letters.blocks import Table
from lssdesk.letters.writer import Writer
from lssdesk.model import forms
from lssdesk.model.case import Person, Profile, Representative
from lssdesk.model.protected import number_hidden
from lssdesk.texts import t

Row = tuple[str, str]


def person_table(writer: Writer) -> Table:
    """Name, number, address and telephone, how the person communicates, and who acts for her."""
    person = writer.case.person
    rows = [
        ("name", writer.word("namn")),
        *_reached(person, number_hidden(writer.case)),
        ("communication", "\n".join(_communication(person))),
        *_representatives(writer),
    ]
    return _table(rows, "/person")


def decision_table(writer: Writer) -> Table:
    """Number, day, measure, section, extent, period and wished start of what is ordered."""
    decision = writer.case.decision
    rows = [
        ("number", writer.word("arendenummer")),
        ("day", writer.word("beslutsdag")),
        ("measure", swedish.capital(writer.word("insats"))),
        ("section", writer.word("lagrum")),
        *_extent(writer),
        ("period", writer.word("giltighet") if decision.duration else writer.word("fran")),
        ("start", writer.word("bestalld_start")),
    ]
    return _table(rows, "/decision")


def _extent(writer: Writer) -> Iterator[Row]:
    """How much; of housing the form that was found to be needed, since a place has no amount."""
    measure = tables.find_measure(writer.case.measure)
    if measure is None or measure.unit != "place":
        yield "extent", writer.word("beviljat")
        return
    yield "form", swedish.capital(writer.values.get("boendeform", "").rstrip(","))
    yield "extent", writer.values.get("beviljat", "")


def _table(rows: Iterable[Row], origin: str) -> Table:
    said = tuple((t(f"after.order.{name}"), value) for name, value in rows if value)
    return Table(header=(), rows=said, widths=(1, 2), row_heads=True, origin=origin)


def _reached(person: Person, unnumbered: bool) -> Iterator[Row]:
    number, address = "" if unnumbered else person.personal_number, person.address
    yield "personal_number", f"{number[:8]}-{number[8:]}" if len(number) == 12 else number
    town = f"{swedish.postcode(address.postcode)} {address.city}".strip()
    co = t("letter.co", name=address.co) if address.co else ""
    yield "address", "\n".join(line for line in (co, address.street, town) if line)
    yield "phone", person.phone
    yield "email", person.email


def _communication(person: Person) -> Iterator[str]:
    """Interpreter, language, limits, aids and what else is needed to understand each other [HND-065]."""
    profile = person.profile
    chosen = [_chosen(profile, "interpreter"), profile.language, profile.limits, profile.aids]
    yield from (swedish.sentence(text) for text in (*chosen, person.communication) if text.strip())


def _chosen(profile: Profile, name: str) -> str:
    """The form's label of what is chosen; nothing where none is needed."""
    value = getattr(profile, name)
    path = f"/person/profile/{name}"
    fields = (field for field in forms.load("person").fields() if field.path == path)
    labels = {option.value: option.label for field in fields for option in field.options}
    return "" if value in (None, "no") else labels.get(value, "")


def _representatives(writer: Writer) -> Iterator[Row]:
    """Who acts for the person now, and how they are reached as far as that is told."""
    for one in writer.case.register.representatives:
        if one.name.strip() and one.acts_on(writer.day):
            contact = ", ".join(part for part in one.contact.splitlines() if part.strip())
            yield "representative", ", ".join(part for part in (_named(one), contact) if part)


def _named(one: Representative) -> str:
    kind = t(f"after.representative.{one.kind}") if one.kind else ""
    return t("after.order.representative_kind", name=one.name, kind=kind) if kind else one.name
