"""Statements drawn at random and laid out in a sheet, so that people can judge them one by one.

The draw depends on nothing but a seed and the ids of the statements: lowest SHA-256 of the seed followed by the id. So
anybody can draw the same sample again, and a larger one begins with the smaller one.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.errors import TableError
from kg.text.lines import ends_sentence
from kg.views.safe import csv_cell, one_line

if TYPE_CHECKING:
    from kg.model import Argument, Article, Attribution, Factuality, Statement
    from kg.statements.tables import Tables

__all__ = ["ASPECTS", "COLUMNS", "SEED", "VERDICT_COLUMNS", "as_csv", "draw", "no_number", "sheet", "shown"]

SEED = "1"

ASPECTS = ("relation", "arguments", "direction", "factuality")
"""What is judged of a statement before the statement as a whole is."""

VERDICT_COLUMNS: Mapping[str, str] = {
    **{aspect: f"{aspect}_verdict" for aspect in ASPECTS},
    "statement": "verdict",
}
"""The column that holds the verdict on each aspect, and on the statement as a whole."""

COLUMNS = (
    *("statement", "article", "title", "published", "publisher", "page"),
    *("before", "sentence", "after", "trigger"),
    *("subject", "subject_type", "relation", "object", "object_type"),
    *("role", "status", "jurisdiction", "target", "topic", "topics", "place", "date", "factuality", "attribution"),
    *VERDICT_COLUMNS.values(),
    "note",
)

_BYTE_ORDER_MARK = "\ufeff"
_WINDOW = 400
"""Code points on each side of the sentence among which its neighbour is looked for."""
_GAP = re.compile(r"\s+")
_PARAGRAPH = re.compile(r"\n\s*\n")


def draw(
    statements: Iterable[Statement],
    number: int,
    *,
    seed: str = SEED,
    relations: Collection[str] = (),
    factualities: Collection[Factuality] = (),
) -> list[Statement]:
    """As many statements, in the order of the draw; all there are, if there are fewer.

    Args:
        statements: from which they are drawn.
        number: how many are wanted.
        seed: another one gives another sample.
        relations: draw only from statements of these; from all if there are none.
        factualities: likewise.
    """
    eligible = [
        statement
        for statement in statements
        if (not relations or statement.relation in relations)
        and (not factualities or statement.factuality in factualities)
    ]
    return sorted(eligible, key=lambda statement: (_lot(seed, statement.id), statement.id))[:number]


def _lot(seed: str, key: str) -> str:
    return hashlib.sha256(f"{seed}{key}".encode("utf-8", "surrogatepass")).hexdigest()


# ---- the sheet ------------------------------------------------------------------------------------------------------


def sheet(statements: Iterable[Statement], tables: Tables) -> str:
    """The statements as CSV, a row each, with empty columns for the verdicts.

    It begins with a byte order mark, by which Excel knows UTF-8; what a spreadsheet would compute is escaped.

    Raises:
        TableError: the tables were written without the sentences, so that there is nothing to judge by.
    """
    articles = {article.id: article for article in tables.articles}
    return as_csv(COLUMNS, (_cells(each, articles.get(each.evidence.article)) for each in statements))


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """A sheet that Excel and everything else reads as it is meant; cells that a row lacks are empty."""
    out = io.StringIO(newline="")
    out.write(_BYTE_ORDER_MARK)
    writer = csv.DictWriter(out, columns, lineterminator="\r\n", restval="")
    writer.writeheader()
    for row in rows:
        writer.writerow({column: csv_cell(one_line(text)) for column, text in row.items()})
    return out.getvalue()


def _cells(statement: Statement, article: Article | None) -> dict[str, str]:
    evidence = statement.evidence
    if not evidence.quote:
        advice = "make them anew with --text full or --text sentence"
        raise TableError("the tables hold no sentences to judge by", where=f"statement {statement.id}", advice=advice)
    before, after = _neighbours(article.text, evidence.start, evidence.end) if article else ("", "")
    trigger = slice(evidence.trigger.start - evidence.start, evidence.trigger.end - evidence.start)
    return {
        "statement": no_number(statement.id),
        "article": evidence.article,
        "title": (article and article.title) or "",
        "published": (article and article.published) or "",
        "publisher": (article and article.publisher) or "",
        "page": "" if evidence.page is None else str(evidence.page),
        "before": before,
        "sentence": evidence.quote,
        "after": after,
        "trigger": evidence.quote[trigger] if trigger.start >= 0 else "",
        "subject": shown(statement.subject),
        "subject_type": statement.subject.type if statement.subject else "",
        "relation": statement.relation,
        "object": shown(statement.object),
        "object_type": statement.object.type if statement.object else "",
        "role": statement.role or "",
        "status": statement.status.value if statement.status else "",
        "jurisdiction": shown(statement.jurisdiction),
        "target": shown(statement.target),
        "topic": statement.topic or "",
        "topics": "; ".join(statement.topics),
        "place": shown(statement.place),
        "date": statement.date or "",
        "factuality": statement.factuality.value,
        "attribution": " > ".join(map(_said, statement.attribution)),
    }


def no_number(key: str) -> str:
    """A spreadsheet would round an id that looks like a number: `4730112233445566`, `12e45`."""
    return f"'{key}" if re.fullmatch(r"\d+(e\d+)?", key) else key


def shown(argument: Argument | None) -> str:
    """The name of the actor, and the words that stand for it where they are others: "Mira Kestrel [her]"."""
    if argument is None:
        return ""
    words = one_line(argument.text or "")
    return argument.name if words in ("", argument.name) else f"{argument.name} [{words}]"


def _said(attribution: Attribution) -> str:
    return ": ".join(part for part in (shown(attribution.speaker), attribution.cue) if part)


# ---- context --------------------------------------------------------------------------------------------------------


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """The sentence before a sentence and the one after it, by punctuation; nothing from beyond a heading's line."""
    before = text[max(0, start - _WINDOW) : start].rstrip()
    after = text[end : end + _WINDOW].lstrip()
    ends = [gap for gap in _GAP.finditer(before) if _parts(before[: gap.start()], gap[0])]
    begins = [gap for gap in _GAP.finditer(after) if _parts(after[: gap.start()], gap[0])]
    return before[ends[-1].end() if ends else 0 :], after[: begins[0].start() if begins else None]


def _parts(left: str, gap: str) -> bool:
    """Whether one sentence ends at a gap between words, and the next begins."""
    return bool(_PARAGRAPH.search(gap)) or ends_sentence(left)
