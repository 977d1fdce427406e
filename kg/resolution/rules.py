"""The rules by which two actors of a corpus are one. Each asks that something be equal; none is content with likeness.

A rule looks at the actors that share a key. Where these contradict each other (two states, two middle names), they stay
as they are: a wrong merge costs more than a missing one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import combinations

from kg.resolution.clusters import Clusters
from kg.resolution.folding import Folding, skeleton
from kg.resolution.known import Known

__all__ = ["RULES", "Rule"]

type Actors = Mapping[str, Known]
type Rule = Callable[[Actors, Clusters, Folding], None]

_ACRONYM = range(2, 11)
_OFTEN = 5  # articles
_SONS = frozenset(["jr", "sr", "ii", "iii", "iv"])


# ---- bodies, places, things -----------------------------------------------------------------------------------------


def same_name(actors: Actors, clusters: Clusters, folding: Folding) -> None:
    """ "Organisation of Ports" and "the Organization of Ports"; a generic name only under one and the same state."""
    keys = (
        ((known.family, folding.body(name)), known)
        for known in actors.values()
        if known.family not in ("", "Person")
        for name in _telling(known)
    )
    for (_, key), group in _groups(keys):
        _join(group, clusters, f"the same name: {key}", of_states=folding.is_generic(key))


def legal_forms(actors: Actors, clusters: Clusters, folding: Folding) -> None:
    """ "Vale Shipping" and "Vale Shipping Inc.", unless a document tells them apart (a pipeline and its company)."""
    bodies = (known for known in actors.values() if known.family == "Organization")
    keys = ((folding.company(name), known) for known in bodies for name in _telling(known))
    for key, group in _groups(keys):
        rows = {known.id: known for known in group}.values()
        articles = [article for known in rows for article in known.articles]
        if " " in key and len(articles) == len(set(articles)) and not folding.is_generic(key):
            _join(rows, clusters, f"but for the legal form: {key}")


def _telling(known: Known) -> Iterable[str]:
    """The names that say by themselves who is meant: an acronym only if there is nothing longer, or it is listed."""
    long = [name for name in known.names if not _is_acronym(name)]
    return known.names if known.is_listed or not long else long


def acronyms(actors: Actors, clusters: Clusters, folding: Folding) -> None:
    """ "LPA" where one body alone, in whatever document, is called so beside a long name with these initials."""
    weak = {name for known in actors.values() for name in known.weak_names}
    called: defaultdict[str, set[str]] = defaultdict(set)
    spelled: defaultdict[str, set[str]] = defaultdict(set)
    bare: defaultdict[str, list[Known]] = defaultdict(list)
    for known in (known for known in actors.values() if known.family == "Organization"):
        long = [folding.words(name) for name in known.names if not _is_acronym(name)]
        for name in filter(_is_acronym, known.names):
            if not long and not known.is_listed:
                bare[name].append(known)
            else:
                called[name].add(clusters.root(known.id))
            if any(_abbreviates(name, words) for words in long):
                spelled[name].add(clusters.root(known.id))
    for name in sorted(bare.keys() & spelled.keys() - weak):
        if len(called[name]) == 1:
            (meant,) = called[name]
            for known in bare[name]:
                clusters.join(meant, known.id, f"the acronym of its long name: {name}")


def _is_acronym(name: str) -> bool:
    return name.isupper() and name.isalnum() and len(name) in _ACRONYM


def _abbreviates(acronym: str, words: tuple[str, ...]) -> bool:
    """Whether the letters are the first ones of words in this order, first and last word included."""
    initials = iter(word[0] for word in words)
    letters = acronym.lower()
    return len(words) > 1 and words[0][0] == letters[0] and all(letter in initials for letter in letters)


# ---- people ---------------------------------------------------------------------------------------------------------


def name_order(actors: Actors, clusters: Clusters, folding: Folding) -> None:
    """ "Vale Ada" and "Ada Vale", with or without honorific and accents."""
    keys = ((tuple(sorted(words)), known) for known, words in _people(actors, folding) if len(words) > 1)
    for key, group in _groups(keys):
        _join(group, clusters, f"the same name: {' '.join(key)}")


def middle_names(actors: Actors, clusters: Clusters, folding: Folding) -> None:
    """ "Ada B. Vale" and "Ada Vale", unless there is an Ada C. Vale too.

    A middle name that is written out may be another person's ("Ada Berta Vale"): these must serve one state.
    """
    full = [(known, words) for known, words in _people(actors, folding) if len(words) > 1 and len(words[0]) > 1]
    keys = (
        ((words[0], _surname(words), state), (known, words))
        for known, words in full
        for state in ("", known.country)
        if state is not None and (state or all(len(word) == 1 for word in words[1:-1]))
    )
    for (first, last, _), group in _groups(keys):
        alone = folding.listed_namesakes(first, last) < 2  # else "George Vale" may be the son or the father
        if alone and all(_are_compatible(a, b) for (_, a), (_, b) in combinations(group, 2)):
            _join([known for known, _ in group], clusters, f"but for middle names: {first} {last}")


def offices(actors: Actors, clusters: Clusters, folding: Folding) -> None:
    """ "Foreign Minister Vale" and "Foreign Minister A. Vale": the surname of the only full name under that office."""
    keys = (
        ((_surname(words), office), (known, words))
        for known, words in _people(actors, folding)
        for office in known.offices
    )
    for (surname, _), group in _groups(keys):
        full = [(known, words) for known, words in group if len(words) > 1 and len(words[0]) > 1]
        if not _are_one((known for known, _ in full), clusters):
            continue
        (meant, name), *_ = full
        for known, words in group:
            if words[0] in (surname, name[0][0]) and not _is_named_in_full(known, folding):
                clusters.join(meant.id, known.id, f"the only {surname} in that office")


def titles(actors: Actors, clusters: Clusters, folding: Folding) -> None:
    """ "Senator Vale" of many documents is Senator Ada Vale, if no other Vale of that title is named in full."""
    keys = (
        (titled, (known, forms))
        for known in actors.values()
        if known.family == "Person"
        for forms in [{folding.person(form) for form in known.descriptions}]
        for titled in sorted(forms)
        if len(titled) > 1 and any(folding.person(name)[-1:] == titled[-1:] for name in known.names)
    )
    for titled, group in _groups(keys):
        full = [(known, forms) for known, forms in group if any(" " in name for name in known.names)]
        if not _are_one((known for known, _ in full), clusters):
            continue
        (meant, _), *_ = full
        alone = not meant.is_listed or folding.listed_of_surname(titled[-1]) < 2
        if alone and any(_bears(titled, known, forms, folding) for known, forms in full):
            for known, _ in group:
                clusters.join(meant.id, known.id, f"the only {' '.join(titled)} named in full")


def _bears(titled: tuple[str, ...], known: Known, forms: set[tuple[str, ...]], folding: Folding) -> bool:
    """Whether somebody called "Senator Vale" is called "Senator Ada Vale", too: the title is not another Vale's."""
    names = [words for name in known.names if len(words := folding.person(name)) > 1]
    title = titled[:-1]
    return any(form[: len(title)] == title and form[-len(name) :] == name for form in forms for name in names)


def house_names(actors: Actors, clusters: Clusters, folding: Folding) -> None:
    """ "MS. VALE" in the briefings of a ministry that has often named one Vale in full, and nobody else called so."""
    bearers: defaultdict[str, list[Known]] = defaultdict(list)
    alone: defaultdict[str, list[Known]] = defaultdict(list)
    first_names: set[str] = set()
    for known in (known for known in actors.values() if known.family == "Person"):
        full = _is_named_in_full(known, folding)
        for name in known.names:
            *before, last = name.split()
            (bearers if full and before else alone)["".join(folding.words(last))].append(known)
            first_names.update(word for part in before for word in folding.words(part))
    for surname in sorted(alone.keys() & bearers.keys() - first_names):
        meant = bearers[surname][0]
        if _are_one(bearers[surname], clusters):
            often = sum((Counter(known.publishers) for known in bearers[surname]), Counter[str]())
            for known in alone[surname]:
                if any(often[publisher] >= _OFTEN for publisher in known.publishers):
                    clusters.join(meant.id, known.id, f"the only {surname} whom the publisher names in full")


def transliterations(actors: Actors, clusters: Clusters, folding: Folding) -> None:
    """ "Zelenskyy" and "Zelensky", if they serve one state or hold one office."""
    people = [(known, words) for known, words in _people(actors, folding) if len(words) > 1]
    keys = (
        ((tuple(sorted(map(skeleton, words))), common), known)
        for known, words in people
        for common in (known.country, *sorted(known.offices))
        if common is not None
    )
    for (key, _), group in _groups(keys):
        _join(group, clusters, f"the same name in other letters: {' '.join(key)}")


def _are_one(people: Iterable[Known], clusters: Clusters) -> bool:
    """Whether there is somebody, and nobody else."""
    return len({clusters.root(known.id) for known in people}) == 1


def _people(actors: Actors, folding: Folding) -> Iterator[tuple[Known, tuple[str, ...]]]:
    """Each person with the words of each name; "Moss-Vale" is one word if nothing stands beside it."""
    for known in actors.values():
        if known.family == "Person":
            for name in known.names:
                words = folding.person(name)
                if words:
                    yield known, words if " " in name else ("".join(words),)


def _is_named_in_full(known: Known, folding: Folding) -> bool:
    """Whether any of the names has a first name that is more than an initial."""
    forms = (folding.person(name) for name in known.names if " " in name)
    return any(len(words) > 1 and len(words[0]) > 1 for words in forms)


def _surname(words: tuple[str, ...]) -> str:
    return next((word for word in reversed(words) if word not in _SONS), words[-1])


def _are_compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether every word of the shorter name is one of the longer, or its initial; a son is not the father."""
    short, long = sorted((one, other), key=len)
    if _SONS.intersection(short) != _SONS.intersection(long):
        return False
    rest = list(long)
    for word in short:
        same = next((w for w in rest if w == word or (1 in (len(w), len(word)) and w[0] == word[0])), None)
        if same is None:
            return False
        rest.remove(same)
    return True


# ---- joining --------------------------------------------------------------------------------------------------------


def _groups[K: Hashable, T](keys: Iterable[tuple[K, T]]) -> Iterator[tuple[K, list[T]]]:
    """What shares a key with something else, in the order of the keys' first sight."""
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for key, each in keys:
        groups[key].append(each)
    return ((key, group) for key, group in groups.items() if len(group) > 1)


def _join(group: Iterable[Known], clusters: Clusters, reason: str, *, of_states: bool = False) -> None:
    """Make one of a group; of one that spans several states, one for each.

    Args:
        group: actors that share a key.
        clusters: what is one so far.
        reason: what they share.
        of_states: leave out those whose state is not known.
    """
    by_state: defaultdict[frozenset[str | None], list[str]] = defaultdict(list)
    for known in group:
        by_state[frozenset(clusters.countries(known.id))].append(known.id)
    stateless = by_state.pop(frozenset(), [])
    if not of_states and len(by_state) < 2:
        by_state = defaultdict(list, {frozenset(): [*stateless, *(key for keys in by_state.values() for key in keys)]})
    for keys in by_state.values():
        for key in keys[1:]:
            clusters.join(keys[0], key, reason)


RULES: tuple[Rule, ...] = (
    same_name,
    legal_forms,
    name_order,
    middle_names,
    transliterations,
    offices,
    titles,
    house_names,
    acronyms,
)
"""In the order in which they are applied: what is surest first."""
