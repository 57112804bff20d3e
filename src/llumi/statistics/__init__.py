"""What chance could do to a figure: intervals, tests, effect sizes, for every stage."""
