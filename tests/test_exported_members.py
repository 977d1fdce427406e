"""The public names are there, sorted, and all."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import kg


def modules() -> Iterator[str]:
    for module in pkgutil.walk_packages(kg.__path__, "kg."):
        if not module.ispkg and not module.name.endswith("__main__"):
            yield module.name


def test_the_public_names_are_sorted_and_can_be_had() -> None:
    assert kg.__all__ == sorted(kg.__all__)
    assert [name for name in kg.__all__ if not hasattr(kg, name)] == []


def test_each_public_name_has_one_home() -> None:
    homes = [name for names in kg._HOMES.values() for name in names]
    assert sorted(homes) == kg.__all__


def test_dir_shows_what_was_not_asked_for_yet() -> None:
    assert set(kg.__all__) <= set(dir(kg))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = kg.nothing


@pytest.mark.parametrize("name", sorted(modules()))
def test_a_module_says_what_it_exports_and_has_it(name: str) -> None:
    module = importlib.import_module(name)
    assert [each for each in module.__all__ if not hasattr(module, each)] == []
