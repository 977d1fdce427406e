"""Who is meant again: conservative links only."""

from tests.sentences import annotate, lines


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
