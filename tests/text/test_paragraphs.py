import textwrap

import pytest

from kg.text import repair


def paragraphs(text: str) -> list[str]:
    repaired = repair(text)
    return [block.span.of(repaired.text) for block in repaired.blocks]


FIRST = (
    "The premier of Norland will travel to Sudria on Monday in order to sign the fishery treaty that both agreed on."
)
SECOND = "Her ministers are to follow within a week. They will stay until the parliament of Sudria has voted on it."


@pytest.mark.parametrize("width", [40, 60, 72, 80])
def test_wrapped_paragraphs_are_joined_and_their_ends_kept(width: int) -> None:
    for separator in ("\n\n", "\n\n\n", "\n \n"):
        text = separator.join(textwrap.fill(part, width) for part in (FIRST, SECOND, FIRST.replace("Monday", "Friday")))
        assert paragraphs(text) == [FIRST, SECOND, FIRST.replace("Monday", "Friday")]


def test_a_paragraph_end_is_seen_without_an_empty_line_where_the_next_word_had_fitted() -> None:
    first = "The premier of Norland will travel to Sudria on Monday in order to sign the treaty on fish."
    text = "\n".join(textwrap.fill(part, 60) for part in (first, SECOND, first.replace("Monday", "Friday")))
    assert paragraphs(text) == [first, SECOND, first.replace("Monday", "Friday")]


def test_lines_of_unwrapped_texts_are_paragraphs() -> None:
    text = f"Norland and Sudria\n{FIRST}\nNext Steps\n{SECOND}\n"
    assert paragraphs(text) == ["Norland and Sudria", FIRST, "Next Steps", SECOND]


def test_a_double_spaced_text_is_read_as_a_wrapped_one() -> None:
    text = "\n\n".join(textwrap.wrap(f"{FIRST} {SECOND} {FIRST} {SECOND}", 62))
    assert paragraphs(text) == [f"{FIRST} {SECOND} {FIRST} {SECOND}"]


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("The envoy met\n\nwith her counterpart.", ["The envoy met with her counterpart."]),
        (
            "The premier spoke on behalf of the\n\nKingdom of Norland.",
            ["The premier spoke on behalf of the Kingdom of Norland."],
        ),
        ("The deal with\nNorland\n, signed in May, holds.", ["The deal with Norland, signed in May, holds."]),
        ("They agreed to:\nban oil;\nban gas.", ["They agreed to:", "ban oil;", "ban gas."]),
        (
            "Participants\n- Norland\n- Sudria\nThe EU was the host.",
            ["Participants", "Norland", "Sudria", "The EU was the host."],
        ),
        (
            "1. Norland leaves.\n2) Sudria stays.\n• The EU waits.",
            ["Norland leaves.", "Sudria stays.", "The EU waits."],
        ),
        ("Norland\nSudria\nEstmark", ["Norland", "Sudria", "Estmark"]),
    ],
)
def test_line_breaks_are_judged_by_the_words_around_them(damaged: str, mended: list[str]) -> None:
    assert paragraphs(damaged) == mended


WRAPPED = textwrap.fill(f"{FIRST} {SECOND} {FIRST}", 66)


@pytest.mark.parametrize(
    ("middle", "expected"),
    [
        ("Whether\nNorland was giving up its claim to the waters of Sudria is in doubt.", "Whether Norland was"),
        ("EU\nSecretary Vale, who had come to the capital of Norland, was hopeful.", "EU Secretary Vale, who"),
        ("His\nremarks were taken as a sign that the treaty would hold this time.", "His remarks were"),
        ("“Our\nView of it, as everybody in the capital of Norland knows, is firm,", "“Our View of it"),
    ],
)
def test_a_paragraph_that_breaks_off_behind_its_first_word_is_joined(middle: str, expected: str) -> None:
    assert any(part.startswith(expected) for part in paragraphs(f"{WRAPPED}\n{middle}\n{WRAPPED}"))


def test_a_sentence_that_was_cut_off_does_not_run_into_the_quotation_below() -> None:
    cut_off = "The dispute began after the visit of the then House"
    text = f"{WRAPPED}\n{cut_off}\n“We cannot accept this,” said Ms Vale to {WRAPPED}"
    assert any(part.endswith("of the then House") for part in paragraphs(text))


def test_a_quotation_goes_on_behind_a_verb_on_a_short_line() -> None:
    text = f"{WRAPPED}\nAsked in the capital, the premier replied\n“We cannot accept it” and went on to {WRAPPED}"
    assert any("replied “We cannot" in part for part in paragraphs(text))


def test_a_heading_above_a_sentence_stays_apart() -> None:
    text = f"{WRAPPED}\nBackground\nThe treaty was agreed on in Sudria and it was never put to a vote,\n{WRAPPED}"
    assert "Background" in paragraphs(text)


def test_a_dash_at_the_start_of_a_wrapped_line_is_no_list_mark() -> None:
    dashed = "It was said that Norland would join the pact of the northern lands\n– if not now – within the year"
    text = f"{WRAPPED}\n{dashed} of the treaty with\nall."
    assert any("northern lands – if not now – within" in part for part in paragraphs(text))


def test_a_page_mark_within_a_sentence_goes() -> None:
    marked = "They are to think about the nomination of a man called William M.\n\n[[Page D55]]\n\nDaley, of Norland."
    text = f"{WRAPPED}\n{marked}\n\n{WRAPPED}"
    assert any("William M. Daley, of Norland" in part for part in paragraphs(text))


@pytest.mark.parametrize(
    "line",
    [
        "* * *",
        "- - -",
        "###",
        "________",
        "Page 3 of 7",
        "- 4 -",
        "12",
        "https://norland.example/a?b=c",
        "Advertisement",
    ],
)
def test_furniture_is_left_out_and_told(line: str) -> None:
    text = f"{FIRST}\n\n{line}\n\n{SECOND}"
    repaired = repair(text)
    assert repaired.text == f"{FIRST}\n\n{SECOND}"
    assert [block.span.of(text) for block in repaired.dropped] == [line]


def test_a_number_within_a_list_of_figures_stays() -> None:
    assert paragraphs("Votes in favour:\n12\nVotes against:\n3 and one void\n") == [
        *("Votes in favour:", "12", "Votes against:", "3 and one void"),
    ]


def test_indented_paragraphs_are_told_apart() -> None:
    given = [FIRST, SECOND, FIRST.replace("Monday", "Friday")]
    text = "\n".join(textwrap.fill(part, 64, initial_indent="    ") for part in given)
    assert paragraphs(text) == given


def test_what_ends_with_a_picture_credit_does_not_run_into_the_news() -> None:
    caption, news = (
        "Ms Vale in Oslo. Photo: Ann Roe / Example Images",
        "Norland criticised Sudria over the port on Tuesday.",
    )
    assert repair(f"{caption}\n{news}").text == f"{caption}\n\n{news}"


@pytest.mark.parametrize("label", ["THE MINISTER:  ", "MR. McVALE: ", "Q   "])
def test_a_turn_that_breaks_off_does_not_run_into_the_label_of_the_next(label: str) -> None:
    cut, answer = "MS. NOVAK: When will the ferry sail, and who is to —", f"{label}I will tell you by Monday."
    assert paragraphs(f"{cut}\n\n{answer}\n") == [cut, " ".join(answer.split())]
