"""How soon a large page is there: the time from opening it to the first drawing."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from kg.model import Actor
from kg.views.html import render
from tests.views.conftest import MadeTables, Maker

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


def many(size: int) -> MadeTables:
    """Towns in leagues of fifty; two statements for each town, most of them within its league."""
    rng = random.Random(size)
    ids = [f"town-{number}" for number in range(size)]
    maker = Maker({each: Actor(id=each, name=each.replace("-", " ").title(), type="Organization") for each in ids})
    for number in range(0, size, 25):
        pairs = []
        for place in range(number, min(number + 25, size)):
            for _ in range(2):
                league = place // 50 * 50
                other = rng.randrange(league, min(league + 50, size)) if rng.random() < 0.85 else rng.randrange(size)
                pairs.append((place, other if other != place else (place + 1) % size))
        lines = [
            f"In line {line}, {maker.actors[ids[one]].name} met {maker.actors[ids[other]].name}."
            for line, (one, other) in enumerate(pairs)
        ]
        maker.article(f"a{number}", "\n".join(lines), title=f"Minutes {number}", published="2024-03-08")
        for line, (one, other) in zip(lines, pairs, strict=True):
            maker.say(line, (ids[one], None), "meets", (ids[other], None), "met")
    return maker.tables()


@pytest.mark.parametrize(("size", "seconds"), [(1000, 1.5), (5000, 3.0)])
def test_a_large_page_is_drawn_soon(opened: Open, vocabulary: Any, size: int, seconds: float) -> None:
    page = render(many(size), vocabulary, max_nodes=size)
    took = []
    for _ in range(3):
        window = opened(page)
        took.append(
            window.run_async("""
            const done = arguments[0];
            const look = () => {
                const [mark] = performance.getEntriesByName("drawn");
                mark ? done(mark.startTime / 1000) : setTimeout(look, 10);
            };
            look();
        """)
        )
    assert min(took) <= seconds, f"the best of {took}"
    assert window.complaints() == []
    everyone = opened(page, state="#core=0&groups=no")
    assert everyone.counts()["actors"] == size
    assert everyone.complaints() == []
