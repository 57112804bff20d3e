"""First names, surnames and cities of many origins, from open lists.

    first_names() → {"agnieszka", "diego", "oluwaseun", …}     about 10,000, in small letters
    cities()      → {"leeds", "san antonio", "gdańsk", …}      about 11,000, in small letters

Names come from the package Faker (MIT), cities from GeoNames (geonames.org, CC BY 4.0): those of at
least 15,000 people in Britain, Ireland, North America, Australia and New Zealand, and of at least
80,000 elsewhere.
"""

import re
from functools import cache
from importlib import import_module
from pathlib import Path

_LOCALES = (
    "en_US en_GB en_IE en_NZ en_IN en_PK en_NG yo_NG ha_NG ig_NG tw_GH zu_ZA sw es_ES es_MX es_CO "
    "pt_BR pt_PT fr_FR it_IT de_DE nl_NL pl_PL cs_CZ ro_RO hu_HU sv_SE da_DK tr_TR vi_VN id_ID ga_IE"
).split()
_FIRST = ("first_names", "first_names_male", "first_names_female")
_LAST = ("last_names",)
_LATIN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))+")


@cache
def first_names() -> frozenset[str]:
    """Given names in small letters."""
    return _names(_FIRST)


@cache
def surnames() -> frozenset[str]:
    """Family names in small letters."""
    return _names(_LAST)


@cache
def cities() -> frozenset[str]:
    """Names of cities in small letters; some hold spaces."""
    lines = Path(__file__).with_name("cities.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _names(lists: tuple[str, ...]) -> frozenset[str]:
    found: set[str] = set()
    for locale in _LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for of_kind in lists:
            names = getattr(provider, of_kind, ())
            found.update(name.lower() for name in names if _LATIN.fullmatch(name))
    return frozenset(found)
