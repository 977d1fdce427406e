import pytest

from kg.text.published import is_date, parse_published


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023-01-06", "2023-01-06"),
        ("2023-01-06T23:30:00-05:00", "2023-01-06"),
        ("20230106", "2023-01-06"),
        ("Fri, 06 Jan 2023 23:30:00 -0500", "2023-01-06"),
        ("6 January 2023", "2023-01-06"),
        ("Jan 6, 2023", "2023-01-06"),
        ("Dec. 12,2020", "2020-12-12"),
        ("Friday 6th January, 2023", "2023-01-06"),
        ("January 6, 2023 Friday 9:00 AM GMT", "2023-01-06"),
        ("13/01/2023", "2023-01-13"),
        ("01/13/2023", "2023-01-13"),
        ("05.05.2023", "2023-05-05"),
        ("01/02/2023", None),  # the first of February, or the second of January
        ("31 February 2020", None),
        ("2023", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_are_read_in_the_ways_they_are_written(value: str | None, expected: str | None) -> None:
    assert parse_published(value) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Updated 2023-01-06 10:00 UTC", True),
        ("Tuesday, May 3, 2022, at 11:00 am", True),
        ("On 3 May 2020 the talks failed", False),
        ("3 May 2020: a day to remember", False),
        ("No date at all", False),
    ],
)
def test_a_line_is_a_date_only_if_nothing_else_is_in_it(line: str, expected: bool) -> None:
    assert is_date(line) is expected
