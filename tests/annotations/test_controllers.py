"""Whose act a verb without a subject of its own is, and when nobody can say."""

import pytest

from tests.sentences import lines


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norway flew to Chile to sign the treaty.", "Norway signs"),
        ("Norway appealed to Chile to sign the treaty.", "Chile signs"),
        ("Norway sent troops, attacking Chile.", "Norway attacks Chile"),
        ("Ada Vale, head of the World Bank, which condemned Chile, left.", "World Bank criticizes Chile"),
    ],
)
def test_the_act_is_of_the_one_who_is_to_do_it(sentence: str, expected: str) -> None:
    assert any(found.startswith(expected) for found in lines(sentence)), lines(sentence)


@pytest.mark.parametrize(
    ("sentence", "unsaid"),
    [
        ("Norway flew to Chile to sign the treaty.", "Chile signs"),
        ("Norwegian soldiers were fired upon, wounding two police officers.", "attacks"),
        ("Ada Vale, director of the Centre for Rural Research, which organized the talks, left.", "Vale hosts"),
        ("Norway confirmed its ban on torture and opposition to cruelty.", "opposition"),
    ],
)
def test_the_act_is_not_of_who_stands_nearby(sentence: str, unsaid: str) -> None:
    assert not [found for found in lines(sentence) if unsaid in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ada Vale called for Norway to sign the treaty.", "Norway signs treaty requested"),
        ("“I want to thank Norway,” Kenyan President Ada Vale said.", "Ada Vale supports Norway asserted"),
        ("Ada Vale wants to thank Norway.", "Ada Vale supports Norway planned"),
        ("President Ada Vale had to travel to Chile.", "Ada Vale visits Chile asserted"),
        ("President Ada Vale has to travel to Chile.", "Ada Vale visits Chile requested"),
        ("Norway should stop attacking Chile.", "Norway attacks Chile asserted"),
        ("Norway stopped attacking Chile.", "Norway attacks Chile denied"),
        ("Norwegian forces launched an assault to take the city and called on Chile to surrender.", "asserted"),
        (
            "Ada Vale on Friday signed the law to absorb the Chilean territory into the Kenyan Federation, after "
            "Chilean residents voted in a referendum to split from Chile in favor of Kenya.",
            "Ada Vale signs law asserted",
        ),
    ],
)
def test_acts_are_as_real_as_the_clause_they_belong_to(sentence: str, expected: str) -> None:
    assert any(expected in found for found in lines(sentence)), lines(sentence)
