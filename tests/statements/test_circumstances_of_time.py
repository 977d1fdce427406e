"""Which time belongs to which act, in made-up news of Friday, 6 January 2023."""

from __future__ import annotations

import pytest

from kg.model import Statement
from tests.sentences import acts


def dates(text: str, relation: str, **fields: str) -> list[str | None]:
    return [statement.date for statement in acts(text, relation, **fields)]


def only(text: str, relation: str) -> Statement:
    (found,) = acts(text, relation)
    return found


# ---- on the act itself -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("Norway sanctioned Chile on Thursday.", "sanctions", "2023-01-05"),
        ("Norway will sanction Chile on Wednesday.", "sanctions", "2023-01-11"),
        ("Norway sanctioned Chile on Friday.", "sanctions", "2023-01-06"),
        ("Norway will sanction Chile next Tuesday.", "sanctions", "2023-01-10"),
        ("On Monday Norway sanctioned Chile.", "sanctions", "2023-01-02"),
        ("On January 3rd Norway sanctioned Chile.", "sanctions", "2023-01-03"),
        ("Norway sanctioned Chile in late 2021.", "sanctions", "2021"),
        ("Norway attacked Chile overnight.", "attacks", "2023-01-05/2023-01-06"),
        ("In Lima in November 2021, Norway sanctioned Chile.", "sanctions", "2021-11"),
        ("Talks between Norway and Chile began in Lima on Monday.", "meets", "2023-01-02"),
        ("Norway and Chile held talks on Monday and Tuesday.", "meets", "2023-01-02/2023-01-03"),
        ("Norway and Chile held talks in Lima on 3 and 14 May.", "meets", None),
        ("Norway sanctioned Chile last month, on 20 December.", "sanctions", "2022-12-20"),
        ("After sanctioning Chile in March, Norway criticized Peru.", "sanctions", "2022-03"),
        ("Norway has sanctioned Chile since 2014.", "sanctions", "2014/.."),
        ("Norway plans to sanction Chile by the end of the year.", "sanctions", "../2023"),
        ("Norway sanctioned Chile.", "sanctions", None),
        ("Norway sanctioned Chile in recent weeks.", "sanctions", None),
    ],
)
def test_the_time_of_an_act_is_what_hangs_on_it(text: str, relation: str, expected: str | None) -> None:
    assert dates(text, relation) == [expected]


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("The 2019 talks between Norway and Chile failed.", "negotiates_with", "2019"),
        ("Talks held on Tuesday between Norway and Chile failed.", "negotiates_with", "2023-01-03"),
        ("Talks between Norway and Chile are set for Monday.", "meets", "2023-01-09"),
        ("Norway will co-host a meeting with Chile on Tuesday.", "meets", "2023-01-10"),
        ("Norway's minister is visiting Chile on Tuesday.", "visits", "2023-01-10"),
        ("Norway's minister visits Chile on Tuesday.", "visits", None),
        ("Norway's minister visits Chile today.", "visits", "2023-01-06"),
    ],
)
def test_a_noun_or_a_present_tense_has_its_time(text: str, relation: str, expected: str | None) -> None:
    assert set(dates(text, relation)) == {expected}


def test_a_name_at_the_end_of_a_list_does_not_keep_the_date_for_itself() -> None:
    text = "Norway's president will travel to Chile, Peru and Bolivia January 24-27, 2023."
    assert set(dates(text, "visits")) == {"2023-01-24/2023-01-27"}


# ---- of something else -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Norway condemned last month's attack by Chile on Peru.", "criticizes"),
        ("Norway supports the March 8 movement of Chile.", "supports"),
        ("Norway welcomes the agreement between Chile and Peru of 3 May 2022.", "supports"),
        ("Norway today signed the Alliance Treaty with Chile.", "ally_of"),
        ("On Friday, Norway said that Chile had attacked Peru.", "attacks"),
        ("Norway on Thursday criticized Chile's attack on Peru.", "attacks"),
        ("May Vale, foreign minister of Norway, visited Chile.", "visits"),
        ("Norway supports the 2015 agreement between Chile and Peru.", "supports"),
        ("Under the 1990 treaty Norway is an ally of Chile.", "ally_of"),
    ],
)
def test_the_time_of_something_else_is_not_that_of_the_act(text: str, relation: str) -> None:
    assert set(dates(text, relation)) <= {None}


def test_an_event_keeps_its_own_time_under_another_predicate() -> None:
    text = "Norway condemned last month's attack by Chile on Peru."
    assert dates(text, "attacks") == ["2022-12"]
    assert dates("Friday's meeting between Norway and Chile drew criticism last week.", "meets") == ["2023-01-06"]


# ---- over other predicates -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("Norway's president is scheduled to visit Chile on January 13.", "visits", "2023-01-13"),
        ("Norway agreed on Thursday to send aid to Peru.", "provides_aid_to", "2023-01-05"),
        ("Norway agreed to send aid to Peru on Thursday.", "provides_aid_to", "2023-01-12"),
        ("On Tuesday Norway sanctioned Chile and criticized Peru.", "criticizes", "2023-01-03"),
        ("Norway sanctioned Chile on Tuesday and criticized Peru.", "criticizes", "2023-01-03"),
        ("Norway sanctioned Chile on Tuesday and will criticize Peru.", "criticizes", None),
        ("Norway sanctioned Chile in 2019 and criticized Peru.", "criticizes", None),
        ("At Tuesday's summit, Norway accused Chile of spying.", "accuses", "2023-01-03"),
        ("Norway's king will travel to Lima on Tuesday for talks with Peru.", "meets", "2023-01-10"),
        ("Norway's king flew to Lima on Tuesday to meet the Chilean president.", "meets", "2023-01-03"),
        ("On Tuesday, Norway condemned Chile's support for Peru.", "supports", None),
        ("Norway bombed Peru on Monday, killing Chilean soldiers.", "attacks", "2023-01-02"),
        ("On Tuesday, Norway described the plan as a trap and asked Chile to leave.", "calls_on", "2023-01-03"),
        ("On Tuesday, when Norway hosted the Chilean president, Peru protested.", "hosts", "2023-01-03"),
        ("When Norway met Chile last month, Peru left.", "meets", "2022-12"),
        ("Norway said on Monday it would sanction Chile on Thursday.", "sanctions", "2023-01-05"),
    ],
)
def test_a_time_reaches_an_act_only_over_steps_that_keep_it_true(
    text: str, relation: str, expected: str | None
) -> None:
    assert set(dates(text, relation)) == {expected}


# ---- sayings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("Norway accused Chile on Thursday of attacking Peru in 2021.", "accuses", "2023-01-05"),
        ("In a statement on Thursday, Norway accused Chile of attacking Peru.", "accuses", "2023-01-05"),
        ("Norway on Thursday criticized Chile's attack of December on Peru.", "criticizes", "2023-01-05"),
    ],
)
def test_the_date_of_a_reproach_is_that_of_the_saying(text: str, relation: str, expected: str) -> None:
    assert dates(text, relation) == [expected]


def test_the_date_of_the_wrong_belongs_to_the_wrong() -> None:
    assert dates("Norway accused Chile on Thursday of attacking Peru in 2021.", "attacks") == ["2021"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Norway said on Thursday that Chile had attacked Peru.", "2023-01-05"),
        ("Norway said in a statement on Thursday that Chile had attacked Peru.", "2023-01-05"),
        ("Norway said that Chile had attacked Peru on Tuesday.", None),
    ],
)
def test_a_saying_has_its_own_date(text: str, said: str | None) -> None:
    (step,) = only(text, "attacks").attribution
    assert step.date == said


# ---- from one sentence to the next -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday Norway sanctioned Chile. The following day Chile attacked Peru.", "2023-01-03"),
        ("On Monday Norway sanctioned Chile. Chile attacked Peru two days later.", "2023-01-04"),
        ("In May Norway sanctioned Chile. The following day Chile attacked Peru.", None),
        ("The following day Chile attacked Peru.", None),
        ("On Thursday Norway sanctioned Chile. Two days later Chile attacked Peru.", None),
        ("On Monday Norway sanctioned Chile. Nobody spoke. The following day Chile attacked Peru.", None),
        ("On Monday Norway met Chile. A day later Norway met Peru. The next day Chile attacked Peru.", "2023-01-04"),
    ],
)
def test_the_following_day_counts_from_the_date_named_just_before(text: str, expected: str | None) -> None:
    assert dates(text, "attacks") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Today Norway is sanctioning Chile. Norway is also sanctioning Peru.", ["2023-01-06", "2023-01-06"]),
        ("Today Norway is sanctioning Chile. Norway is sanctioning Peru.", ["2023-01-06", None]),
        ("On Monday Norway sanctioned Chile. Norway also sanctioned Peru.", ["2023-01-02", None]),
        ("Today Bolivia is sanctioning Chile. Norway is also sanctioning Peru.", ["2023-01-06", None]),
    ],
)
def test_what_is_also_being_done_is_done_on_the_same_day(text: str, expected: list[str | None]) -> None:
    assert dates(text, "sanctions") == expected


def test_without_the_day_of_the_article_only_what_needs_none_is_resolved() -> None:
    article = {"published": ""}
    assert dates("Norway sanctioned Chile on Thursday.", "sanctions", **article) == [None]
    assert dates("Norway sanctioned Chile in 2021.", "sanctions", **article) == ["2021"]


def test_the_precision_is_that_of_the_words() -> None:
    assert dates("In 2022 Japan joined the pact.", "joins", published="2024-01-01") == ["2022"]
    assert dates("In March 2023 Japan joined the pact.", "joins", published="2024-01-01") == ["2023-03"]
