"""Every construction in every mood. The table is the product of both, so that no corner is forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from kg.model import Factuality
from tests.sentences import lines, read, triple

ASSERTED, DENIED, PLANNED = Factuality.ASSERTED, Factuality.DENIED, Factuality.PLANNED
POSSIBLE, REQUESTED, HYPOTHETICAL = Factuality.POSSIBLE, Factuality.REQUESTED, Factuality.HYPOTHETICAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One way to say something: "Norway" "sanction Peru"."""

    who: str
    base: str
    past: str
    participle: str
    gives: str
    plural: bool = False

    @property
    def words(self) -> dict[str, str]:
        words = {"s": "" if self.plural else "s", "has": "have" if self.plural else "has"}
        words |= {"Has": words["has"].capitalize(), "is": "are" if self.plural else "is"}
        return words | {"who": self.who, "base": self.base, "past": self.past, "done": self.participle}


ACTS = {
    "verb": Act(
        who="Norway",
        base="sanction Peru",
        past="sanctioned Peru",
        participle="sanctioned Peru",
        gives="norway sanctions peru",
    ),
    "passive": Act(
        who="Peru",
        base="be sanctioned by Norway",
        past="was sanctioned by Norway",
        participle="been sanctioned by Norway",
        gives="norway sanctions peru",
    ),
    "light verb": Act(
        who="Norway",
        base="impose sanctions on Peru",
        past="imposed sanctions on Peru",
        participle="imposed sanctions on Peru",
        gives="norway sanctions peru",
    ),
    "verb with preposition": Act(
        who="Norway",
        base="cooperate with Peru on fishing",
        past="cooperated with Peru on fishing",
        participle="cooperated with Peru on fishing",
        gives="norway coordinates_with peru",
    ),
    "both sides as subject": Act(
        who="Norway and Peru",
        base="meet in Paris",
        past="met in Paris",
        participle="met in Paris",
        gives="norway meets peru",
        plural=True,
    ),
    "noun with be": Act(
        who="Norway",
        base="become an ally of Peru",
        past="became an ally of Peru",
        participle="become an ally of Peru",
        gives="norway ally_of peru",
    ),
}

MOODS = {
    "{who} {past}.": ASSERTED,
    "{who} {has} {done}.": ASSERTED,
    "{who} {has} not {done}.": DENIED,
    "{who} {has} never {done}.": DENIED,
    "{who} may {base}.": POSSIBLE,
    "{who} could {base}.": POSSIBLE,
    "{who} might {base}.": POSSIBLE,
    "{who} would {base}.": POSSIBLE,
    "{who} {is} likely to {base}.": POSSIBLE,
    "{who} {is} expected to {base}.": PLANNED,
    "Perhaps {who} {past}.": POSSIBLE,
    "{who} will {base}.": PLANNED,
    "{who} will not {base}.": DENIED,
    "{who} plan{s} to {base}.": PLANNED,
    "{who} agreed to {base}.": PLANNED,
    "{who} {is} scheduled to {base}.": PLANNED,
    "{who} {has} a plan to {base}.": PLANNED,
    "{who} must {base}.": REQUESTED,
    "Ghana urged {who} to {base}.": REQUESTED,
    "Ghana asked {who} to {base}.": REQUESTED,
    "Ghana demanded that {who} {base}.": REQUESTED,
    "{who} refused to {base}.": DENIED,
    "{who} declined to {base}.": DENIED,
    "{who} failed to {base}.": DENIED,
    "If {who} {past}, Ghana would protest.": HYPOTHETICAL,
    "Ghana would protest if {who} {past}.": HYPOTHETICAL,
    "Unless {who} {past}, Ghana would protest.": HYPOTHETICAL,
    "Ghana asked whether {who} had {done}.": HYPOTHETICAL,
    "It is unclear whether {who} {past}.": HYPOTHETICAL,
    "{Has} {who} {done}?": HYPOTHETICAL,
    "Ghana denied that {who} had {done}.": DENIED,
    "Ghana rejected reports that {who} had {done}.": DENIED,
    "Reports that {who} had {done} were false.": DENIED,
    "It is false that {who} {past}.": DENIED,
    "It is not true that {who} {past}.": DENIED,
    "It is possible that {who} {past}.": POSSIBLE,
    "Ghana fears that {who} will {base}.": POSSIBLE,
    "According to Ghana, {who} {past}.": ASSERTED,
    "{who} {past}, according to Ghana.": ASSERTED,
    "Ghana said that {who} {past}.": ASSERTED,
    "Ghana said that {who} may {base}.": POSSIBLE,
    "Ghana said that {who} had not {done}.": DENIED,
}


def cells() -> Iterator[tuple[str, str]]:
    for construction in ACTS:
        for mood in MOODS:
            yield construction, mood


@cache
def meanings(sentence: str, gives: str) -> frozenset[Factuality]:
    return frozenset(statement.factuality for statement in read(sentence) if triple(statement) == gives)


@pytest.mark.parametrize(("construction", "mood"), list(cells()), ids=str)
def test_an_act_is_never_more_real_than_the_text_makes_it(construction: str, mood: str) -> None:
    act = ACTS[construction]
    found = meanings(mood.format(**act.words), act.gives)
    assert found <= {MOODS[mood]}, mood.format(**act.words)


@pytest.mark.parametrize("construction", ACTS)
def test_nearly_every_mood_of_a_construction_is_read(construction: str) -> None:
    act = ACTS[construction]
    unread = [mood for mood in MOODS if not meanings(mood.format(**act.words), act.gives)]
    assert len(unread) <= len(MOODS) // 10, unread


# ---- what is said with a noun ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norway imposed no sanctions on Peru.", {"Norway sanctions Peru denied"}),
        ("No sanctions were imposed on Peru by Norway.", {"Norway sanctions Peru denied"}),
        ("Norway held no talks with Peru.", {"Norway meets Peru denied"}),
        ("Neither Norway nor Ghana sanctioned Peru.", {"Norway sanctions Peru denied", "Ghana sanctions Peru denied"}),
        ("Norway cancelled talks with Peru.", {"Norway meets Peru denied"}),
        ("Norway's possible sanctions on Peru worried Ghana.", {"Norway sanctions Peru possible"}),
        ("Norway's planned sanctions on Peru worried Ghana.", {"Norway sanctions Peru planned"}),
        ("Norway's sanctions on Peru worried Ghana.", {"Norway sanctions Peru asserted"}),
        ("Norway's plan to sanction Peru failed.", {"Norway sanctions Peru planned"}),
        ("Norway left without sanctioning Peru.", {"Norway sanctions Peru denied"}),
    ],
)
def test_a_noun_is_as_real_as_its_modifiers_and_its_verb(sentence: str, expected: set[str]) -> None:
    assert lines(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "No country sanctioned Peru.",
        "Norway never denied that Kenya sanctioned Peru.",
        "Norway considered sanctioning Peru.",
        "Norway stopped short of sanctioning Peru.",
        "Norway called for sanctions on Peru.",
        "Norway's threat to sanction Peru worried Ghana.",
        "Norway ruled out sanctions on Peru.",
        "Ghana doubts that Norway sanctioned Peru.",
        "Ghana did not say that Norway sanctioned Peru.",
        "Norway would have sanctioned Peru.",
        "Norway almost sanctioned Peru.",
        "Had Norway sanctioned Peru, Ghana would have protested.",
        "Should Norway sanction Peru, Ghana will protest.",
        "Sanction Peru, Ghana told Norway.",
        "Norway tried to sanction Peru.",
        "It would be wrong for Norway to sanction Peru.",
        "There is no evidence that Norway sanctioned Peru.",
        "Ghana has not seen any indication that there were sanctions imposed by Norway on Peru.",
        "Ghana said there were no grounds for Norway's sanctions on Peru.",
        "Ministers of Norway are split on sanctioning Peru.",
        "Norway is divided over sanctioning Peru.",
        "Norway disagreed on sanctioning Peru.",
        "Ghana repeated its call for Norway to sanction Peru.",
        "There were growing calls for Norway to sanction Peru.",
    ],
)
def test_what_did_not_surely_happen_is_never_asserted(sentence: str) -> None:
    assert not any(" sanctions Peru asserted" in found for found in lines(sentence))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("There were sanctions imposed by Norway on Peru.", "Norway sanctions Peru asserted"),
        ("There was no doubt about the sanctions imposed by Norway on Peru.", "Norway sanctions Peru asserted"),
        ("Ghana repeated its call for Norway to sanction Peru.", "Norway sanctions Peru requested"),
        ("Ghana waited for Norway to sanction Peru.", "Norway sanctions Peru planned"),
        ("The divided Norwegian government sanctioned Peru.", "Norway sanctions Peru asserted"),
        ("Ghana advocated talks on a trade deal between Norway and Peru.", "Norway agrees_with Peru requested"),
        ("Ghana welcomed the trade deal between Norway and Peru.", "Norway agrees_with Peru asserted"),
    ],
)
def test_it_is_weakened_by_what_stands_over_it_only(sentence: str, expected: str) -> None:
    assert expected in lines(sentence)


def test_a_result_depends_on_its_condition() -> None:
    assert "Norway sanctions Peru possible" in lines("Norway will sanction Peru if Ghana protests.")


@pytest.mark.parametrize("change", ["will deepen", "will expand", "will resume", "will continue"])
def test_a_planned_change_presupposes_what_it_changes(change: str) -> None:
    found = {line for line in lines(f"Norway {change} its cooperation with Peru.") if "coordinates_with" in line}
    assert found == {"Norway coordinates_with Peru asserted", "Norway coordinates_with Peru planned"}
