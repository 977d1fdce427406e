"""How an act is meant: no denied or merely possible act comes out as asserted."""

import pytest

from tests.sentences import lines, read

CASES = [
    ("Kenya attacked Ghana.", "asserted"),
    ("Ghana was attacked by Kenya.", "asserted"),
    ("Kenya has attacked Ghana.", "asserted"),
    ("Kenya did not attack Ghana.", "denied"),
    ("Kenya has never attacked Ghana.", "denied"),
    ("Kenya will attack Ghana.", "planned"),
    ("Kenya plans to attack Ghana.", "planned"),
    ("Kenya agreed to attack Ghana.", "planned"),
    ("Kenya is scheduled to attack Ghana on Monday.", "planned"),
    ("Kenya may attack Ghana.", "possible"),
    ("Kenya could attack Ghana.", "possible"),
    ("Kenya is likely to attack Ghana.", "possible"),
    ("Kenya is considering attacking Ghana.", "possible"),
    ("Kenya refused to attack Ghana.", "denied"),
    ("Kenya denied that it attacked Ghana.", "denied"),
    ("Reports that Kenya had attacked Ghana were false.", "denied"),
    ("If Kenya attacks Ghana, prices will rise.", "hypothetical"),
    ("It is unclear whether Kenya attacked Ghana.", "hypothetical"),
    ("It is unclear whether or not Kenya attacked Ghana.", "hypothetical"),
    ("Peru will decide whether or not Kenya attacked Ghana.", "hypothetical"),
    ("Has Kenya attacked Ghana?", "hypothetical"),
    ("Russia urged Kenya to attack Ghana.", "requested"),
]


@pytest.mark.parametrize(("sentence", "factuality"), CASES, ids=[sentence for sentence, _ in CASES])
def test_the_factuality_follows_the_construction(sentence: str, factuality: str) -> None:
    found = {s.factuality for s in read(sentence) if s.relation == "attacks"}
    # a pronoun may leave the subject unread; what may never happen is another factuality
    assert found <= {factuality}
    assert found or "it attacked" in sentence


def test_a_change_presupposes_the_state_that_it_changes() -> None:
    found = lines("Japan will reinforce its coordination with the United States.")
    assert found == {
        "Japan coordinates_with United States asserted",
        "Japan coordinates_with United States planned",
    }


def test_nothing_stands_asserted_in_a_whether_clause() -> None:
    found = lines("Whether Kenya would join the pact with Ghana has been a point of contention.")
    assert not any(each.endswith("asserted") for each in found)
