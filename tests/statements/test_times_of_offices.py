"""From when until when an office is held, in made-up news of Friday, 6 January 2023."""

from __future__ import annotations

import pytest

from kg.model import Factuality, OfficeStatus, Statement
from tests.sentences import acts


def office(text: str, relation: str = "minister_of") -> Statement:
    (found,) = acts(text, relation)
    return found


@pytest.mark.parametrize(
    ("text", "date", "status"),
    [
        ("Ada Lund, finance minister of Norway since 2021, met Prime Minister Kovac.", "2021/..", "current"),
        ("Ada Lund, Norway's finance minister from 2015 to 2019, criticised Iran.", "2015/2019", "former"),
        ("Ada Lund, finance minister of Norway until 2030, criticised Iran.", "../2030", "current"),
        ("Ada Lund, finance minister of Norway until March, criticised Iran.", None, "current"),
        ("Ada Lund, finance minister of Norway, criticised Iran in 2019.", None, "current"),
        ("Ada Lund, finance minister of Norway, has criticised Iran since 2019.", None, "current"),
    ],
)
def test_a_stretch_of_time_right_behind_an_apposed_title_is_that_of_the_office(
    text: str, date: str | None, status: str
) -> None:
    found = office(text)
    assert (found.date, found.status) == (date, OfficeStatus(status))


@pytest.mark.parametrize(
    ("text", "date", "status"),
    [
        ("Ada Lund has been finance minister of Norway since 2021.", "2021/..", "current"),
        ("Ada Lund was finance minister of Norway until 2019.", "../2019", "former"),
        ("Ada Lund served as finance minister of Norway from 2017 to 2019.", "2017/2019", "former"),
        ("Ada Lund, who was finance minister of Norway between 2015 and 2019, criticised Iran.", "2015/2019", "former"),
        ("Ada Lund remained finance minister of Norway.", None, "current"),
        ("Ada Lund became finance minister of Norway in March 2020.", "2020-03/..", "current"),
        ("In 2006 Ada Lund became finance minister of Norway.", "2006/..", "current"),
        ("Ada Lund took office as finance minister of Norway on Monday.", "2023-01-02/..", "current"),
        ("Ada Lund took over as finance minister of Norway in 2019.", "2019/..", "current"),
        ("Ada Lund was sworn in as finance minister of Norway on 3 May 2022.", "2022-05-03/..", "current"),
        ("Ada Lund was appointed finance minister of Norway on 3 May 2022.", None, "current"),
        ("Ada Lund will become finance minister of Norway next month.", "2023-02", "future"),
    ],
)
def test_the_verb_says_which_part_of_a_tenure_its_time_is(text: str, date: str | None, status: str) -> None:
    found = office(text)
    assert (found.date, found.status) == (date, OfficeStatus(status))


@pytest.mark.parametrize(
    ("text", "date", "status"),
    [
        ("Ada Lund resigned as finance minister of Norway on Tuesday.", "../2023-01-03", "former"),
        ("Ada Lund has stepped down as finance minister of Norway.", None, "former"),
        ("The king dismissed Ada Lund as finance minister of Norway on 3 May 2022.", "../2022-05-03", "former"),
        ("Ada Lund was replaced as finance minister of Norway last week.", "../2023-01-01", "former"),
        ("Ada Lund will step down as finance minister of Norway in June.", "../2023-06", "current"),
        ("Ada Lund may resign as finance minister of Norway in June.", None, "current"),
        ("Ada Lund did not resign as finance minister of Norway on Tuesday.", None, "current"),
    ],
)
def test_who_leaves_an_office_held_it_until_then(text: str, date: str | None, status: str) -> None:
    found = office(text)
    assert (found.date, found.status, found.factuality) == (date, OfficeStatus(status), Factuality.ASSERTED)


def test_who_dismisses_somebody_does_not_have_the_office_for_it() -> None:
    found = office("President Kovac dismissed Ada Lund as finance minister of Norway.")
    assert found.subject is not None
    assert found.subject.name == "Ada Lund"
    assert not acts("President Kovac resigned himself as finance minister of Norway to a long war.", "minister_of")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lund, finance minister of Norway since 2021, met Paul Weber.",
        "Former president Ada Lund (2015-2019) met Paul Weber.",
        "Ada Lund (1932-2010) met Paul Weber.",
    ],
)
def test_the_years_of_an_office_or_a_life_are_those_of_no_act(text: str) -> None:
    assert [each.date for each in acts(text, "meets")] == [None]


def test_whom_somebody_meets_over_years_is_not_dated_by_the_meetings() -> None:
    (office_of,) = acts("Paul Weber has met Ada Lund, the finance minister of Norway, since 2021.", "minister_of")
    assert office_of.date is None


def test_an_office_whose_state_stands_elsewhere_is_as_real_as_its_verb_too() -> None:
    found = office("Norway's Ada Lund could be named finance minister.")
    assert "of the sentence" in found.evidence.rule
    assert found.factuality is Factuality.POSSIBLE
