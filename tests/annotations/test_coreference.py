"""Who is meant again: conservative links only."""

from kg.annotations.draft import Draft
from tests.sentences import annotate, extraction, lines


def names_of(text: str, form: str, **fields: str) -> set[str]:
    annotated = annotate(text, **fields)
    return {annotated.actors[m.actor].name for m in annotated.mentions if annotated.doc[m.start : m.end].text == form}


def test_a_title_is_its_one_holder_before() -> None:
    text = "Kenya's foreign minister, Ada Vale, spoke. The Kenyan foreign minister met Ghana."
    assert names_of(text, "Kenyan foreign minister") == {"Ada Vale"}


def test_in_a_states_own_release_the_president_is_never_a_foreign_one() -> None:
    text = "Kenyan President Ada Vale spoke. On Tuesday, the President will welcome Ghana to the White House."
    assert "Ada Vale" not in names_of(text, "President", publisher="The White House")


def test_she_is_the_only_person_named_before() -> None:
    assert "Ada Vale sanctions Ghana asserted" not in lines("Ada Vale met Mary Oren and Jane Lind. She visited Ghana.")
    assert names_of("Ada Vale left Oslo. She visited Ghana.", "She") == {"Ada Vale"}
    assert names_of("Ada Vale thanked Mary Oren. They say she visited Ghana.", "she") == set()


def test_two_people_of_one_surname_stay_two() -> None:
    text = "Ada Vale met Tom Vale in Oslo."
    assert names_of(text, "Ada Vale") == {"Ada Vale"}
    assert names_of(text, "Tom Vale") == {"Tom Vale"}


def test_a_title_of_another_rank_is_somebody_else() -> None:
    ranks = "Kenyan President Ada Vale left. The Kenyan vice president met Ghana. The Kenyan deputy president met Peru."
    assert "Ada Vale" not in names_of(ranks, "Kenyan vice president") | names_of(ranks, "Kenyan deputy president")
    titles = "Kenyan Foreign Minister Ada Vale left. The Kenyan prime minister met Ghana. The minister met Peru."
    assert "Ada Vale" not in names_of(titles, "Kenyan prime minister")
    assert names_of(titles, "minister") == {"Ada Vale"}
    past = "Kenyan President Ada Vale left. The former Kenyan president met Ghana."
    assert "Ada Vale" not in names_of(past, "former Kenyan president")


def test_a_title_may_be_of_somebody_whose_office_has_no_known_body() -> None:
    text = "Minister Ada Vale met Kenyan Defense Minister Tom Oren. The minister left."
    assert names_of(text, "minister") == set()


def test_she_is_not_the_person_before_a_title_that_nobody_bears() -> None:
    assert names_of("Tomas Brandt met Peru. The vice president said she visited Ghana.", "she") == set()


def test_a_surname_is_the_relative_who_holds_the_office() -> None:
    text = "Kenyan President Ada Vale met Peru. Her brother Tom Vale was there. Vale thanked Ghana."
    assert names_of(text, "Vale") == {"Ada Vale"}


def test_who_left_every_office_long_ago_is_not_the_president_of_the_day() -> None:
    text = "President Barack Obama met Kenya in 2016. Today, the President will welcome Ghana."
    assert names_of(text, "President", publisher="The White House", published="2021-07-01") == set()
    assert "Barack Obama" in names_of(text, "President", publisher="The White House", published="2016-07-01")


def test_an_ambassador_is_no_minister_of_the_same_surname() -> None:
    text = "Kenyan Foreign Minister Ada Vale left Oslo. Ambassador Vale met Ghana in Rome."
    assert names_of(text, "Ambassador Vale") == {"Vale"}
    both = "Ambassador Ada Vale, the Kenyan foreign minister, left Oslo. Ambassador Vale met Ghana in Rome."
    assert names_of(both, "Ambassador Vale") == {"Ada Vale"}


TURNS = "MS. MOSS: Ada Vale wrote the plan. {}\n\nQUESTION: And then?\n\nMS. {}: We stay.\n\nQUESTION: Thank you."


def test_who_is_addressed_by_a_first_name_has_a_turn() -> None:
    assert names_of(TURNS.format("Go ahead, Ada.", "MOSS"), "Ada") == {"Ada"}
    assert names_of(TURNS.format("Go ahead, Ada.", "VALE"), "Ada") == {"Ada Vale"}
    assert names_of(TURNS.format("You heard Ada say so.", "MOSS"), "Ada") == {"Ada Vale"}


def test_the_bare_surname_is_whom_the_title_names_though_a_relative_is_named_in_full() -> None:
    text = "THE PRESIDENT: Cora Biden sends her best. Tom said, “Go on, Biden.” I thanked First Lady Biden."
    annotated = annotate(text, title="Remarks by President Biden on Trade", publisher="The White House")
    actors = [m.actor for m in annotated.mentions if annotated.doc[m.start : m.end].text == "Biden"]
    assert actors == ["joe-biden", "cora-biden"]


def test_who_has_a_turn_is_a_person_whatever_the_model_says() -> None:
    draft = Draft(annotate("Norway and Peru.").doc, "Norway and Peru.", extraction().vocabulary, "test")
    body = draft.new("Ada Vale", "Organization")
    assert draft.new("Ada Vale", "Person") == body
    assert draft.is_type(body, "Person")
    council = draft.new("Lake Council", "GovernmentBody")
    assert draft.is_type(draft.new("Lake Council", "Person"), "GovernmentBody")
    assert council in draft.actors


def test_a_minister_with_an_indefinite_article_is_nobody_in_particular() -> None:
    text = "Kenyan Prime Minister Ada Vale spoke. {} Kenyan prime minister met Ghana."
    assert names_of(text.format("The"), "Kenyan prime minister") == {"Ada Vale"}
    assert "Ada Vale" not in names_of(text.format("A"), "Kenyan prime minister")


def test_the_secretary_of_one_department_is_not_that_of_another() -> None:
    text = "Ada Vale, the Secretary of Defense, came to Oslo. It was agreed with the Secretary of {} on Monday."
    assert "Ada Vale" not in names_of(text.format("Homeland Security"), "Secretary of Homeland Security")
    assert names_of(text.format("Defense"), "Secretary of Defense") == {"Ada Vale"}


def test_a_secretary_of_a_known_department_whom_nobody_names_is_one_of_that_state() -> None:
    text = "Ada Vale, the Secretary of Defense, came to Oslo. The Secretary of the U.S. Treasury sanctioned Peru."
    (mention,) = [m for m in annotate(text, publisher="The White House").mentions if m.reason == "title"]
    assert mention.actor.startswith("secretary-of-the-u-s-treasury")
