"""Who holds which office of which body: the ways of saying it, one table for each."""

import pytest

from tests.sentences import acts, read, said, triple

VALE_TRADE = "ada-vale minister_of norway-ministry-of-trade: trade minister"
METI = "japan-ministry-of-economy-trade-and-industry"


def offices(text: str, **fields: str) -> set[str]:
    """`ada-vale minister_of norway-ministry-of-trade: trade minister`, in lower case, as case follows the place."""
    return {f"{triple(statement)}: {statement.role.lower()}" for statement in read(text, **fields) if statement.role}


# ---- where the title stands -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("Trade Minister Ada Vale of Norway visited Peru.", VALE_TRADE),
        ("Norwegian Trade Minister Ada Vale visited Peru.", VALE_TRADE),
        ("Norway's Trade Minister Ada Vale visited Peru.", VALE_TRADE),
        ("Chancellor Ada Vale of Germany visited Peru.", "ada-vale head_of_government_of germany: chancellor"),
        ("Chilean President Tom Reed visited Peru.", "tom-reed head_of_state_of chile: president"),
        ("Japanese Prime Minister Ada Vale visited Peru.", "ada-vale head_of_government_of japan: prime minister"),
        (
            "U.S. Secretary of State Ada Vale visited Peru.",
            "ada-vale minister_of us-department-of-state: secretary of state",
        ),
        (
            "Japan's Minister of Economy, Trade and Industry Ada Vale visited Peru.",
            f"ada-vale minister_of {METI}: minister of economy, trade and industry",
        ),
    ],
)
def test_a_title_before_a_name(sentence: str, office: str) -> None:
    assert offices(sentence) == {office}


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("Ada Vale, the trade minister of Norway, visited Peru.", VALE_TRADE),
        ("Ada Vale, Norway's trade minister, visited Peru.", VALE_TRADE),
        ("Ada Vale, the Norwegian trade minister, visited Peru.", VALE_TRADE),
        (
            "Ada Vale, Norway's minister of trade, visited Peru.",
            "ada-vale minister_of norway-ministry-of-trade: minister of trade",
        ),
        ("Tom Reed, the president of Chile, visited Peru.", "tom-reed head_of_state_of chile: president"),
        (
            "Ada Vale, the U.S. secretary of state, visited Peru.",
            "ada-vale minister_of us-department-of-state: secretary of state",
        ),
    ],
)
def test_a_title_after_a_name_in_apposition(sentence: str, office: str) -> None:
    assert offices(sentence) == {office}


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("Norway's trade minister, Ada Vale, visited Peru.", VALE_TRADE),
        ("The Norwegian trade minister, Ada Vale, visited Peru.", VALE_TRADE),
        ("The trade minister of Norway, Ada Vale, visited Peru.", VALE_TRADE),
        ("Chile's president, Tom Reed, visited Peru.", "tom-reed head_of_state_of chile: president"),
    ],
)
def test_a_name_in_apposition_after_its_title(sentence: str, office: str) -> None:
    assert offices(sentence) == {office}


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("Ada Vale is Norway's trade minister.", VALE_TRADE),
        ("Ada Vale is the trade minister of Norway.", VALE_TRADE),
        (
            "Ada Vale was appointed minister of finance of Norway.",
            "ada-vale minister_of norway-ministry-of-finance: minister of finance",
        ),
        ("Ada Vale became prime minister of Norway in 2021.", "ada-vale head_of_government_of norway: prime minister"),
        ("Tom Reed was elected president of Chile.", "tom-reed head_of_state_of chile: president"),
    ],
)
def test_a_title_said_of_a_name(sentence: str, office: str) -> None:
    assert offices(sentence) & {office}


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Norway's trade minister, Ada Vale, visited Peru.", "ada-vale visits peru"),
        ("The Norwegian trade minister, Ada Vale, criticised Peru.", "ada-vale criticizes peru"),
        ("Peru was criticised by Norway's trade minister, Ada Vale.", "ada-vale criticizes peru"),
        ("Tom Reed met Norway's trade minister, Ada Vale, in Oslo.", "tom-reed meets ada-vale"),
        ("Ada Vale, Norway's trade minister, visited Peru.", "ada-vale visits peru"),
    ],
)
def test_an_act_with_the_name_in_apposition_is_the_act_of_its_bearer(sentence: str, act: str) -> None:
    assert act in said(sentence)


# ---- several names, several titles ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Norwegian ministers Ada Vale and Tom Reed visited Peru.",
            {"ada-vale minister_of norway: ministers", "tom-reed minister_of norway: ministers"},
        ),
        (
            "Trade ministers Ada Vale of Norway and Tom Reed of Peru met in Oslo.",
            {
                "ada-vale minister_of norway-ministry-of-trade: trade ministers",
                "tom-reed minister_of peru: trade ministers",
            },
        ),
        (
            "Prime Minister Ada Vale of Norway and President Tom Reed of Peru met in Oslo.",
            {"ada-vale head_of_government_of norway: prime minister", "tom-reed head_of_state_of peru: president"},
        ),
    ],
)
def test_a_plural_title_goes_to_each_name_with_its_own_country(sentence: str, found: set[str]) -> None:
    assert offices(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Tom Reed, president and chief executive of Norland Air, visited Peru.",
            {"tom-reed leads norland-air: president", "tom-reed leads norland-air: chief executive"},
        ),
        (
            "Tom Reed, president of Chile and chairman of the Andean Council, visited Peru.",
            {"tom-reed head_of_state_of chile: president", "tom-reed leads andean-council: chairman"},
        ),
    ],
)
def test_two_titles_of_one_person_are_two_offices(sentence: str, found: set[str]) -> None:
    assert offices(sentence) == found


def test_a_second_title_takes_over_the_country_of_the_first() -> None:
    text = "Norwegian Prime Minister Ada Vale and Trade Minister Tom Reed visited Peru."
    assert offices(text) == {
        "ada-vale head_of_government_of norway: prime minister",
        "tom-reed minister_of norway-ministry-of-trade: trade minister",
    }


# ---- ranks and times ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Norwegian Trade Minister Ada Vale visited Peru.", "current"),
        ("Acting Norwegian trade minister Ada Vale visited Peru.", "current"),
        ("Norway's outgoing prime minister, Ada Vale, visited Peru.", "former"),
        ("Former Norwegian prime minister Ada Vale visited Peru.", "former"),
        ("Ada Vale, Norway's former prime minister, visited Peru.", "former"),
        ("Ada Vale, a former prime minister of Norway, visited Peru.", "former"),
        ("Chile's then president, Ada Vale, visited Peru.", "former"),
        ("Norwegian Prime Minister-designate Ada Vale visited Peru.", "future"),
        ("Norway's prime minister-designate, Ada Vale, visited Peru.", "future"),
        ("President-elect Ada Vale of Chile visited Peru.", "future"),
        ("Incoming Norwegian trade minister Ada Vale visited Peru.", "future"),
    ],
)
def test_a_title_says_whether_the_office_is_held_now(sentence: str, status: str) -> None:
    (office,) = [statement for statement in read(sentence) if statement.role]
    assert office.status == status
    assert (office.factuality == "planned") == (status == "future")


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        (
            "Norway's deputy foreign minister Ada Vale visited Peru.",
            "ada-vale holds_position_in norway: deputy foreign minister",
        ),
        (
            "Deputy Prime Minister Ada Vale of Norway visited Peru.",
            "ada-vale holds_position_in norway: deputy prime minister",
        ),
        (
            "Ada Vale, deputy director of the International Energy Agency, visited Peru.",
            "ada-vale holds_position_in international-energy-agency: deputy director",
        ),
    ],
)
def test_a_deputy_is_not_the_head(sentence: str, office: str) -> None:
    found = {each.replace("-ministry-of-foreign-affairs", "") for each in offices(sentence)}
    assert found == {office}


def test_who_is_not_in_office_is_denied_it_and_who_will_be_has_it_planned() -> None:
    (denied,) = acts(("Ada Vale was not the president of Chile."), "head_of_state_of")
    (planned,) = acts(("Ada Vale will become prime minister of Norway."), "head_of_government_of")
    assert denied.factuality == "denied"
    assert planned.factuality == "planned"


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Vale may become prime minister of Norway.",
        "Ada Vale hopes to become prime minister of Norway.",
        "If Ada Vale becomes prime minister of Norway, Peru will protest.",
        "Will Ada Vale become prime minister of Norway?",
        "Ada Vale never became prime minister of Norway.",
        "Ada Vale refused to become prime minister of Norway.",
    ],
)
def test_an_office_that_somebody_may_come_to_hold_is_not_held(sentence: str) -> None:
    assert {s.factuality.value for s in acts((sentence), "head_of_government_of")} & {"asserted"} == set()


# ---- bodies ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        ("Ada Vale, leader of the Green Party, visited Peru.", "leads: leader"),
        (
            "World Health Organization Director-General Ada Vale visited Peru.",
            "leads world-health-organization: director-general",
        ),
        ("Ada Vale, director-general of the World Trade Organization, visited Peru.", "leads wto: director-general"),
        (
            "Ada Vale, head of the International Energy Agency, visited Peru.",
            "leads international-energy-agency: head",
        ),
        ("UN Secretary-General Ada Vale visited Peru.", "leads united-nations: secretary-general"),
        ("Ada Vale, chief executive of Norland Air, visited Peru.", "leads norland-air: chief executive"),
        ("Norland Air chief executive Ada Vale visited Peru.", "leads norland-air: chief executive"),
        ("Rosneft chairman Tom Reed visited Peru.", "leads rosneft: chairman"),
    ],
)
def test_heads_of_parties_agencies_companies_and_international_bodies(sentence: str, office: str) -> None:
    (found,) = offices(sentence)
    relation, _, title = office.partition(": ")
    assert relation.split()[0] in found
    assert found.endswith(f": {title}")
    assert set(relation.split()[1:]) <= set(found.replace(":", "").split())


def test_the_committee_of_a_chamber_is_led_not_the_chamber() -> None:
    sentence = "Ada Vale, chair of the Finance Committee of the Chilean Senate, visited Peru."
    bodies = [statement.object.name for statement in acts(sentence, "leads") if statement.object]
    assert [body.removeprefix("the ")[:17] for body in bodies] == ["Finance Committee"]


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("European Commission spokesperson Ada Vale said little.", "european-commission"),
        ("Ada Vale, a spokeswoman for the European Commission, said little.", "european-commission"),
        ("U.S. State Department spokesman Tom Reed said little.", "us-department-of-state"),
    ],
)
def test_a_spokesperson_speaks_for_the_body_that_is_named(sentence: str, body: str) -> None:
    (found,) = acts((sentence), "spokesperson_of")
    assert found.object is not None
    assert found.object.actor == body


@pytest.mark.parametrize(
    ("sentence", "relation", "role"),
    [
        ("Ada Vale, Norway's ambassador to Peru, said little.", "ambassador_of", "ambassador to Peru"),
        ("Norwegian Ambassador to Peru Ada Vale said little.", "ambassador_of", "Ambassador to Peru"),
        ("Norway's ambassador to Peru, Ada Vale, said little.", "ambassador_of", "ambassador to Peru"),
        (
            "Norway's permanent representative to the United Nations, Ada Vale, said little.",
            "represents",
            "permanent representative to the United Nations",
        ),
    ],
)
def test_an_envoy_is_of_the_sending_state_and_the_post_belongs_to_the_title(
    sentence: str, relation: str, role: str
) -> None:
    (found,) = [statement for statement in read(sentence) if statement.role]
    assert found.relation == relation
    assert found.object is not None
    assert found.object.actor == "norway"
    assert found.role == role


def test_a_ministry_of_the_gazetteer_is_the_object_and_its_country_the_jurisdiction() -> None:
    (found,) = acts(("Norwegian Foreign Minister Ada Vale visited Peru."), "minister_of")
    assert found.object is not None
    assert found.jurisdiction is not None
    assert found.object.actor == "norway-ministry-of-foreign-affairs"
    assert found.jurisdiction.actor == "norway"
    assert found.jurisdiction.text == "Norwegian"


# ---- offices whose country stands elsewhere -------------------------------------------------------------------------


@pytest.mark.parametrize("comma", ["", ","])
def test_a_counterpart_holds_the_same_office_of_the_other_country(comma: str) -> None:
    text = f"Norwegian Trade Minister Ada Vale met her Peruvian counterpart{comma} Tom Reed{comma} in Oslo."
    assert offices(text) == {VALE_TRADE, "tom-reed minister_of peru: trade minister"}
    assert "ada-vale meets tom-reed" in said(text)


def test_a_title_without_country_after_one_with_it_is_the_same_office() -> None:
    text = "Norwegian Trade Minister Ada Vale visited Peru. Trade Minister Vale then visited Ghana."
    assert offices(text) == {VALE_TRADE}
    assert "ada-vale visits ghana" in said(text)


def test_the_publishers_own_office_goes_without_its_country() -> None:
    assert offices("Secretary of State Ada Vale thanked Peru.", publisher="U.S. Department of State") == {
        "ada-vale minister_of us-department-of-state: secretary of state"
    }


def test_anybody_elses_president_is_not_the_publishers() -> None:
    assert offices("President Tom Reed of Peru thanked Ghana.", publisher="The White House") == {
        "tom-reed head_of_state_of peru: president"
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Senator Ada Vale visited Peru.",
        "Foreign Minister Ada Vale criticised Peru.",
        "President Tom Reed flew to Ghana.",
    ],
)
def test_the_country_that_is_visited_or_criticised_is_not_the_one_served(sentence: str) -> None:
    assert offices(sentence) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya's prime minister, Ada Vale said the talks failed.", True),
        ("The prime minister, Ada Vale said.", False),
        ("Kenya's prime minister, Ada Vale and Tom Reed met.", False),  # may be three people
    ],
)
def test_a_name_between_one_comma_and_a_verb_holds_the_office_before_it(text: str, expected: bool) -> None:
    assert ("ada-vale head_of_government_of kenya" in said(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Putin spoke to Russia's parliament.", True),
        ("President Putin spoke to the parliament.", False),
        ("President Putin spoke to Norway's parliament.", False),
    ],
)
def test_a_known_president_needs_his_state_in_the_sentence(text: str, expected: bool) -> None:
    assert ("vladimir-putin head_of_state_of russia" in said(text)) is expected


def test_a_capital_that_ends_a_sentence_is_not_the_country_of_the_next_title() -> None:
    assert not acts("They met in Washington, D.C. Foreign Minister Ada Vale left.", "minister_of")


def test_who_heads_a_body_is_a_person_though_the_model_takes_the_name_for_a_body() -> None:
    chair = "Ada Vale, Chair of the Council of Economic Advisers"
    text = f"We will be joined by Shalva Young, Acting Director of OMB; as well as {chair}."
    assert any(found.startswith("shalva-young leads") for found in offices(text, publisher="The White House"))
