from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Argument, Evidence, Qualification, Span, Statement
from kg.views.quotes import quoted


def statement(quote: str, trigger: tuple[int, int], *, start: int = 0, **ends: tuple[int, int]) -> Statement:
    def argument(span: tuple[int, int]) -> Argument:
        return Argument(actor="a", name="A", type="Person", start=span[0], end=span[1], text="")

    made: dict[str, Any] = {"subject": None, "object": None} | {name: argument(span) for name, span in ends.items()}
    return Statement(
        id="s",
        relation="meets",
        qualification=Qualification(),
        confidence=1.0,
        evidence=Evidence(
            article="a", start=start, end=start + len(quote), quote=quote, trigger=Span(*trigger), rule="", extractor=""
        ),
        **made,
    )


def marked(one: Statement) -> list[tuple[str, str]]:
    quote, marks = quoted(one)
    return [(quote.text[start:end], kind) for start, end, kind in marks]


def test_line_breaks_go_and_marks_stay_on_their_words() -> None:
    text = "Norland\n  met\u00a0Sudria"
    found = quoted(statement(text, (10, 13), subject=(0, 7), object=(14, 20)))
    assert found[0].text == "Norland met Sudria"
    assert marked(statement(text, (10, 13), subject=(0, 7), object=(14, 20))) == [
        ("Norland", "subject"),
        ("met", "trigger"),
        ("Sudria", "object"),
    ]


def test_offsets_are_counted_from_the_article_not_from_the_sentence() -> None:
    one = statement("Norland met.", (108, 111), start=100, subject=(100, 107))
    assert marked(one) == [("Norland", "subject"), ("met", "trigger")]


def test_a_name_inside_the_trigger_keeps_its_own_mark() -> None:
    one = statement("took Norland to court", (0, 21), object=(5, 12))
    assert marked(one) == [("took ", "trigger"), ("Norland", "object"), (" to court", "trigger")]


def test_what_stands_outside_the_sentence_is_not_marked() -> None:
    one = statement("It met.", (53, 56), start=50, subject=(10, 17))
    assert marked(one) == [("met", "trigger")]


def test_signs_beyond_the_basic_plane_count_once() -> None:
    one = statement("🚢🚢 Øster sailed", (9, 15), subject=(3, 8))
    assert marked(one) == [("Øster", "subject"), ("sailed", "trigger")]


@given(st.text(st.characters(exclude_categories=()), max_size=40), st.data())
def test_marks_never_overlap_and_never_leave_the_sentence(text: str, data: st.DataObject) -> None:
    offset = st.integers(0, len(text))
    spans = [tuple(sorted((data.draw(offset), data.draw(offset)))) for _ in range(3)]
    quote, marks = quoted(statement(text, spans[0], subject=spans[1], object=spans[2]))  # type: ignore[arg-type]
    ends = [0, *(end for start, end, _ in marks for end in (start, end)), len(quote.text)]
    assert ends == sorted(ends)
