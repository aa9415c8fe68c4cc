from dataclasses import FrozenInstanceError

import pytest

from auditor.errors import WrongInput
from auditor.settings import Settings


def load(tmp_path, text):
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return Settings.load(file)


def test_an_empty_file_is_the_defaults(tmp_path):
    assert load(tmp_path, "") == Settings()


def test_what_a_file_names_replaces_the_default(tmp_path):
    made = load(tmp_path, 'saturation = 1\nseed = 7\nmodel = "none"\n')
    assert made == Settings(saturation=1.0, seed=7, model="none")
    assert isinstance(made.saturation, float)
    assert made.shuffles == Settings().shuffles


def test_a_value_replaced_leaves_the_original():
    one = Settings()
    assert one.changed({"seed": 3}, "here").seed == 3
    assert one.seed == 0
    with pytest.raises(FrozenInstanceError):
        one.seed = 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("satuartion = 1.0", "there is no setting 'satuartion'"),
        ('seed = "seven"', "seed is 'seven'; expected a int such as 0"),
        ("seed = 1.5", "expected a int"),
        ("seed = true", "expected a int"),
        ("saturation = true", "expected a float"),
        ('saturation = "high"', "expected a float"),
        ("model = 3", "expected a str"),
        ("seed = ", "not readable as settings"),
    ],
)
def test_a_mistake_in_a_file_is_said(text, said, tmp_path):
    with pytest.raises(WrongInput, match=r"settings\.toml") as error:
        load(tmp_path, text)
    assert said in str(error.value)


def test_an_unknown_name_lists_the_known_ones(tmp_path):
    with pytest.raises(WrongInput, match="saturation, length_normalisation"):
        load(tmp_path, "x = 1")


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_file_that_cannot_be_read(content, tmp_path):
    file = tmp_path / "settings.toml"
    if content:
        file.write_bytes(content)
    with pytest.raises(WrongInput, match="not readable as settings"):
        Settings.load(file)


def test_settings_go_through_a_dict_and_back():
    made = Settings(seed=5, firm_postings=6.0)
    assert Settings().changed(made.as_dict(), "saved audit") == made
    assert made.as_dict()["seed"] == 5
