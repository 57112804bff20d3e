from pathlib import Path

import pytest

from llumi.errors import InputError, InputErrors
from llumi.training.recipes import DpoRecipe, SftRecipe, load

SHIPPED = Path(__file__).parents[2] / "recipes"


def written(folder: Path, text: str) -> Path:
    path = folder / "recipe.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_a_recipe_leaves_out_has_its_default(tmp_path: Path) -> None:
    recipe = load(written(tmp_path, "epochs = 2\n"), SftRecipe)
    assert recipe == SftRecipe(epochs=2)


def test_all_mistakes_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    path = written(tmp_path, 'model = "embedded"\nepoch = 1\nrank = 0\nlearning_rate = "fast"\n')
    with pytest.raises(InputErrors) as caught:
        load(path, SftRecipe)
    told = "\n".join(caught.value.mistakes)
    assert len(caught.value.mistakes) == 3
    assert "line 2, field epoch: there is no such field" in told
    assert "line 3, field rank: 0 does not do" in told
    assert "line 4, field learning_rate: 'fast' does not do" in told
    assert str(path) in caught.value.message


@pytest.mark.parametrize(
    "line",
    [
        "learning_rate = nan",
        "learning_rate = inf",
        "learning_rate = -1e-4",
        "epochs = 0",
        "canaries = -1",
        "max_tokens = 8",
        "seed = -1",
        'model = ""',
        "batch_size = 1.5",
    ],
)
def test_an_impossible_value_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(InputErrors, match=line.split(" = ")[0]):
        load(written(tmp_path, line), SftRecipe)


def test_a_field_of_dpo_does_not_belong_into_an_sft_recipe(tmp_path: Path) -> None:
    path = written(tmp_path, "beta = 0.1\n")
    assert load(path, DpoRecipe).beta == 0.1
    with pytest.raises(InputErrors, match="field beta: there is no such field"):
        load(path, SftRecipe)


def test_broken_toml_and_missing_files_are_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"recipe\.toml is no TOML: .*line 1"):
        load(written(tmp_path, "rank = = 3"), SftRecipe)
    with pytest.raises(InputError, match="cannot be read: No such file"):
        load(tmp_path / "nowhere.toml", SftRecipe)


def test_a_recipe_has_at_most_fifteen_fields() -> None:
    assert len(DpoRecipe.model_fields) <= 15


def test_what_does_not_go_together_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputErrors, match="batch_size 6 is no multiple of at_once 4"):
        load(written(tmp_path, "batch_size = 6\nat_once = 4\n"), SftRecipe)
    with pytest.raises(InputErrors, match="loss ipo knows no flipped"):
        load(written(tmp_path, 'loss = "ipo"\nflipped = 0.1\n'), DpoRecipe)


def test_a_loss_that_knows_no_flips_is_given_none() -> None:
    assert DpoRecipe(loss="ipo").smoothing == 0
    assert DpoRecipe(loss="robust", flipped=0.3).smoothing == 0.3


def test_fewer_rows_a_step_than_at_once_are_fewer_at_once() -> None:
    assert SftRecipe(batch_size=2).batch_size == 2


def test_every_shipped_recipe_loads() -> None:
    paths = sorted(SHIPPED.glob("*.toml"))
    assert paths
    for path in paths:
        load(path, DpoRecipe if "dpo" in path.stem else SftRecipe)
