"""Who gets into a team, and how access ends."""

import threading

import pytest

from llumi.errors import InputError
from llumi.team import invitations, people, sessions
from llumi.team.attempts import FROM_AN_ADDRESS, OF_A_NAME, WITHIN_S, TooMany
from llumi.team.invitations import accept, invite, invite_first
from llumi.team.keys import LASTS_S as KEY_LASTS_S
from llumi.team.keys import Scope, all_keys, key_holder, make_key, revoke_key
from llumi.team.logbook import NOBODY
from llumi.team.passwords import check_password
from llumi.team.roles import Role
from llumi.team.sessions import WrongPassword, sign_in, signed_in

from .conftest import PASSWORD

HERE = "127.0.0.1"


# ---- Invitations


def test_an_invitation_lets_one_person_in_with_its_role(team):
    token = invite(team, Role.LEAD, by=NOBODY)
    grace = accept(team, token, name="  Grace   Hopper ", password=PASSWORD)
    assert (grace.name, grace.role) == ("Grace Hopper", Role.LEAD)
    assert people.everybody(team) == [grace]
    with pytest.raises(InputError, match="no longer"):
        accept(team, token, name="Mallory", password=PASSWORD)


def test_an_invitation_ends_by_age_and_by_being_revoked(team, clock):
    old = invite(team, Role.SUPPORTER, by=NOBODY)
    clock.at += invitations.LASTS_S
    with pytest.raises(InputError, match="no longer"):
        accept(team, old, name="Grace", password=PASSWORD)
    token = invite(team, Role.SUPPORTER, by=NOBODY)
    (there,) = invitations.open_invitations(team)
    invitations.revoke(team, there.id, by=NOBODY)
    with pytest.raises(InputError, match="no longer"):
        invitations.invited(team, token)
    with pytest.raises(InputError, match="no such invitation"):
        invitations.revoke(team, there.id, by=NOBODY)


def test_a_refused_name_or_password_does_not_use_the_invitation_up(team, join):
    join("Ada")
    token = invite(team, Role.SUPPORTER, by=NOBODY)
    for name, password, why in (
        ("ADA", PASSWORD, "is called ADA already"),
        ("Ａda", PASSWORD, "already"),
        ("", PASSWORD, "1 to 80 characters"),
        ("Gr\u200bace", PASSWORD, "cannot be seen"),
        ("Grace", "short", "12 to 128"),
        ("Grace", "password1234", "too easily guessed"),
    ):
        with pytest.raises(InputError, match=why):
            accept(team, token, name=name, password=password)
    assert accept(team, token, name="Grace", password=PASSWORD).role is Role.SUPPORTER


def test_a_link_that_two_use_at_once_lets_one_of_them_in(team):
    token = invite(team, Role.SUPPORTER, by=NOBODY)
    came = at_once(
        lambda place: accept(team, token, name=f"Person {place}", password=PASSWORD), times=4
    )
    assert [type(one) for one in came].count(people.Person) == 1
    assert len(people.everybody(team)) == 1


def test_only_an_empty_team_makes_an_administrator_by_itself(team):
    first, second = invite_first(team), invite_first(team)
    assert first
    with pytest.raises(InputError):
        accept(team, first, name="Late", password=PASSWORD)
    assert accept(team, second, name="Ada", password=PASSWORD).role is Role.ADMINISTRATOR
    assert invite_first(team) is None


def test_a_password_may_be_long_and_plain_but_not_the_name():
    check_password("lantern orchard thimble wander", name="Ada")
    check_password("ㅁㅊ 夜の灯り 静かな港 遠い声と朝", name="Ada")
    with pytest.raises(InputError, match="guessed"):
        check_password("adalovelace1", name="Ada Lovelace")


# ---- Sessions


def test_signing_in_gives_a_session_and_signing_out_ends_it(team, join):
    ada = join("Ada")
    token = sign_in(team, "aDA ", PASSWORD, address=HERE)
    assert signed_in(team, token) == ada
    sessions.sign_out(team, token)
    assert signed_in(team, token) is None
    assert signed_in(team, "made up") is None


def test_every_sign_in_makes_another_session(team, join):
    join("Ada")
    first, second = (sign_in(team, "Ada", PASSWORD, address=HERE) for _ in range(2))
    assert first != second
    assert sessions.form_word(first) != sessions.form_word(second)
    assert sessions.is_form_word(first, sessions.form_word(first))
    assert not sessions.is_form_word(first, sessions.form_word(second))
    assert not sessions.is_form_word(first, "é")


def test_a_session_ends_by_rest_and_after_a_day_at_work(team, join, clock):
    join("Ada")
    rested = sign_in(team, "Ada", PASSWORD, address=HERE)
    clock.at += sessions.REST_S
    assert signed_in(team, rested) is None
    busy = sign_in(team, "Ada", PASSWORD, address=HERE)
    for _ in range(sessions.LASTS_S // (sessions.REST_S // 2) - 1):
        clock.at += sessions.REST_S // 2
        assert signed_in(team, busy)
    clock.at += sessions.REST_S // 2
    assert signed_in(team, busy) is None


def test_a_wrong_name_and_a_wrong_password_are_told_alike(team, join):
    join("Ada")
    told = set()
    for name, password in (("Ada", "wrong wrong wrong"), ("Nobody", PASSWORD), ("", "")):
        with pytest.raises(WrongPassword) as refused:
            sign_in(team, name, password, address=HERE)
        told.add((refused.value.message, refused.value.hint))
    assert len(told) == 1


def test_guessing_a_password_is_stopped_even_all_at_once(team, join, clock):
    join("Ada")
    join("Grace")
    came = at_once(
        lambda _: sign_in(team, "Ada", "wrong wrong wrong", address=HERE), times=OF_A_NAME + 5
    )
    kinds = [type(one) for one in came]
    assert (kinds.count(WrongPassword), kinds.count(TooMany)) == (OF_A_NAME, 5)
    with pytest.raises(TooMany) as refused:
        sign_in(team, "ada", PASSWORD, address="10.0.0.9")
    assert 0 < refused.value.wait_s <= WITHIN_S
    assert sign_in(team, "Grace", PASSWORD, address=HERE)
    clock.at += WITHIN_S
    assert sign_in(team, "Ada", PASSWORD, address=HERE)


def test_blanks_and_capitals_do_not_make_a_name_another_one_to_guess_at(team, join):
    join("Ada Lovelace")
    for place in range(OF_A_NAME):
        name = " " * place + "ADA" + " " * (place + 1) + "Lovelace\u3000"
        with pytest.raises(WrongPassword):
            sign_in(team, name, "wrong wrong wrong", address=HERE)
    with pytest.raises(TooMany):
        sign_in(team, "Ada Lovelace", PASSWORD, address=HERE)


def test_an_address_that_tries_many_names_is_stopped(team, join):
    join("Ada")
    for place in range(FROM_AN_ADDRESS):
        with pytest.raises(WrongPassword):
            sign_in(team, f"Name {place}", "wrong", address=HERE)
    with pytest.raises(TooMany):
        sign_in(team, "Ada", PASSWORD, address=HERE)
    assert sign_in(team, "Ada", PASSWORD, address="10.0.0.9")


def test_a_new_password_ends_every_session(team, join):
    ada = join("Ada")
    token = sign_in(team, "Ada", PASSWORD, address=HERE)
    new = "kettle meadow orbit saddle"
    with pytest.raises(InputError, match="old password"):
        people.change_password(team, ada.id, old="wrong", new=new)
    with pytest.raises(InputError, match="12 to 128"):
        people.change_password(team, ada.id, old=PASSWORD, new="short")
    people.change_password(team, ada.id, old=PASSWORD, new=new)
    assert signed_in(team, token) is None
    with pytest.raises(WrongPassword):
        sign_in(team, "Ada", PASSWORD, address=HERE)
    assert sign_in(team, "Ada", new, address=HERE)


# ---- The end of access


@pytest.mark.parametrize("end", [people.revoke, people.erase])
def test_whose_access_ends_is_out_at_once(team, join, end):
    ada, grace = join("Ada", Role.ADMINISTRATOR), join("Grace")
    token = sign_in(team, "Grace", PASSWORD, address=HERE)
    key = make_key(team, grace.id, "a program", {Scope.SCREENS})
    end(team, grace.id, by=ada.id)
    assert signed_in(team, token) is None
    assert key_holder(team, key) is None
    assert all_keys(team) == []
    with pytest.raises(WrongPassword):
        sign_in(team, "Grace", PASSWORD, address=HERE)


def test_who_was_revoked_can_be_let_in_again_and_who_was_erased_is_gone(team, join):
    ada, grace = join("Ada", Role.ADMINISTRATOR), join("Grace")
    people.revoke(team, grace.id, by=ada.id)
    people.restore(team, grace.id, by=ada.id)
    assert sign_in(team, "Grace", PASSWORD, address=HERE)
    people.erase(team, grace.id, by=ada.id)
    assert people.everybody(team) == [ada]
    with pytest.raises(InputError, match="no such person"):
        people.restore(team, grace.id, by=ada.id)
    assert join("Grace").id != grace.id


def test_the_last_administrator_stays_one(team, join):
    ada, _grace = join("Ada", Role.ADMINISTRATOR), join("Grace")
    for end in (
        lambda: people.revoke(team, ada.id, by=ada.id),
        lambda: people.erase(team, ada.id, by=ada.id),
        lambda: people.change_role(team, ada.id, Role.LEAD, by=ada.id),
    ):
        with pytest.raises(InputError, match="no administrator"):
            end()
    assert people.everybody(team)[0] == ada


def test_two_administrators_who_revoke_each_other_at_once_leave_one(team, join):
    both = [join("Ada", Role.ADMINISTRATOR), join("Grace", Role.ADMINISTRATOR)]
    came = at_once(
        lambda place: people.revoke(team, both[place].id, by=both[1 - place].id), times=2
    )
    assert sorted(type(one) for one in came if one) == [InputError]
    assert [one.revoked is None for one in people.everybody(team)].count(True) == 1


def test_another_role_holds_for_a_session_that_is_open(team, join):
    ada, grace = join("Ada", Role.ADMINISTRATOR), join("Grace")
    token = sign_in(team, "Grace", PASSWORD, address=HERE)
    people.change_role(team, grace.id, Role.LEAD, by=ada.id)
    assert signed_in(team, token).role is Role.LEAD


# ---- Keys


def test_a_key_opens_what_it_is_for_until_it_ends(team, join, clock):
    ada = join("Ada", Role.ADMINISTRATOR)
    token = make_key(team, ada.id, " our bot ", {Scope.SCREENS, Scope.DRAFTS})
    holder = key_holder(team, token)
    assert (holder.person, holder.scopes) == (ada, {Scope.SCREENS, Scope.DRAFTS})
    (key,) = all_keys(team)
    assert (key.name, key.owner, key.used) == ("our bot", "Ada", clock.at)
    clock.at += KEY_LASTS_S
    assert key_holder(team, token) is None


def test_a_key_that_was_ended_opens_nothing(team, join):
    ada = join("Ada", Role.ADMINISTRATOR)
    token = make_key(team, ada.id, "our bot", {Scope.METRICS})
    (key,) = all_keys(team)
    revoke_key(team, key.id, by=ada.id)
    assert key_holder(team, token) is None
    with pytest.raises(InputError, match="no such key"):
        revoke_key(team, key.id, by=ada.id)
    with pytest.raises(InputError, match="open nothing"):
        make_key(team, ada.id, "our bot", set())


def at_once(do, *, times):
    """What `do(0)`, `do(1)`, … gave or raised, all begun together."""
    came, gate = [None] * times, threading.Barrier(times)

    def run(place):
        gate.wait(30)
        try:
            came[place] = do(place)
        except Exception as error:
            came[place] = error

    threads = [threading.Thread(target=run, args=[place]) for place in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came
