"""Offices of parties, companies and other bodies: where the name of the body stands, and when nobody can read it."""

import pytest

from tests.sentences import acts, read, triple


def offices(text: str, **fields: str) -> set[str]:
    relations = ("leads", "head_of_state_of", "head_of_government_of", "minister_of", "spokesperson_of")
    return {triple(s) for relation in relations for s in acts(text, relation, **fields)}


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("Nordic Peoples Party co-leader Ada Vale left.", "ada-vale leads nordic-peoples-party"),
        ("Nordic Peoples Party (NPP) president Ada Vale left.", "ada-vale leads nordic-peoples-party"),
        ("The head of the European River Bank (ERB), Ada Vale, left.", "ada-vale leads european-river-bank"),
        (
            "Ada Vale, head of the conservative Nordic Peoples Party (NPP), left.",
            "ada-vale leads nordic-peoples-party",
        ),
        (
            "The head of the Moscow-based Institute for River Research, Ada Vale, left.",
            "ada-vale leads institute-for-river-research",
        ),
        ("Nordwerk chairman and CEO Ada Vale left.", "ada-vale leads nordwerk"),
        ("A spokesman for the Norwegian government, Tom Reed, left.", "tom-reed spokesperson_of norway"),
        ("A spokesman for Norway's government, Tom Reed, left.", "tom-reed spokesperson_of norway"),
        ("Government spokesman Tom Reed said Norway would leave.", "tom-reed spokesperson_of norway"),
        ("Then Fastair chairman Ada Vale left.", "ada-vale leads fastair"),
        ("Ada Vale, co-director of the River Project, left.", "ada-vale leads river-project"),
        (
            "Ada Vale is executive director of the American Institute for Nordic Studies.",
            "ada-vale leads american-institute-for-nordic-studies",
        ),
        ("The leader of the opposition Nordic Peoples Party, Ada Vale, left.", "ada-vale leads nordic-peoples-party"),
        ("Kenya's prime minister, Ada Vale of Hamas, left.", "ada-vale head_of_government_of kenya"),
    ],
)
def test_the_body_beside_a_title(sentence: str, office: str) -> None:
    assert office in offices(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Vale, the president of the German Chamber of Crafts and Trade, left.",  # and not of Germany
        "Government spokesman Tom Reed left.",
        "The president of the Norwegian government, Tom Reed, left.",
        "Angela Merkel spoke before Turkey left. Chancellor Angela Merkel said Turkey was late.",  # not Turkey's
    ],
)
def test_a_state_in_the_sentence_is_not_the_body(sentence: str) -> None:
    assert not {office for office in offices(sentence) if office.split()[-1] in ("germany", "norway", "turkey")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Sales Director Ada Vale left.",
        "We met Campaign Director Ada Vale in Oslo.",
        "We met Dalit leader Ada Vale in Oslo.",
        "Ada Vale, Africa director of a charity, left.",
        "Ada Vale, Middle East and North Africa director at Human Rights Watch, left.",
        "The head of the Council's youth assembly, Ada Vale, left.",
        "EU parliament president Ada Vale left.",
    ],
)
def test_words_before_or_behind_a_title_that_are_not_its_body(sentence: str) -> None:
    assert not {office for office in offices(sentence) if "human-rights-watch" not in office}


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        (
            "The guests were Mr Tom Moss, Deputy Prime Minister/ Minister for Trade and Industry of Malaysia.",
            "tom-moss minister_of malaysia",
        ),
        (
            "The delegation included Ada Vale, Minister of Economic Planning of the Philippines.",
            "ada-vale minister_of philippines",
        ),
        (
            "Ada Vale, Minister for Foreign Affairs of Indonesia and Chairman of the ASEAN Reef Committee, left.",
            "ada-vale leads asean-reef-committee",
        ),
    ],
)
def test_stacked_titles_in_a_list_of_participants(sentence: str, office: str) -> None:
    assert office in offices(sentence)


def test_counterparts_named_with_their_titles() -> None:
    text = "Trade Minister Ada Vale met her Chilean counterparts President Tom Reed and Foreign Minister Jan Moss."
    found = offices(text)
    assert found >= {"tom-reed head_of_state_of chile", "jan-moss minister_of chile"}
    assert not [office for office in found if office.startswith("president")]


def test_a_general_behind_the_minister_of_a_state_is_not_its_own() -> None:
    text = "The guests were Ada Vale, Minister for Communications of Singapore and General Tom Reed of Kenya."
    assert not [triple(s) for s in acts(text, "holds_position_in") if triple(s).endswith("singapore")]


def test_two_government_spokesmen_are_not_of_the_one_state_named() -> None:
    text = "Norway will leave. Norway said so. Norway knows. Government spokesman Tom Reed left."
    assert offices(text) == {"tom-reed spokesperson_of norway"}
    assert offices(f"{text} Government spokesman Jan Moss left too.") == set()


def test_a_known_person_holds_the_office_of_a_state_that_the_document_names() -> None:
    text = "Foreign Minister Sergei Lavrov left. Peru waited."
    assert not [office for office in offices(text) if "minister_of russia" in office]
    found = offices(f"{text} Bulgaria and Russia will meet.")
    assert [office for office in found if office.startswith("sergei-lavrov minister_of russia")]


def test_a_known_person_holds_no_office_of_another_state() -> None:
    text = "Peru waited. Peru said so. Peru knows. Foreign Minister Sergei Lavrov left."
    assert not [office for office in offices(text) if "peru" in office]


@pytest.mark.parametrize(
    "sentence",
    [
        "National Climate Adviser Ada Vale thanked Peru.",
        "Ranking Member Ada Vale thanked Peru.",
        "Ada Vale, a professor of Economics and Public Affairs, thanked Peru.",
        "Ada Vale, a senior vice president for Public Policy and Government Affairs, thanked Peru.",
        "Acting Assistant Secretary for Near Eastern Affairs Ada Vale thanked Peru.",
        "State Senator Ada Vale thanked Peru.",
    ],
)
def test_a_field_or_kind_of_office_is_no_body(sentence: str) -> None:
    assert not [statement for statement in read(sentence) if statement.role]


def test_the_chamber_of_a_region_is_not_the_one_of_the_state() -> None:
    (office,) = [s for s in read("Ohio House Speaker Ada Vale thanked the US Senate.") if s.role]
    assert office.object is not None
    assert office.object.name == "Ohio House"


def test_a_title_may_stand_behind_another_one() -> None:
    text = "Lake Task Force Director Ambassador Ada Vale left."
    assert offices(text) == {"ada-vale leads lake-task-force"}
