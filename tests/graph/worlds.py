"""Made-up articles of every kind, many and small: what `hypothesis` draws for the tests of editions."""

from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from kg.model import (
    Actor,
    Argument,
    Article,
    Attribution,
    EventStatus,
    Evidence,
    Mention,
    MentionKind,
    OfficeStatus,
    Qualification,
    Span,
    Statement,
)
from kg.statements.collect import ArticleRecords
from kg.statements.tables import Tables
from tests.graph.conftest import ACTORS, DENIED, GAZETTEER, PLANNED, POSSIBLE, RUN, TEXT

# Bodies that stand under others, of which some turn out to be others: `old-norland` is Norland, `old-office` the
# ministry that it belongs to. Nobody need speak of a body for it to be in the graph: who belongs to it is enough.
KNOWN = {
    **GAZETTEER,
    "port-office": Actor(
        id="port-office", name="Port Office", type="GovernmentBody", parent="old-office", sector="shipping", source="o"
    ),
    "old-office": Actor(id="old-office", name="Old Office", type="GovernmentBody", parent="old-norland", source="o"),
    "old-norland": Actor(id="old-norland", name="Old Norland", type="Country", sector="business", source="t"),
}
ROWS = {
    **ACTORS,
    "port-office": KNOWN["port-office"],
    "ada-kern": Actor(id="ada-kern", name="Ada Kern", type="Person", sector="business"),
    "a-vale": Actor(id="a-vale", name="A. Vale", type="Person"),
}
IDS = ("a-1", "news/2.txt", "a-3", "a-4")
RELATIONS = (
    "accuses",
    "agency_of",
    "ally_of",
    "appoints",
    "coordinates_with",
    "meets",
    "member_of",
    "minister_of",
    "sanctions",
    "spokesperson_of",
    "succeeds",
)
MERGES = (("norland", "old-norland"), ("ministry-of-trade", "old-office"), ("ada-vale", "a-vale"))
WORDS = ("Norland", "Sudria", "Ada Vale", "Portstad")


def _argument(actor: Actor, words: str | None) -> Argument:
    if words is None:
        return Argument(actor=actor.id, name=actor.name, type=actor.type)
    start = TEXT.index(words)
    return Argument(actor=actor.id, name=actor.name, type=actor.type, start=start, end=start + len(words), text=words)


# Drawn from lists of what there can be, not built anew each time, as there are many statements in many worlds.
_PLACES = [_argument(actor, words) for actor in ROWS.values() for words in (None, *WORDS[:2])]
_arguments = st.sampled_from(_PLACES)
_maybe = st.sampled_from([None, None, None, *_PLACES])
_people = st.sampled_from(sorted(ROWS))
_anything = st.builds(
    Statement,
    id=st.just(""),
    subject=st.sampled_from([None, *_PLACES]),
    relation=st.sampled_from(RELATIONS),
    object=st.sampled_from([None, *_PLACES]),
    qualification=st.sampled_from(
        (Qualification(), Qualification(), Qualification(status=EventStatus.ONGOING), PLANNED, POSSIBLE, DENIED)
    ),
    evidence=st.just(
        Evidence(
            article="", start=0, end=len(TEXT), quote=TEXT, trigger=Span(0, 7), rule="office: copula", extractor="r"
        )
    ),
    confidence=st.just(0.9),
    role=st.sampled_from((None, "minister", "trade minister")),
    jurisdiction=_maybe,
    place=_maybe,
    topics=st.sampled_from([(), (), ("trade",), ("export_control",), ("health", "trade")]),
    date=st.sampled_from((None, "2021", "2021-05-03", "2020/..", "../2022", "2019/2020")),
    date_text=st.just("from 2019 to 2020"),
    attribution=st.one_of(
        st.just(()), st.tuples(st.builds(Attribution, speaker=st.sampled_from([None, *_PLACES]), cue=st.just("said")))
    ),
    status=st.sampled_from((None, OfficeStatus.CURRENT, OfficeStatus.FORMER, OfficeStatus.FUTURE)),
)


def _plain(relation: str, subject: str, object: str, **changes: object) -> Statement:
    made = Statement(
        id="",
        subject=_argument(ROWS[subject], None),
        relation=relation,
        object=_argument(ROWS[object], None),
        qualification=Qualification(),
        evidence=Evidence(
            article="", start=0, end=len(TEXT), quote=TEXT, trigger=Span(0, 7), rule="office: copula", extractor="rules"
        ),
        confidence=0.9,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def _said(by: str) -> tuple[Attribution, ...]:
    return (Attribution(speaker=_argument(ROWS[by], None), cue="said"),)


# What hangs together across articles: who followed whom, who speaks for whom, who belongs to whom.
_NORLAND = _argument(ROWS["norland"], None)
THEMES = {
    "offices": [
        _plain("minister_of", "ada-vale", "norland", role="trade minister", status=OfficeStatus.CURRENT),
        _plain("minister_of", "bo-kern", "norland", role="trade minister", status=OfficeStatus.FORMER),
        _plain("minister_of", "bo-kern", "norland", role="minister", date="2021-05"),
        _plain("minister_of", "ada-kern", "norland", role="trade minister", date="2019/2020"),
        _plain("succeeds", "ada-vale", "bo-kern", date="2021-05-03"),
        _plain("succeeds", "bo-kern", "ada-kern", date="2020"),
        _plain("appoints", "norland", "ada-vale", date="2021"),
    ],
    "voices": [
        _plain("minister_of", "ada-vale", "ministry-of-trade", jurisdiction=_NORLAND),
        _plain("minister_of", "ada-vale", "norland"),
        _plain("spokesperson_of", "bo-kern", "norland"),
        _plain("spokesperson_of", "bo-kern", "norland", status=OfficeStatus.FORMER),
        _plain("sanctions", "norland", "sudria", attribution=_said("ada-vale")),
        _plain("coordinates_with", "norland", "sudria", attribution=_said("bo-kern")),
        _plain("restricts_exports_to", "ministry-of-trade", "sudria", attribution=_said("ada-vale")),
        _plain("meets", "ada-vale", "bo-kern", qualification=PLANNED),
        _plain("accuses", "sudria", "bo-kern", topics=("export_control",)),
    ],
    "bodies": [
        _plain("agency_of", "ministry-of-trade", "norland"),
        _plain("agency_of", "port-office", "ministry-of-trade"),
        _plain("agency_of", "port-office", "norland"),
        _plain("meets", "port-office", "sudria", topics=("health",)),
        _plain("meets", "norland", "sudria", topics=("trade",)),
        _plain("meets", "ministry-of-trade", "sudria"),
    ],
}
_STATEMENTS = {
    "any": _anything,
    **{theme: st.one_of(*[st.sampled_from(plots)] * 4, _anything) for theme, plots in THEMES.items()},
}
_forms = st.sampled_from([(), ("Norland",), ("Ada Vale", "Portstad"), ("Sudria", "Norland")])
_spoken = st.lists(st.tuples(_people, st.sampled_from(WORDS)), max_size=4)


@st.composite
def records(draw: st.DrawFn, key: str, theme: str) -> ArticleRecords:
    """What one article gives, with a row of everybody, be they named or not."""
    found = draw(st.lists(_STATEMENTS[theme], max_size=4))
    named, forms = draw(_people), draw(_forms)
    return ArticleRecords(
        article=Article(id=key, text=TEXT, published=draw(st.sampled_from((None, "2021-06-01", "2023-01-03")))),
        actors=tuple(replace(actor, names=forms if actor.id == named else ()) for actor in ROWS.values()),
        mentions=tuple(_mention(key, *each) for each in draw(_spoken)),
        statements=tuple(_placed(statement, key, number) for number, statement in enumerate(found)),
    )


def _placed(statement: Statement, article: str, number: int) -> Statement:
    mark = article.replace("/", "-").replace(".", "-")
    return replace(statement, id=f"s-{mark}-{number}", evidence=replace(statement.evidence, article=article))


def _mention(article: str, actor: str, words: str) -> Mention:
    start = TEXT.index(words)
    return Mention(article=article, start=start, end=start + len(words), text=words, kind=MentionKind.NAME, actor=actor)


@st.composite
def worlds(draw: st.DrawFn, theme: str) -> Tables:
    """Tables with some articles; actors that were merged; some whom no row tells of, some of whom nobody speaks."""
    found = [draw(_RECORDS[theme, key]) for key in draw(st.sets(st.sampled_from(IDS)))]
    without = draw(st.sets(_people, max_size=2))
    rows = {key: actor for key, actor in ROWS.items() if key not in without}
    for heir, old in draw(st.sets(st.sampled_from(MERGES))):
        if heir in rows:
            rows.pop(old, None)
            rows[heir] = replace(rows[heir], replaces=(old,))
    unread = draw(st.sampled_from((None, None, *IDS)))
    return Tables(
        articles=tuple(each.article for each in found if each.article.id != unread),
        actors=tuple(rows.values()),
        mentions=tuple(mention for each in found for mention in each.mentions),
        statements=tuple(statement for each in found for statement in each.statements),
        run=RUN,
    )


_RECORDS = {(theme, key): records(key, theme) for theme in _STATEMENTS for key in IDS}
_STEPS = {
    theme: st.lists(st.one_of(st.sampled_from(IDS), *(_RECORDS[theme, key] for key in IDS)), max_size=5)
    for theme in _STATEMENTS
}
_STORIES = {theme: st.tuples(worlds(theme), _STEPS[theme]) for theme in _STATEMENTS}
stories = st.sampled_from(sorted(_STORIES)).flatmap(_STORIES.__getitem__)
"""A world, and what is done to it, one after the other: an id withdraws the article, records put it there."""


def sample(key: str, random: Random) -> ArticleRecords:
    """What an article gives, by chance and without `hypothesis`: the same for the same state of `random`."""
    plots = [plot for theme in THEMES.values() for plot in theme]
    found = [random.choice(plots) for _ in range(random.randrange(1, 12))]
    return ArticleRecords(
        article=Article(id=key, text=TEXT, published=f"2021-06-{random.randrange(10, 30)}"),
        actors=tuple(ROWS.values()),
        mentions=tuple(_mention(key, random.choice(sorted(ROWS)), random.choice(WORDS)) for _ in range(3)),
        statements=tuple(_placed(statement, key, number) for number, statement in enumerate(found)),
    )
