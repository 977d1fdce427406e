from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.resolution.closure import Closure, Link, close

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no fault of ours."""

IDS = "abcdefg"


def same(left: str, right: str, line: int | None = None) -> Link:
    return Link(left=left, right=right, same=True, line=line)


def other(left: str, right: str, line: int | None = None) -> Link:
    return Link(left=left, right=right, same=False, line=line)


@st.composite
def link_lists(draw: st.DrawFn) -> list[Link]:
    """Of each pair one link at most, in any order of weight."""
    pairs = draw(st.lists(st.sampled_from(list(combinations(IDS, 2))), unique=True))
    return [Link(left=a, right=b, same=draw(st.booleans()), line=n) for n, (a, b) in enumerate(pairs)]


def taken(links: list[Link], closure: Closure) -> list[Link]:
    refused = [conflict.link for conflict in closure.conflicts]
    return [link for link in links if link not in refused]


def test_sameness_is_transitive() -> None:
    closure = close([same("a", "b"), same("b", "c"), same("d", "e")])
    assert closure.clusters == (("a", "b", "c"), ("d", "e"))
    assert closure.together("a", "c")
    assert not closure.together("a", "d")


def test_a_difference_holds_between_all_of_two_clusters() -> None:
    closure = close([other("a", "b"), same("a", "c"), same("b", "d")])
    assert closure.apart("c", "d")
    assert not closure.apart("a", "c")
    assert closure.conflicts == ()


def test_the_heavier_link_wins_and_the_lighter_is_reported_with_what_it_contradicts() -> None:
    chain = [same("a", "b", 7), same("b", "c", 6)]
    (conflict,) = close([*chain, other("a", "c", 5)]).conflicts
    assert (conflict.link.line, [link.line for link in conflict.against]) == (5, [7, 6])
    closure = close([other("a", "c", 7), same("a", "b", 6), same("b", "c", 5)])
    assert closure.clusters == (("a", "b"),)
    assert [(c.link.line, [link.line for link in c.against]) for c in closure.conflicts] == [(5, [7])]


def test_two_known_actors_become_one_only_if_just_that_is_said() -> None:
    by_way = [same("a", "x"), same("x", "b")]
    closure = close(by_way, known={"a", "b"})
    assert closure.clusters == (("a", "x"),)
    assert [conflict.known for conflict in closure.conflicts] == [("a", "b")]
    assert close([*by_way, same("a", "b")], known={"a", "b"}).clusters == (("a", "b", "x"),)
    assert close([same("b", "a")], known={"a", "b"}).clusters == (("a", "b"),)


@PATIENT
@given(link_lists())
def test_what_was_taken_holds_and_nothing_else_is_joined(links: list[Link]) -> None:
    closure = close(links)
    held = taken(links, closure)
    for link in held:
        assert closure.together(link.left, link.right) is link.same
        assert closure.apart(link.left, link.right) is not link.same
    joined = close([link for link in held if link.same])
    assert closure.clusters == joined.clusters


@PATIENT
@given(link_lists())
def test_what_was_refused_contradicts_heavier_links_that_were_taken(links: list[Link]) -> None:
    closure = close(links)
    held = taken(links, closure)
    for conflict in closure.conflicts:
        assert conflict.against
        assert all(link in held and links.index(link) < links.index(conflict.link) for link in conflict.against)
        assert close([*conflict.against, conflict.link]).conflicts or conflict.link.same


@PATIENT
@given(link_lists(), st.sets(st.sampled_from(IDS)))
def test_no_cluster_holds_two_known_actors_that_no_link_joins(links: list[Link], known: set[str]) -> None:
    said = close([link for link in links if link.same and {link.left, link.right} <= known])
    for cluster in close(links, known=known).clusters:
        assert all(said.together(*pair) for pair in combinations(sorted(known.intersection(cluster)), 2))
