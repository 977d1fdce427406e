"""Every record of `ontology/actors/` keeps the rules of its table (see the README there)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from babel import Locale
from babel.core import get_global

from kg.identifiers import slug

ONTOLOGY = Path(__file__).parents[2] / "ontology"
ACTORS = ONTOLOGY / "actors"
README = (ACTORS / "README.md").read_text(encoding="utf-8")
Row = Mapping[str, str]

HEADERS = {
    "territories": "id type name names weak_names demonyms people capital seats iso3 wikidata"
    " valid_from valid_to source retrieved",
    "organizations": "id type name names weak_names country parent portfolios seats sector valid_from valid_to source",
    "people": "id type name names weak_names country wikidata valid_from valid_to source retrieved",
    "offices": "title relation object org_relation plural body note",
    "office_modifiers": "word status position",
}
NO_ISO_COUNTRY = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
OBSOLETE = {"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"}
ALIASES = {str(old): now for old, now in get_global("territory_aliases").items()}
CODE_TO_CLDR = {old: now[0] for old, now in ALIASES.items() if re.fullmatch("[A-Z]{3}", old) and len(now) == 1}
OF_IDENTIFIERS = ("OWID country codes", "Wikidata via world-leaders-2021", "congress-legislators")
SOURCES = ("CLDR via Babel", "ISO 3166-1", "own work", *OF_IDENTIFIERS)
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
POLICY = (ONTOLOGY / "policy.ttl").read_text(encoding="utf-8")
CLASSES = set(re.findall(r"^pol:([A-Z]\w*) a owl:Class", POLICY, re.MULTILINE))
RELATIONS = set(re.findall(r"^pol:([a-z]\w*_\w+) a owl:ObjectProperty", POLICY, re.MULTILINE)) | {"leads", "represents"}


def lines(table: str) -> list[str]:
    return (ACTORS / f"{table}.tsv").read_text(encoding="utf-8").split("\n")


def rows(table: str) -> list[Row]:
    header = HEADERS[table].split()
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines(table)[1:-1]]


def members(cell: str) -> list[str]:
    return cell.split(" | ") if cell else []


def strong_names(row: Row) -> list[str]:
    """The name and its other forms; without the name itself where it is said to be weak."""
    name = [] if row["name"] in members(row["weak_names"]) else [row["name"]]
    return name + members(row["names"])


TERRITORIES = rows("territories")
ORGANIZATIONS = rows("organizations")
PEOPLE = rows("people")
KNOWN = TERRITORIES + ORGANIZATIONS + PEOPLE
OFFICES = rows("offices")
MODIFIERS = rows("office_modifiers")
BY_ID = {row["id"]: row for row in KNOWN}
CODES = {row["iso3"] for row in TERRITORIES if row["iso3"]}


def each(records: Iterable[Row], key: str = "id") -> Callable[[Callable[[Row], None]], Callable[[], None]]:
    """Try a test on every record, and name all that fail: as tests of their own, thousands would take minutes."""
    records = list(records)

    def decorated(test: Callable[[Row], None]) -> Callable[[], None]:
        def on_all() -> None:
            assert records
            assert [fault for row in records if (fault := _fault(test, row, key))] == []

        on_all.__name__, on_all.__doc__ = test.__name__, test.__doc__
        return on_all

    return decorated


def _fault(test: Callable[[Row], None], row: Row, key: str) -> str | None:
    try:
        test(row)
    except AssertionError as error:
        return f"{row[key]}: {error}"
    return None


def owners(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Who has a name, for names that more than one record has."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, owner in pairs:
        found[name].add(owner)
    return {name: ids for name, ids in found.items() if len(ids) > 1}


# ---- tables ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", HEADERS)
def test_the_header_and_the_ends_of_lines_are_exact(table: str) -> None:
    assert lines(table)[0].split("\t") == HEADERS[table].split()
    assert lines(table)[-1] == ""
    assert "\r" not in "".join(lines(table))


@pytest.mark.parametrize("table", HEADERS)
def test_records_are_sorted_by_a_first_column_that_never_repeats(table: str) -> None:
    keys = [line.split("\t")[0] for line in lines(table)[1:-1]]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("table", HEADERS)
def test_no_cell_has_stray_blanks_or_a_broken_list(table: str) -> None:
    cells = [(number, cell) for number, line in enumerate(lines(table), 1) for cell in line.split("\t")]
    stray = [c for c in cells if c[1] != c[1].strip() or "  " in c[1] or "\u00a0" in c[1] or "’" in c[1]]
    broken = [c for c in cells if "|" in c[1] and not all(re.search(r"\w", part) for part in c[1].split(" | "))]
    glued = [c for c in cells if re.search(r"\S\||\|\S", c[1])]
    assert stray + broken + glued == []


def test_ids_are_unique_across_the_actor_tables() -> None:
    assert [key for key, times in Counter(row["id"] for row in KNOWN).items() if times > 1] == []


# ---- actors ---------------------------------------------------------------------------------------------------------


@each(KNOWN)
def test_an_actor_has_an_id_in_slug_form_a_name_a_class_and_a_source(row: Row) -> None:
    assert row["id"] == slug(row["id"])
    assert row["id"][0].isalpha()
    assert row["name"]
    assert row["type"] in CLASSES
    assert row["source"].startswith(SOURCES)


@each(KNOWN)
def test_the_forms_of_an_actor_are_listed_once(row: Row) -> None:
    forms = [row["name"], *members(row["names"])]
    assert len(forms) == len(set(forms))
    assert not set(members(row["names"])) & set(members(row["weak_names"]))
    for column in ("weak_names", "seats", "demonyms", "people", "capital", "portfolios"):
        values = members(row.get(column, ""))
        assert len(values) == len(set(values)), column


@each(row for row in KNOWN if row["valid_from"] or row["valid_to"])
def test_the_dates_of_an_actor_are_dates_in_order(row: Row) -> None:
    start, end = row["valid_from"], row["valid_to"]
    assert all(DATE.fullmatch(date) for date in (start, end) if date)
    assert not (start and end) or start <= end


def test_no_strong_name_belongs_to_two_actors() -> None:
    assert owners((name, row["id"]) for row in KNOWN for name in strong_names(row)) == {}


def test_no_strong_name_of_one_actor_is_a_weak_name_of_another() -> None:
    strong = {name: row["id"] for row in KNOWN for name in strong_names(row)}
    weak = [(name, row["id"]) for row in KNOWN for name in members(row["weak_names"])]
    clashes = [(name, key, strong[name]) for name, key in weak if strong.get(name, key) != key]
    assert clashes == []


@each(row for row in KNOWN if row.get("wikidata"))
def test_an_identifier_has_its_form_a_source_that_the_readme_names_and_a_day(row: Row) -> None:
    assert re.fullmatch(r"Q[1-9]\d*", row["wikidata"])
    assert any(source in row["source"].split("; ") for source in OF_IDENTIFIERS)
    assert all(source in README for source in row["source"].split("; ") if source.startswith(SOURCES))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["retrieved"])


def test_an_identifier_belongs_to_one_actor() -> None:
    assert owners((row["wikidata"], row["id"]) for row in KNOWN if row.get("wikidata")) == {}


def test_all_states_of_today_have_an_identifier() -> None:
    states = [row for row in TERRITORIES if row["type"] == "Country" and not row["valid_to"]]
    assert [row["id"] for row in states if not row["wikidata"]] == []


# ---- territories ----------------------------------------------------------------------------------------------------


def test_all_codes_of_iso_3166_1_are_there() -> None:
    territories = set(filter(re.compile("[A-Z]{2}").fullmatch, Locale("en").territories)) - NO_ISO_COUNTRY
    codes = {code for code, now in CODE_TO_CLDR.items() if now in territories} - OBSOLETE
    assert len(codes) == 249
    assert codes | {"XKX"} == CODES


def test_a_code_belongs_to_one_territory() -> None:
    assert owners((row["iso3"], row["id"]) for row in TERRITORIES if row["iso3"]) == {}


@each(TERRITORIES)
def test_a_territory_is_a_country_or_a_place_and_a_country_of_today_has_a_code(row: Row) -> None:
    assert row["type"] in ("Country", "Place")
    assert row["iso3"] or row["type"] == "Place" or row["valid_to"]


@each(row for row in TERRITORIES if row["source"].split("; ")[0] == "CLDR via Babel" and row["iso3"] in CODE_TO_CLDR)
def test_a_territory_from_cldr_bears_its_name_there(row: Row) -> None:
    name = Locale("en").territories[CODE_TO_CLDR[row["iso3"]]].replace("’", "'")
    assert name in (row["name"], *members(row["names"])) or " - " in name


@pytest.mark.parametrize("column", ["demonyms", "people", "capital", "seats"])
def test_what_stands_for_a_territory_stands_for_one_only(column: str) -> None:
    assert owners((form, row["id"]) for row in TERRITORIES for form in members(row[column])) == {}


def test_adjectives_capitals_and_seats_are_nobodys_name() -> None:
    names = {name for row in KNOWN for name in strong_names(row)}
    stand_ins = [row.get(column, "") for row in KNOWN for column in ("demonyms", "capital", "seats")]
    assert sorted(names.intersection(form for cell in stand_ins for form in members(cell))) == []


# ---- organizations --------------------------------------------------------------------------------------------------


@each(ORGANIZATIONS)
def test_an_organization_has_a_known_country_and_a_known_parent(row: Row) -> None:
    assert row["type"] not in ("Country", "Place", "Person", "Group")
    assert not row["country"] or row["country"] in CODES
    assert not row["parent"] or row["parent"] in BY_ID


@each(row for row in ORGANIZATIONS if row["parent"])
def test_parents_lead_upwards_without_a_circle(row: Row) -> None:
    seen = [row["id"]]
    while parent := BY_ID[seen[-1]].get("parent"):
        assert parent not in seen
        seen.append(parent)


def test_a_portfolio_points_to_one_body_of_a_country() -> None:
    pairs = ((f"{row['country']} {word}", row["id"]) for row in ORGANIZATIONS for word in members(row["portfolios"]))
    assert owners(pair for pair in pairs if not pair[0].startswith(" ")) == {}


@each(row for row in ORGANIZATIONS if row["portfolios"])
def test_portfolios_are_in_lower_case_and_belong_to_public_bodies(row: Row) -> None:
    assert row["portfolios"] == row["portfolios"].lower()
    assert row["type"] in ("GovernmentBody", "Legislature", "Court", "Military", "IntergovernmentalOrganization")


def test_a_seat_stands_for_one_body() -> None:
    assert owners((seat, row["id"]) for row in KNOWN for seat in members(row.get("seats", ""))) == {}


# ---- people ---------------------------------------------------------------------------------------------------------


def test_a_person_serves_a_known_state_or_none() -> None:
    assert [row["id"] for row in PEOPLE if row["type"] != "Person" or row["id"] != slug(row["name"])] == []
    assert {row["country"] for row in PEOPLE if row["country"]} <= CODES


def test_the_years_of_a_person_in_office_are_of_the_time_that_the_table_covers() -> None:
    years = [year for row in PEOPLE for year in (row["valid_from"], row["valid_to"]) if year]
    assert [year for year in years if not "1945" <= year <= "2026"] == []
    assert [row["id"] for row in PEOPLE if row["country"] and not (row["valid_from"] or row["valid_to"])] == []


def test_what_the_news_says_for_short_is_a_part_of_the_name() -> None:
    """But for the few who go by a name of their own."""
    by_own_name = {"Hemedti", "Jokowi", "Prachanda", "Farmajo", "Farmaajo"}
    strange = [
        (row["id"], weak)
        for row in PEOPLE
        for weak in members(row["weak_names"])
        if weak not in by_own_name
        and not any(weak.split()[-1].lower() in name.lower() for name in (row["name"], *members(row["names"])))
    ]
    assert strange == []


def test_the_surname_of_a_person_is_the_name_of_no_state_or_body() -> None:
    columns = ("weak_names", "demonyms", "people", "capital", "seats")
    others = {
        form for row in TERRITORIES + ORGANIZATIONS for column in columns for form in members(row.get(column, ""))
    }
    assert sorted(others.intersection(weak for row in PEOPLE for weak in members(row["weak_names"]))) == []


# ---- offices --------------------------------------------------------------------------------------------------------


@each(OFFICES, "title")
def test_an_office_has_a_lower_case_title_a_plural_and_relations_of_the_ontology(row: Row) -> None:
    assert row["title"] == row["title"].lower()
    assert row["plural"] == row["plural"].lower()
    assert row["plural"] not in ("", row["title"])
    assert row["relation"] in RELATIONS
    assert not row["org_relation"] or row["org_relation"] in RELATIONS
    assert row["object"] in ("country", "portfolio", "body", "employer", "sender", "same")
    assert not row["body"] or row["body"] in BY_ID


@each((row for row in OFFICES if re.match(r"(deputy|vice|under|assistant|shadow)\b", row["title"])), "title")
def test_deputies_hold_a_position_and_lead_nothing(row: Row) -> None:
    assert row["relation"] in ("holds_position_in", "represents", "spokesperson_of")


def test_a_plural_belongs_to_one_title() -> None:
    assert owners((row["plural"], row["title"]) for row in OFFICES) == {}


@each(MODIFIERS, "word")
def test_a_modifier_says_when_and_where(row: Row) -> None:
    assert row["status"] in ("current", "former", "future")
    assert row["position"] in ("before", "after")


# ---- what the tables are for ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "actor"),
    [
        ("DPRK", "north-korea"),
        ("Republic of Korea", "south-korea"),
        ("Ivory Coast", "cote-d-ivoire"),
        ("U.S.", "united-states"),
        ("Türkiye", "turkey"),
        ("METI", "japan-ministry-of-economy-trade-and-industry"),
        ("State Department", "us-department-of-state"),
        ("Group of Seven", "g7"),
        ("Centre for Strategic and International Studies", "center-for-strategic-and-international-studies"),
        ("Islamic State of Iraq and Syria", "islamic-state"),
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("Abe Shinzo", "shinzo-abe"),
        ("Moammar Gadhafi", "muammar-gaddafi"),
    ],
)
def test_a_form_of_the_news_is_a_strong_name_of_its_actor(form: str, actor: str) -> None:
    assert [row["id"] for row in KNOWN if form in strong_names(row)] == [actor]


@pytest.mark.parametrize(
    "form", ["Georgia", "Congo", "Korea", "Ministry of Defence", "Senate", "Democratic Party", "Bush", "Clinton"]
)
def test_a_form_that_needs_context_is_nobodys_strong_name(form: str) -> None:
    assert [row["id"] for row in KNOWN if form in strong_names(row)] == []
    assert any(form in members(row["weak_names"]) for row in KNOWN)
