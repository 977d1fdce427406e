"""Who acts where no name stands beside the verb: officials, peoples, pronouns of the speaker, issuers of a text."""

import pytest

from tests.sentences import lines, read, records


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # pronouns of whoever speaks
        (
            "Norway and Chile said they will sanction Peru.",
            {"Norway sanctions Peru planned", "Chile sanctions Peru planned"},
        ),
        ("Norwegian farmers said they would boycott Chile.", {"Norwegian farmers withdraws_from Chile planned"}),
        ("Ada Vale told the rebels that they must attack Peru.", set()),
        ("Norway and Chile told Peru's generals that they would sanction Ghana.", set()),
        # unnamed groups
        ("Officials have detained two journalists.", {"Officials detains two journalists asserted"}),
        ("The number of authorities needed to support Ukraine grew.", set()),
        (
            "Norwegian and Chilean officials sanctioned Peru.",
            {"Norway sanctions Peru asserted", "Chile sanctions Peru asserted"},
        ),
        ("Rebels have kidnapped up to 16 Kenyan sailors.", {"Rebels detains 16 Kenyan sailors asserted"}),
        ("Norway continued its work up to 16 December.", set()),
        ("Officer shot dead by rioters in Peru", {"rioters in Peru attacks Officer asserted"}),
        ("Swiss doctors handed over 700 kg of medicine to Chad.", {"Swiss doctors provides_aid_to Chad asserted"}),
        # a sum is no object that the verb acts upon
        ("Norway invested two billion dollars in ports.", {"Norway invests_in ports asserted"}),
        # who issues a text speaks in it
        ("Norway issued a statement condemning Peru.", {"Norway criticizes Peru asserted"}),
        ("Norway will issue a statement condemning Peru.", {"Norway criticizes Peru planned"}),
        ("Norway has not issued a statement condemning Peru.", {"Norway criticizes Peru denied"}),
        ("Norway's statement condemned Peru.", {"Norway criticizes Peru asserted"}),
        ("Norway rejected a statement condemning Peru.", {"Norway opposes - asserted"}),
        # a time stands between
        ("Norway repeated its demand today that Peru withdraw.", {"Norway calls_on Peru asserted"}),
        (
            "Iran threatened today to attack Iraq.",
            {"Iran threatens Iraq asserted", "Iran attacks Iraq possible"},
        ),
        # they are those who met
        (
            "Ada Vale met with Tom Reed. They agreed on a quota.",
            {"Ada Vale meets Tom Reed asserted", "Ada Vale agrees_with Tom Reed asserted"},
        ),
        ("Ada Vale criticised Tom Reed. They agreed on a quota.", {"Ada Vale criticizes Tom Reed asserted"}),
        (
            "Norway and Chile deplored the floods in Mali. They will sanction Peru.",
            {"Norway sanctions Peru planned", "Chile sanctions Peru planned"},
        ),
        (
            "Norway and Chile condemned the farmers. They will sanction Peru.",
            {"Norway criticizes farmers asserted", "Chile criticizes farmers asserted"},
        ),
    ],
)
def test_who_acts(text: str, expected: set[str]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A court in Norway indicted two Chilean men.", "NOR"),
        ("A lawyer in Norway sued two Chilean men.", None),
        ("Leaders of Egypt's Muslim Brotherhood sued two Chilean men.", "EGY"),
        ("Norwegian army soldiers arrested two Chilean men.", "NOR"),
    ],
)
def test_whose_an_unnamed_actor_is(text: str, country: str | None) -> None:
    record = records(text)
    subjects = {s.subject.actor for s in record.statements if s.subject is not None}
    assert [actor.country for actor in record.actors if actor.id in subjects] == [country]


def test_a_summit_in_a_state_is_of_that_state() -> None:
    (statement,) = read("Ada Vale attended a summit in Norway.")
    assert statement.object is not None
    assert statement.object.name == "summit in Norway"


def test_a_bare_number_as_object_is_nobody() -> None:
    assert not lines("Ada Vale received hundreds at the port.")
    assert lines("Millions protested against Norway.") == {"Millions opposes Norway asserted"}
    assert lines("Ada Vale received thousands of soldiers.") == {"Ada Vale hosts soldiers asserted"}


def test_the_day_is_no_part_of_who_acts() -> None:
    assert lines("Rebels on Friday attacked Chile.") == {"Rebels attacks Chile asserted"}
