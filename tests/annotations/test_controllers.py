"""Whose act a verb without a subject of its own is, and when nobody can say."""

import pytest

from tests.sentences import lines


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norway flew to Chile to sign the treaty.", "Norway signs"),
        ("Norway appealed to Chile to sign the treaty.", "Chile signs"),
        ("Norway sent troops, attacking Chile.", "Norway attacks Chile"),
    ],
)
def test_the_act_is_of_the_one_who_is_to_do_it(sentence: str, expected: str) -> None:
    assert any(found.startswith(expected) for found in lines(sentence)), lines(sentence)


@pytest.mark.parametrize(
    ("sentence", "unsaid"),
    [
        ("Norway flew to Chile to sign the treaty.", "Chile signs"),
        ("Norwegian soldiers were fired upon, wounding two police officers.", "attacks"),
        ("Norway confirmed its ban on torture and opposition to cruelty.", "opposition"),
    ],
)
def test_the_act_is_not_of_who_stands_nearby(sentence: str, unsaid: str) -> None:
    assert not [found for found in lines(sentence) if unsaid in found]
