"""The profile of an actor to read: sections of entries, shown in a terminal or as one HTML page that asks for nothing.

Both are made of the same sections, with texts already made safe to display. The HTML has no script and no link but to
the addresses of articles, and its Content-Security-Policy allows nothing beyond its own style.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.graph.conflicts import Conflict
from kg.graph.network import Names
from kg.graph.profile import Partner, Passage, Profile
from kg.graph.tenures import Tenure
from kg.model import Article, Statement
from kg.views.pages import style_policy, templates
from kg.views.safe import one_line
from kg.views.tenures import body_words, time_words, title_words

__all__ = ["Entry", "Section", "profile_html", "profile_text", "sections"]

INDENT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a section, and under it a sentence with where it stands."""

    what: str
    notes: tuple[str, ...] = ()
    quote: str = ""
    source: str = ""
    url: str = ""
    """Of the article; only http and https."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the profile."""

    title: str
    entries: tuple[Entry, ...]
    left_out: int
    """Entries beyond the limit."""


def sections(profile: Profile, vocabulary: Names, limit: int | None = None) -> tuple[Section, ...]:
    """The parts of a profile that are not empty, with at most so many entries each."""
    parts: Mapping[str, Sequence[Entry]] = {
        "Offices": [_office(each, vocabulary, body_words(each)) for each in profile.offices],
        "Who holds its offices": [_office(each, vocabulary, one_line(each.person.name)) for each in profile.holders],
        "Contradictions": [_conflict(each, vocabulary) for each in profile.conflicts],
        "Partners": [_partner(each) for each in profile.partners],
        "Topics": [Entry(what=one_line(each.label), notes=(_count(each.statements),)) for each in profile.topics],
        "Timeline": [_passage(each, each.statement.date) for each in profile.timeline],
        "What it says": [_passage(each) for each in profile.said],
        "What is said of it": [_passage(each) for each in profile.about],
    }
    return tuple(
        Section(title=title, entries=tuple(entries[:limit]), left_out=len(entries) - len(entries[:limit]))
        for title, entries in parts.items()
        if entries
    )


def _office(tenure: Tenure, vocabulary: Names, of: str) -> Entry:
    relation = vocabulary.relations.get(tenure.relation)
    title = title_words(tenure, relation.label if relation else tenure.relation)
    return Entry(what=": ".join(part for part in (title, of) if part), notes=_filled(time_words(tenure)))


def _conflict(conflict: Conflict, vocabulary: Names) -> Entry:
    relation = vocabulary.relations.get(conflict.title.relation)
    title = conflict.title.role or (relation.label if relation else conflict.title.relation)
    sides = ((conflict.left, conflict.left_days), (conflict.right, conflict.right_days))
    return Entry(what=f"{conflict.kind.value}: {one_line(title)}", notes=tuple(_side(*side) for side in sides))


def _side(statement: Statement, day: str | None) -> str:
    status = statement.status.value if statement.status else statement.factuality.value
    name = one_line(statement.subject.name) if statement.subject else ""
    return " ".join(_filled(name, status, one_line(day or ""), f"[{statement.id}]"))


def _partner(partner: Partner) -> Entry:
    time = " – ".join(dict.fromkeys(day for day in (partner.first, partner.last) if day))
    return Entry(
        what=f"{one_line(partner.label)} {one_line(partner.name)}",
        notes=_filled(partner.factuality.value, _count(partner.statements), _count(partner.sources, "source"), time),
    )


def _passage(passage: Passage, date: str | None = None) -> Entry:
    statement, article = passage.statement, passage.article
    ends = [one_line(end.name) if end else "…" for end in (statement.subject, statement.object)]
    what = f"{ends[0]} {one_line(passage.label)} {ends[1]}"
    return Entry(
        what=f"{one_line(date)}: {what}" if date else what,
        notes=_filled(statement.factuality.value, _voices(statement), "" if date else one_line(statement.date or "")),
        quote=one_line(statement.evidence.quote),
        source=_source(article),
        url=_web_address(article),
    )


def _voices(statement: Statement) -> str:
    names = [one_line(voice.speaker.name) if voice.speaker else "an unnamed source" for voice in statement.attribution]
    return f"according to {', who cites '.join(names)}" if names else ""


def _source(article: Article | None) -> str:
    if article is None:
        return ""
    parts = (article.title or article.path or article.id, article.publisher, article.published)
    return ", ".join(one_line(part) for part in parts if part)


def _web_address(article: Article | None) -> str:
    try:
        is_web = article is not None and urlsplit(article.url or "").scheme in ("http", "https")
    except ValueError:  # it looks like an address and is none
        return ""
    return one_line(article.url or "") if article and is_web else ""


def _filled(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _count(number: int, word: str = "statement") -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _head(profile: Profile) -> tuple[str, ...]:
    """The lines under the name."""
    actor = profile.actor
    kind = " · ".join(one_line(part) for part in (profile.type_label, actor.country, actor.sector, actor.id) if part)
    names = [one_line(name) for name in actor.names if one_line(name) != one_line(actor.name)]
    counts = f"{_count(profile.statements)} in {_count(profile.articles, 'article')}"
    return _filled(kind, f"also called {', '.join(names)}" if names else "", counts)


# ---- a terminal -----------------------------------------------------------------------------------------------------


def profile_text(profile: Profile, vocabulary: Names, *, limit: int | None = None, width: int = 100) -> str:
    """The profile as lines of text, at most `width` columns wide.

    Args:
        limit: the most entries of a section; all without one.
    """
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    out = io.StringIO()
    console = Console(file=out, width=width, color_system=None, markup=False, highlight=False, emoji=False)
    for depth, text in _lines(profile, sections(profile, vocabulary, limit)):
        console.print(Padding(Text(text), (0, 0, 0, depth * INDENT)))
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _lines(profile: Profile, parts: Iterable[Section]) -> Iterator[tuple[int, str]]:
    yield 0, one_line(profile.actor.name)
    for line in _head(profile):
        yield 0, line
    for section in parts:
        yield 0, ""
        yield 0, section.title
        for entry in section.entries:
            yield 1, " · ".join((entry.what, *entry.notes))
            if entry.quote:
                yield 2, f"“{entry.quote}”"
            if where := " ".join(_filled(entry.source, entry.url)):
                yield 2, f"— {where}"
        if section.left_out:
            yield 1, f"… and {section.left_out} more"


# ---- a page ---------------------------------------------------------------------------------------------------------


def profile_html(profile: Profile, vocabulary: Names, *, limit: int | None = None) -> str:
    """The profile as one HTML page: no script, no request, made to be printed too.

    Args:
        limit: the most entries of a section; all without one.
    """
    return (
        templates()
        .get_template("profile.html")
        .render(
            name=one_line(profile.actor.name) or profile.actor.id,
            head=_head(profile),
            sections=sections(profile, vocabulary, limit),
            **style_policy("profile.css"),
        )
    )
