"""Write a pair of dump files as big as wanted, with every field that the rows of today have.

    python benchmarks/reddit_dump.py FOLDER --gigabytes 2

FOLDER/KindCorner_submissions.zst, FOLDER/KindCorner_comments.zst: rows as from 2023-11 on,
retrieved a second time after 36 hours; about 16 comments a post, 45 % of them replies to a comment,
3 % by AutoModerator, 5 % deleted or removed, 1 % near copies; scores long-tailed and higher for
those who came first; authors by Zipf's law. Nobody wrote the texts: `words.py` makes them.
"""

import argparse
import math
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from random import Random
from typing import NamedTuple

import words
import zstandard

SUBREDDIT = "KindCorner"
_FIRST = 1_704_067_200  # 2024-01-01, UTC
_BETWEEN_POSTS = 400  # seconds
_HOUR = 3600
_AUTHORS = 50_000
_SORT_EVERY = 500  # posts

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_THREE = [a + b + c for a in _DIGITS for b in _DIGITS for c in _DIGITS]

# The keys of a dump's rows are in the order of the alphabet.
_COMMENT = (
    '{"_meta":{%(meta)s"retrieved_2nd_on":%(second)d},"all_awardings":[],"archived":false,'
    '"author":"%(author)s","author_flair_background_color":null,"author_flair_css_class":null,'
    '"author_flair_richtext":[],"author_flair_template_id":null,"author_flair_text":null,'
    '"author_flair_text_color":null,"author_flair_type":"text","author_fullname":"t2_%(person)s",'
    '"awarders":[],"body":"%(body)s","can_gild":false,"collapsed":false,'
    '"collapsed_because_crowd_control":null,"collapsed_reason":null,"collapsed_reason_code":null,'
    '"controversiality":0,"created":%(created)d,"created_utc":%(created)d,'
    '"distinguished":%(distinguished)s,"downs":0,"edited":%(edited)s,"gilded":0,"gildings":{},'
    '"id":"%(id)s","is_submitter":false,"link_id":"t3_%(post)s","locked":false,'
    '"name":"t1_%(id)s","no_follow":true,"parent_id":"%(parent)s",'
    '"permalink":"/r/%(subreddit)s/comments/%(post)s/%(slug)s/%(id)s/","removal_reason":null,'
    '"replies":"","retrieved_on":%(first)d,"score":%(score)d,"score_hidden":%(hidden)s,'
    '"send_replies":true,"stickied":%(stickied)s,"subreddit":"%(subreddit)s",'
    '"subreddit_id":"t5_3kind","subreddit_name_prefixed":"r/%(subreddit)s",'
    '"subreddit_type":"public","total_awards_received":0,"ups":%(score)d}\n'
)
_POST = (
    '{"_meta":{%(meta)s"retrieved_2nd_on":%(second)d},"all_awardings":[],'
    '"allow_live_comments":false,"approved_at_utc":null,"approved_by":null,"archived":false,'
    '"author":"%(author)s","author_flair_background_color":null,"author_flair_css_class":null,'
    '"author_flair_richtext":[],"author_flair_template_id":null,"author_flair_text":null,'
    '"author_flair_text_color":null,"author_flair_type":"text","author_fullname":"t2_%(person)s",'
    '"author_is_blocked":false,"author_patreon_flair":false,"author_premium":false,"awarders":[],'
    '"banned_at_utc":null,"banned_by":null,"can_gild":false,"can_mod_post":false,"category":null,'
    '"clicked":false,"content_categories":null,"contest_mode":false,"created":%(created)d,'
    '"created_utc":%(created)d,"discussion_type":null,"distinguished":%(distinguished)s,'
    '"domain":"self.%(subreddit)s","downs":0,"edited":%(edited)s,"gilded":0,"gildings":{},'
    '"hidden":false,"hide_score":%(hidden)s,"id":"%(id)s","is_created_from_ads_ui":false,'
    '"is_crosspostable":true,"is_meta":false,"is_original_content":false,'
    '"is_reddit_media_domain":false,"is_robot_indexable":true,"is_self":true,"is_video":false,'
    '"likes":null,"link_flair_background_color":"","link_flair_css_class":null,'
    '"link_flair_richtext":[],"link_flair_text":%(flair)s,"link_flair_text_color":"dark",'
    '"link_flair_type":"text","locked":false,"media":null,"media_embed":{},"media_only":false,'
    '"mod_note":null,"mod_reason_by":null,"mod_reason_title":null,"mod_reports":[],'
    '"name":"t3_%(id)s","no_follow":false,"num_comments":%(comments)d,"num_crossposts":0,'
    '"num_reports":0,"over_18":false,"parent_whitelist_status":"no_ads",'
    '"permalink":"/r/%(subreddit)s/comments/%(id)s/%(slug)s/","pinned":false,"pwls":0,'
    '"quarantine":false,"removal_reason":null,"removed_by":null,'
    '"removed_by_category":%(removed)s,"report_reasons":null,"retrieved_on":%(first)d,'
    '"saved":false,"score":%(score)d,"secure_media":null,"secure_media_embed":{},'
    '"selftext":"%(body)s","send_replies":true,"spoiler":false,"stickied":%(stickied)s,'
    '"subreddit":"%(subreddit)s","subreddit_id":"t5_3kind",'
    '"subreddit_name_prefixed":"r/%(subreddit)s","subreddit_subscribers":812345,'
    '"subreddit_type":"public","suggested_sort":null,"thumbnail":"self","thumbnail_height":null,'
    '"thumbnail_width":null,"title":"%(title)s","top_awarded_type":null,'
    '"total_awards_received":0,"treatment_tags":[],"ups":%(score)d,"upvote_ratio":0.9,'
    '"url":"https://www.reddit.com/r/%(subreddit)s/comments/%(id)s/%(slug)s/","user_reports":[],'
    '"view_count":null,"visited":false,"whitelist_status":"no_ads","wls":0}\n'
)
_FLAIRS = ("null", '"Advice"', '"Sleep"', '"Good news"', '"Venting"', '"Work &amp; school"')
_GONE = '"removal_type":"%s","was_deleted_later":true,'
_MODERATOR = "AutoModerator"


class Line(NamedTuple):
    """One row with the time by which dumps are sorted."""

    created: int
    row: str


def write_dump(
    folder: Path, *, size: int, seed: int = 0, window_log: int = 27, subreddit: str = SUBREDDIT
) -> tuple[Path, Path]:
    """Write posts and comments of about `size` bytes together before compression.

    Real dumps have a `window_log` of 31; packing and unpacking one takes 2 GiB of memory each.
    """
    folder.mkdir(parents=True, exist_ok=True)
    settings = zstandard.ZstdCompressionParameters.from_level(3, window_log=window_log)
    paths = (folder / f"{subreddit}_submissions.zst", folder / f"{subreddit}_comments.zst")
    with ExitStack() as stack:
        posts, comments = (
            stack.enter_context(
                zstandard.ZstdCompressor(compression_params=settings).stream_writer(
                    stack.enter_context(path.open("wb"))
                )
            )
            for path in paths
        )
        left = size
        asked: list[str] = []
        answered: list[Line] = []
        for number, (post, answers) in enumerate(threads(Random(seed), subreddit), start=1):
            asked.append(post.row)
            answered += answers
            left -= len(post.row) + sum(len(answer.row) for answer in answers)
            if number % _SORT_EVERY == 0 or left <= 0:
                done = left <= 0
                posts.write("".join(asked).encode())
                asked = []
                answered = _write_until(math.inf if done else post.created, answered, comments)
                if done:
                    break
    return paths


def _write_until(
    time: float, lines: list[Line], file: zstandard.ZstdCompressionWriter
) -> list[Line]:
    """Write what was said by then, in order; what came later is handed back."""
    lines.sort()
    at = bisect_left(lines, (time,))
    file.write("".join(line.row for line in lines[:at]).encode())
    return lines[at:]


def threads(draw: Random, subreddit: str = SUBREDDIT) -> Iterator[tuple[Line, list[Line]]]:
    """Posts with their comments, without end."""
    people = [_THREE[draw.randrange(46656)] + "_kettle" + str(at) for at in range(_AUTHORS)]
    recent = [words.comment(draw, 30) for _ in range(100)]
    created, comment_number = _FIRST, 10**9
    for number in count(10**8):
        created += int(draw.expovariate(1 / _BETWEEN_POSTS))
        answers = min(800, int(draw.lognormvariate(2.2, 1.1)))
        post = _post(draw, subreddit, people, _id(number), created, answers)
        lines: list[Line] = []
        ids: list[str] = []
        for order in range(answers):
            comment_number += 1
            ids.append(_id(comment_number))
            lines.append(_comment(draw, subreddit, people, recent, _id(number), ids, post, order))
        yield post, lines


def _post(
    draw: Random, subreddit: str, people: list[str], name: str, created: int, answers: int
) -> Line:
    person = _person(draw)
    gone = draw.random() < 0.05
    title = words.post(draw, 13).rstrip(". ")
    values = {
        "id": name,
        "subreddit": subreddit,
        "author": people[person],
        "person": _id(person),
        "created": created,
        "first": created + 7,
        "second": created + 36 * _HOUR + draw.randrange(_HOUR),
        "title": title,
        "slug": "_".join(title.lower().split()[:6]).replace(",", "").replace("'", ""),
        "body": words.post(draw, 3 * words.length(draw)),
        "score": max(0, int(draw.lognormvariate(math.log(1 + answers), 0.7))),
        "comments": answers,
        "flair": _FLAIRS[int(draw.random() * len(_FLAIRS))],
        "hidden": "false",
        "edited": "false",
        "stickied": "false",
        "distinguished": "null",
        "meta": _GONE % "moderator" if gone else "",
        "removed": "null",
    }
    return Line(created, _POST % values)


def _comment(
    draw: Random,
    subreddit: str,
    people: list[str],
    recent: list[str],
    post: str,
    ids: list[str],
    asked: Line,
    order: int,
) -> Line:
    chance, person = draw.random(), _person(draw)
    notice = order == 0 and draw.random() < 0.5
    created = asked.created + (5 if notice else int(draw.expovariate(1 / (9 * _HOUR))) + 30)
    nested = order > 0 and draw.random() < 0.48  # the first comment answers the post
    parent = f"t1_{ids[int(draw.random() * order)]}" if nested else f"t3_{post}"
    values = {
        "id": ids[order],
        "post": post,
        "subreddit": subreddit,
        "slug": "a_post",
        "author": _MODERATOR if notice else people[person],
        "person": _id(person),
        "created": created,
        "first": created + 12,
        "second": created + 36 * _HOUR + draw.randrange(_HOUR),
        "body": _body(draw, recent),
        "score": _score(draw, order),
        "parent": parent,
        "hidden": "true" if draw.random() < 0.02 else "false",
        "edited": str(created + 300) if draw.random() < 0.05 else "false",
        "stickied": "true" if notice else "false",
        "distinguished": '"moderator"' if notice else "null",
        "meta": "",
    }
    if notice:
        values["body"] = "Welcome to this place. Please be kind, and read the rules beside it."
    elif chance < 0.035:
        values["meta"] = _GONE % ("deleted" if chance < 0.02 else "removed")
    elif chance < 0.05:
        values |= {"author": "[deleted]", "body": "[removed]"}
    return Line(created, _COMMENT % values)


def _body(draw: Random, recent: list[str]) -> str:
    """New words, or one time in a hundred nearly what somebody said before."""
    place = int(draw.random() * len(recent))
    if draw.random() < 0.01:
        return recent[place] + " Take care."
    recent[place] = text = words.comment(draw, words.length(draw))
    return text


def _score(draw: Random, order: int) -> int:
    """Those who come first are seen by more people; most are seen by hardly anybody."""
    if draw.random() < 0.03:
        return -int(draw.expovariate(1 / 3))
    return 1 + int(draw.lognormvariate(1.5 - 0.45 * math.log1p(order), 1.2))


def _person(draw: Random) -> int:
    """Zipf: the tenth person writes a tenth of what the first one does."""
    return int(_AUTHORS ** draw.random()) - 1


def _id(number: int) -> str:
    """In base 36, as Reddit's ids are."""
    return _THREE[number // 46656**2 % 46656].lstrip("0") + (
        _THREE[number // 46656 % 46656] + _THREE[number % 46656]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--gigabytes", type=float, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--window-log", type=int, default=27)
    asked = parser.parse_args()
    size = int(asked.gigabytes * 1e9)
    for path in write_dump(asked.folder, size=size, seed=asked.seed, window_log=asked.window_log):
        print(f"{path}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
