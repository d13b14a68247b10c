"""The base of every value in a case, and what the parts of a case share.

A draft may lack anything, so every fact has an empty default; what is missing is for the checks to
say, never for the type.  Days are dates, hours are decimal numbers of hours, clock times are local
``HH:MM``, money is whole öre.
"""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Tri = Literal["yes", "no", "unclear"]


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of every value in a case: frozen, compared by content, closed to unknown keys."""


def label(swedish: str, description: str) -> Meta:
    """Swedish label and English description of a property, for the published schema."""
    return Meta(title=swedish, description=description)


class Source(Fact, frozen=True, kw_only=True):
    """Where an answer comes from: who said it, when and how (FL 27 §)."""

    who: Annotated[str, label("Vem", "Who gave the information.")] = ""
    how: Annotated[str, label("Hur", "Talk, home visit, document, telephone …")] = ""
    day: Annotated[date | None, label("När", "Day the information was given.")] = None


class Answer(Fact, frozen=True, kw_only=True):
    """Answer to one question of the inquiry form; the form says which of the parts it uses."""

    text: Annotated[str, label("Svar", "The answer, or the reason for a chosen one.")] = ""
    choice: Annotated[str | None, label("Val", "Chosen option, e.g. yes, no, unclear.")] = None
    day: Annotated[date | None, label("Dag", "The day that the question asks for.")] = None
    source: Annotated[Source | None, label("Källa", "Where the answer comes from.")] = None


class Judgement(Fact, frozen=True, kw_only=True):
    """One condition of the law with its reason: yes, no or unclear."""

    answer: Annotated[Tri | None, label("Bedömning", "Whether the condition is met.")] = None
    reasons: Annotated[str, label("Motivering", "Why.")] = ""
