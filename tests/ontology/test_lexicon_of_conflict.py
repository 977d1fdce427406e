"""Refusals, threats, protests, measures and attacks: what their words say, and what they do not say."""

import pytest

from tests.sentences import lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # protest and refusal
        (
            "Students continued a hunger strike in Nepal to demand the release of prisoners.",
            "Students opposes - asserted",
        ),
        ("Farmers blocked roads in Poland over the tariff.", "Farmers opposes - asserted"),
        ("Norway refused to lift the curfew.", "Norway opposes - asserted"),
        ("Norway declined to sign the treaty.", "Norway opposes - asserted"),
        ("Norway declined to resign.", "Norway opposes - asserted"),
        ("Nurses protested at the pay cut.", "Nurses opposes - asserted"),
        ("Students protested the rise of prices.", "Students opposes - asserted"),
        ("Students protested the verdict by Peru.", "Students opposes Peru asserted"),
        ("Norwegian miners resigned in protest at the decision of Peru.", "Norwegian miners opposes - asserted"),
        ("Mali reneged on its commitment to hold elections.", "Mali withdraws_from - asserted"),
        # demands
        ("Students marched for peace.", "Students calls_for - asserted"),
        ("Peru concluded that Chile must withdraw.", "Peru calls_on Chile asserted"),
        ("Peru demanded support from Chile.", "Peru calls_on Chile asserted"),
        # threats
        ("Iran vowed to punish Iraq.", "Iran threatens Iraq asserted"),
        ("Iran swore to retaliate against Iraq.", "Iran threatens Iraq asserted"),
        ("Iran vowed to fight until the siege ends.", "Iran threatens - asserted"),
        # blame
        ("France held Iran responsible for the raid.", "France accuses Iran asserted"),
        ("France found Iran guilty of fraud.", "France accuses Iran asserted"),
        # measures
        ("Kenya suspended aid shipments to Mali.", "Kenya imposes_measure_on Mali asserted"),
        ("Kenya advised against travel to Mali.", "Kenya imposes_measure_on Mali asserted"),
        ("Kenya advised its citizens against travel to Mali.", "Kenya imposes_measure_on Mali asserted"),
        ("Kenya issued a travel warning for Mali.", "Kenya imposes_measure_on Mali asserted"),
        ("Rebels held five Kenyan soldiers hostage.", "Rebels detains Kenyan soldiers asserted"),
        # force
        ("Rebels claimed responsibility for an attack on Mali.", "Rebels attacks Mali asserted"),
        ("Russia pounded Ukraine.", "Russia attacks Ukraine asserted"),
        ("Russia's missile barrage on Ukraine went on.", "Russia attacks Ukraine asserted"),
        ("Russia conducted strikes in Ukraine.", "Russia attacks Ukraine asserted"),
        ("Russia launched strikes against Ukraine.", "Russia attacks Ukraine asserted"),
        ("Russia launched missile strikes in Ukraine.", "Russia attacks Ukraine asserted"),
        ("Russia resumed its strikes on Ukraine.", "Russia attacks Ukraine asserted"),
        ("Russia resumed its missile strikes in Ukraine.", "Russia attacks Ukraine asserted"),
        ("Peru condemned the Russian missile strikes in Ukraine.", "Russia attacks Ukraine asserted"),
        ("Peru condemned the Russian bombardment near Ukraine.", "Russia attacks Ukraine asserted"),
        ("Iran brought down a drone over Iraq.", "Iran attacks Iraq asserted"),
        ("Iran mistreated Iraqi prisoners.", "Iran attacks Iraqi prisoners asserted"),
        ("Iran fired an artillery battery at Iraq.", "Iran attacks Iraq asserted"),
    ],
)
def test_the_words_say_it(text: str, expected: str) -> None:
    assert expected in lines(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Workers began a strike in Peru.", "attacks"),
        ("Nurses resumed a strike in Peru.", "attacks"),
        ("Students continued a hunger strike in Nepal to demand the release of prisoners.", "attacks"),
        ("Students demanded the release of prisoners.", "calls_on"),
        ("A nationwide strike in Iran ended.", "attacks"),
        ("Rebels claimed responsibility for the schools of Mali.", "attacks"),
        ("Norway declined to comment.", "opposes"),
        ("Norway refused to say when Peru would vote.", "opposes"),
        ("Students demonstrated their support for peace.", "calls_for"),
        ("Peru said that Chile should withdraw.", "calls_on"),
        ("Iran vowed to support Iraq.", "threatens"),
        ("Iran vowed to fight poverty with Iraq.", "attacks"),
        ("France held Iran in high regard.", "accuses"),
        ("France pledged to hold Iran accountable.", "accuses"),
        ("Kenya advised Mali on travel.", "imposes_measure_on"),
        ("Farmers blocked a bill in Poland.", "imposes_measure_on"),
        ("Rebels held five Kenyan soldiers in high regard.", "detains"),
    ],
)
def test_words_that_look_alike_do_not(text: str, relation: str) -> None:
    assert not any(f" {relation} " in statement for statement in lines(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A gunman shot the mayor of Lyon.", {"gunman attacks mayor of Lyon asserted"}),
        ("Emmanuel Macron bombed Iran.", {"Emmanuel Macron attacks Iran asserted"}),
        ("Emmanuel Macron plans to attack Iran.", {"Emmanuel Macron attacks Iran planned"}),
        ("Emmanuel Macron attacked Iran over trade.", set()),
        ("Marta Alves plans to attack Jan Novak.", set()),
        ("Marta Alves launched an attack on Peru.", set()),
    ],
)
def test_a_person_attacks_only_where_it_can_be_no_speech(text: str, expected: set[str]) -> None:
    assert {statement for statement in lines(text) if " attacks " in statement} == expected
