"""The doctor says whether the safety classifier is what was trained."""

import shutil

import pytest

from llumi.doctor.findings import State
from llumi.doctor.safety import trained
from llumi.safety import classifier


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A copy of the trained files, in their place."""
    folder = tmp_path / "trained"
    shutil.copytree(classifier.FOLDER, folder)
    monkeypatch.setattr(classifier, "FOLDER", folder)
    for load in (classifier.posts, classifier.replies):
        load.cache_clear()
    yield folder
    for load in (classifier.posts, classifier.replies):
        load.cache_clear()


def test_trained_files_are_named_with_their_hash(files):
    found = trained()
    assert found.state is State.OK
    digest = classifier.sums(files)["posts.parquet"]
    assert digest[:12] in found.found


def test_a_changed_file_is_refused(files):
    file = files / "replies.parquet"
    file.write_bytes(file.read_bytes() + b" ")
    found = trained()
    assert found.state is State.FAIL
    assert "replies.parquet" in found.found
    assert "llumi safety train" in found.todo


def test_without_the_files_the_rules_stand_alone(files):
    (files / "posts.parquet").unlink()
    found = trained()
    assert found.state is State.WARN
    assert "posts" in found.found
