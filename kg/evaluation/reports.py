"""What an evaluation found, as lines for people and as rows for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kg.evaluation.judgements import STATEMENT, JudgedSheet, Pooled, Value, agreements, pool, precision
from kg.evaluation.sampling import ASPECTS
from kg.views.safe import one_line

if TYPE_CHECKING:
    from kg.evaluation.checks import Check
    from kg.evaluation.intervals import Share
    from kg.evaluation.scores import GoldScores, Pair, RelationScore
    from kg.model import Statement

__all__ = ["checks_lines", "checks_row", "gold_lines", "gold_listing", "gold_row", "judged_lines", "judged_row"]

MOST = 20
"""How many faults of one check are shown."""
_LONGEST = 140


# ---- judged sheets --------------------------------------------------------------------------------------------------


def judged_lines(sheets: Sequence[JudgedSheet]) -> Iterator[str]:
    """Precision of every coder and of all, by aspect, relation and factuality; with several coders, agreement too."""
    pooled = pool(sheets)
    rows = [_sheet_cells(sheet) for sheet in sheets]
    if len(sheets) > 1:
        rows.append(_pooled_cells(pooled))
    yield from _table(("judged", "rows", "right", "wrong", "unclear", "unjudged", "precision", "95 % interval"), rows)
    if pooled.disputed:
        yield from ("", f"disputed, and left out of “all”: {' '.join(pooled.disputed)}")
    yield ""
    aspects = [(aspect, *_share_cells(precision(pooled.coded, aspect))) for aspect in ASPECTS]
    yield from _table(("aspect", "right", "of", "share", "95 % interval"), aspects)
    for name, shares in _groups(pooled).items():
        yield ""
        rows_of_group = [(group, *_share_cells(share)) for group, share in shares.items()]
        yield from _table((name, "right", "of", "precision", "95 % interval"), rows_of_group)
    if len(sheets) > 1:
        yield ""
        yield from _agreement_lines(sheets)


def _sheet_cells(sheet: JudgedSheet) -> Sequence[str]:
    counts = [sum(row.verdict is value for row in sheet.coded) for value in Value]
    share = precision(sheet.coded)
    return (
        sheet.name,
        str(len(sheet.coded)),
        *map(str, counts),
        str(sheet.unjudged),
        _percent(share.value),
        _bounds(share),
    )


def _pooled_cells(pooled: Pooled) -> Sequence[str]:
    counts = [len(pooled.coded), *(pooled.number(value) for value in Value), pooled.unjudged]
    share = precision(pooled.coded)
    return "all", *map(str, counts), _percent(share.value), _bounds(share)


def _groups(pooled: Pooled) -> dict[str, dict[str, Share]]:
    return {"relation": pooled.by(lambda row: row.relation), "factuality": pooled.by(lambda row: row.factuality)}


def _agreement_lines(sheets: Sequence[JudgedSheet]) -> Iterator[str]:
    rows = []
    for found in agreements(sheets):
        alpha = "–" if found.alpha is None else f"{found.alpha:.3f}"
        rows.append((_aspect(found.aspect), str(found.units), _percent(found.raw), alpha))
    yield from _table(("agreement", "judged by several", "raw", "Krippendorff's alpha"), rows)


def _aspect(name: str) -> str:
    return "verdict" if name == STATEMENT else name


def judged_row(sheets: Sequence[JudgedSheet]) -> dict[str, object]:
    """For programs."""
    pooled = pool(sheets)
    return {
        "sheets": [
            {
                "sheet": sheet.name,
                "rows": len(sheet.coded),
                "unclear": sum(row.verdict is Value.UNCLEAR for row in sheet.coded),
                "unjudged": sheet.unjudged,
                "faults": list(map(str, sheet.faults)),
                "precision": precision(sheet.coded).row(),
            }
            for sheet in sheets
        ],
        "precision": precision(pooled.coded).row(),
        "disputed": list(pooled.disputed),
        "aspects": {aspect: precision(pooled.coded, aspect).row() for aspect in ASPECTS},
        **{
            f"by_{name}": {group: share.row() for group, share in shares.items()}
            for name, shares in _groups(pooled).items()
        },
        "agreement": {_aspect(found.aspect): found.row() for found in agreements(sheets)} if len(sheets) > 1 else None,
    }


# ---- gold -----------------------------------------------------------------------------------------------------------


def gold_lines(scores: GoldScores) -> Iterator[str]:
    """Precision, recall and F1 of all and of each relation; then what is said of the statements found."""
    relations = sorted(scores.relations.items(), key=lambda item: (-item[1].core, -item[1].wrong, item[0]))
    rows = [_relation_cells(name, counts) for name, counts in [("all", scores.total), *relations]]
    yield from _table(("relation", "P", "R", "F1", "right", "wrong", "found", "of core"), rows)
    yield ""
    values = [(value, *_share_cells(scores.share(counts))[:3]) for value, counts in sorted(scores.factuality.items())]
    values.append(("not asserted", *_share_cells(scores.not_asserted)[:3]))
    values.append(("macro", "", "", _percent(scores.factuality_macro)))
    yield from _table(("factuality", "met", "of", "share"), values)
    yield ""
    slots = [(slot, *_share_cells(scores.share(scores.slots[slot]))[:3]) for slot in ("date", "role", "topic", "place")]
    yield from _table(("slot", "met", "of", "share"), slots)
    yield from ("", f"dates invented or too fine: {len(scores.invented_dates)}")
    yield f"danger, shown as asserted and not so in the gold: {len(scores.dangers)} of {scores.unsure}"
    yield from (f"  {_pair(pair)}" for pair in scores.dangers)


def _relation_cells(name: str, counts: RelationScore) -> Sequence[str]:
    shares = map(_percent, (counts.precision, counts.recall, counts.f1))
    return name, *shares, *map(str, (counts.right, counts.wrong, counts.found, counts.core))


def gold_listing(scores: GoldScores) -> Iterator[str]:
    """Every statement that is missed, wrong, or not meant as the gold has it."""
    for kind, pairs in (("missed", scores.missed), ("misread", scores.misread), ("date", scores.invented_dates)):
        yield from (f"{kind}  {_pair(pair)}" for pair in pairs)
    yield from (f"wrong  {_given(statement)} «{_short(statement.evidence.quote)}»" for statement in scores.wrong)


def _pair(pair: Pair) -> str:
    wanted = pair.wanted
    parts = (wanted.subject or "–", wanted.relation, wanted.object or "–")
    text = f"{pair.article} {wanted.id}: {' | '.join(parts)} [{wanted.factuality}, {wanted.date or 'no date'}]"
    answer = "" if pair.given is None else f" given as {_given(pair.given)}"
    return f"{one_line(text)}{answer} «{_short(wanted.evidence)}»"


def _given(statement: Statement) -> str:
    subject = statement.subject.name if statement.subject else "–"
    object_ = statement.object.name if statement.object else "–"
    parts = f"{subject} | {statement.relation} | {object_} [{statement.factuality}, {statement.date or 'no date'}]"
    return one_line(f"{statement.evidence.article} {statement.id}: {parts}")


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def gold_row(scores: GoldScores) -> dict[str, object]:
    """For programs."""
    macro = scores.factuality_macro
    return {
        "articles": scores.articles,
        "all": scores.total.row(),
        "relations": {name: counts.row() for name, counts in sorted(scores.relations.items())},
        "factuality": {value: scores.share(counts).row() for value, counts in sorted(scores.factuality.items())},
        "not_asserted": scores.not_asserted.row(),
        "factuality_macro": None if macro is None else round(macro, 4),
        **{slot: scores.share(scores.slots[slot]).row() for slot in ("date", "role", "topic", "place")},
        "dates_invented": len(scores.invented_dates),
        "danger": {"number": len(scores.dangers), "of": scores.unsure},
    }


# ---- checks ---------------------------------------------------------------------------------------------------------


def checks_lines(checks: Iterable[Check]) -> Iterator[str]:
    for check in checks:
        if check.skipped:
            yield f"{check.says}: not checked, {check.skipped}"
            continue
        faults = {0: "no fault", 1: "1 fault"}.get(len(check.faults), f"{len(check.faults)} faults")
        yield f"{check.says}: {check.checked} looked at, {faults}"
        yield from (f"  {_short(fault)}" for fault in check.faults[:MOST])
        if len(check.faults) > MOST:
            yield f"  … and {len(check.faults) - MOST} more"


def checks_row(checks: Iterable[Check]) -> dict[str, object]:
    """For programs."""
    return {check.name: check.row() for check in checks}


# ---- cells ----------------------------------------------------------------------------------------------------------


def _share_cells(share: Share) -> tuple[str, str, str, str]:
    return str(share.hits), str(share.number), _percent(share.value), _bounds(share)


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}"


def _bounds(share: Share) -> str:
    return "–".join(f"{100 * bound:.1f}" for bound in share.interval) if share.interval else "–"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Columns of one width each: the first to the left, the others, which are numbers, to the right."""
    cells = [header, *([one_line(cell) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for first, *rest in cells:
        numbers = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        yield "  ".join([first.ljust(widths[0]), *numbers]).rstrip()
