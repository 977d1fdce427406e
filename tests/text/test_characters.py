import pytest

from kg.model import Span
from kg.text import repair


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("â€œWe agree,â€\x9d said Norlandâ€™s envoy.", "“We agree,” said Norland’s envoy."),
        ("JosÃ© met FranÃ§ois.", "José met François."),
        ("Ms\u00a0Vale met\u202fMr\u2009Roe.", "Ms Vale met Mr Roe."),
        ("Nor\u200bland\ufeff and Su\u00addria", "Norland and Sudria"),
        ("the ﬁrst oﬃce", "the first office"),
        ("a tab\tand\x00nul\x07bell", "a tab and nul bell"),
        ("a lone \ud800 surrogate", "a lone surrogate"),
        ("``So-called ''peace", "“So-called ”peace"),
        ("one\r\ntwo", "one two"),
        (
            "<p>Norland &amp; Sudria&rsquo;s <b>deal</b>.</p><p>It <a href='x'>holds</a>.</p>",
            "Norland & Sudria’s deal.\n\nIt holds.",
        ),
        (
            "# Norland votes\n\n**Bold** and *slanted* and [linked](https://a.example) words.",
            "Norland votes\n\nBold and slanted and linked words.",
        ),
        ("5 < 6 and AT&T; <unknown> 3 * 4 * 5", "5 < 6 and AT&T; <unknown> 3 * 4 * 5"),
    ],
)
def test_characters_are_mended(damaged: str, mended: str) -> None:
    assert repair(damaged).text == mended


@pytest.mark.parametrize(
    "sound",
    [
        "José Peña met Søren Ångström in Łódź.",
        "«Non», a dit-il – déjà vu…",
        "Владимир и Олена",
        "日本と中国",
        "naïve £5 €6",
    ],
)
def test_sound_letters_of_other_languages_are_left(sound: str) -> None:
    assert repair(sound).text == sound


def test_a_mended_character_stands_for_all_it_was_damaged_to() -> None:
    text = "He met JosÃ© â€œPepeâ€\x9d."
    repaired = repair(text)
    at = repaired.text.index("“")
    assert repaired.original(Span(at, at + 1)).of(text) == "â€œ"
    assert repaired.original(Span(at, at + 6)).of(text) == "â€œPepeâ€\x9d"


def test_an_entity_and_a_ligature_lead_back_to_where_they_stood() -> None:
    text = "the ﬁrst &amp; last"
    repaired = repair(text)
    ampersand = repaired.text.index("&")
    assert repaired.original(Span(ampersand, ampersand + 1)).of(text) == "&amp;"
    assert repaired.original(Span(4, 5)).of(text) == "ﬁ"
