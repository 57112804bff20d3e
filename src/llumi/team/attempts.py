"""How often somebody may try to sign in: guessing passwords must be slow.

    knock(team, name="Ada", address="10.0.0.7")      the eleventh time in 15 minutes: TooMany

An attempt is counted before the password is looked at, so a hundred at once are a hundred.
Names and addresses are kept as keyed digests, for a quarter of an hour.
"""

from sqlalchemy import delete, func, insert, select

from llumi.errors import LlumiError
from llumi.team.database import Team, wait_for_turn
from llumi.team.people import folded
from llumi.team.stored import attempts

WITHIN_S = 15 * 60
OF_A_NAME, FROM_AN_ADDRESS = 10, 50
"""A team may sit behind one address, so that may try more often."""


class TooMany(LlumiError):
    """Too many attempts; `wait_s` says how many seconds until the next may be made."""

    def __init__(self, wait_s: int) -> None:
        minutes = -(-wait_s // 60)
        super().__init__(
            "There were too many attempts to sign in.",
            hint=f"Try again in {minutes} minute{'' if minutes == 1 else 's'}.",
        )
        self.wait_s = wait_s


def knock(team: Team, *, name: str, address: str) -> None:
    """Count an attempt.

    Raises:
        TooMany: there were too many for this name or from this address.
    """
    now = team.now()
    whose = {_of_name(team, name): OF_A_NAME, team.key.digest(f"from {address}"): FROM_AN_ADDRESS}
    waits = []
    with team.change() as db:
        wait_for_turn(db, "attempts")
        db.execute(delete(attempts).where(attempts.c.at <= now - WITHIN_S))
        for who, most in whose.items():
            made, first = db.execute(
                select(func.count(), func.min(attempts.c.at)).where(attempts.c.who == who)
            ).one()
            if made >= most:
                waits.append(first + WITHIN_S - now)
        # Whoever is refused is not counted, or a stranger could keep somebody out for good.
        if not waits:
            db.execute(insert(attempts), [{"who": who, "at": now} for who in whose])
    if waits:
        raise TooMany(max(waits))


def forget(team: Team, *, name: str) -> None:
    """The right password was given: the name starts anew."""
    with team.change() as db:
        db.execute(delete(attempts).where(attempts.c.who == _of_name(team, name)))


def _of_name(team: Team, name: str) -> str:
    return team.key.digest(f"name {folded(name)}")
