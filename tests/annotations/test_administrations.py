""" "My administration" is the speaker's; "the Administration" in a state's own text is that state's."""

import pytest

from tests.sentences import actor_of, annotate, mention, said

HOUSE = "The White House"
TALK = (
    "PRESIDENT BIDEN: My Administration sanctioned Iran.\n\nPRESIDENT MOSS: My Administration condemned China."
    "\n\nPRESIDENT BIDEN: I see.\n\nPRESIDENT MOSS: Thank you."
)


def test_my_administration_is_that_of_the_speaker() -> None:
    text = "“My administration sanctioned Peru,” Kenyan President Ada Vale said. The Vale Administration left."
    assert "vale-administration sanctions peru" in said(text)


def test_two_presidents_have_two_administrations() -> None:
    title = "Remarks by President Biden and President Ada Moss of Peru Before Bilateral Meeting"
    found = said(TALK, publisher=HOUSE, title=title)
    assert {"biden-administration sanctions iran", "moss-administration criticizes china"} <= found


def test_the_administration_of_a_states_own_text_is_the_authors_or_the_states() -> None:
    text = "The Administration supports Ukraine."
    assert said(text, publisher=HOUSE, title="Statement by President Joe Biden") == {
        "biden-administration supports ukraine"
    }
    assert said(text, publisher=HOUSE) == {"united-states supports ukraine"}


@pytest.mark.parametrize("publisher", ["", HOUSE])
def test_an_administration_spoken_of_before_is_meant_again(publisher: str) -> None:
    text = "The Vale Administration condemned Peru. The Administration condemned Chile."
    assert "vale-administration criticizes chile" in said(text, publisher=publisher)


@pytest.mark.parametrize("publisher", ["", HOUSE])
def test_beside_an_agency_of_that_name_it_is_not_the_state(publisher: str) -> None:
    text = "The Food and Drug Administration condemned Peru. The Administration condemned Chile."
    assert not any("united-states" in each for each in said(text, publisher=publisher))


@pytest.mark.parametrize("text", ["My Administration sanctioned Peru.", "Our administration sanctioned Peru."])
def test_without_a_speaker_it_is_nobodys(text: str) -> None:
    assert mention(annotate(text), text.removesuffix(" sanctioned Peru.")) is None


def test_an_agency_of_ours_keeps_its_name() -> None:
    assert "us-dea criticizes chile" in said("Our Drug Enforcement Administration condemned Chile.", publisher=HOUSE)


def test_an_office_of_an_administration_that_is_no_body_of_its_own_does_no_harm() -> None:
    text = "MS. VALE: We are joined by our Administration’s National Climate Advisor, Gina Reed; and by Norway."
    assert all("Administration" not in statement for statement in said(text, publisher=HOUSE))


def test_an_administration_of_two_is_that_of_the_first() -> None:
    annotated = annotate("Ada Vale spoke. The Vale-Moss Administration met Peru. The Vale Administration left.")
    one, other = (actor_of(annotated, f"{name} Administration") for name in ("Vale-Moss", "Vale"))
    assert one == other is not None


def test_in_a_states_own_text_it_is_that_of_the_head_whom_the_text_names() -> None:
    text = "President Joe Biden signed it. The Administration condemned Chile."
    assert "biden-administration criticizes chile" in said(text, publisher=HOUSE)


def test_a_spokesperson_has_no_administration() -> None:
    talk = TALK.replace("PRESIDENT BIDEN: My", "MS. PSAKI: President Joe Biden spoke. Our").replace("BIDEN:", "VALE:")
    assert not any("psaki-administration" in each for each in said(talk, publisher=HOUSE, published="2021-07-01"))


def test_a_minister_has_no_administration() -> None:
    text = "Ada Vale, Secretary of State\n\nThis Administration supports Ukraine. I thank Poland."
    found = said(text, publisher="U.S. Department of State", published="2021-07-01")
    assert "united-states supports ukraine" in found


def test_the_administration_is_an_agency_only_right_behind_it() -> None:
    text = "The Drug Enforcement Administration met Peru. {}The administration condemned Chile."
    assert "us-dea criticizes chile" in said(text.format(""))
    assert "us-dea criticizes chile" not in said(text.format("Ada Vale came from Oslo. It rained for days. "))


def test_the_administration_of_another_president_is_not_the_issuers() -> None:
    text = "The Administration of President Ada Vale of Chile condemned Peru."
    found = said(text, publisher="U.S. Department of State", published="2021-07-01")
    assert not any(line.startswith("united-states criticizes") for line in found)
