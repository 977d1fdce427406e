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
