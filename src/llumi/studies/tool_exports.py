"""What tools for annotation export, as flat rows: Label Studio, Potato, Argilla.

    {"data": {"item": "3f9a"}, "annotations": [{"completed_by": 7, "result": [
        {"from_name": "empathy", "value": {"rating": 4}}]}]}
    → {"item": "3f9a", "rater": "7", "empathy": "4"}

One row is one rater's answers about one reply. What a tool was shown (`data`, `metadata`) comes
along under its own names. A cancelled annotation and a discarded response are none.
"""

from collections.abc import Iterator, Mapping
from typing import Any

Flat = dict[str, Any]


def flat(record: Mapping[str, Any]) -> Iterator[Flat]:
    """The rows of one record; a record of no tool known here is a row as it is."""
    if isinstance(record.get("annotations"), list) and isinstance(record.get("data"), dict):
        yield from _label_studio(record)
    elif isinstance(record.get("label_annotations"), dict):
        yield _potato(record)
    elif isinstance(record.get("responses"), dict):
        yield from _argilla(record)
    else:
        yield dict(record)


def _label_studio(record: Mapping[str, Any]) -> Iterator[Flat]:
    """labelstud.io/guide/task_format: a task with its annotations, one by each person."""
    for annotation in record["annotations"]:
        if not isinstance(annotation, dict) or annotation.get("was_cancelled"):
            continue
        row = {**record["data"], "rater": _person(annotation.get("completed_by"))}
        for result in annotation.get("result") or ():
            row[str(result.get("from_name"))] = _chosen(result.get("value") or {})
        yield row


def _person(by: Any) -> Any:
    return by.get("email", by.get("id")) if isinstance(by, dict) else by


def _chosen(value: Mapping[str, Any]) -> Any:
    """The points of stars, of a number, or of the one choice that was made."""
    told = next((value[kind] for kind in ("rating", "number", "choices") if kind in value), "")
    return ", ".join(map(str, told)) if isinstance(told, list) else told


def _potato(record: Mapping[str, Any]) -> Flat:
    """A line of annotated_instances.jsonl: what a person chose, by schema."""
    row: Flat = {
        "item": record.get("instance_id", record.get("id")),
        "rater": record.get("user_id", record.get("user")),
    }
    for schema, chosen in record["label_annotations"].items():
        if isinstance(chosen, dict):
            told = [_point(label, value) for label, value in chosen.items() if value not in _UNSET]
            row[schema] = ", ".join(told)
    return row


_UNSET = (False, None, "", "false")


def _point(label: str, value: Any) -> str:
    """Of {"4": "true"} and of {"scale_4": "4"} it is 4."""
    if label.isdigit() or value is True or value == "true":
        return label
    return str(value)


def _argilla(record: Mapping[str, Any]) -> Iterator[Flat]:
    """A record of Argilla's to_json: by question the responses, one by each person."""
    shown = {**(record.get("fields") or {}), **(record.get("metadata") or {})}
    by_rater: dict[str, Flat] = {}
    for question, responses in record["responses"].items():
        for response in responses or ():
            if response.get("status") == "discarded":
                continue
            rater = str(response.get("user_id"))
            row = by_rater.setdefault(rater, {"item": record.get("id"), **shown, "rater": rater})
            row[question] = response.get("value")
    yield from by_rater.values()
