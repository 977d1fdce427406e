"""The counting of `benchmarks/resolution.py`, on a run that is made up."""

from benchmarks.resolution import Marked, Scores, answers, b_cubed, faults, wrong_merges
from kg.model import Actor, Mention, MentionKind
from kg.statements.tables import Tables
from kg.vocabulary import Vocabulary

GOLD = [Marked("a", 0, 8, "vale"), Marked("b", 0, 4, "vale"), Marked("a", 20, 28, "kern"), Marked("b", 9, 12, "kern")]


def run(*spans: tuple[str, int, int, str]) -> Tables:
    mentions = [
        Mention(article=where, start=start, end=end, text="x", kind=MentionKind.NAME, actor=actor)
        for where, start, end, actor in spans
    ]
    return Tables(mentions=tuple(mentions), run={"id": "r"})


def test_all_right_is_a_hundred() -> None:
    answered = answers(GOLD, run(("a", 0, 8, "1"), ("b", 0, 4, "1"), ("a", 20, 28, "2"), ("b", 9, 12, "2")))
    scores = b_cubed(GOLD, answered)
    assert (scores.precision, scores.recall, scores.f1, scores.found) == (100, 100, 100, 4)


def test_a_split_costs_recall_and_a_merge_precision() -> None:
    split = b_cubed(GOLD, answers(GOLD, run(("a", 0, 8, "1"), ("b", 0, 4, "3"), ("a", 20, 28, "2"), ("b", 9, 12, "2"))))
    assert (split.precision, split.recall) == (100, 75)
    merged = b_cubed(
        GOLD, answers(GOLD, run(("a", 0, 8, "1"), ("b", 0, 4, "1"), ("a", 20, 28, "1"), ("b", 9, 12, "1")))
    )
    assert (merged.precision, merged.recall) == (50, 100)


def test_what_is_not_found_stands_alone_and_most_of_the_letters_must_be_shared() -> None:
    answered = answers(GOLD, run(("a", 0, 5, "1"), ("b", 0, 40, "1")))
    scores = b_cubed(GOLD, answered)
    assert scores.found == 1
    assert scores.recall == 50
    assert next(iter(faults(GOLD, answered))).startswith("split: kern is not found")


def test_a_gazetteer_row_that_swallowed_another_is_named() -> None:
    known = sorted(Vocabulary.load().actors)[:2]
    rows = (Actor(id=known[0], name="x", type="Place", replaces=(known[1], "y")), Actor(id="z", name="z", type="Place"))
    assert wrong_merges(Tables(actors=rows, run={"id": "r"}), Vocabulary.load()) == [f"{known[0]} replaces {known[1]}"]


def test_nothing_right_is_no_division_by_zero() -> None:
    assert Scores(0.0, 0.0, 1, 0).f1 == 0
