import pytest

from kg.evaluation.markdown import code, escaped, table


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("of X, “not” Y: 5 %", "of X, “not” Y: 5 %"),
        ("<b>*a* _b_ [c](d) `e` | ~f~ #</b>", r"\<b\>\*a\* \_b\_ \[c\](d) \`e\` \| \~f\~ \#\</b\>"),
        ("a\n\n# b\u202e", r"a \# b"),
        ("1. first", r"1\. first"),
        ("- item", r"\- item"),
        ("&lt;", r"\&lt;"),
        ("back\\slash", r"back\\slash"),
    ],
)
def test_a_text_is_shown_and_does_nothing(text: str, markdown: str) -> None:
    assert escaped(text) == markdown


@pytest.mark.parametrize(("text", "markdown"), [("meets", "`meets`"), ("a`b", r"a\`b"), ("a|b", r"a\|b"), ("", "")])
def test_a_term_cannot_leave_its_frame(text: str, markdown: str) -> None:
    assert code(text) == markdown


def test_a_table_has_a_cell_for_each_column() -> None:
    assert list(table(("a", "b"), [("1", "2")])) == ["| a | b |", "|---|---|", "| 1 | 2 |"]
