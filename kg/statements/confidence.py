"""How probable it is that a careful reader would call a statement right.

The log-odds of a statement are a sum over what it was read from: its rule, its relation, the form of its arguments, its
factuality. The weights are measured, not guessed: `make calibrate` fits them to texts whose statements are known, by
logistic regression with partial pooling (Gelman and Hill 2007, chapter 12), so that a rule seen three times leans on
its relation and its kind, and one seen a hundred times stands for itself. They are in `ontology/confidence.tsv`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kg.model import Factuality

if TYPE_CHECKING:
    from kg.model import MentionKind

__all__ = ["LONG", "Feature", "confidence", "features"]

type Feature = tuple[str, str]
"""What is looked at, and what was found there: `("subject", "pronoun")`."""
LONG = 40
"""Words of a sentence that the parser reads less well."""


def features(
    *,
    rule: str,
    relation: str,
    subject: MentionKind | None,
    object_: MentionKind | None,
    has_object: bool,
    factuality: Factuality,
    words: int,
) -> Iterator[Feature]:
    """What the confidence of a statement rests on.

    Args:
        rule: as in its evidence: `office: copula`, `verb: X meet Y`.
        relation: its name.
        subject: how the subject is spoken of.
        object_: how the object is; none where it is only implied by the text, or there is none at all.
        has_object: which of these two.
        factuality: of the statement.
        words: the length of its sentence.
    """
    yield "all", ""
    yield "part", rule.partition(":")[0]
    yield "rule", rule
    yield "relation", relation
    yield "subject", str(subject or "none")
    yield "object", str(object_ or ("implied" if has_object else "none"))
    yield "factuality", "asserted" if factuality is Factuality.ASSERTED else "other"
    yield "sentence", "long" if words > LONG else "short"


def confidence(found: Iterator[Feature], weights: Mapping[Feature, float]) -> float:
    """The probability, in steps of a hundredth; what was never measured neither helps nor harms."""
    return round(1 / (1 + math.exp(-sum(weights.get(feature, 0.0) for feature in found))), 2)
