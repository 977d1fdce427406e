"""Labels of transcripts as mentions: "MS VALE" is a name even in capitals, "THE MINISTER" whoever is minister."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.annotations.coreference import LABEL
from kg.annotations.first_person import is_called
from kg.model import MentionKind

if TYPE_CHECKING:
    from kg.annotations.article import Office
    from kg.annotations.draft import Draft
    from kg.annotations.first_person import Author
    from kg.annotations.transcripts import Turn
    from kg.model import Span

__all__ = ["link_titled_labels", "name_labels"]


def name_labels(draft: Draft, turns: list[Turn], nobody: Iterable[range] = ()) -> None:
    """Each name in a label is a person's, whatever the model makes of capitals, but for words that name nobody."""
    stretches = list(nobody)
    for turn in turns:
        found = _tokens(draft, turn.name)
        if found is not None and any(each.start <= found[0] and found[1] <= each.stop for each in stretches):
            continue  # "VESSEL FLAG:" in a list of ships
        if found is None or not any(token.text[:1].isupper() for token in draft.doc[slice(*found)]):
            continue
        name = draft.doc[slice(*found)].text
        name = name.title() if name.isupper() else name
        actor = draft.new(name, "Person", local=len(name.split()) == 1)
        if draft.free(*found):
            draft.add(*found, actor, reason=LABEL, root=found[1] - 1)


def link_titled_labels(
    draft: Draft, turns: list[Turn], offices: list[Office], home: str | None, authors: Iterable[Author]
) -> None:
    """ "THE MINISTER" is the one author of the heading, or else the one person of the text, who is called so; of the
    publisher's country if it has one.
    """
    for turn in turns:
        label = _tokens(draft, turn.label)
        if len(turn.name) or not turn.title or label is None:
            continue
        called = (o for o in offices if is_called(o.role, turn.title) and o.status == "current")
        titled = [office for office in called if not draft.has_left(office.holder.actor)]
        at_home = [o for o in titled if home is not None and home in (o.jurisdiction, o.object)]
        holders = {author.actor for author in authors if author.is_called(turn.title)}
        holders = holders or {office.holder.actor for office in at_home or titled}
        if len(holders) == 1 and label not in draft.mentions:
            draft.add(*label, holders.pop(), kind=MentionKind.NOMINAL, reason="title of a turn", root=label[1] - 1)


def _tokens(draft: Draft, span: Span) -> tuple[int, int] | None:
    found = draft.doc.char_span(span.start, span.end, alignment_mode="expand") if len(span) else None
    return (found.start, found.end) if found is not None and len(found) else None
