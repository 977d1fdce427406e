"""Files to articles (`read_articles`), and damaged text to text that a parser can read (`repair`)."""

from kg.text.blocks import Block, BlockKind
from kg.text.bundles import BundlePart, split_bundle
from kg.text.files.record import ReadOptions
from kg.text.published import parse_published
from kg.text.readers import read_articles
from kg.text.repair import Repaired, repair

__all__ = [
    "Block",
    "BlockKind",
    "BundlePart",
    "ReadOptions",
    "Repaired",
    "parse_published",
    "read_articles",
    "repair",
    "split_bundle",
]
