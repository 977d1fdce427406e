import pytest

from kg.text import repair


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("The talks end.The sides left.", "The talks end. The sides left."),
        ("She asked why?Nobody knew!Then she left.", "She asked why? Nobody knew! Then she left."),
        ("He met Vale in 2022.The deal held.", "He met Vale in 2022. The deal held."),
        ("“It is over.”He left.", "“It is over.” He left."),
        ("“It is over,”he said.", "“It is over,” he said."),
        ("He said.“We will go.”", "He said. “We will go.”"),
        ("On Monday,he left; on Friday,“they” came.", "On Monday, he left; on Friday, “they” came."),
        ("Norland (the island),and Sudria", "Norland (the island), and Sudria"),
        ("It met Norland’s envoy,Ms Vale.", "It met Norland’s envoy, Ms Vale."),
        ("Talks were held on. TNSHe hailed them.", "Talks were held on. TNS. He hailed them."),
        ("FOR PRESS21 March 1979 it was", "FOR PRESS 21 March 1979 it was"),
        ("The U.S.Senate and J.Vale agreed.", "The U.S. Senate and J. Vale agreed."),
        ("The bill , he said , is dead .", "The bill, he said, is dead."),
        ("It ended.A new phase began.", "It ended. A new phase began."),
    ],
)
def test_lost_spaces_are_put_back(damaged: str, mended: str) -> None:
    assert repair(damaged).text == mended


@pytest.mark.parametrize(
    "sound",
    [
        "The U.S. Secretary met a U.S.-led group, the U.S.’s ally, in Washington, D.C., at 10 a.m. today.",
        "It grew 3.5 per cent, or 1,250 units, in version 2.0.1.",
        "See node.js, https://a.example/The.End,then and www.Norland.example/a,b for more.",
        "Write to Ann.Vale@norland.example or read Report.Final.pdf at HealthCare.gov.",
        "The GPAs of PhDs at NATO and OPEC rose; JPMorgan and CERAWeek did not.",
        "The MPhil, W.E.B. Du Bois and the G20 met COVID19 experts.",
        "He said ... nothing. She asked: “Why?”",
        "Norland's and Sudria’s ministers’ talks",
    ],
)
def test_what_only_looks_like_a_lost_space_is_left(sound: str) -> None:
    assert repair(sound).text == sound
