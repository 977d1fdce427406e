import pytest

from kg.text import repair


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("The US-\nJapan commit-\ntee met.", "The US-Japan committee met."),
        ("Room SD-\n215 is taken.", "Room SD-215 is taken."),
        ("It keeps self-\nrule and dual-\nuse goods.", "It keeps self-rule and dual-use goods."),
        ("A Norland-\nbased firm, a long-\nterm plan.", "A Norland-based firm, a long-term plan."),
        (
            "The inter-\nnational co-\noperation on pre-\nsent threats.",
            "The international cooperation on present threats.",
        ),
        ("A build-\nup? The build-up goes on.", "A build-up? The build-up goes on."),
        ("The out-\nlook is bad, the outlook of all.", "The outlook is bad, the outlook of all."),
        ("A port-\n\nfolio was lost.", "A portfolio was lost."),
        ("The soft\u00ad\nware and hard\u00adware.", "The software and hardware."),
        ("A non\u2011\nbinding vote.", "A nonbinding vote."),
        ("State-of-\nthe-art ships. The state of the art.", "State-of-the-art ships. The state of the art."),
        ("The policy-mak-\ners left.", "The policy-makers left."),
        ("He wavered -\nthen he left.", "He wavered - then he left."),
    ],
)
def test_hyphens_at_line_ends_go_unless_they_belong_to_the_word(damaged: str, mended: str) -> None:
    assert repair(damaged).text == mended


def test_hyphens_within_lines_are_left() -> None:
    text = "The Japan-US pact, a 2-nanometre chip and the vice-minister."
    assert repair(text).text == text
