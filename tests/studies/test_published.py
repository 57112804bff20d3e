"""Tests of published rates: what 173 of 211 against 182 of 213 shows."""

import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from llumi.errors import InputError
from llumi.studies.published import Rate, rate, sentences, two_rates


def test_the_published_comparison_does_not_show_parity():
    found = two_rates(rate("173/211"), rate("182/213"))
    assert round(100 * found.difference, 1) == -3.5
    assert (round(100 * found.low, 1), round(100 * found.high, 1)) == (-10.5, 3.6)
    assert round(100 * found.margin, 1) == 9.3
    assert "that they are equal neither" in " ".join(sentences(found))


@pytest.mark.parametrize(("first", "second"), [((173, 211), (182, 213)), ((3, 40), (9, 35))])
def test_intervals_are_those_of_statsmodels(first, second):
    found = two_rates(Rate(*first), Rate(*second))
    wald = confint_proportions_2indep(*first, *second, method="wald")
    assert (found.low, found.high) == pytest.approx(wald, abs=1e-6)
    narrow = confint_proportions_2indep(*first, *second, method="wald", alpha=0.1)
    assert found.margin == pytest.approx(max(-narrow[0], narrow[1]), abs=1e-6)


@pytest.mark.parametrize("written", ["", "12", "5/0", "7/3", "a/b", "-1/3"])
def test_what_is_no_rate_is_refused(written):
    with pytest.raises(InputError, match="is no rate"):
        rate(written)


def test_rates_of_all_and_none_have_no_spread():
    with pytest.raises(InputError, match="spread is not known"):
        two_rates(Rate(5, 5), Rate(7, 7))
