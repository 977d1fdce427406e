"""`make calibrate`: measure how often statements are right, by what they are read from, and write the weights.

    python -m tests.bench.calibration EVAL_DATA

writes `ontology/confidence.tsv` and prints the reliability table of `docs/why/confidence.md`.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from kg.annotations.language import DEFAULT_MODEL
from kg.model import Article
from kg.statements.confidence import Feature
from kg.statements.extraction import Extraction, collect
from kg.vocabulary import Vocabulary
from tests.bench.calibration.fit import Bin, counted, fitted, held_out, reliability
from tests.bench.calibration.labels import CAMEO, DWIE, Labelled, Labels, article_of, documents
from tests.bench.cost import unpacked

SPLITS = ("train", "dev")
SILENT = ("Make Public Statement",)
JUDGED = Path("docs/why")
PAGES = "precision-sample*.md"
WEIGHTS = Path("ontology/confidence.tsv")
_VERDICT = re.compile(
    r"^\| `(?P<article>[^`]+)` \| `(?P<statement>[^`]+)` \| (?P<verdict>right|wrong) \|", re.MULTILINE
)


def labelled(data: Path, extraction: Extraction) -> Iterator[Labelled]:
    """All that the data has to say about statements of this extraction."""

    def labels(articles: Iterable[Article]) -> Labels:
        return Labels(collect(extraction.records(articles), run={}), extraction.vocabulary)

    verdicts = _verdicts("\n".join(page.read_text(encoding="utf-8") for page in sorted(JUDGED.glob(PAGES))))
    if (data / "gold").is_dir():
        yield from labels(_gold_articles(data / "gold")).by_gold(data / "gold")
    for folder, marks, silent in (("dwie", DWIE, ()), ("cameo_news", CAMEO, SILENT)):
        for split in SPLITS:
            path = data / "benchmarks" / folder / f"{split}.jsonl"
            found = documents(path) if path.is_file() else []
            known = labels(article_of(document) for document in found)
            yield from known.by_relations(found, marks, folder, silent)
            yield from known.by_verdicts(verdicts)
    judged = {article for article, _ in verdicts}
    for path in sorted((data / "corpus").glob("*.jsonl.gz")):
        yield from labels(a for a in unpacked(path) if a.id in judged).by_verdicts(verdicts)


def _gold_articles(folder: Path) -> Iterator[Article]:
    for row in documents(folder / "index.jsonl"):
        path = folder / f"{row['id']}.txt"
        if path.is_file():
            yield article_of({**row, "text": path.read_text(encoding="utf-8")})


def _verdicts(page: str) -> dict[tuple[str, str], bool]:
    """By article and statement."""
    found = _VERDICT.finditer(page)
    return {(row["article"], row["statement"]): row["verdict"] == "right" for row in found}


def table(weights: Mapping[Feature, float], items: Sequence[Labelled]) -> Iterator[str]:
    """The lines of `confidence.tsv`."""
    yield "feature\tvalue\tstatements\tright\tweight"
    for (feature, value), (number, right) in counted(items).items():
        yield f"{feature}\t{value}\t{number}\t{right}\t{weights[feature, value]:.2f}"


def page(bins: Iterable[Bin], title: str) -> Iterator[str]:
    """A reliability table in Markdown."""
    yield from (f"| {title} | statements | expected | right |", "|---|---|---|---|")
    for each in bins:
        bounds = f"{each.low:.2f}–{each.high:.2f}"
        yield f"| {bounds} | {each.number} | {100 * each.expected:.0f} % | {100 * each.right:.0f} % |"
    yield ""


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of evaluation data")
    data = parser.parse_args(arguments).data
    items = list(labelled(data, Extraction(Vocabulary.load(), DEFAULT_MODEL)))
    if not items:
        sys.exit(f"{data}: there is nothing with known statements; name a folder with gold/ or benchmarks/")
    WEIGHTS.write_text("\n".join([*table(fitted(items), items), ""]), encoding="utf-8")
    sys.stdout.writelines(f"{line}\n" for line in report(items))


def report(items: Sequence[Labelled]) -> Iterator[str]:
    """What the probabilities are worth, for each material and for all."""
    probabilities = held_out(items)
    right = np.array([item.right for item in items])
    for material in sorted({item.material for item in items}):
        inside = np.array([item.material == material for item in items])
        yield from page(reliability(probabilities[inside], right[inside]), material)
    yield from page(reliability(probabilities, right), "all")


if __name__ == "__main__":
    main()
