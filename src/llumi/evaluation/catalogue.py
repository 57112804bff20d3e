"""All measures, family by family, in the order in which reports show them.

MEASURES["words"].function(Texts.of(["I hear you."]))      → [3.]
SET_MEASURES["distinct_2"].function(Texts.of(replies))     → 0.83
"""

from llumi.evaluation import (
    accommodation,
    diversity,
    form,
    formality,
    help_seeking,
    mechanisms,
    politeness,
    preservation,
    sentiment,
    style,
    tactics,
)
from llumi.evaluation.measures import Measure

FAMILIES: dict[str, tuple[Measure, ...]] = {
    "Form": form.MEASURES,
    "Style": (
        *style.MEASURES,
        *formality.MEASURES,
        *politeness.MEASURES,
        *sentiment.MEASURES,
    ),
    "Accommodation": accommodation.MEASURES,
    "Support": (
        *mechanisms.MEASURES,
        *(one for one in tactics.MEASURES if one.of == "reply"),
        *help_seeking.MEASURES,
    ),
    "Preservation": preservation.MEASURES,
    "The replies as a set": (
        *diversity.MEASURES,
        *(one for one in tactics.MEASURES if one.of == "set"),
    ),
}
"""A heading of the report, and what stands below it."""

ALL_MEASURES: dict[str, Measure] = {one.name: one for family in FAMILIES.values() for one in family}
FAMILY_OF = {one.name: name for name, family in FAMILIES.items() for one in family}
MEASURES = {name: one for name, one in ALL_MEASURES.items() if one.of != "set"}
SET_MEASURES = {name: one for name, one in ALL_MEASURES.items() if one.of == "set"}
