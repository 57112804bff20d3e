"""Replies that become alike, and what changed from round to round."""

from llumi.evaluation import homogeneity

QUICK = ("words", "i_words", "distinct_2", "self_bleu")


def varied(place, count=60):
    return " ".join(f"word{place}n{i}" for i in range(count))


SAME = "Thank you for writing. It sounds as if the nights are long, and I am here to listen. " * 4


def community(replies, posts):
    answers = {
        # Some more alike than others, as replies are.
        "tuned": {
            post: [" ".join(SAME.split()[: 25 + 2 * i]) + f" {varied(i)}"]
            for i, post in enumerate(posts)
        },
        "base": {post: [varied(100 + i)] for i, post in enumerate(posts)},
        "peers": {post: [varied(i)] for i, post in enumerate(posts)},
    }
    return replies(answers)


def many(posts):
    return {f"{post}-{i}": text for i in range(2) for post, text in posts.items()}


def test_replies_that_are_alike_raise_an_alarm_and_varied_ones_do_not(posts, replies, compared):
    twelve = many(posts)
    found = compared(community(replies, twelve), twelve, only=QUICK)
    (said,) = homogeneity.alarms(found, against="peers")
    assert said.startswith("Alarm: replies of tuned are more alike than those of peers")
    assert "; more alike in wording by" in said or ": more alike in wording by" in said
    assert "less varied in wording by" in said
    assert "-" not in said.split("peers: ")[1], "signs are said in words"


def test_an_alarm_is_of_the_system_wherever_it_stands_in_the_pair(posts, replies, compared):
    twelve = many(posts)
    table = community(replies, twelve)
    one, other = (
        homogeneity.alarms(compared(table, twelve, only=QUICK, systems=systems), against="peers")
        for systems in (["tuned", "peers"], ["peers", "tuned"])
    )
    assert one == other
    assert len(one) == 1


def test_one_sign_alone_is_no_alarm(posts, replies, compared):
    twelve = many(posts)
    found = compared(community(replies, twelve), twelve, only=("words", "distinct_2"))
    assert homogeneity.alarms(found, against="peers") == []


def test_peers_are_not_held_against_themselves(posts, replies, compared):
    twelve = many(posts)
    found = compared(community(replies, twelve), twelve, only=QUICK, systems=["base", "peers"])
    assert homogeneity.alarms(found, against="peers") == []


def test_drift_is_told_step_by_step_and_over_all(posts, replies, compared):
    answers = {
        name: {post: ["I rest. " * (count + place)] for place, post in enumerate(posts)}
        for name, count in (("base", 5), ("sft", 5), ("dpo", 40))
    }
    # A test over six posts cannot be clear after a correction for many, so few are compared.
    found = compared(replies(answers), posts, only=("words",))
    steps = homogeneity.drift(found, ("base", "sft", "dpo1", "dpo"))
    assert [said.split(" replies")[0].split(" no")[0] for said in steps] == [
        "From base to sft",
        "From sft to dpo",
        "From base to dpo",
    ]
    assert steps[0] == "From base to sft no measure changed clearly, of 1."


def test_what_changed_is_said_in_its_direction(posts, replies, compared):
    twelve = many(posts)
    answers = {
        name: {post: ["I rest. " * (count + place)] for place, post in enumerate(twelve)}
        for name, count in (("base", 40), ("dpo", 5))
    }
    found = compared(replies(answers), twelve, only=("words",))
    (said,) = homogeneity.drift(found, ("base", "dpo"))
    assert said == "From base to dpo replies became shorter by 70 words."


def test_rounds_that_were_not_compared_are_passed_over(comparison):
    assert homogeneity.drift(comparison, ("sft", "dpo")) == []
    assert len(homogeneity.drift(comparison, ("base", "sft", "tuned"))) == 1
