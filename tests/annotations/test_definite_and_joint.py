"""The ministry, the company, the country, it; the two leaders, both, they. Two candidates are none."""

import pytest

from tests.sentences import actor_of, acts, annotate, mention, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Huawei left Peru. The company criticised Ghana.", "huawei criticizes ghana"),
        ("The European Commission met. The Commission criticised Ghana.", "european-commission criticizes ghana"),
        ("The European Union met. The bloc criticised Ghana.", "european-union criticizes ghana"),
        ("Norway left the talks. The country criticised Ghana.", "norway criticizes ghana"),
        ("Norway left the talks. It criticised Ghana.", "norway criticizes ghana"),
        ("NATO left the talks. It criticised Ghana.", "nato criticizes ghana"),
        ("Norway left because it opposes Ghana.", "norway opposes ghana"),
    ],
)
def test_a_definite_noun_means_the_one_before(text: str, expected: str) -> None:
    assert expected in said(text)


def test_an_agency_is_the_one_before_where_no_other_body_is_near() -> None:
    text = "The Norwegian Fisheries Agency met Peru. Ada Vale led it. The agency criticised Ghana."
    found = mention(annotate(text), "agency")
    assert found is not None
    assert found.actor == "norwegian-fisheries-agency"


def test_sides_are_equals() -> None:
    criticizes = {"asean criticizes ghana", "european-union criticizes ghana"}
    assert criticizes <= said("ASEAN met the European Union. Both sides criticised Ghana.")
    assert not {line for line in said("ASEAN met Huawei. Both sides criticised Ghana.") if "criticizes" in line}


def test_the_parties_of_members_are_no_states() -> None:
    assert annotate("Norway met Peru. Both parties criticised Ghana.").joint
    assert not annotate("Norway met Peru. Members of both parties criticised Ghana.").joint


def test_a_ministry_is_the_one_ministry_before() -> None:
    text = "Norway's Ministry of Finance sanctioned Peru. The ministry criticised Ghana."
    annotated = annotate(text)
    assert actor_of(annotated, "ministry") == actor_of(annotated, "Ministry of Finance")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Huawei and Siemens left Peru. The company criticised Ghana.", "company"),
        ("Norway met Peru. The country criticised Ghana.", "country"),
        ("Norway met Peru. It criticised Ghana.", "It"),
        ("Norway left the talks. It is likely that Peru criticised Ghana.", "It"),
        ("Ada Vale left the talks. It criticised Ghana.", "It"),
        ("Huawei left Peru. A company criticised Ghana.", "company"),
        ("Huawei left Peru. The rival company criticised Ghana.", "company"),
        ("Huawei left Peru. The company of his brother criticised Ghana.", "company"),
        ("The European Union and ASEAN met. The bloc criticised Ghana.", "bloc"),
        ("An opposition bloc thanked the EU. The bloc criticised Ghana.", "bloc"),
        ("The bloc of the left thanked the EU. The bloc criticised Ghana.", "bloc"),
        ("Huawei left Peru. A company was fined. The company criticised Ghana.", "company"),
        ("The ministry criticised Ghana.", "ministry"),
        ("The Federal Bureau of Investigation left Peru. Norway ended the investigation.", "investigation"),
        ("The World Health Organization left Peru. Norway told the world.", "world"),
        ("Norway left the talks. When it comes to trade, Peru criticised Ghana.", "it"),
        ("Norway left the talks as it relates to trade. Peru criticised Ghana.", "it"),
        ("Norway made it clear that Peru criticised Ghana.", "it"),
        ("Norway left the talks. The bill passed, and it helps Ghana.", "it"),
        ("The Norwegian Fisheries Agency met Peru. She led NIFS for years. The agency criticised Ghana.", "agency"),
    ],
)
def test_what_could_mean_two_or_another_is_left_alone(text: str, word: str) -> None:
    assert mention(annotate(text), word) is None


LEADERS = "Norwegian President Ada Vale met Peruvian President Tom Moss."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LEADERS} The two leaders criticised Ghana.", {"ada-vale criticizes ghana", "tom-moss criticizes ghana"}),
        (f"{LEADERS} Both leaders criticised Ghana.", {"ada-vale criticizes ghana", "tom-moss criticizes ghana"}),
        (f"{LEADERS} The two presidents criticised Ghana.", {"ada-vale criticizes ghana", "tom-moss criticizes ghana"}),
        (f"{LEADERS} The two countries signed nothing and criticised Ghana.", {"norway criticizes ghana"}),
        ("Norway met Peru. Both countries criticised Ghana.", {"norway criticizes ghana", "peru criticizes ghana"}),
        ("Norway met Peru. The two sides criticised Ghana.", {"norway criticizes ghana", "peru criticizes ghana"}),
        ("Norway and Peru left. They criticised Ghana.", {"norway criticizes ghana", "peru criticizes ghana"}),
        ("Norway and Peru left. Both criticised Ghana.", {"norway criticizes ghana", "peru criticizes ghana"}),
    ],
)
def test_two_at_once_are_distributed(text: str, expected: set[str]) -> None:
    assert expected <= said(text)


def test_the_statements_of_the_two_are_two() -> None:
    made = acts(f"{LEADERS} The two leaders criticised Ghana.", "criticizes")
    assert len({statement.id for statement in made}) == 2


def test_two_who_meet_meet_each_other() -> None:
    text = "Norway left Oslo, and Peru left Lima. The two countries met on Friday."
    assert "norway meets peru" in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway met Peru and Chile. The two countries criticised Ghana.",
        "Norway left. The two countries criticised Ghana.",
        "Norway met Peru. Two countries criticised Ghana.",
        "Norway met Peru. The countries criticised Ghana.",
        "Norway met Peru. The two cities criticised Ghana.",
        "Norway met Peru. They criticised Ghana.",
        "Norway, Peru and Chile left. They criticised Ghana.",
        "Norway met Peru. Both sides of the aisle criticised Ghana.",
    ],
)
def test_where_not_exactly_two_can_be_meant_nobody_is(text: str) -> None:
    assert not {"norway criticizes ghana", "peru criticizes ghana"} & said(text)
