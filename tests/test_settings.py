from pathlib import Path

import pytest

from kg.errors import SettingsError
from kg.settings import Settings


def test_without_a_file_everything_has_a_default(tmp_path: Path) -> None:
    assert Settings.load(tmp_path, {}) == Settings()


def test_the_file_is_read_and_its_paths_are_relative_to_it(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text('base = "https://data.example/x/"\nontology = "ours"\nmin_confidence = 1\n')
    settings = Settings.load(tmp_path, {})
    assert settings.base == "https://data.example/x/"
    assert settings.ontology == tmp_path / "ours"
    assert settings.min_confidence == 1.0


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text('text = "none"\nmin_confidence = 0.2\n')
    settings = Settings.load(tmp_path, {"KG_MIN_CONFIDENCE": "0.5", "PATH": "/bin"})
    assert (settings.text, settings.min_confidence) == ("none", 0.5)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("colour = 1", r"kg\.toml: there is no setting 'colour' \(there are: base, model"),
        ("base", r"kg\.toml: is no TOML"),
        ('base = "example.org"', r"kg\.toml: base = 'example.org' is no address that ends in / or #"),
        ('base = "https://example.org"', "is no address"),
        ('base = "https://example.org/a b/"', "is no address"),
        ('base = "https://example.org/#/"', "is no address"),
        ("base = 7", "base = 7 is no text"),
        ('text = "all"', "is none of full, sentence, none"),
        ("min_confidence = 2", "is not between 0 and 1"),
        ('min_confidence = "high"', "'high' is no number"),
        ("min_confidence = nan", "is not between 0 and 1"),
        ('language = "fr"', "cannot be read yet"),
    ],
)
def test_what_cannot_be_is_named_with_the_file(tmp_path: Path, line: str, problem: str) -> None:
    (tmp_path / "kg.toml").write_text(line + "\n")
    with pytest.raises(SettingsError, match=problem):
        Settings.load(tmp_path, {})


def test_a_wrong_variable_of_the_environment_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"the environment \(KG_…\): there is no setting 'bass'"):
        Settings.load(tmp_path, {"KG_BASS": "x"})


def test_what_goes_into_run_json_holds_no_path() -> None:
    settings = Settings(ontology=Path("here"), model="here/model")
    assert not any("here" in str(value) for value in settings.described().values())
