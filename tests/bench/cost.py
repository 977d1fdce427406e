"""What the rules cost beside the parse (`make bench`): everything between the parse of a text and its statements.

The bar is a share of spaCy's parse time of the same texts, so that it means the same on every machine.
"""

import argparse
import cProfile
import gzip
import pstats
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg.annotations.language import DEFAULT_MODEL
from kg.errors import InputError
from kg.model import Article
from kg.pipeline import usable
from kg.statements.extraction import Extraction, set_aside
from kg.text import read_articles
from kg.vocabulary import Vocabulary

BAR = 15.0
"""Percent of the parse time."""
WHOLE = 1.3
"""From text to statements, in parse times."""


class TimedModel:
    """The model, with the seconds of CPU that its parses have taken."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp
        self.seconds = 0.0

    def pipe(self, texts: Iterable[str], **options: Any) -> Iterator[Any]:
        began = time.process_time()
        docs = list(self._nlp.pipe(texts, **options))
        self.seconds += time.process_time() - began
        return iter(docs)


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What a number of texts took: CPU seconds, and seconds on the clock for all of it."""

    texts: int
    words: int
    statements: int
    repair: float
    parse: float
    rules: float
    clock: float

    @property
    def share(self) -> float:
        """Of the rules, in percent of the parse."""
        return 100 * self.rules / self.parse

    @property
    def whole(self) -> float:
        """From text to statements, in parse times."""
        return (self.repair + self.parse + self.rules) / self.parse

    def lines(self, name: str) -> Iterator[str]:
        verdict = "within" if self.share <= BAR else "OVER"
        yield f"{name}: {self.texts} texts, {self.words} words, {self.statements} statements"
        yield f"  repair {self.repair:.2f} s · parse {self.parse:.2f} s · rules {self.rules:.2f} s"
        yield f"  rules are {self.share:.1f} % of the parse: {verdict} the bar of {BAR:.0f} %"
        verdict = "within" if self.whole <= WHOLE else "OVER"
        yield f"  text to statements takes {self.whole:.2f} × the parse: {verdict} the bar of {WHOLE}"
        yield f"  {self.texts / self.clock:.1f} texts/s, {self.words / self.clock:.0f} words/s"


def measured(articles: Sequence[Article], extraction: Extraction) -> Cost:
    """Extract all, with the model's time apart. The rules are what is left beside repair and parse."""
    annotator = extraction.annotator
    model = TimedModel(annotator.nlp)
    annotator.nlp = model  # type: ignore[assignment]
    list(extraction.records([Article(id="warm-up", text="Norway met Chile.")]))
    model.seconds = 0.0
    began = time.process_time()
    for article in articles:
        annotator.repaired(article.text)
    repaired = time.process_time() - began
    began, clock = time.process_time(), time.perf_counter()
    statements = sum(len(records.statements) for records in extraction.records(articles))
    used, clock = time.process_time() - began, time.perf_counter() - clock
    annotator.nlp = model._nlp
    return Cost(
        texts=len(articles),
        words=sum(len(article.text.split()) for article in articles),
        statements=statements,
        repair=repaired,
        parse=model.seconds,
        rules=used - model.seconds - repaired,
        clock=clock,
    )


def profile(articles: Sequence[Article], extraction: Extraction, rows: int) -> None:
    """Print the functions in which the time goes, the parse among them."""
    profiler = cProfile.Profile()
    profiler.enable()
    list(extraction.records(articles))
    profiler.disable()
    stats = pstats.Stats(profiler, stream=sys.stdout).strip_dirs()
    for order in ("cumulative", "tottime"):
        stats.sort_stats(order).print_stats(r"^(?!.*(spacy|thinc|numpy|\.pyx))", rows)


def articles_of(path: Path, limit: int) -> list[Article]:
    """Articles that a run would use, spread evenly over the file; what cannot be read is left out.

    Not the first ones: a bundle is often in order of publisher or date, and what stands first is of one kind.
    """
    return spread(list(unpacked(path)), limit)


def unpacked(path: Path) -> Iterator[Article]:
    """The articles of a file or folder, of a packed bundle too, that a run would use."""
    if path.suffix == ".gz":
        with TemporaryDirectory() as folder:
            part = Path(folder) / path.stem
            part.write_bytes(gzip.decompress(path.read_bytes()))
            yield from unpacked(part)
        return
    for item in read_articles([path]):
        try:
            yield usable(item)
        except InputError:
            continue


def spread[T](items: Sequence[T], limit: int) -> list[T]:
    """At most `limit` items at equal distances."""
    return [items[number * len(items) // limit] for number in range(limit)] if len(items) > limit else list(items)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", nargs="+", help="files and folders, as for kg extract")
    parser.add_argument("--limit", type=int, default=100, help="the number of texts of each input")
    parser.add_argument("--profile", type=int, metavar="ROWS", help="also say in which functions the time goes")
    chosen = parser.parse_args(arguments)
    extraction = Extraction(Vocabulary.load(), DEFAULT_MODEL)
    for path in chosen.inputs:
        articles = articles_of(Path(path), chosen.limit)
        with set_aside():  # as a run does
            lines = list(measured(articles, extraction).lines(path)) if articles else [f"{path}: no articles"]
        sys.stdout.writelines(f"{line}\n" for line in lines)
        sys.stdout.flush()
        if articles and chosen.profile:
            profile(articles, extraction, chosen.profile)


if __name__ == "__main__":
    main()
