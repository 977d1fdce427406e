"""Finding times and saying what they mean; the sentences and people are made up."""

from __future__ import annotations

import datetime as dt
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotations.dates import Direction, TimeExpression, document_date, find_times, parse_published

FRIDAY = dt.date(2023, 1, 6)
PAST, FUTURE, NONE = Direction.PAST, Direction.FUTURE, Direction.NONE
ANY = tuple(Direction)


def only(text: str) -> TimeExpression:
    (found,) = find_times(text)
    assert found.span.of(text) == found.text
    return found


def value(text: str, direction: Direction = PAST, reference: dt.date | None = FRIDAY) -> str | None:
    found = only(text).resolve(reference, direction)
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Norland and Sudria met on 6 January 2023.", "2023-01-06"),
        ("On January 6, 2023 they met.", "2023-01-06"),
        ("6 Jan, 2023", "2023-01-06"),
        ("the 6th of January, 2023", "2023-01-06"),
        ("January the 6th, 2023", "2023-01-06"),
        ("Friday, 6 January 2023", "2023-01-06"),
        ("Fri, 06 Jan 2023 19:49:23 +0000", "2023-01-06"),
        ("signed 6-Jan-2023", "2023-01-06"),
        ("JANUARY 6, 2023", "2023-01-06"),
        ("Sept. 6, 2022", "2022-09-06"),
        ("2023-01-06", "2023-01-06"),
        ("at 2023-01-06T10:00Z", "2023-01-06"),
        ("2023/01/06", "2023-01-06"),
        ("6\u00a0January\u00a02023", "2023-01-06"),
        ("6 January\n2023", "2023-01-06"),
        ("29 February 2024", "2024-02-29"),
    ],
)
def test_a_full_date_needs_no_reference(text: str, day: str) -> None:
    assert [value(text, direction, None) for direction in ANY] == [day] * 3


@pytest.mark.parametrize(
    ("text", "month"),
    [("in October 2022", "2022-10"), ("Oct. 2022", "2022-10"), ("May 2022", "2022-05"), ("March of 2021", "2021-03")],
)
def test_a_month_of_a_year_stays_a_month(text: str, month: str) -> None:
    assert value(text, NONE, None) == month


@pytest.mark.parametrize(
    ("text", "past", "future", "none"),
    [
        ("on January 13", "2022-01-13", "2023-01-13", "2023-01-13"),
        ("on January 6", "2023-01-06", "2023-01-06", "2023-01-06"),
        ("on Jan. 2", "2023-01-02", "2024-01-02", "2023-01-02"),
        ("on 20 December", "2022-12-20", "2023-12-20", "2022-12-20"),
        ("on 29 February", "2020-02-29", "2024-02-29", "2024-02-29"),
        ("in October", "2022-10", "2023-10", "2022-10"),
        ("in January", "2023-01", "2023-01", "2023-01"),
        ("in March", "2022-03", "2023-03", "2023-03"),
        ("early October", "2022-10", "2023-10", "2022-10"),
        ("the third quarter", "2022-07/2022-09", "2023-07/2023-09", "2022-07/2022-09"),
        ("on Monday, January 9", "2023-01-09", "2023-01-09", "2023-01-09"),
    ],
)
def test_the_tense_gives_the_year_that_is_left_out(text: str, past: str, future: str, none: str) -> None:
    assert [value(text, direction) for direction in (PAST, FUTURE, NONE)] == [past, future, none]


@pytest.mark.parametrize(
    ("text", "past", "future", "none"),
    [
        ("on Thursday", "2023-01-05", "2023-01-12", "2023-01-05"),
        ("on Wednesday", "2023-01-04", "2023-01-11", "2023-01-04"),
        ("on Friday", "2023-01-06", "2023-01-06", "2023-01-06"),
        ("Thursday morning", "2023-01-05", "2023-01-12", "2023-01-05"),
        ("late on Thursday", "2023-01-05", "2023-01-12", "2023-01-05"),
        ("this Thursday", "2023-01-05", "2023-01-12", "2023-01-12"),
        ("next Tuesday", "2023-01-10", "2023-01-10", "2023-01-10"),
        ("next Friday", "2023-01-13", "2023-01-13", "2023-01-13"),
        ("last Friday", "2022-12-30", "2022-12-30", "2022-12-30"),
        ("last Thursday", "2023-01-05", "2023-01-05", "2023-01-05"),
        ("Monday of next week", "2023-01-09", "2023-01-09", "2023-01-09"),
        ("Wednesday last week", "2022-12-28", "2022-12-28", "2022-12-28"),
    ],
)
def test_a_weekday_is_the_nearest_in_the_direction_of_the_tense(text: str, past: str, future: str, none: str) -> None:
    assert [value(text, direction) for direction in (PAST, FUTURE, NONE)] == [past, future, none]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2023-01-06"),
        ("tonight", "2023-01-06"),
        ("this afternoon", "2023-01-06"),
        ("yesterday", "2023-01-05"),
        ("yesterday evening", "2023-01-05"),
        ("last night", "2023-01-05"),
        ("tomorrow", "2023-01-07"),
        ("the day after tomorrow", "2023-01-08"),
        ("the day before yesterday", "2023-01-04"),
        ("this week", "2023-01-02/2023-01-08"),
        ("last week", "2022-12-26/2023-01-01"),
        ("early next week", "2023-01-09/2023-01-15"),
        ("last weekend", "2022-12-31/2023-01-01"),
        ("earlier this month", "2023-01"),
        ("last month", "2022-12"),
        ("next month", "2023-02"),
        ("this year", "2023"),
        ("last year", "2022"),
        ("Next year's talks", "2024"),
        ("this decade", "2020/2029"),
        ("last May", "2022-05"),
        ("next March", "2023-03"),
        ("this March", "2023-03"),
        ("three days ago", "2023-01-03"),
        ("two weeks ago", "2022-12-19/2022-12-25"),
        ("14 months ago", "2021-11"),
        ("a year ago", "2022"),
        ("two decades ago", "2000/2009"),
    ],
)
def test_words_that_count_from_the_article_do_so_under_any_tense(text: str, expected: str) -> None:
    assert [value(text, direction) for direction in ANY] == [expected] * 3
    assert value(text, PAST, None) is None


def test_the_end_of_the_year_is_this_year_only_in_a_clause_about_the_future() -> None:
    assert value("at the end of the year", FUTURE) == "2023"
    assert value("at the end of the year", PAST) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 2021", "2021"),
        ("late 2022", "2022"),
        ("mid-2021", "2021"),
        ("by the end of 2021", "../2021"),
        ("the summer of 2022", "2022"),
        ("in the 1990s", "1990/1999"),
        ("the early 1990s", "1990/1999"),
        ("the first quarter of 2022", "2022-01/2022-03"),
        ("Q3 2022", "2022-07/2022-09"),
        ("the second half of 2021", "2021-07/2021-12"),
        ("since 2020", "2020/.."),
        ("since at least 2014", "2014/.."),
        ("since October 2022", "2022-10/.."),
        ("until 2025", "../2025"),
        ("from 1 March 2021 on", "2021-03-01/.."),
        ("between 2019 and 2021", "2019/2021"),
        ("from 2019 to 2021", "2019/2021"),
        ("the 2019–2021 plan", "2019/2021"),
        ("3–5 May 2022", "2022-05-03/2022-05-05"),
        ("12-13 December 1978", "1978-12-12/1978-12-13"),
        ("May 3-5, 2022", "2022-05-03/2022-05-05"),
        ("between 3 and 5 May 2022", "2022-05-03/2022-05-05"),
        ("on 3 and 4 May 2022", "2022-05-03/2022-05-04"),
        ("30 April–2 May 2022", "2022-04-30/2022-05-02"),
        ("30 December to 2 January 2022", None),
        ("from 30 December to 2 January 2022", "2021-12-30/2022-01-02"),
        ("October–December 2022", "2022-10/2022-12"),
        ("from October 2022 to March", "2022-10/2023-03"),
    ],
)
def test_years_and_intervals_keep_their_own_precision(text: str, expected: str | None) -> None:
    if expected is None:
        assert len(find_times(text)) == 2
    else:
        assert [value(text, direction, None) for direction in ANY] == [expected] * 3


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("since Monday", "2023-01-02/..", "2023-01-02/.."),
        ("until Monday", "../2023-01-02", "../2023-01-09"),
        ("from Monday to Wednesday", "2023-01-02/2023-01-04", "2023-01-09/2023-01-11"),
        ("Monday through Friday", "2023-01-02/2023-01-06", "2023-01-09/2023-01-13"),
        ("from 3 to 5 May", "2022-05-03/2022-05-05", "2023-05-03/2023-05-05"),
        ("between March and May", "2022-03/2022-05", "2023-03/2023-05"),
        ("after August 15", "2022-08-15/..", "2023-08-15/.."),
    ],
)
def test_intervals_without_a_year_follow_the_tense(text: str, past: str, future: str) -> None:
    assert [value(text, PAST), value(text, FUTURE)] == [past, future]


@pytest.mark.parametrize(
    "text",
    [
        "Ms May said so, and Norland may march in the spring.",
        "An offer by May was refused.",
        "They march on and may win; mark the sun.",
        "Minister April Vale and Jan Egel spoke.",
        "Norland Today reported it.",
        "in 2000 people's homes",
        "It costs 2021 euros, or 1,999.",
        "Resolution 2231, article 2021.",
        "on Mondays, or every Tuesday",
        "Black Friday sales and the Good Friday accord",
        "In 31 September terms",
        "phone 12-13, rooms 3-5",
        "",
    ],
)
def test_words_and_numbers_that_are_no_times_are_left_alone(text: str) -> None:
    assert [found.text for found in find_times(text) if found.text != "September"] == []


@pytest.mark.parametrize(
    "text", ["the following day", "the next year", "that week", "over the last year", "two days later"]
)
def test_a_time_that_points_into_the_text_is_found_and_stays_unresolved(text: str) -> None:
    assert [value(text, direction) for direction in ANY] == [None] * 3


@pytest.mark.parametrize("text", ["on Friday", "on January 13", "in October", "today", "since Monday", "last week"])
def test_without_a_reference_nothing_is_guessed(text: str) -> None:
    assert [value(text, direction, None) for direction in ANY] == [None] * 3


def test_april_is_a_month_behind_a_preposition_even_before_a_name() -> None:
    assert value("In April Norland left the pact.") == "2022-04"


def test_an_event_named_by_its_day_does_not_open_an_interval() -> None:
    assert value("Since Friday’s talks the port has been calm.") == "2023-01-06"


def test_two_dates_in_a_row_have_no_one_value() -> None:
    assert only("on March 15 and March 24").text == "March 15 and March 24"
    assert value("on March 15 and March 24") is None


def test_times_far_apart_in_a_long_text_are_all_found_where_they_stand() -> None:
    filler = "The envoys of both sides spoke about ports and ships, and then they spoke about them once more. " * 3
    text = "6 January 2023 " + filler + "since May 2021 " + filler + "the second half of 2021"
    assert [found.text for found in find_times(text)] == ["6 January 2023", "since May 2021", "the second half of 2021"]
    assert all(found.text == found.span.of(text) for found in find_times(text))


def test_an_empty_line_ends_a_date() -> None:
    assert [found.text for found in find_times("in October\n\n2022 was cold")] == ["October"]


def test_it_is_said_how_a_time_was_resolved() -> None:
    def how(text: str, direction: Direction) -> str | None:
        found = only(text).resolve(FRIDAY, direction)
        return found.how if found else None

    assert how("on Thursday", PAST) == "weekday before the article's date"
    assert how("on Wednesday", FUTURE) == "weekday after the article's date"
    assert how("on Friday", PAST) == "weekday of the article's date"
    assert how("in October", PAST) == "month before the article's date"
    assert how("6 May 2020", PAST) == "absolute"
    assert how("since 2020", PAST) == "absolute, open"
    assert how("last week", PAST) == "week before the article's date"


def test_a_resolved_time_carries_its_text_and_span() -> None:
    text = "They meet next Tuesday."
    found = only(text).resolve(FRIDAY, FUTURE)
    assert found is not None
    assert found.span is not None
    assert found.text == found.span.of(text) == "next Tuesday"


@pytest.mark.parametrize("reference", [dt.date.min, dt.date.max])
@pytest.mark.parametrize("text", ["yesterday", "tomorrow", "next week", "last year", "900 years ago", "on 29 February"])
def test_the_ends_of_the_calendar_give_nothing_rather_than_an_error(text: str, reference: dt.date) -> None:
    for direction in ANY:
        found = only(text).resolve(reference, direction)
        assert found is None or found.earliest is not None


# ---- the date of the document ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "6 Jan, 2023\nNorland will deepen its ties with Sudria.",
        "6 Jan, 2023 Norland will deepen its ties with Sudria.",
        "A headline\n\nFriday, January 6, 2023\n\nMs Vale left the talks.",
        "A headline\n\nBy Ana Vale, 6 January 2023\n\nThe talks are over.",
        "A headline\nPublished: 2023-01-06 10:00\nUpdated: 2023-01-08 11:00\nThe talks are over.",
        "A headline\nUpdated: 2023-01-08\nPublished on January 6, 2023\nThe talks are over.",
        "<p>A headline</p>\n<p>6 January 2023</p>\n<p>The talks of 3 May 2022 are over.</p>",
        "NORWICH, January 6, 2023 (Wire) – Norland left the talks on 3 January 2023.",
        "Norwich, 6 January 2023 – Norland left the talks.",
        "NORWICH, Jan 6 (Wire) – Norland left the talks of March 2023.",
        "Statement | 6 January 2023 | Ministry of Trade\n\nThe talks are over.",
        "# A headline\n\n*6 January 2023*\n\nThe talks are over.",
        "Last updated on January 6, 2023\nThe talks are over.",
        "WEDNESDAY, JANUARY 6, 2023\n\nThe talks are over.".replace("WEDNESDAY", "FRIDAY"),
    ],
)
def test_the_date_of_a_document_is_read_from_its_head(text: str) -> None:
    assert document_date(text) == FRIDAY


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May 2022 Norland left the pact.",
        "Norland left the pact on 3 May 2022.",
        "Norland opened the case against the harbour\non 3 May 2022.",
        "6 January 2023 was a dark day for Norland.",
        "NORWICH, Jan 6 (Wire) – Norland left the talks.",
        "NORWICH, Jan 6 (Wire) – Norland left the talks of March 2021 and of March 2023.",
        "Vale and Marsh on 25 October 2022.\n\nThe ministry will send forms.",
        "In October 2022\n\nNorland left.",
        "Published: October 2022",
        "",
    ],
)
def test_a_date_of_the_story_is_not_the_date_of_the_document(text: str) -> None:
    assert document_date(text) is None


def test_only_the_head_is_looked_at() -> None:
    text = "x" * 700 + "\n6 January 2023\n"
    assert document_date(text) is None
    assert document_date(text, head=800) == FRIDAY


def test_a_date_that_the_edge_of_the_head_cuts_is_read_whole() -> None:
    assert document_date("A headline\n6 January 2023\n", head=16) == FRIDAY


@pytest.mark.parametrize(
    "published",
    [
        "2023-01-06",
        "2023-01-06T23:30:00-05:00",
        "2023-01-06T00:10:00+13:00",
        "2023-01-06 10:00",
        "20230106",
        "6 January 2023",
        "January 6, 2023",
        "Fri, 06 Jan 2023 23:49:23 +0000",
    ],
)
def test_a_publication_date_keeps_the_publishers_local_day(published: str) -> None:
    assert parse_published(published) == "2023-01-06"


@pytest.mark.parametrize("published", ["", "yesterday", "2023", "2023-13-45", "06/01/2023"])
def test_a_publication_date_that_is_not_sure_is_none(published: str) -> None:
    assert parse_published(published) is None


# ---- properties -----------------------------------------------------------------------------------------------------

_WORDS = (
    *(
        "since",
        "until",
        "from",
        "to",
        "between",
        "and",
        "in",
        "on",
        "of",
        "the",
        "last",
        "next",
        "this",
        "early",
        "mid",
    ),
    *(
        "May",
        "March",
        "october",
        "October",
        "Oct.",
        "Friday",
        "Monday",
        "Fri,",
        "6",
        "06",
        "13th",
        "31",
        "2022",
        "2023",
    ),
    *("1990s", "2023-01-06", "–", "-", ",", ".", "\n", "\n\n", "today", "tomorrow", "week", "month", "year", "quarter"),
    *("day", "ago", "two", "first", "Q3", "end"),
)
_PIECES = st.sampled_from(_WORDS)
_TEXTS = st.one_of(st.text(), st.lists(_PIECES, max_size=14).map(" ".join))
_DATES = st.one_of(st.none(), st.dates())


@given(text=_TEXTS, reference=_DATES, direction=st.sampled_from(Direction))
def test_any_text_gives_spans_in_order_and_dates_that_exist(
    text: str, reference: dt.date | None, direction: Direction
) -> None:
    end = 0
    for found in find_times(text):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.text == found.span.of(text)
        end = found.span.end
        resolved = found.resolve(reference, direction)
        if resolved and resolved.earliest and resolved.latest:
            assert resolved.earliest <= resolved.latest


@given(text=_TEXTS, reference=_DATES, direction=st.sampled_from(Direction))
def test_a_value_is_never_finer_than_its_words(text: str, reference: dt.date | None, direction: Direction) -> None:
    for found in find_times(text):
        resolved = found.resolve(reference, direction)
        if resolved is None:
            continue
        if re.search(r"\d{4}-\d\d-\d\d", resolved.value):
            assert re.search(
                r"day|week|ago|tomorrow|night|morning|noon|evening|\b\d{1,2}\b|\d{1,2}(?:st|nd|rd|th)", found.text
            )
        elif re.search(r"\d{4}-\d\d", resolved.value):
            assert re.search(r"(?i)month|quarter|half|Q\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", found.text)


@given(text=_TEXTS)
def test_document_date_never_raises(text: str) -> None:
    found = document_date(text)
    assert found is None or isinstance(found, dt.date)


@pytest.mark.parametrize("hostile", [" ", "\n", "May ", "6 ", "from ", "2022-", "1 to ", "Monday, ", "the ", "early "])
def test_time_grows_in_step_with_the_text(hostile: str) -> None:
    started = time.process_time()
    find_times(hostile * 20_000)
    assert time.process_time() - started < 5
