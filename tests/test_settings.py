from dataclasses import FrozenInstanceError, asdict

import pytest

from auditor.errors import WrongInput
from auditor.settings import RANGES, Settings


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
        ("seed = -1", "seed is -1; expected 0 to 4,294,967,295, such as 0"),
        ("shuffles = 0", "expected 1 to 100,000"),
        ("saturation = -0.5", "expected 0 to 10"),
        ("saturation = nan", "saturation is nan; expected 0 to 10"),
        ("length_normalisation = inf", "expected 0 to 1"),
        ("firm_probability = 7", "firm_probability is 7; expected 0.5 to 1"),
        ("firm_postings = nan", "expected 0 to 1,000"),
        ("smallest_gap = -5", "expected 0 to 1"),
        ("thin_profile_words = -1", "expected 0 to"),
        ("open_postings = -3", "expected 1 to"),
        (f"title_weight = 1{'0' * 309}", "title_weight is 1000"),
        (f"seed = 1{'0' * 5000}", "not readable as settings"),
        (f"seed = 0x{'f' * 5000}", "seed is a number of thousands of digits"),
        ('lexicon = ["a\\u0000b"]', "lexicon holds a NUL character"),
        ('model = "a\\u0000b"', "model holds a NUL character"),
        ('plan_by = "theme"', "plan_by is 'theme'; expected 'place' or 'word'"),
    ],
)
def test_a_mistake_in_a_file_is_said(text, said, tmp_path):
    with pytest.raises(WrongInput, match=r"settings\.toml") as error:
        load(tmp_path, text)
    assert said in str(error.value)


def test_every_number_has_a_range_and_its_default_lies_within():
    defaults = asdict(Settings())
    numbers = {n for n, v in defaults.items() if isinstance(v, int | float) and not isinstance(v, bool)}
    assert numbers == {*RANGES}
    assert all(low <= defaults[name] <= high for name, (low, high) in RANGES.items())


def test_a_file_nested_too_deep_is_one_line(tmp_path):
    with pytest.raises(WrongInput, match="not readable as settings"):
        load(tmp_path, f"protect = {'[' * 9000}{']' * 9000}")


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
