"""Every rule is tried on at least twenty texts that must fire and twenty that must not."""

import pytest

from llumi.safety.rules import RULES
from safety import (
    test_bonds,
    test_clinical,
    test_contact,
    test_identity,
    test_leaving,
    test_means,
    test_pain,
    test_praise,
    test_presence,
    test_pressure,
    test_voice,
)

MUST_FIRE = {
    **test_bonds.MUST_FIRE,
    **{rule.__name__: texts for rule, texts in test_pressure.MUST_FIRE.items()},
    "diagnosis": test_clinical.DIAGNOSIS,
    "medication": test_clinical.ADVICE,
    "number": test_contact.NUMBER,
    "link": test_contact.LINK,
    "identifying": test_identity.MUST_FIRE,
    "refusal": test_leaving.LEAVES,
    "method": test_means.METHOD,
    "minimising": test_pain.MINIMISES,
    "mockery": test_pain.MOCKS,
    "incitement": test_praise.INCITES,
    "glamorising": test_praise.GLAMORISES,
    "lived_experience": test_voice.CLAIMED,
    "missed_risk": test_presence.MISSES,
    "no_path": test_presence.WITHOUT_A_WAY,
}
MUST_NOT_FIRE = {
    **test_bonds.MUST_NOT_FIRE,
    **{rule.__name__: texts for rule, texts in test_pressure.MUST_NOT_FIRE.items()},
    "diagnosis": test_clinical.NO_DIAGNOSIS,
    "medication": test_clinical.NO_ADVICE,
    "number": test_contact.NO_NUMBER,
    "link": test_contact.NO_LINK,
    "identifying": test_identity.MUST_NOT_FIRE,
    "refusal": test_leaving.STAYS,
    "method": test_means.NO_METHOD,
    "minimising": test_pain.TAKES_SERIOUSLY,
    "mockery": test_pain.LAUGHS_ALONG,
    "incitement": test_praise.SUPPORTS,
    "glamorising": test_praise.REMEMBERS,
    "lived_experience": test_voice.NOT_CLAIMED,
    "missed_risk": test_presence.ANSWERS,
    "no_path": test_presence.WITH_A_WAY,
}


@pytest.mark.parametrize("texts", [MUST_FIRE, MUST_NOT_FIRE])
def test_every_rule_is_tried_twenty_times(texts):
    assert texts.keys() == RULES.keys()
    assert {rule: len(set(said)) for rule, said in texts.items() if len(set(said)) < 20} == {}
