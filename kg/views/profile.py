"""The profile of an actor to read: sections of entries, shown in a terminal or as one HTML page that asks for nothing.

Both are made of the same sections, with texts already made safe to display. The HTML has no script, and no link but to
the addresses of articles and, where it lies beside the page of the graph, to that page and to other profiles; its
Content-Security-Policy allows nothing beyond its own style.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol
from urllib.parse import quote, urlsplit

from kg.graph.conflicts import Conflict
from kg.graph.network import Names
from kg.graph.profile import Partner, Passage, Profile
from kg.graph.tenures import Tenure
from kg.model import Argument, Article, Statement
from kg.views.looks import OUTLINES, look, look_name, look_rule
from kg.views.pages import static_text, style_policy, templates
from kg.views.quotes import quoted
from kg.views.safe import one_line
from kg.views.tenures import body_words, time_words, title_words
from kg.views.words import Words, date_words, page_words

__all__ = ["Entry", "Part", "Section", "Site", "profile_html", "profile_text", "sections"]

INDENT = 2
LONG = 9
"""Words of a sentence that is found by its first and last four."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line; where it names an actor, its id."""

    text: str
    actor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a section, and under it a sentence with where it stands."""

    what: tuple[Part, ...]
    day: str = ""
    """When it is or was, for lines in the order of days."""
    factuality: str = ""
    notes: tuple[str, ...] = ()
    quote: tuple[tuple[str, str], ...] = ()
    """The sentence in pieces, each with what stands there: `subject`, `object`, `trigger`, `speaker` or nothing."""
    source: tuple[str, ...] = ()
    """The article: its title, publisher and date, as far as they are known."""
    url: str = ""
    """Of the article; only http and https."""
    fragment: str = ""
    """Takes a browser from there to the sentence, where the article still reads so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the profile."""

    name: str
    title: str
    entries: tuple[Entry, ...]
    left_out: int
    """Entries beyond the limit."""


class Site(Protocol):
    """Where a profile lies, if it is one of many: `kg.views.profiles.Site`."""

    @property
    def title(self) -> str: ...
    def viewer(self, actor: str = "", /) -> str:
        """The address of the page of the graph, with an actor chosen or as it is at first."""
        ...

    def profile(self, actor: str, /) -> str:
        """The address of another profile; empty if there is none."""
        ...


def sections(
    profile: Profile, vocabulary: Names, limit: int | None = None, words: Words | None = None
) -> tuple[Section, ...]:
    """The parts of a profile that are not empty, with at most so many entries each.

    Args:
        profile: what is known.
        vocabulary: what it is called.
        limit: the most entries of a section; all without one.
        words: those of the interface; English without them.
    """
    say = words or page_words()
    parts: Mapping[str, Sequence[Entry]] = {
        "offices": [_office(each, vocabulary, body_words(each), _body(each)) for each in profile.offices],
        "holders": [_office(each, vocabulary, one_line(each.person.name), each.person) for each in profile.holders],
        "conflicts": [_conflict(each, vocabulary) for each in profile.conflicts],
        "partners": [_partner(each, say) for each in profile.partners],
        "topics": [
            Entry(what=(Part(one_line(each.label)),), notes=(_count(say, each.statements, "statement"),))
            for each in profile.topics
        ],
        "timeline": [_passage(each, say, each.statement.date) for each in profile.timeline],
        "said": [_passage(each, say) for each in profile.said],
        "about": [_passage(each, say) for each in profile.about],
    }
    return tuple(
        Section(
            name=name,
            title=say["profile"][name],
            entries=tuple(entries[:limit]),
            left_out=len(entries) - len(entries[:limit]),
        )
        for name, entries in parts.items()
        if entries
    )


def _body(tenure: Tenure) -> Argument | None:
    return tenure.body or tenure.jurisdiction


def _office(tenure: Tenure, vocabulary: Names, of: str, other: Argument | None) -> Entry:
    relation = vocabulary.relations.get(tenure.relation)
    title = title_words(tenure, relation.label if relation else tenure.relation)
    between = ": " if title and of else ""
    named = Part(of, other.actor if other else "")
    return Entry(what=_present(Part(title), Part(between), named), notes=_filled(time_words(tenure)))


def _conflict(conflict: Conflict, vocabulary: Names) -> Entry:
    relation = vocabulary.relations.get(conflict.title.relation)
    title = conflict.title.role or (relation.label if relation else conflict.title.relation)
    sides = ((conflict.left, conflict.left_days), (conflict.right, conflict.right_days))
    what = Part(f"{conflict.kind.value}: {one_line(title)}")
    return Entry(what=(what,), notes=tuple(_side(*side) for side in sides))


def _side(statement: Statement, day: str | None) -> str:
    status = statement.status.value if statement.status else statement.factuality.value
    name = one_line(statement.subject.name) if statement.subject else ""
    return " ".join(_filled(name, status, one_line(day or ""), f"[{statement.id}]"))


def _partner(partner: Partner, words: Words) -> Entry:
    ends = dict.fromkeys(day for day in (partner.first, partner.last) if day)
    time = " – ".join(date_words(day, words) for day in ([partner.date] if partner.date else ends))
    return Entry(
        what=(Part(f"{one_line(partner.label)} "), Part(one_line(partner.name), partner.actor)),
        factuality=partner.factuality.value,
        notes=_filled(_count(words, partner.statements, "statement"), _count(words, partner.sources, "source"), time),
    )


def _passage(passage: Passage, words: Words, date: str | None = None) -> Entry:
    statement, article = passage.statement, passage.article
    told = date_words(statement.date, words) if statement.date and not date else ""
    return Entry(
        what=(_end(statement.subject), Part(f" {one_line(passage.label)} "), _end(statement.object)),
        day=date_words(date, words) if date else "",
        factuality=statement.factuality.value,
        notes=_filled(_voices(statement, words), told),
        quote=_pieces(statement),
        source=_source(article),
        url=_web_address(article),
        fragment=_fragment(statement, _web_address(article)),
    )


def _end(end: Argument | None) -> Part:
    return Part(one_line(end.name), end.actor) if end else Part("…")


def _pieces(statement: Statement) -> tuple[tuple[str, str], ...]:
    sentence, marks = quoted(statement)
    pieces, at = [], 0
    for start, end, kind in marks:
        pieces += [(sentence.text[at:start], ""), (sentence.text[start:end], kind)]
        at = end
    return tuple(piece for piece in (*pieces, (sentence.text[at:], "")) if piece[0])


def _voices(statement: Statement, words: Words) -> str:
    say = words["profile"]
    names = [one_line(voice.speaker.name) if voice.speaker else say["unnamed"] for voice in statement.attribution]
    return f"{say['according']}{say['cites'].join(names)}" if names else ""


def _source(article: Article | None) -> tuple[str, ...]:
    if article is None:
        return ()
    parts = (article.title or article.path or article.id, article.publisher, article.published)
    return tuple(one_line(part) for part in parts if part)


def _web_address(article: Article | None) -> str:
    try:
        is_web = article is not None and urlsplit(article.url or "").scheme in ("http", "https")
    except ValueError:  # it looks like an address and is none
        return ""
    return one_line(article.url or "") if article and is_web else ""


def _fragment(statement: Statement, url: str) -> str:
    """A text fragment (WICG, https://wicg.github.io/scroll-to-text-fragment/): the sentence, or its two ends."""
    words = one_line(statement.evidence.quote).split(" ")
    if not words[0] or "#" in url:
        return ""
    ends = [words] if len(words) < LONG else [words[:4], words[-4:]]
    return "#:~:text=" + ",".join(quote(" ".join(end), safe="!~*'()").replace("-", "%2D") for end in ends)


def _present(*parts: Part) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.text)


def _filled(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _count(words: Words, number: int, thing: str) -> str:
    forms = words["counts"][thing]
    text: str = forms["one"] if number == 1 else forms["many"]
    return text.replace("{n}", str(number))


def _head(profile: Profile, words: Words) -> tuple[str, ...]:
    """The lines under the name."""
    actor, say = profile.actor, words["profile"]
    kind = " · ".join(one_line(part) for part in (profile.type_label, actor.country, actor.sector, actor.id) if part)
    names = ", ".join(one_line(name) for name in actor.names if one_line(name) != one_line(actor.name))
    counts = say["counts"].replace("{statements}", _count(words, profile.statements, "statement"))
    counts = counts.replace("{articles}", _count(words, profile.articles, "article"))
    return _filled(kind, say["also"] + names if names else "", counts)


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
    words = page_words()
    for depth, text in _lines(profile, sections(profile, vocabulary, limit, words), words):
        console.print(Padding(Text(text), (0, 0, 0, depth * INDENT)))
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _lines(profile: Profile, parts: Iterable[Section], words: Words) -> Iterator[tuple[int, str]]:
    yield 0, one_line(profile.actor.name)
    for line in _head(profile, words):
        yield 0, line
    for section in parts:
        yield 0, ""
        yield 0, section.title
        for entry in section.entries:
            fact = words["factuality"][entry.factuality] if entry.factuality else ""
            yield 1, " · ".join(_filled(_dated(entry), fact, *entry.notes))
            if entry.quote:
                yield 2, f"“{''.join(text for text, _ in entry.quote)}”"
            if where := " ".join(_filled(", ".join(entry.source), entry.url)):
                yield 2, f"— {where}"
        if section.left_out:
            yield 1, words["profile"]["more"].replace("{number}", str(section.left_out))


def _dated(entry: Entry) -> str:
    what = "".join(part.text for part in entry.what)
    return f"{entry.day}: {what}" if entry.day else what


# ---- a page ---------------------------------------------------------------------------------------------------------


def profile_html(
    profile: Profile,
    vocabulary: Names,
    *,
    limit: int | None = None,
    words: Words | None = None,
    site: Site | None = None,
) -> str:
    """The profile as one HTML page: no script, no request, made to be printed too.

    Args:
        profile: what is known.
        vocabulary: what it is called.
        limit: the most entries of a section; all without one.
        words: those of the interface; English without them.
        site: what the page can link to, if it is not alone.
    """
    say, actor = words or page_words(), profile.actor
    parts = sections(profile, vocabulary, limit, say)
    drawn = look(actor.type, vocabulary)
    template = templates().get_template("profile.html")
    return template.render(
        name=one_line(actor.name) or actor.id,
        head=_head(profile, say),
        sections=parts,
        words=say,
        hollow=drawn.get("hollow", False),
        outline=OUTLINES[drawn["shape"]],
        home=site.viewer() if site else "",
        back=site.viewer(actor.id) if site else "",
        site_title=site.title if site else "",
        links={
            part.actor: site.profile(part.actor)
            for section in parts
            for entry in section.entries
            for part in entry.what
            if site and part.actor != actor.id
        },
        **_style(look_name(actor.type, vocabulary)),
    )


@cache
def _style(look: str) -> dict[str, str]:
    """The colours of the page of the graph and of a class there, and how a profile is set."""
    return style_policy(static_text("colours.css") + static_text("profile.css") + look_rule(look))
