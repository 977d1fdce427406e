"""Who says so: the chain of speakers of a statement, outermost first."""

import pytest

from tests.sentences import acts

Chain = list[tuple[str | None, str]]

NOBODY: Chain = []


def chain(text: str, relation: str = "sanctions") -> Chain:
    (statement,) = acts(text, relation)
    return [(step.speaker.actor if step.speaker else None, step.cue.lower()) for step in statement.attribution]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway sanctioned Peru.", NOBODY),
        ("Norway sanctioned Peru. Ghana said little.", NOBODY),
        ("Ghana said little before Norway sanctioned Peru.", NOBODY),
        ("Ghana said that Norway sanctioned Peru.", [("ghana", "said")]),
        ("Ghana said Norway sanctioned Peru.", [("ghana", "said")]),
        ("Norway sanctioned Peru, Ghana said.", [("ghana", "said")]),
        ("Norway sanctioned Peru, said Ghana.", [("ghana", "said")]),
        ("According to Ghana, Norway sanctioned Peru.", [("ghana", "according")]),
        ("Norway sanctioned Peru, according to Ghana.", [("ghana", "according")]),
        ("Norway reportedly sanctioned Peru.", [(None, "reportedly")]),
        ("Norway allegedly sanctioned Peru.", [(None, "allegedly")]),
        ("Ada Vale announced that Norway had sanctioned Peru.", [("ada-vale", "announced")]),
        ("Ada Vale denied that Norway had sanctioned Peru.", [("ada-vale", "denied")]),
        ("Ada Vale asked whether Norway had sanctioned Peru.", [("ada-vale", "asked")]),
        ("Ada Vale said in a statement that Norway had sanctioned Peru.", [("ada-vale", "said")]),
        ("Ada Vale told Tom Moss that Norway had sanctioned Peru.", [("ada-vale", "told")]),
        ("Ada Vale was quoted as saying that Norway had sanctioned Peru.", [("ada-vale", "saying")]),
        ("Norway sanctioned Peru, as Ada Vale said.", [("ada-vale", "said")]),
        ("Norway sanctioned Peru as crowds laughed.", []),
        ("In the words of Ada Vale, Norway sanctioned Peru.", [("ada-vale", "in the words of")]),
        ("Norway sanctioned Peru, says Kyiv.", [("ukraine", "says")]),
        ("Norway is said to have sanctioned Peru.", [(None, "said")]),
        ("Norway is believed to have sanctioned Peru.", [(None, "believed")]),
        ("It was reported that Norway had sanctioned Peru.", [(None, "reported")]),
        ("Norway sanctioned Peru, citing security concerns.", NOBODY),
        ("As Ghana left, Norway sanctioned Peru.", NOBODY),
        ("Ghana will stay, Ada Vale said in Oslo; Norway sanctioned Peru.", NOBODY),
        ("Ghana rejected the offer, the minister said; Norway sanctioned Peru.", NOBODY),
        ("Norway believes in trade and sanctioned Peru.", NOBODY),
        ("Norway sanctioned Peru: Reuters", [("reuters", ":")]),
        ("Norway sanctioned Peru – Reuters", [("reuters", "–")]),
        ("Norway sanctioned Peru – January 2023", NOBODY),
        ("Norway sanctioned Peru — a first.", NOBODY),
        (
            "Reuters quoted Ada Vale as saying Norway had sanctioned Peru.",
            [("reuters", "quoted"), ("ada-vale", "saying")],
        ),
        (
            "According to Ada Vale as reported by Reuters, Norway sanctioned Peru.",
            [("reuters", "reported"), ("ada-vale", "according")],
        ),
        (
            "According to Reuters, Ada Vale said that Norway had sanctioned Peru.",
            [("reuters", "according"), ("ada-vale", "said")],
        ),
        (
            "Ada Vale told Tom Moss that Ghana had said Norway sanctioned Peru.",
            [("ada-vale", "told"), ("ghana", "said")],
        ),
        (
            "Ada Vale said that Ghana said that Norway had sanctioned Peru.",
            [("ada-vale", "said"), ("ghana", "said")],
        ),
    ],
)
def test_a_statement_knows_who_says_it(text: str, expected: Chain) -> None:
    assert chain(text) == expected


def test_unnamed_people_are_a_speaker_too() -> None:
    (statement,) = acts("Two officials said Norway had sanctioned Peru.", "sanctions")
    (step,) = statement.attribution
    assert step.speaker is not None
    assert (step.speaker.name, step.speaker.type) == ("Two officials", "Group")


@pytest.mark.parametrize(
    "text",
    [
        "Reuters reported, citing people close to the talks, that Norway had sanctioned Peru.",
        "Norway sanctioned Peru, Reuters reported, citing people close to the talks.",
        "Reuters, citing people close to the talks, said that Norway had sanctioned Peru.",
        "Norway sanctioned Peru, Reuters said on Thursday, quoting people close to the talks.",
    ],
)
def test_whoever_is_cited_stands_inside(text: str) -> None:
    (statement,) = acts(text, "sanctions")
    outer, source = [step.speaker for step in statement.attribution]
    assert outer is not None
    assert source is not None
    assert (outer.actor, source.name.split()[0], source.type) == ("reuters", "people", "Group")


@pytest.mark.parametrize(
    "text",
    [
        "Norway will sanction Peru, two people familiar with the talks told Reuters.",
        "An official said on condition of anonymity that Norway had sanctioned Peru.",
        "Sources close to the talks said Norway had sanctioned Peru.",
    ],
)
def test_anonymous_sources_are_a_group(text: str) -> None:
    (statement,) = acts(text, "sanctions")
    (step,) = statement.attribution
    assert step.speaker is not None
    assert step.speaker.type == "Group"


def test_a_participle_of_saying_belongs_to_the_speaker() -> None:
    text = "Ada Vale told Reuters that Ghana had left the talks, adding that Norway had sanctioned Peru."
    assert {speaker for speaker, _ in chain(text)} == {"ada-vale"}


def test_what_is_alleged_stands_inside_of_what_is_said() -> None:
    assert chain("Norway allegedly sanctioned Peru, Ghana said.") == [("ghana", "said"), (None, "allegedly")]


def test_a_source_in_the_middle_does_not_reach_back() -> None:
    text = "Norway sanctioned Peru and, according to Ghana, attacked Chile."
    assert chain(text) == NOBODY
    assert chain("Norway left, and, according to Ghana, Chile attacked Peru.", "attacks") == [("ghana", "according")]


@pytest.mark.parametrize(
    "text",
    [
        "“Norway sanctioned Peru,” Ada Vale said.",
        "“Norway sanctioned Peru,” said Ada Vale.",
        '"Norway sanctioned Peru," said Ada Vale, a Ghanaian senator.',
        "Ada Vale said: “Norway sanctioned Peru.”",
    ],
)
def test_a_quotation_belongs_to_the_speaker_beside_it(text: str) -> None:
    assert [speaker for speaker, _ in chain(text)] == ["ada-vale"]


def test_an_office_beside_a_name_is_nobodys_opinion() -> None:
    text = "Ghana said that Norwegian Trade Minister Ada Vale visited Peru."
    (office,) = acts(text, "minister_of")
    (visit,) = acts(text, "visits")
    assert office.attribution == ()
    assert [step.speaker.actor for step in visit.attribution if step.speaker] == ["ghana"]


def test_the_day_of_saying_is_not_the_day_of_the_act() -> None:
    (statement,) = acts("Ghana said on Thursday that Norway had sanctioned Peru.", "sanctions")
    assert statement.date is None
    assert [step.date for step in statement.attribution] == ["2023-01-05"]


def test_the_day_of_the_act_is_not_the_day_of_saying() -> None:
    (statement,) = acts("Ghana said Norway sanctioned Peru on Tuesday.", "sanctions")
    assert statement.date == "2023-01-03"
    assert [step.date for step in statement.attribution] == [None]


def test_the_speaker_stands_where_the_text_names_it() -> None:
    text = "Norway sanctioned Peru, Ghana said."
    (statement,) = acts(text, "sanctions")
    (step,) = statement.attribution
    assert step.speaker is not None
    assert text[step.speaker.start : step.speaker.end] == "Ghana"


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO, 14 March 2024 - ",
        "OSLO, March 14 (NLA) - ",
        "OSLO — ",
        "OSLO, Norway – ",
        "Oslo (NLA) – ",
        "Oslo, 6 January – ",
    ],
)
def test_the_place_of_a_dateline_says_nothing(dateline: str) -> None:
    (statement,) = acts(f"{dateline}Kenyan Trade Minister Ada Vale said on Thursday that Peru met Chile.", "meets")
    assert [step.speaker.actor if step.speaker else None for step in statement.attribution] == ["ada-vale"]
