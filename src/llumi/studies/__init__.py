"""Human evaluation: plan, make, rate, import, analyse, report; the statistics are honest first."""
