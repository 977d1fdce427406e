import pytest

from kg.text import repair

BODY = "The premier of Norland will travel to Sudria on Monday in order to sign the fishery treaty."


def kind_of(text: str, paragraph: str) -> str:
    repaired = repair(text)
    return next(block.kind.value for block in repaired.blocks if block.span.of(repaired.text) == paragraph)


@pytest.mark.parametrize(
    "line", ["6 Jan, 2023", "Monday, May 18, 2015", "Published: 6 January 2023 at 9:30 am GMT", "2023-01-06"]
)
def test_a_line_that_is_a_date_is_a_dateline(line: str) -> None:
    assert kind_of(f"Norland votes\n\n{line}\n\n{BODY}", line) == "dateline"


@pytest.mark.parametrize(
    "line", ["By Jane Doe in Paris", "By JANE DOE and JOHN ROE", "Written by Jane Doe", "By Jane Doe, premier"]
)
def test_a_line_that_names_its_author_is_a_byline(line: str) -> None:
    assert kind_of(f"Norland votes\n\n{line}\n\n{BODY}", line) == "byline"


def test_credits_below_the_article_are_a_byline() -> None:
    text = "\n\n".join(
        [BODY.replace("Monday", str(day)) for day in range(12)] + ["Additional reporting by Jon Roe in Oslo"]
    )
    assert kind_of(text, "Additional reporting by Jon Roe in Oslo") == "byline"


@pytest.mark.parametrize(
    "line", ["By then Norland had left.", "By the time of the vote Sudria had already withdrawn its troops from it."]
)
def test_a_sentence_that_begins_with_by_is_none(line: str) -> None:
    assert kind_of(f"{BODY}\n\n{line}\n\n{BODY} Now.", line) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Vale (left) and Roe (right) on 25 October 2022. Image: Norland Government.",
        "Ms Vale in Oslo. Photo: J. Doe/AFP",
        "The port of Oslo. PHOTO BY JANE DOE",
        "The premier, centre, at the summit (Photo by Jane Doe/Agency)",
        "The harbour at night. Photograph: Jane Doe/Agency",
        "Ms Vale (second left) with her ministers",
        "File photo of the port",
        "President Vale shakes hands with President Roe in Oslo, May 3, 2022. (Jane Doe/Lake Agency)",
        "Ms Vale meets President Roe at the harbour. Jane Doe/Lake Agency via Norpics",
    ],
)
def test_a_caption_is_no_news(line: str) -> None:
    assert kind_of(f"Norland votes\n\n{line}\n\n{BODY}", line) == "caption"


def test_news_behind_a_caption_in_one_paragraph_is_no_caption() -> None:
    line = "Vale (left) and Roe (right) on 25 October 2022. Vale visited Sudria on Tuesday and met its president."
    assert kind_of(f"Norland votes\n\n{line}\n\n{BODY}", line) == "body"


def test_parties_in_brackets_are_no_picture_credit() -> None:
    line = "The bill was backed by Ms Vale (Green/Labour)."
    assert kind_of(f"Norland votes\n\n{line}\n\n{BODY}", line) == "body"


def test_a_sentence_about_pictures_is_no_caption() -> None:
    text = f"{BODY}\n\nThe image of Norland has suffered, Ms Vale said, and no photo can change that.\n\n{BODY} Now."
    assert kind_of(text, "The image of Norland has suffered, Ms Vale said, and no photo can change that.") == "body"


def test_headline_heading_list_item_and_body_are_told_apart() -> None:
    repaired = repair(f"Norland votes\n\n{BODY}\n\nNext steps\n\n- a vote\n- a treaty\n\nMore will follow.")
    assert [block.kind.value for block in repaired.blocks] == [
        *("headline", "body", "heading", "list_item", "list_item", "body"),
    ]


@pytest.mark.parametrize("second", [BODY, BODY.upper(), BODY + " ", BODY.replace(" ", "\u00a0")])
def test_a_doubled_lead_counts_once(second: str) -> None:
    text = f"Norland votes\n\n{BODY}\n\n{second}\n\nThe vote is on Friday."
    repaired = repair(text)
    assert repaired.text == f"Norland votes\n\n{BODY}\n\nThe vote is on Friday."
    assert [block.kind.value for block in repaired.dropped] == ["lead_repeat"]
    assert repaired.dropped[0].span.of(text).strip() == second.strip()


@pytest.mark.parametrize("teaser", [BODY, BODY[:60] + "...", BODY[:60] + "…"])
def test_a_teaser_that_the_lead_repeats_goes(teaser: str) -> None:
    lead = f"{BODY} The vote is on Friday."
    repaired = repair(f"Norland votes\n\n{teaser}\n\n{lead}\n\nMore will follow.")
    assert repaired.text == f"Norland votes\n\n{lead}\n\nMore will follow."


def test_a_doubled_text_of_one_paragraph_keeps_the_first() -> None:
    repaired = repair(f"{BODY}\n\n{BODY}")
    assert repaired.text == BODY
    assert len(repaired.dropped) == 1


def test_a_chorus_further_down_is_kept() -> None:
    text = "\n\n".join([*(BODY.replace("Monday", str(day)) for day in range(10)), "No.", BODY.replace("Monday", "1")])
    assert repair(text).text == text
