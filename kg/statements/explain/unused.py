"""Templates of the lexicon that never fire (`kg explain --unused`): they know nothing, or nobody has shown what.

Each is tried on the examples of the ontology, and on any texts besides. It fires where a statement comes of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotations.annotate import Annotator
from kg.model import Article, Template
from kg.statements.examples import example_sentences
from kg.statements.qualify import Qualifier
from kg.statements.rules import RuleExtractor
from kg.statements.templates import IDIOM, compile_template

if TYPE_CHECKING:
    from kg.annotations.article import AnnotatedArticle
    from kg.vocabulary import Vocabulary

__all__ = ["TemplateUse", "Uses"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateUse:
    """A template with the number of statements that came of it, and the first sentence that gave one."""

    template: Template
    count: int
    example: str | None

    def row(self) -> dict[str, object]:
        """One line of the table, one object of the JSON Lines of `kg explain --unused`."""
        return {
            "count": self.count,
            "relation": self.template.relation,
            "part": self.template.part,
            "template": self.template.text,
            "example": self.example,
        }


class Uses:
    """Counts what comes of each template, one article after the other."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._rules = RuleExtractor(vocabulary)
        self._qualifier = Qualifier(vocabulary)
        self._templates: dict[tuple[str, str], Template] = {}
        for relation in vocabulary.relations.values():
            for template in relation.templates:
                if template.part == IDIOM:
                    continue  # says nothing, and so it stands beside a negative example
                part = compile_template(template).part
                self._templates[relation.name, f"{part}: {template.text}"] = template
        self._counts = dict.fromkeys(self._templates, 0)
        self._examples: dict[tuple[str, str], str] = {}

    def add_examples(self, annotator: Annotator) -> None:
        """Try the examples of the ontology."""
        sentences = example_sentences(self._vocabulary)
        for annotated in annotator.annotate(Article(id="example", text=sentence) for sentence in sentences):
            self.add(annotated)

    def add(self, annotated: AnnotatedArticle) -> None:
        """Count the statements of an article."""
        for candidate in self._rules.candidates(annotated):
            key = candidate.relation, candidate.rule
            if key in self._counts and self._qualifier.statement(candidate, annotated, self._rules.name) is not None:
                self._counts[key] += 1
                sentence = " ".join(annotated.sentence(annotated.doc[candidate.anchor]).text.split())
                self._examples.setdefault(key, sentence)

    def all(self) -> list[TemplateUse]:
        """Every template in the order of the lexicon's relations, its verbs first."""
        return [
            TemplateUse(template=template, count=self._counts[key], example=self._examples.get(key))
            for key, template in self._templates.items()
        ]

    def unused(self) -> list[TemplateUse]:
        return [use for use in self.all() if not use.count]
