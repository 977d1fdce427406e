"""Kinds of times, each with what only looks like it; the sentences, people and papers are made up."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.annotations.dates import Direction, find_times, other_date

FRIDAY = dt.date(2023, 1, 6)
PAST, FUTURE, NONE = Direction.PAST, Direction.FUTURE, Direction.NONE


def values(text: str, direction: Direction = PAST, reference: dt.date | None = FRIDAY) -> list[str | None]:
    found = [expression.resolve(reference, direction) for expression in find_times(text)]
    return [value.value if value else None for value in found]


@pytest.mark.parametrize(
    ("text", "direction", "expected"),
    [
        # weekdays
        ("They met on Friday.", PAST, "2023-01-06"),
        ("They met on Saturday.", PAST, "2022-12-31"),
        ("They will meet on Saturday.", FUTURE, "2023-01-07"),
        ("They will meet this coming Tuesday.", FUTURE, "2023-01-10"),
        ("They met this past Tuesday.", PAST, "2023-01-03"),
        ("They met past Tuesday's deadline.", PAST, "2023-01-03"),
        ("The coming Monday is free.", FUTURE, "2023-01-09"),
        ("They met on the evening of Tuesday.", PAST, "2023-01-03"),
        ("They met in the early hours of Wednesday.", PAST, "2023-01-04"),
        ("They met early on Wednesday morning.", PAST, "2023-01-04"),
        # two times
        ("They met on Monday and Tuesday.", PAST, "2023-01-02/2023-01-03"),
        ("They will meet on Monday or Tuesday.", FUTURE, "2023-01-09/2023-01-10"),
        ("They met on Sunday and Monday.", PAST, "2023-01-01/2023-01-02"),
        ("They met on Monday and Thursday.", PAST, None),
        ("They met on 3 and 4 May.", PAST, "2022-05-03/2022-05-04"),
        ("They met on May 3 and 4, 2021.", PAST, "2021-05-03/2021-05-04"),
        ("They met on 3 and 14 May.", PAST, None),
        ("They met on May 3 and 14.", PAST, None),
        ("They met on 3 May and 14 May.", PAST, None),
        ("They met on 31 May and 1 June.", PAST, "2022-05-31/2022-06-01"),
        ("They met in 2014 and 2015.", PAST, "2014/2015"),
        ("They met in 2014 and 2019.", PAST, None),
        ("They met in 2014 or 2015.", PAST, "2014/2015"),
        ("They met in October and November 2022.", PAST, "2022-10/2022-11"),
        ("They met in October and December 2022.", PAST, None),
        # intervals and their edges
        ("They met from 3 to 5 May.", PAST, "2022-05-03/2022-05-05"),
        ("They fought between 2019 and 2021.", PAST, "2019/2021"),
        ("It has been so since 2020.", PAST, "2020/.."),
        ("It will be so until March.", FUTURE, "../2023-03"),
        ("They must leave no later than 3 May.", FUTURE, "../2023-05-03"),
        ("They must leave prior to 3 May 2023.", FUTURE, "../2023-05-03"),
        ("They met ahead of Tuesday.", PAST, "../2023-01-03"),
        ("They may leave as early as Monday.", FUTURE, "2023-01-09/.."),
        ("They may leave as soon as next week.", FUTURE, "2023-01-09/.."),
        # parts and periods
        ("They met earlier this month.", PAST, "2023-01"),
        ("They met in late 2022.", PAST, "2022"),
        ("They will meet early next year.", FUTURE, "2024"),
        ("They met in the first quarter of 2022.", PAST, "2022-01/2022-03"),
        ("They met in the first quarter of last year.", PAST, "2022-01/2022-03"),
        ("They met in the second half of 2021.", PAST, "2021-07/2021-12"),
        ("They will meet in the second half of this year.", FUTURE, "2023-07/2023-12"),
        ("They met in the first half of the year.", PAST, "2023-01/2023-06"),
        ("They met in the week of December 14.", PAST, "2022-12-12/2022-12-18"),
        # years of a noun
        ("The 2019 talks failed.", PAST, "2019"),
        ("It kept the 1990 treaty.", PAST, "1990"),
        ("They knew of Sudria's 2014 invasion.", PAST, "2014"),
        ("They met this weekend.", PAST, "2022-12-31/2023-01-01"),
        ("They will meet this weekend.", FUTURE, "2023-01-07/2023-01-08"),
        ("They are here this weekend.", NONE, None),
        ("They met over the weekend.", PAST, "2022-12-31/2023-01-01"),
        ("They met last weekend.", PAST, "2022-12-31/2023-01-01"),
        ("They met overnight.", PAST, "2023-01-05/2023-01-06"),
        ("They will meet overnight.", FUTURE, "2023-01-06/2023-01-07"),
        ("They met in August of last year.", PAST, "2022-08"),
        ("They met in January last year.", PAST, "2022-01"),
        ("They met on May 3 last year.", PAST, "2022-05-03"),
        ("They will meet in October this year.", FUTURE, "2023-10"),
        # counted
        ("They met two weeks ago.", PAST, "2022-12-19/2022-12-25"),
        ("They met twenty-five years ago.", PAST, "1998"),
        ("They met thirty days ago.", PAST, "2022-12-07"),
        ("They met a year ago today.", PAST, "2022"),
        ("They met a week ago on Tuesday.", PAST, "2022-12-26/2023-01-01"),
        ("They will meet two weeks from now.", FUTURE, "2023-01-16/2023-01-22"),
        ("They will meet three days from today.", FUTURE, "2023-01-09"),
        ("They will meet in two weeks' time.", FUTURE, "2023-01-16/2023-01-22"),
        ("They will meet a week from Tuesday.", FUTURE, None),
        ("They met about two weeks ago.", PAST, None),
        ("They met more than a year ago.", PAST, None),
        ("They met nearly three years ago.", PAST, None),
        ("They met half a year ago.", PAST, None),
        ("They met around 3 May 2022.", PAST, None),
        # days beside other words
        ("They met on the evening of 5 January.", PAST, "2023-01-05"),
        ("They met on the morning of January 5, 2023.", PAST, "2023-01-05"),
        ("They met on the eve of 3 May 2022.", PAST, "2022-05-02"),
        ("They met on the eve of May 2022.", PAST, None),
        ("They met on the 5th of January.", PAST, "2023-01-05"),
        # numbers
        ("They met on 13/05/2022.", PAST, "2022-05-13"),
        ("They met on 05/13/2022.", PAST, "2022-05-13"),
        ("They met on 05/11/2022.", PAST, "2022"),
        ("They met on 05.05.2022.", PAST, "2022-05-05"),
        ("They met on 2022-05-13.", PAST, "2022-05-13"),
        # seasons, decades, years that are not those of the calendar
        ("They met in the spring of 2022.", PAST, "2022"),
        ("They met in the winter of 2022.", PAST, "2021/2023"),
        ("They met in winter 2022-23.", PAST, "2022/2023"),
        ("They met this summer.", PAST, "2023"),
        ("They met in the early 1990s.", PAST, "1990/1999"),
        ("They spent it in fiscal year 2022.", PAST, None),
        ("They spent it in the 2022 financial year.", PAST, None),
        # what the calendar does not tell
        ("They met the following day.", PAST, None),
        ("They met two days later.", PAST, None),
        ("They met the day before.", PAST, None),
        ("They will meet over the next month.", FUTURE, None),
        ("They spent it in the 2021-2022 academic year.", PAST, None),
        ("They spoke about Tuesday's vote.", PAST, "2023-01-03"),
        ("They spoke about Tuesday.", PAST, None),
        ("They met in the past year.", PAST, None),
    ],
)
def test_a_time_means_what_its_words_say_and_no_more(text: str, direction: Direction, expected: str | None) -> None:
    assert values(text, direction) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Norland may join.",
        "May they join?",
        "Ms May spoke to Mr March.",
        "They march in rows.",
        "March on, said Vale.",
        "It took a second, and the second vote took two.",
        "Under 1990 treaties they are allies.",
        "The 2019 Oslo Games failed.",
        "They met in the week of the vote.",
        "Vision 2030 and Agenda 2063 are plans.",
        "The clock stood at 20.11, the score at 3-5.",
        "They met within days.",
        "They met in recent weeks.",
        "They met a few days ago.",
        "They met several months ago.",
        "They met on the eve of the vote.",
        "It is her first visit in five years.",
        "They talked for three days.",
        "They met last summer.",
        "Version 05.11.2022.1 is out.",
        "Section 12/13/14 holds.",
        "The Sunday Herald wrote so.",
        "It was Easter Monday, then Ash Wednesday.",
        "They meet every Friday and on Mondays.",
        "A fortnight is long.",
        "The day before the vote was calm.",
        "The next day of talks is open.",
        "It was signed the same day as the accord.",
        "On the same day the minister left.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert find_times(text) == []


@pytest.mark.parametrize(
    ("earlier", "text", "expected"),
    [
        ("on 3 May 2022", "the following day", "2022-05-04"),
        ("on 3 May 2022", "the next morning", "2022-05-04"),
        ("on 3 May 2022", "the previous day", "2022-05-02"),
        ("on 3 May 2022", "the day before.", "2022-05-02"),
        ("on 3 May 2022", "the day after.", "2022-05-04"),
        ("on 3 May 2022", "that same day", "2022-05-03"),
        ("on 3 May 2022", "that evening", "2022-05-03"),
        ("on 3 May 2022", "two days later", "2022-05-05"),
        ("on 3 May 2022", "a day earlier", "2022-05-02"),
        ("on 3 May 2022", "a week later", "2022-05-09/2022-05-15"),
        ("in May 2022", "the following month", "2022-06"),
        ("in May 2022", "two years later", "2024"),
        ("in 2022", "the following year", "2023"),
        ("in May 2022", "the following day", None),
        ("in 2022", "a month later", None),
        ("from 3 to 5 May 2022", "the following day", None),
        ("since 2020", "the following year", None),
        ("in 2022", "the same year", "2022"),
    ],
)
def test_a_time_that_points_back_counts_from_the_one_before(earlier: str, text: str, expected: str | None) -> None:
    (first,), (second,) = find_times(earlier), find_times(text)
    assert second.points_back
    assert not first.points_back
    value = first.resolve(FRIDAY, PAST)
    assert value is not None
    found = second.resolve_from(value)
    assert (found.value if found else None) == expected


def test_a_time_of_its_own_does_not_count_from_another() -> None:
    (first,), (second,) = find_times("on 3 May 2022"), find_times("on Monday")
    value = first.resolve(FRIDAY, PAST)
    assert value is not None
    assert second.resolve_from(value) is None


# ---- metadata and text ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("A headline\nPublished: 6 January 2022\nThe talks are over.", "2023-01-06", "2022-01-06"),
        ("NORWICH, January 6, 2022 (Wire) – Norland left the talks.", "2023-01-06", "2022-01-06"),
        ("A headline\nPublished: 6 January 2023\nThe talks are over.", "2023-01-06", None),
        ("A headline\nPublished: 5 January 2023\nThe talks are over.", "2023-01-06", None),
        ("A headline\nPublished: 6 January 2023\n\n3 March 2021\n\nThe talks are over.", "2023-01-06", None),
        ("A headline\nUpdated: 9 February 2023\nThe talks are over.", "2023-01-06", None),
        ("Norland left the talks on 3 May 2021.", "2023-01-06", None),
        ("A headline\nPublished: 6 January 2022\nThe talks are over.", None, None),
        (
            "Norland repeals the order on ports and ships issued on January 6, 2021, which it had kept.",
            "2023-01-06",
            None,
        ),
        ("Norland repeals the order on ports dated January 6, 2021, which it had kept.", "2023-01-06", None),
    ],
)
def test_a_text_that_gives_itself_another_day_than_the_metadata_is_told(
    text: str, published: str | None, expected: str | None
) -> None:
    other = other_date(text, published)
    assert (other.isoformat() if other else None) == expected


def test_times_far_from_each_other_are_found_as_each_alone() -> None:
    said = [
        "in the early hours of Friday, the 6th of January 2023",
        "OVERNIGHT",
        "between the 3rd and the 5th of May 2022",
    ]
    said += ["the first quarter of 2022", "Half of them came", "twenty-two years ago", "two days later", "this autumn"]
    said += ["since January", "the early 1990s", "in FEB. 2021", "the day after tomorrow", "a while ago in Marlow"]
    alone = [[found.text for found in find_times(text)] for text in said]
    filler = f" {'and they spoke of fishing ' * 12}"
    assert [found.text for found in find_times(filler.join(said))] == [text for each in alone for text in each]
