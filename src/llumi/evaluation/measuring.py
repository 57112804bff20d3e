"""Measures of many replies, in whatever holds them: a list, a data frame, a table of an engine.

    measure(["I hear you. That sounds hard."])
    → {"words": [6.0], "coleman_liau": [-6.7…], "mattr": [None], …}

    measure(frame)           a pandas, polars or Arrow table: the same with a column per measure
    measure(relation)        a DuckDB relation or an Ibis table: an Arrow reader, piece by piece
    measure(spark_frame)     a Spark data frame: another, worked out where its rows are, by workers
                             whose Python has LLUMI too

A value that is undefined is None (null in a table), never zero. Texts are taken apart a few hundred
at a time, so that memory stays the same however many there are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pyarrow as pa

from llumi.errors import InputError
from llumi.evaluation.catalogue import MEASURES, SET_MEASURES
from llumi.evaluation.measures import Measure, Of
from llumi.evaluation.texts import Numbers, Texts

AT_ONCE = 500
"""Texts taken apart together: fewer cost more calls, more leave the processor's cache."""

_SECOND: dict[Of, str] = {"reply and post": "post", "revision and draft": "draft"}


def measure(
    replies: Any,
    *,
    only: Sequence[str] | None = None,
    posts: Sequence[str] | None = None,
    drafts: Sequence[str] | None = None,
    columns: Mapping[str, str] | None = None,
    also: Sequence[Measure] = (),
) -> Any:
    """Measure replies, and give back what was given with a number per reply and measure.

    `only` names the measures, in the order of the result; without it all that there is enough for
    (measures of reply and post need posts), but for those with sentence embeddings, which are slow
    and have to be named. A list comes with `posts` and `drafts` as lists of the same length; a
    table has them as columns, called "text", "post" and "draft" unless `columns` maps those names
    to others. `also` are measures beside those of LLUMI, as those of a dictionary (`dic.read`).

    Raises:
        InputError: a name is unknown, or what a measure needs is not there.
    """
    wanted = _Wanted(
        only, {"text": "text", "post": "post", "draft": "draft", **(columns or {})}, also
    )
    if isinstance(replies, Sequence) and not isinstance(replies, str):
        given = {"text": replies, "post": posts, "draft": drafts}
        there = {role: list(texts) for role, texts in given.items() if texts is not None}
        found = wanted.given(there)
        return {name: _plain(values) for name, values in _in_pieces(there, found).items()}
    if posts is not None or drafts is not None:
        raise InputError(
            "posts and drafts go with a list of replies.",
            hint="In a table they are columns; columns={'post': …} names them.",
        )
    return _of_a_table(replies, wanted)


def values_of(
    texts: Texts, measures: Iterable[Measure], others: Mapping[str, Texts]
) -> dict[str, Numbers]:
    """One number per reply and measure; `others` holds the "post" or "draft" of each reply."""
    found = {}
    for one in measures:
        second = _SECOND.get(one.of)
        given = (texts, others[second]) if second else (texts,)
        found[one.name] = np.asarray(one.function(*given), dtype=np.float64)
    return found


def measure_set(replies: Sequence[str], *, only: Sequence[str] | None = None) -> dict[str, Any]:
    """What a set of replies is like as a set: how varied, how alike; None where undefined.

    Raises:
        InputError: a name is unknown.
    """
    texts = Texts.of(replies)
    chosen = _named(
        only or [name for name, one in SET_MEASURES.items() if not one.needs], SET_MEASURES
    )
    return {one.name: _or_none(float(one.function(texts))) for one in chosen}


@dataclass(frozen=True)
class _Wanted:
    """Which measures, and what the columns of a table are called."""

    only: Sequence[str] | None
    names: Mapping[str, str]
    also: Sequence[Measure]

    def given(self, there: Iterable[str]) -> list[Measure]:
        """The measures, where `there` are the roles of the texts that were given."""
        possible = set(there)
        if self.only is None:
            chosen = [
                one
                for one in MEASURES.values()
                if not one.needs and _SECOND.get(one.of, "text") in possible
            ]
            return [*chosen, *self.also]
        chosen = _named(self.only, MEASURES)
        for one in chosen:
            if (second := _SECOND.get(one.of, "text")) not in possible:
                raise InputError(f"{one.name} is of {one.of}, and no {second} was given.")
        return [*chosen, *self.also]

    def of_columns(self, there: Sequence[str]) -> list[Measure]:
        """The measures, where `there` are the columns of a table."""
        roles = [role for role, column in self.names.items() if column in there]
        if "text" not in roles:
            raise InputError(
                f"There is no column {self.names['text']}; there are: {', '.join(there)}.",
                hint="columns={'text': 'its name'} says which column holds the replies.",
            )
        return self.given(roles)


def _named(names: Sequence[str], known: Mapping[str, Measure]) -> list[Measure]:
    if unknown := [name for name in names if name not in known]:
        raise InputError(
            f"There is no measure {', '.join(unknown)}.", hint=f"There are: {', '.join(known)}."
        )
    return [known[name] for name in names]


def _in_pieces(there: Mapping[str, Sequence[str]], chosen: list[Measure]) -> dict[str, Numbers]:
    lengths = {role: len(texts) for role, texts in there.items()}
    if len(set(lengths.values())) > 1:
        counted = ", ".join(f"{count:,} {role}s" for role, count in lengths.items())
        raise InputError(f"The lists differ in length: {counted}.")
    pieces = [
        _piece({role: texts[first : first + AT_ONCE] for role, texts in there.items()}, chosen)
        for first in range(0, lengths["text"], AT_ONCE)
    ]
    return {
        one.name: np.concatenate([piece[one.name] for piece in pieces] or [np.zeros(0)])
        for one in chosen
    }


def _piece(there: Mapping[str, Sequence[str]], chosen: list[Measure]) -> dict[str, Numbers]:
    apart = {role: Texts.of(texts) for role, texts in there.items() if role in _used(chosen)}
    return values_of(apart.pop("text"), chosen, apart)


def _used(chosen: list[Measure]) -> set[str]:
    return {"text", *(_SECOND[one.of] for one in chosen if one.of in _SECOND)}


def _of_a_table(given: Any, wanted: _Wanted) -> Any:
    kind = type(given).__module__.split(".")[0]
    if kind in _READERS:
        return _reader(_READERS[kind](given), wanted)
    if kind == "pyspark":
        chosen = wanted.of_columns(given.columns)
        # Spark's names for Arrow's types; the rows keep the columns they have.
        added = "".join(f", `{one.name}` double" for one in chosen)
        schema = ", ".join(f"`{name}` {kind}" for name, kind in given.dtypes) + added
        return given.mapInArrow(partial(_measured, chosen=chosen, names=wanted.names), schema)
    return _of_a_frame(given, wanted)


def _of_ibis(table: Any) -> pa.RecordBatchReader:
    backend = table.get_backend()
    reader: pa.RecordBatchReader
    if backend.name == "duckdb":
        # Ibis 12 streams by a method that DuckDB 2 no longer has.
        reader = backend._to_duckdb_relation(table).to_arrow_reader(AT_ONCE)
    else:
        reader = table.to_pyarrow_batches(chunk_size=AT_ONCE)
    return reader


_READERS: dict[str, Callable[[Any], pa.RecordBatchReader]] = {
    "duckdb": lambda relation: relation.to_arrow_reader(AT_ONCE),
    "_duckdb": lambda relation: relation.to_arrow_reader(AT_ONCE),
    "ibis": _of_ibis,
}


def _reader(given: pa.RecordBatchReader, wanted: _Wanted) -> pa.RecordBatchReader:
    chosen = wanted.of_columns(given.schema.names)
    schema = given.schema
    for one in chosen:
        schema = schema.append(pa.field(one.name, pa.float64()))
    return pa.RecordBatchReader.from_batches(schema, _measured(given, chosen, wanted.names))


def _of_a_frame(given: Any, wanted: _Wanted) -> Any:
    import narwhals as nw

    if isinstance(given, pa.RecordBatchReader):
        return _reader(given, wanted)
    try:
        frame = nw.from_native(given, eager_only=True)
    except TypeError as error:
        raise InputError(
            f"Replies in a {type(given).__name__} cannot be measured.",
            hint="Give a list, or a table of Arrow, pandas, polars, DuckDB, Ibis or Spark.",
        ) from error
    chosen = wanted.of_columns(frame.columns)
    there = {
        role: ["" if text is None else str(text) for text in frame[wanted.names[role]].to_list()]
        for role in _used(chosen)
    }
    found = _in_pieces(there, chosen)
    columns = [
        nw.new_series(name, _plain(values), nw.Float64, backend=frame.implementation)
        for name, values in found.items()
    ]
    return frame.with_columns(*columns).to_native()


def _measured(
    batches: Iterable[pa.RecordBatch], chosen: list[Measure], names: Mapping[str, str]
) -> Iterator[pa.RecordBatch]:
    """Each batch with a column per measure, in pieces of at most `AT_ONCE` rows."""
    for batch in batches:
        for first in range(0, batch.num_rows, AT_ONCE):
            piece = batch.slice(first, AT_ONCE)
            there = {
                role: [text or "" for text in piece.column(names[role]).to_pylist()]
                for role in _used(chosen)
            }
            for name, values in _piece(there, chosen).items():
                piece = piece.append_column(name, pa.array(values, mask=np.isnan(values)))
            yield piece


def _plain(values: Numbers) -> list[float | None]:
    return [_or_none(value) for value in values.tolist()]


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else value
