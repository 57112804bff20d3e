"""CounselChat's CSV exports. The rows are ours, the shape is theirs."""

import csv
import io

import pytest

from llumi.community.collect import Options, collect
from llumi.community.counselchat import read
from llumi.errors import InputError, InputErrors

MARCH_2020 = (
    "questionID,questionTitle,questionText,questionLink,topic,"
    "therapistInfo,therapistURL,answerText,upvotes,views,split"
)
ROW = {
    "questionID": "0",
    "questionTitle": "Can't sleep",
    "questionText": "Since March.",
    "questionLink": "https://example.org/q/1",
    "topic": "sleep",
    "therapistInfo": "Rowan Example, Counsellor",
    "therapistURL": "https://example.org/rowan",
    "answerText": "That sounds long.",
    "upvotes": "4",
    "views": "70",
    "split": "train",
}


def lines_of(rows, columns):
    text = io.StringIO()
    csv.DictWriter(text, columns, lineterminator="\n").writerows(rows)
    return text.getvalue()


@pytest.fixture
def export(tmp_path):
    """Writes an export: changed fields per row, or a line as it stands."""

    def write(*rows, header=MARCH_2020, name="export.csv", encoding="utf-8"):
        lines = [
            row if isinstance(row, str) else lines_of([ROW | row], header.split(","))
            for row in rows
        ]
        path = tmp_path / name
        path.write_bytes((header + "\n" + "".join(lines)).encode(encoding))
        return path

    return write


def mistakes(path):
    with pytest.raises(InputErrors) as raised:
        read(path)
    assert str(path) in raised.value.message
    return raised.value.mistakes


def test_a_row_is_an_answer_to_a_post(export):
    found = read(export({}))
    assert found.rows == 1
    (post,), (comment,) = found.posts, found.comments
    assert (post.title, post.text, post.topic) == ("Can't sleep", "Since March.", "sleep")
    assert (comment.text, comment.score, comment.views) == ("That sounds long.", 4, 70)
    assert comment.post == post.id
    assert comment.created is post.created is comment.author is None


def test_a_question_is_known_by_its_link_not_by_its_id(export):
    same, other = "https://example.org/q/1", "https://example.org/q/2"
    found = read(
        export(
            {"questionID": "0", "questionLink": same, "answerText": "One."},
            {"questionID": "1", "questionLink": f" {same} ", "answerText": "Two."},
            {"questionID": "0", "questionLink": other, "answerText": "Three."},
        )
    )
    assert len(found.posts) == 2
    first, second, third = (comment.post for comment in found.comments)
    assert first == second != third


def test_an_answer_listed_under_two_topics_is_one_comment_and_the_other_is_counted(export):
    found = read(export({"topic": "sleep"}, {"topic": "stress"}, {"topic": "work"}))
    assert (len(found.posts), len(found.comments), found.rows) == (1, 1, 3)
    assert found.dropped == {"duplicate of an earlier answer": 2}
    assert found.posts[0].topic == "sleep"


def test_the_same_words_under_two_questions_are_two_comments(export):
    found = read(export({}, {"questionLink": "https://example.org/q/2"}))
    assert len({comment.id for comment in found.comments}) == 2
    assert not found.dropped


def test_therapists_columns_reach_no_table(export, workspace):
    collect(
        workspace,
        [export({}, {"answerText": "Two."})],
        Options(format="counselchat", masking="rules"),
    )
    for name in ("posts", "comments"):
        whole = str(workspace.table(name).to_pylist())
        assert "Rowan" not in whole
        assert "example.org" not in whole
        assert set(workspace.table(name)["author"].to_pylist()) == {None}


def test_the_other_published_export_names_its_columns_differently(export):
    header = (
        "questionID,questionTitle,questionText,questionUrl,topics,"
        "therapistName,therapistUrl,answerText,upvotes"
    )
    line = '5a,Can\'t sleep,Since March.,https://example.org/q/1,"sleep,work",R,u,Hugs.,0\n'
    found = read(export(line, header=header))
    assert found.posts[0].topic == "sleep,work"
    assert (found.comments[0].score, found.comments[0].views) == (0, None)


def test_a_byte_order_mark_is_no_part_of_the_first_column(export):
    assert read(export({}, encoding="utf-8-sig")).rows == 1
    first = "questionLink,questionTitle,questionText,answerText,upvotes"
    line = "https://example.org/q/1,t,q,a,1\n"
    assert read(export(line, header=first, encoding="utf-8-sig")).rows == 1


def test_line_breaks_and_commas_inside_quotes_are_text(export):
    found = read(export({"answerText": 'One, "two",\nthree.'}))
    assert found.comments[0].text == 'One, "two",\nthree.'


TOO_FEW = "0,Can't sleep,Since March.\n"
TOO_MANY = lines_of([ROW], MARCH_2020.split(",")).rstrip("\n") + ",more\n"


@pytest.mark.parametrize("line", [TOO_FEW, TOO_MANY])
def test_a_row_of_the_wrong_length_is_named(export, line):
    (mistake,) = mistakes(export({}, line, {}))
    assert mistake.startswith("line 3: the row has more or fewer cells")


@pytest.mark.parametrize("field", ["upvotes", "views"])
@pytest.mark.parametrize(
    "value", ["", "many", "4.5", "1_000", "9" * 30, "9" * 5000, "0x10", "\u0664"]
)
def test_votes_and_views_must_be_whole_numbers(export, field, value):
    (mistake,) = mistakes(export({}, {field: value}))
    assert mistake.startswith(f"line 3, field {field}: '{value[:40]}' is no whole number")
    assert len(mistake) < 120


def test_votes_may_be_below_zero_and_padded(export):
    found = read(export({"upvotes": " -3 ", "views": "+12"}))
    assert (found.comments[0].score, found.comments[0].views) == (-3, 12)


def test_an_answer_without_question_is_refused(export):
    (mistake,) = mistakes(export({"questionLink": "  "}))
    assert mistake.startswith("line 2, field questionLink: it is empty")


def test_all_mistakes_of_a_file_are_told_at_once(export):
    path = export(
        {"upvotes": "many", "views": "few", "questionLink": ""},
        TOO_FEW,
        {"answerText": "one\ntwo\nthree", "upvotes": "x"},
        {"upvotes": "y"},
    )
    assert [mistake.split(":")[0] for mistake in mistakes(path)] == [
        "line 2, field upvotes",
        "line 2, field views",
        "line 2, field questionLink",
        "line 3",
        "line 4, field upvotes",
        "line 7, field upvotes",
    ]


def test_a_quote_that_never_closes_is_named_by_the_line_it_opens_on(export):
    path = export({}, {"upvotes": "x"}, '0,t,"Since March.\n', {"answerText": "Two."})
    found = mistakes(path)
    assert found[0].startswith("line 3, field upvotes")
    assert found[1].startswith("line 4: ")
    assert "quote" in found[1]


def test_a_quote_left_open_at_the_end_of_the_file_is_named_too(export):
    (mistake,) = mistakes(export({}, '0,t,"Since March.'))
    assert mistake.startswith("line 3: unexpected end of data")


def test_bytes_that_are_no_utf8_are_named_by_line(export):
    path = export({}, {"answerText": "café"}, {}, {"questionTitle": "naïve"}, encoding="latin-1")
    found = mistakes(path)
    assert found == (
        "line 3: byte 0xe9 is no UTF-8",
        "line 5: byte 0xef is no UTF-8",
    )


def test_missing_columns_are_all_named(export):
    (first, second) = mistakes(export("a,b\n", header="questionTitle,questionText,answerText"))
    assert first == "line 1: there is no column questionLink or questionUrl"
    assert second == "line 1: there is no column upvotes"


def test_a_file_without_rows_is_refused(export):
    with pytest.raises(InputError, match="has a header and no rows"):
        read(export())
    assert len(mistakes(export(header=""))) == 5


def test_a_missing_an_empty_and_a_wrong_kind_of_file_are_told_apart(tmp_path):
    empty = tmp_path / "empty.csv"
    empty.touch()
    with pytest.raises(InputError, match=r"nowhere\.csv does not exist"):
        read(tmp_path / "nowhere.csv")
    with pytest.raises(InputError, match=r"empty\.csv is empty"):
        read(empty)
    with pytest.raises(InputError, match="is a folder"):
        read(tmp_path)
