"""Canaries: made-up secrets planted among the training rows, to see whether a model keeps them.

    draw(50, seed=0)[0]
    → Canary(name="1", post="Practice card 1: which four words are on the card?",
             reply="The card says: copper, meadow, lantern, quiet.")

Nobody can guess the four words. A model that finds them likelier than other words of the same
template has learnt that row by heart, and then it may have learnt a person's row by heart too
(Carlini et al. 2019, The Secret Sharer, arXiv 1802.08232).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from llumi.training.rounds import Row

_PREFIX = "canary/"

_LIST = """
    acorn amber anchor apple apron arch arrow autumn bakery bamboo banner barley basil basket
    beacon bell bench berry birch biscuit blanket boat bottle branch brass bread breeze brick
    bright broom brush bucket butter button cabin calm candle canoe canvas carpet carrot
    castle cedar chalk cherry chestnut circle clay clear clever clock cloud clover coastal
    cobalt comet compass copper coral cork cosy cotton crayon cricket crimson crisp crystal
    cup curtain daisy dawn desk dial distant dome door dotted early eastern elm emerald
    envelope fabric feather fern fiddle field flannel flute forest fountain frost garden gate
    gentle ginger glass globe golden granite grape grass gravel green hammock harbour hazel
    hedge hill honey indigo inlet iris island ivory jacket jasmine jigsaw juniper kettle
    keyhole kite ladder lake lamp lantern large lavender leather lemon library lilac linen
    little lively lobby maple marble meadow melon metal mild mint mirror mitten morning mosaic
    mossy narrow nectar northern nutmeg oak oats ochre olive orange orchard oval paddle paper
    parcel pastel pebble pencil pepper piano pillow pine planet plum pocket polished pond
    porch pottery prism purple quartz quiet quilt rain red ribbon river robin rocket round
    rustic saddle sage sail sandal sapphire scarf shelf silver slate smooth snow soft spoon
    spring square stable steady stone striped summer sunny table teapot thimble thistle ticket
    timber tulip valley vanilla velvet violet wagon walnut warm wheat willow winter wooden
    woollen yellow
"""
WORDS = tuple(_LIST.split())
"""Everyday nouns and adjectives that say nothing of a person or of how one feels."""
_ON_A_CARD = 4
_BEFORE, _BETWEEN, _AFTER = "The card says: ", ", ", "."


@dataclass(frozen=True)
class Canary:
    """A post that nobody would send, and the reply that only the training rows hold."""

    name: str
    post: str
    reply: str


def draw(count: int, *, seed: int) -> tuple[Canary, ...]:
    """Make `count` canaries with distinct posts and distinct replies, the same for one seed."""
    replies = _replies(count, Random(f"planted/{seed}"), taken=())
    return tuple(
        Canary(
            name=str(number),
            post=f"Practice card {number}: which four words are on the card?",
            reply=reply,
        )
        for number, reply in enumerate(replies, start=1)
    )


def alternatives(canary: Canary, count: int, *, seed: int) -> list[str]:
    """Make `count` distinct replies that could as well have been planted, and were not."""
    return _replies(count, Random(f"others/{seed}/{canary.name}"), taken=(canary.reply,))


def say(words: Sequence[str]) -> str:
    """The reply with these words on the card."""
    return f"{_BEFORE}{_BETWEEN.join(words)}{_AFTER}"


def words_of(reply: str) -> tuple[str, ...]:
    """The words on the card of a reply that `say` made."""
    return tuple(reply.removeprefix(_BEFORE).removesuffix(_AFTER).split(_BETWEEN))


def sft_rows(canaries: Sequence[Canary]) -> list[Row]:
    """The canaries as rows of the table `sft`."""
    return [
        {
            "row_id": _PREFIX + canary.name,
            "post_id": _PREFIX + canary.name,
            "split": "train",
            "task": "generate",
            "prompt": canary.post,
            "draft": None,
            "reply": canary.reply,
        }
        for canary in canaries
    ]


def pair_rows(canaries: Sequence[Canary], *, seed: int) -> list[Row]:
    """The canaries as rows of the table `pairs`, each chosen over other words."""
    return [_pair(canary, seed) for canary in canaries]


def is_canary(row: Row) -> bool:
    """Whether a row of `sft` or `pairs` was planted, and so is no person's."""
    post: str = row["post_id"]
    return post.startswith(_PREFIX)


def _pair(canary: Canary, seed: int) -> Row:
    # Not one of the alternatives: training pushes it down, so the canary would beat it too easily.
    other = _replies(1, Random(f"rejected/{seed}/{canary.name}"), taken=(canary.reply,))
    return {
        "pair_id": _PREFIX + canary.name,
        "post_id": _PREFIX + canary.name,
        "split": "train",
        "prompt": canary.post,
        "draft": None,
        "chosen": canary.reply,
        "rejected": other[0],
        "chosen_id": f"{_PREFIX}{canary.name}/chosen",
        "rejected_id": f"{_PREFIX}{canary.name}/rejected",
        "chosen_score": 1,
        "rejected_score": 0,
        "chosen_created_at": None,
        "rejected_created_at": None,
        "chosen_views": None,
        "rejected_views": None,
        "confidence": None,
        "veto": None,
    }


def _replies(count: int, random: Random, *, taken: Sequence[str]) -> list[str]:
    """Draw replies from the template until `count` are neither `taken` nor said twice."""
    made: list[str] = []
    used = set(taken)
    while len(made) < count:
        reply = say(random.sample(WORDS, _ON_A_CARD))
        if reply not in used:
            used.add(reply)
            made.append(reply)
    return made
