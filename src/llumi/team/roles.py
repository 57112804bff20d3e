"""The four roles of a team, and what each of them may do.

    MAY[Role.LEAD] → {May.WRITE, May.TAKE_OVER}          MAY[Role.ADMINISTRATOR] → {May.MANAGE}

A role is no rank: who answers for access does not thereby read what supporters write.
"""

from enum import StrEnum


class Role(StrEnum):
    """What a person is in the team."""

    SUPPORTER = "supporter"
    LEAD = "lead"
    RESEARCHER = "researcher"
    ADMINISTRATOR = "administrator"


class May(StrEnum):
    """Something that not everybody may do."""

    WRITE = "write"
    TAKE_OVER = "take over"
    MANAGE = "manage"


MAY: dict[Role, frozenset[May]] = {
    Role.SUPPORTER: frozenset({May.WRITE}),
    Role.LEAD: frozenset({May.WRITE, May.TAKE_OVER}),
    Role.RESEARCHER: frozenset(),
    Role.ADMINISTRATOR: frozenset({May.MANAGE}),
}
