"""Which actor, article or topic is meant by an id or a name that a user types."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.errors import QueryError
from kg.model import Actor, Article, Topic

__all__ = ["find_actor", "find_article", "find_topic"]

MOST_SUGGESTED = 5


def find_actor(actors: Sequence[Actor], wanted: str) -> Actor:
    """The actor with this id, else the one with this name; capitals, accents and blanks do not count.

    An id that it had before actors were made one counts as its own. A main name goes before the other names.

    Raises:
        QueryError: there is none, and the nearest are suggested; or there are several, and they are listed.
    """
    folded = _folded(wanted)
    choices = (
        [actor for actor in actors if actor.id == wanted.strip()],
        [actor for actor in actors if wanted.strip() in actor.replaces],
        [actor for actor in actors if folded and _folded(actor.name) == folded],
        [actor for actor in actors if folded and folded in map(_folded, actor.names)],
    )
    found = next((choice for choice in choices if choice), [])
    if len(found) == 1:
        return found[0]
    if found:
        raise QueryError("several actors have this name", where=wanted, advice=f"name one by its id: {_listed(found)}")
    nearest = _nearest(actors, folded)
    advice = f"did you mean {_listed(nearest)}?" if nearest else "the ids and names are in actors.jsonl"
    raise QueryError("there is no such actor", where=wanted, advice=advice)


def find_article(articles: Sequence[Article], wanted: str) -> Article:
    """The article with this id, else path, else address, else title; in titles, capitals and accents do not count.

    Raises:
        QueryError: there is none, and those with a title like it are suggested; or there are several.
    """
    bare, folded = wanted.strip(), _folded(wanted)
    choices = (
        [article for article in articles if article.id == bare],
        [article for article in articles if bare in (article.path, article.url, *article.sources)],
        [article for article in articles if folded and article.title and _folded(article.title) == folded],
    )
    found = next((choice for choice in choices if choice), [])
    if len(found) == 1:
        return found[0]
    if found:
        advice = f"name one by its id: {_listed_articles(found)}"
        raise QueryError("several articles are called so", where=wanted, advice=advice)
    titles = {_folded(article.title): article for article in articles if article.title}
    near = [titles[title] for title in difflib.get_close_matches(folded, sorted(titles), n=MOST_SUGGESTED, cutoff=0.7)]
    advice = f"did you mean {_listed_articles(near)}?" if near else "ids, paths and titles are in articles.jsonl"
    raise QueryError("there is no such article", where=wanted, advice=advice)


def find_topic(topics: Mapping[str, Topic], wanted: str) -> str:
    """The id of the topic with this id, else with this label; capitals, accents and blanks do not count.

    Raises:
        QueryError: there is none, and those with a label like it are suggested; or there are several.
    """
    folded = _folded(wanted)
    labels: dict[str, list[str]] = {}
    for topic in sorted(topics):
        labels.setdefault(_folded(topics[topic].label), []).append(topic)
    found = [wanted.strip()] if wanted.strip() in topics else labels.get(folded, [])
    if len(found) == 1:
        return found[0]
    if found:
        raise QueryError("several topics are called so", where=wanted, advice=f"name one by its id: {', '.join(found)}")
    names = sorted({*topics, *labels})
    words = [name for name in names if folded and folded in name]
    near = list(dict.fromkeys([*difflib.get_close_matches(folded, names, n=MOST_SUGGESTED, cutoff=0.6), *words]))
    advice = f"did you mean {', '.join(near[:MOST_SUGGESTED])}?" if near else "the topics are in ontology/topics.ttl"
    raise QueryError("there is no such topic", where=wanted, advice=advice)


def _listed_articles(articles: Sequence[Article]) -> str:
    shown = sorted(articles, key=lambda article: article.id)[: 2 * MOST_SUGGESTED]
    more = f" and {len(articles) - len(shown)} more" if len(articles) > len(shown) else ""
    return ", ".join(f"{article.id} ({article.title or 'no title'})" for article in shown) + more


def _folded(name: str) -> str:
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return " ".join(bare.casefold().split())


def _nearest(actors: Sequence[Actor], folded: str) -> list[Actor]:
    forms = list(_forms(actors))
    near = difflib.get_close_matches(folded, sorted({form for form, _ in forms}), n=MOST_SUGGESTED, cutoff=0.7)
    found = [actor for form in near for each, actor in forms if each == form]
    words = set(folded.split())
    found += [actor for form, actor in forms if words and words <= set(form.split())]
    return list({actor.id: actor for actor in found}.values())[:MOST_SUGGESTED]


def _forms(actors: Iterable[Actor]) -> Iterator[tuple[str, Actor]]:
    """Every name of every actor, and the words of its id, by the actors' ids."""
    for actor in sorted(actors, key=lambda actor: actor.id):
        yield from ((_folded(name), actor) for name in (actor.name, *actor.names, actor.id.replace("-", " ")))


def _listed(actors: Sequence[Actor]) -> str:
    shown = sorted(actors, key=lambda actor: actor.id)[: 2 * MOST_SUGGESTED]
    more = f" and {len(actors) - len(shown)} more" if len(actors) > len(shown) else ""
    return ", ".join(f"{actor.id} ({actor.name}, {actor.type})" for actor in shown) + more
