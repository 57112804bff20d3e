"""A small list of help lines that has no mistakes, and an organisation's own."""

GOOD = """
[places]
world = "International"
IE = "Ireland"

[[entry]]
countries = ["IE"]
languages = ["en"]
kind = "listens"
name = "A line"
offers = "Someone who listens"
phone = "116 123"
source = "https://example.org"
checked = 2026-11-23
how_checked = "public knowledge"

[[entry]]
countries = ["world"]
kind = "directory"
name = "A directory"
offers = "Finds a line"
web = "https://example.org"
source = "https://example.org"
checked = 2026-06-01
how_checked = "public knowledge"

[[entry]]
countries = ["world"]
kind = "emergency"
name = "Your local emergency number"
offers = "When a life is in danger now"
source = "https://example.org"
checked = 2026-11-23
how_checked = "public knowledge"
"""

OWN = """
[[entry]]
countries = ["GB"]
languages = ["en"]
kind = "listens"
name = "Our night desk"
offers = "A supporter of ours"
audience = "members"
phone = "020 7946 0018"
hours = "9 pm to 6 am"
source = "https://example.org"
checked = 2026-11-20
how_checked = "rang"
"""
