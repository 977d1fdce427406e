"""How many phrases of NGEC's tests of actor resolution get the right country and sector.

    python benchmarks/ngec.py CASES.jsonl [--lists LISTS.jsonl] [-v]

CASES.jsonl holds the calls of `test_actor_resolution.py` (github.com/ahalterman/NGEC-2025), one a line, with the keys
`test`, `line`, `call`, `input`, `context` and `expect`; it is not part of this repository. Scored are the cases that
`ngec-cases.txt` marks `in`, where an answer is expected. Nothing found is the right answer to an empty one and to UNK.
IGO, UNO and EUR stand for a country: right where the body that is found is an organization of states, or part of one
(for UNO the United Nations, for EUR the European Union).

LISTS.jsonl holds the sentences of `test_multiple_actors.py`, with the keys `test`, `line`, `text`, `actor_phrase` and
`expected_actors`: the members of the list that the phrase stands in. One is found if its name is what is expected, or
is within it ("Vale" in "President Vale").
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.annotations.annotate import Annotator
from kg.model import Article
from kg.statements.coordinated import coordinated_actors
from kg.statements.phrases import PhraseReader, PhraseReading
from kg.vocabulary import Vocabulary
from kg.vocabulary.sectors import code_of

LIST = Path(__file__).with_name("ngec-cases.txt")
ALIASES = {"HLH": "MED", "UNK": ""}
"""Two codes for one sector, and the one that says that there is none."""
UNIONS = {"UNO": "united-nations", "EUR": "european-union", "IGO": None}


@dataclass(frozen=True)
class Answer:
    """One thing expected of a case."""

    case: str
    phrase: str
    asked: str
    expected: str
    found: str
    right: bool


def scored() -> set[tuple[str, str]]:
    """The cases that need no encyclopaedia, as (case, call)."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {(case, call) for case, call, decision in rows if decision == "in"}


def answers(cases: Path, reader: PhraseReader, vocabulary: Vocabulary) -> Iterator[Answer]:
    """Country and sector of each scored case, where the case expects them."""
    wanted = scored()
    for line in cases.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        key = f"{case['test'].removeprefix('test_')}:{case['line']}"
        if (key, case["call"]) in wanted:
            reading = reader.read(case["input"], case.get("context", ""))
            yield from _judged(key, reading, case["expect"], vocabulary)


def _judged(case: str, reading: PhraseReading, expect: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[Answer]:
    country = expect.get("country", expect.get("cc"))
    if country is not None:
        union = _union(reading, vocabulary)
        right = _is_of(union, country) if country in UNIONS else (reading.country or "") == country
        yield Answer(case, reading.phrase, "country", country, reading.country or union[0] or "-", right)
    if (expected := expect.get("code_1")) is not None:
        found = code_of(reading.sector, vocabulary.sectors) or ""
        yield Answer(case, reading.phrase, "sector", expected, found or "-", ALIASES.get(expected, expected) == found)


def _union(reading: PhraseReading, vocabulary: Vocabulary) -> list[str]:
    """The organization of states found, and those that it is part of."""
    chain: list[str] = []
    actor = vocabulary.actors.get(reading.actor or "")
    while actor is not None and actor.id not in chain:
        chain.append(actor.id)
        actor = vocabulary.actors.get(actor.parent or "")
    types = [vocabulary.actors[key].type for key in chain]
    return chain if any(vocabulary.is_a(kind, "IntergovernmentalOrganization") for kind in types) else [""]


def _is_of(chain: list[str], code: str) -> bool:
    return chain != [""] and (UNIONS[code] is None or UNIONS[code] in chain)


def split_lists(path: Path, annotator: Annotator) -> Iterator[Answer]:
    """The members of each list that is expected to be split."""
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if "expected_actors" in case:
            found = _members(case["text"], case["actor_phrase"], annotator)
            expected = sorted(case["expected_actors"])
            right = len(found) == len(expected) and all(any(name in each for name in found) for each in expected)
            key = f"{case['test'].removeprefix('test_')}:{case['line']}"
            yield Answer(key, case["actor_phrase"], "list", ", ".join(expected), ", ".join(found) or "-", right)


def _members(text: str, phrase: str, annotator: Annotator) -> list[str]:
    (annotated,) = annotator.annotate([Article(id="case", text=text)])
    start = annotated.repaired.text.find(phrase)
    if start < 0:
        return []
    mentions = coordinated_actors(annotated, annotator.vocabulary, start, start + len(phrase))
    shared = {mention.actor: annotated.actors[mention.actor].name for mention in mentions}
    words = {mention.actor: annotated.doc[mention.start : mention.end].text for mention in mentions}
    joint = {mention.actor for mention in mentions if mention.reason == "joint phrase"}
    return sorted((shared if key in joint else words)[key].removeprefix("the ") for key in shared)


def main() -> None:
    """Print how many are right, and with -v those that are not."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("cases", type=Path, help="the calls of NGEC's tests, as JSON lines")
    parser.add_argument("-v", "--verbose", action="store_true", help="name those that are wrong")
    parser.add_argument("--lists", type=Path, help="the sentences with lists, as JSON lines")
    options = parser.parse_args()
    annotator = Annotator(Vocabulary.load())
    found = list(answers(options.cases, PhraseReader(annotator), annotator.vocabulary))
    found += split_lists(options.lists, annotator) if options.lists else []
    for asked in sorted({answer.asked for answer in found}):
        of = [answer for answer in found if answer.asked == asked]
        right = sum(answer.right for answer in of)
        print(f"{asked}: {right} of {len(of)} right ({right / len(of):.1%})")
        for answer in of:
            if options.verbose and not answer.right:
                print(f"  {answer.case}  {answer.phrase!r}: {answer.expected or 'none'}, found {answer.found}")


if __name__ == "__main__":
    main()
