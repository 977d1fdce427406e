"""Tenures: what statements of different days and precision add up to, and what stays open."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kg.graph.tenures import Bound, Tenure, tenures
from kg.statements.tables import Tables

from .offices import DENIED, ONGOING, PLANNED, POSSIBLE, VOCABULARY, minister, told


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def bound(value: str | None = None, earliest: str | None = None, latest: str | None = None) -> Bound:
    return Bound(value=value, earliest=day(earliest), latest=day(latest))


def the(tables: Tables) -> Tenure:
    (tenure,) = tenures(tables, VOCABULARY)
    return tenure


def all_of(tables: Tables) -> list[tuple[str, Bound, Bound, str | None]]:
    return [(each.person.actor, each.begin, each.end, each.status) for each in tenures(tables, VOCABULARY)]


# ---- what the day of an article says --------------------------------------------------------------------------------


def test_a_current_office_is_held_on_the_day_of_its_article_and_nothing_more_is_known() -> None:
    tenure = the(minister(("2021-03-02", "current")))
    assert (tenure.begin, tenure.end) == (bound(latest="2021-03-02"), bound(earliest="2021-03-03"))
    assert not tenure.begin.known
    assert (tenure.status, tenure.as_of) == ("current", "2021-03-02")


def test_a_former_office_had_ended_by_the_day_of_its_article() -> None:
    tenure = the(minister(("2021-03-02", "former")))
    assert (tenure.begin, tenure.end) == (bound(latest="2021-03-02"), bound(latest="2021-03-02"))
    assert tenure.status == "former"


def test_a_future_office_begins_on_the_day_of_its_article_or_later() -> None:
    tenure = the(minister(("2021-03-02", "future")))
    assert (tenure.begin, tenure.end) == (bound(earliest="2021-03-02"), bound())
    assert tenure.status == "future"


def test_many_articles_narrow_both_bounds_and_the_last_gives_the_status() -> None:
    said = [("2019-05-01", "future"), ("2019-06-10", "current"), ("2022-01-05", "current"), ("2022-02-01", "former")]
    tenure = the(minister(*said))
    assert tenure.begin == bound(earliest="2019-05-01", latest="2019-06-10")
    assert tenure.end == bound(earliest="2022-01-06", latest="2022-02-01")
    assert (tenure.status, tenure.as_of) == ("former", "2022-02-01")
    assert tenure.statements == ("s00", "s01", "s02", "s03")


def test_the_order_of_the_statements_does_not_matter() -> None:
    said = [("2019-05-01", "future"), ("2019-06-10", "current"), ("2022-02-01", "former")]
    one, other = the(minister(*said)), the(minister(*reversed(said)))
    assert (one.id, one.begin, one.end, one.status) == (other.id, other.begin, other.end, other.status)


def test_an_article_dated_by_its_month_says_that_it_was_so_at_some_time_in_it() -> None:
    tenure = the(minister(("2021-03", "current")))
    assert (tenure.begin, tenure.end) == (bound(latest="2021-03-31"), bound(earliest="2021-03-02"))


def test_an_article_without_a_date_gives_a_status_and_no_bound() -> None:
    tenure = the(minister((None, "current")))
    assert (tenure.begin, tenure.end, tenure.status, tenure.as_of) == (bound(), bound(), "current", None)


def test_without_dates_nobody_can_tell_which_status_is_the_last() -> None:
    assert the(minister((None, "current"), (None, "former"))).status is None


def test_an_office_changes_hands_on_a_day() -> None:
    tenure = the(minister(("2021-03-02", "current"), ("2021-03-02", "former")))
    assert tenure.end == bound(earliest="2021-03-02", latest="2021-03-02")
    assert tenure.status is None


# ---- what a date says -----------------------------------------------------------------------------------------------


def dated(published: str | None, date: str, words: str | None, status: str | None = None, **more: Any) -> Tenure:
    collected = told()
    collected(published, "leads", "ada", "green-party", status, of=None, date=date, date_text=words, **more)
    return the(collected.tables)


def test_since_gives_a_begin_and_says_that_it_is_held_still() -> None:
    tenure = dated("2022-05-01", "2021/..", "since 2021")
    assert (tenure.begin, tenure.end) == (bound("2021", "2021-01-01", "2021-12-31"), bound(earliest="2022-05-02"))
    assert tenure.begin.known
    assert tenure.status == "current"


def test_until_gives_an_end() -> None:
    tenure = dated("2022-05-01", "../2014-03", "until March 2014")
    assert (tenure.begin, tenure.end) == (bound(latest="2014-03-31"), bound("2014-03", "2014-03-01", "2014-03-31"))
    assert tenure.status == "former"


def test_until_a_day_to_come_leaves_it_held() -> None:
    tenure = dated("2022-05-01", "../2024", "until 2024")
    assert tenure.end == bound("2024", "2024-01-01", "2024-12-31")
    assert (tenure.status, tenure.as_of) == ("current", "2022-05-01")


def test_from_and_to_give_both() -> None:
    tenure = dated("2022-05-01", "2012/2016", "from 2012 to 2016")
    assert tenure.begin == bound("2012", "2012-01-01", "2012-12-31")
    assert tenure.end == bound("2016", "2016-01-01", "2016-12-31")
    assert tenure.status == "former"


@pytest.mark.parametrize(
    ("date", "words", "begin", "end"),
    [
        ("2015", "in 2015", "2015-12-31", "2015-01-02"),
        ("2010/2019", "the 2010s", "2019-12-31", "2010-01-02"),
        ("2015-03-02/2015-03-08", "last week", "2015-03-08", "2015-03-03"),
        ("2015-03/2015-05", "from March to May 2015", "2015-05-31", "2015-03-02"),
    ],
)
def test_a_time_within_which_it_was_held_is_no_begin_and_no_end(date: str, words: str, begin: str, end: str) -> None:
    tenure = dated("2022-05-01", date, words)
    assert (tenure.begin, tenure.end) == (bound(latest=begin), bound(earliest=end))
    assert tenure.status is None


def test_a_date_that_is_none_costs_nothing() -> None:
    assert dated("2022-05-01", "soon", "soon", "current").begin == bound(latest="2022-05-01")


def test_what_was_so_before_had_begun_and_may_have_ended() -> None:
    collected = told()
    collected("2022-05-01", "leads", "ada", "green-party", of=None)
    tenure = the(collected.tables)
    assert (tenure.begin, tenure.end, tenure.status) == (bound(latest="2022-05-01"), bound(), None)


def test_what_is_so_now_is_held() -> None:
    collected = told()
    collected("2022-05-01", "leads", "ada", "green-party", of=None, qualification=ONGOING)
    assert the(collected.tables).status == "current"


def test_the_narrowest_of_agreeing_dates_is_taken() -> None:
    collected = told()
    for date in ("2021/..", "2021-05/.."):
        collected("2022-05-01", "leads", "ada", "green-party", of=None, date=date)
    assert the(collected.tables).begin == bound("2021-05", "2021-05-01", "2021-05-31")


# ---- contradictions leave a bound open ------------------------------------------------------------------------------


def test_former_and_then_current_leaves_the_end_open() -> None:
    tenure = the(minister(("2020-01-01", "former"), ("2021-01-01", "current")))
    assert (tenure.begin, tenure.end) == (bound(latest="2020-01-01"), bound())


def test_two_different_begins_leave_it_open() -> None:
    collected = told()
    for date in ("2018/..", "2021/.."):
        collected("2022-05-01", "leads", "ada", "green-party", of=None, date=date)
    assert the(collected.tables).begin == bound(latest="2022-05-01")


# ---- who returns ----------------------------------------------------------------------------------------------------


def test_a_stated_begin_after_the_end_is_a_second_tenure() -> None:
    collected = told()
    collected("2022-05-01", "leads", "ada", "green-party", of=None, date="2008/2011", date_text="from 2008 to 2011")
    collected("2022-05-01", "leads", "ada", "green-party", of=None, date="2018/..", date_text="since 2018")
    first, second = tenures(collected.tables, VOCABULARY)
    assert (first.begin.value, first.end.value, first.status) == ("2008", "2011", "former")
    assert (second.begin.value, second.end.value, second.status) == ("2018", None, "current")
    assert first.id != second.id


def test_a_future_holder_who_was_a_former_one_returns() -> None:
    said = [("2020-01-01", "current"), ("2021-01-01", "former"), ("2024-11-06", "future"), ("2025-02-01", "current")]
    first, second = tenures(minister(*said), VOCABULARY)
    assert first.end == bound(earliest="2020-01-02", latest="2021-01-01")
    assert second.begin == bound(earliest="2024-11-06", latest="2025-02-01")


def test_who_is_elected_again_while_in_office_goes_on() -> None:
    said = [("2020-01-01", "current"), ("2020-11-06", "future"), ("2021-02-01", "current")]
    assert the(minister(*said)).begin == bound(latest="2020-01-01")


# ---- what does not count --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("qualification", [DENIED, POSSIBLE])
def test_what_is_denied_or_possible_makes_no_tenure(qualification: Any) -> None:
    collected = told()
    collected("2022-05-01", "leads", "ada", "green-party", of=None, qualification=qualification)
    assert tenures(collected.tables, VOCABULARY) == ()


def test_what_is_planned_is_future() -> None:
    collected = told()
    collected("2022-05-01", "leads", "ada", "green-party", of=None, qualification=PLANNED)
    assert the(collected.tables).status == "future"


@pytest.mark.parametrize(("subject", "body"), [("sudria", "green-party"), ("ada", "port-summit")])
def test_countries_in_the_chair_and_chairs_of_meetings_hold_no_office(subject: str, body: str) -> None:
    collected = told()
    collected("2022-05-01", "leads", subject, body, "current", of=None)
    assert tenures(collected.tables, VOCABULARY) == ()


# ---- which office ---------------------------------------------------------------------------------------------------


def test_a_ministry_names_its_minister_whatever_the_title() -> None:
    collected = told()
    for role in ("trade minister", "minister of trade"):
        collected("2022-05-01", "minister_of", "ada", "ministry-of-trade", "current", role=role)
    assert the(collected.tables).roles == ("minister of trade", "trade minister")


def test_where_the_ministry_is_unknown_the_title_tells_ministers_apart() -> None:
    collected = told()
    for role in ("trade minister", "health minister", "Health-Minister", "minister"):
        collected("2022-05-01", "minister_of", "ada", "norland", "current", role=role)
    roles = [tenure.roles for tenure in tenures(collected.tables, VOCABULARY)]
    assert roles == [("Health-Minister", "health minister"), ("minister",), ("trade minister",)]


def test_a_statement_without_a_title_is_about_the_only_titled_office_there() -> None:
    collected = told()
    collected("2022-05-01", "leads", "ada", "green-party", "current", role="chair")
    collected("2022-05-01", "leads", "ada", "green-party", of=None, date="2019/..", date_text="since 2019")
    tenure = the(collected.tables)
    assert (tenure.begin.value, tenure.roles) == ("2019", ("chair",))


def test_a_short_title_is_about_the_one_office_whose_title_ends_so() -> None:
    collected = told()
    for role, of in (("health minister", "norland"), ("Minister", "norland"), ("minister", None)):
        collected("2022-05-01", "minister_of", "ada", "norland", "current", role=role, of=of)
    assert the(collected.tables).roles == ("Minister", "health minister", "minister")


def test_where_many_hold_an_office_a_short_title_is_another_one() -> None:
    collected = told()
    for role in ("deputy director", "director"):
        collected("2022-05-01", "holds_position_in", "ada", "green-party", "current", role=role)
    assert len(tenures(collected.tables, VOCABULARY)) == 2


def test_of_two_titled_offices_it_is_about_neither() -> None:
    collected = told()
    for role in ("chair", "treasurer"):
        collected("2022-05-01", "leads", "ada", "green-party", "current", role=role)
    collected("2022-05-01", "leads", "ada", "green-party", of=None, date="2019/..")
    assert len(tenures(collected.tables, VOCABULARY)) == 3


# ---- appointments and successions -----------------------------------------------------------------------------------

GIVEN = "office: copula"


def test_who_is_appointed_begins_then_or_later() -> None:
    collected = told()
    collected("2022-05-01", "minister_of", "ada", "ministry-of-trade", "current", sentence="7", rule=GIVEN)
    collected("2022-05-01", "appoints", "norland", "ada", of=None, sentence="7", date="2022-04-28")
    assert the(collected.tables).begin == bound(earliest="2022-04-28", latest="2022-05-01")


@pytest.mark.parametrize(("sentence", "rule"), [("8", GIVEN), ("7", "office: apposition")])
def test_an_office_of_another_sentence_or_beside_the_name_is_not_the_one_given(sentence: str, rule: str) -> None:
    collected = told()
    collected("2022-05-01", "minister_of", "ada", "ministry-of-trade", "current", sentence=sentence, rule=rule)
    collected("2022-05-01", "appoints", "norland", "ada", of=None, sentence="7", date="2022-04-28")
    assert the(collected.tables).begin == bound(latest="2022-05-01")


def test_who_holds_it_already_is_confirmed_by_an_appointment() -> None:
    collected = told()
    collected("2022-01-01", "minister_of", "ada", "ministry-of-trade", "current")
    collected("2022-05-01", "minister_of", "ada", "ministry-of-trade", "current", sentence="7", rule=GIVEN)
    collected("2022-05-01", "appoints", "norland", "ada", of=None, sentence="7", date="2022-04-28")
    assert the(collected.tables).begin == bound(latest="2022-01-01")


def test_a_succession_ends_one_tenure_and_begins_the_other_if_they_share_one_office() -> None:
    collected = told()
    collected("2020-05-01", "minister_of", "bo", "ministry-of-trade", "current")
    collected("2022-05-01", "minister_of", "ada", "ministry-of-trade", "current")
    collected("2022-05-01", "succeeds", "ada", "bo", of=None, date="2021-05")
    may = bound("2021-05", "2021-05-01", "2021-05-31")
    assert all_of(collected.tables) == [
        ("ada", may, bound(earliest="2022-05-02"), "current"),
        ("bo", bound(latest="2020-05-01"), may, "former"),
    ]


def test_a_succession_in_an_office_that_is_not_known_says_nothing() -> None:
    collected = told()
    collected("2022-05-01", "minister_of", "ada", "ministry-of-trade", "current")
    collected("2022-05-01", "succeeds", "ada", "bo", of=None, date="2021-05")
    assert the(collected.tables).begin == bound(latest="2022-05-01")


def test_a_return_that_only_a_succession_tells_of_is_no_tenure() -> None:
    collected = told()
    collected("2015-01-01", "minister_of", "ada", "ministry-of-trade", "current")
    collected("2016-01-01", "minister_of", "ada", "ministry-of-trade", "former")
    collected("2020-05-01", "minister_of", "bo", "ministry-of-trade", "current")
    collected("2021-06-01", "succeeds", "ada", "bo", of=None, date="2021-05")
    assert [(person, end.latest) for person, _, end, _ in all_of(collected.tables)] == [
        ("ada", day("2016-01-01")),
        ("bo", day("2021-05-31")),
    ]
