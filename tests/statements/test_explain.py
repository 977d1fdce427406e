"""What `kg explain` and `kg try` know about a sentence, and which words the lexicon is said to lack."""

from functools import cache

import pytest

from kg.annotations.language import DEFAULT_MODEL
from kg.settings import Settings
from kg.statements.explain import try_sentence
from kg.statements.explain.explainer import Explainer
from kg.statements.explain.lines import lines_of
from kg.statements.explain.records import ExplainedSentence, SeenClause
from kg.statements.explain.uncovered import Uncovered, UncoveredWord
from kg.vocabulary import Vocabulary
from tests.sentences import annotate, article, line, read

pytestmark = pytest.mark.model


@cache
def explainer(min_confidence: float = 0.0) -> Explainer:
    return Explainer(Vocabulary.load(), DEFAULT_MODEL, min_confidence=min_confidence)


def explained(text: str) -> list[ExplainedSentence]:
    return list(explainer().explain(article(text)))


def clause(sentence: ExplainedSentence, lemma: str) -> SeenClause:
    return next(each for each in sentence.clauses if each.lemma == lemma)


def printed(text: str) -> list[str]:
    return [line.text for sentence in explained(text) for line in lines_of(sentence)]


# ---- sentences ------------------------------------------------------------------------------------------------------


def test_sentences_are_counted_from_one_and_lie_where_they_are_in_the_text_as_given() -> None:
    text = "Norway  sanctioned Chile.\n\nPeru’s minister arrived in Japan. "
    found = explained(text)
    assert [sentence.number for sentence in found] == [1, 2]
    assert [text[sentence.place.start : sentence.place.end] for sentence in found] == [each.text for each in found]
    assert found[1].text == "Peru’s minister arrived in Japan."


def test_each_sentence_has_its_own_actors_and_statements() -> None:
    first, second = explained("Norway sanctioned Chile. Japan criticised Peru.")
    assert [actor.name for actor in first.actors] == ["Norway", "Chile"]
    assert [actor.name for actor in second.actors] == ["Japan", "Peru"]
    assert [line(statement) for statement in first.statements] == ["Norway sanctions Chile asserted"]
    assert [statement.relation for statement in second.statements] == ["criticizes"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway's and Chile's ministers met, and Norway met Chile in talks with Chile on Monday.",
        "Norway may impose sanctions on Chile, Foreign Minister Ada Vale said on Monday. Chile denied attacking Peru.",
        "Talks between Norway and Chile failed.\n\nPeru was not invaded by Chile, and Chile and Peru met.",
    ],
)
def test_the_statements_are_those_of_a_run(text: str) -> None:
    made = [statement for sentence in explained(text) for statement in sentence.statements]
    assert sorted(made, key=lambda each: each.id) == sorted(read(text), key=lambda each: each.id)


def test_a_clause_says_who_does_what_to_whom_and_how_it_is_said() -> None:
    (sentence,) = explained("Peru was not invaded by Chile, and Japan said it may help Norway.")
    invaded, helped = clause(sentence, "invade"), clause(sentence, "help")
    assert (invaded.slots["subject"], invaded.slots["object"]) == (("Chile",), ("Peru",))
    assert (invaded.passive, invaded.polarity, invaded.tense) == (True, "Negative", "past")
    assert invaded.factuality == "denied"
    assert helped.modality == "may"
    assert helped.embedding[0] == "said"
    assert helped.factuality == "possible"


def test_a_noun_of_the_lexicon_is_a_clause_and_another_is_none() -> None:
    (sentence,) = explained("Norway's sanctions on Chile hurt the teapots of Peru.")
    assert clause(sentence, "sanction").slots == {"subject": ("Norway",), "on": ("Chile",)}
    assert "teapot" not in {each.lemma for each in sentence.clauses}


def test_a_refusal_stands_with_the_sentence_that_it_is_about() -> None:
    first, second = explained("Norway signed a letter with a pen and Chile. Teapots sanctioned Peru.")
    assert not any("sanction" in reason for reason in first.refused)
    assert any("(sanctions) at “sanctioned”: no actor it admits" in reason for reason in second.refused)


def test_below_the_confidence_of_the_settings_a_statement_is_refused() -> None:
    (sentence,) = explainer(0.99).explain(article("Norway sanctioned Chile."))
    assert sentence.statements == ()
    assert any(reason.startswith("sanctions: its confidence is 0.") for reason in sentence.refused)


def test_the_lines_show_factuality_speaker_date_and_rule() -> None:
    lines = printed("Ada Vale said on Monday that Norway may sanction Chile.")
    (statement,) = [line for line in lines if "– sanctions –" in line]
    assert "[possible; verb: X " in statement
    assert "according to Ada Vale" in statement
    assert any(line.startswith("    sanction – subject: Norway – object: Chile [") for line in lines)


def test_a_line_is_one_line_whatever_breaks_it_in_the_text() -> None:
    assert [line for line in printed("Norway\nsanctioned\tChile.") if "\n" in line or "\t" in line] == []


def test_the_keys_of_the_json_are_stable() -> None:
    (sentence,) = explained("Norway sanctioned Chile.")
    row = sentence.row()
    assert list(row) == [
        *("schema", "article", "sentence", "start", "end", "text"),
        *("actors", "clauses", "statements", "refused"),
    ]
    assert list(sentence.clauses[0].row()) == [
        *("part", "word", "lemma", "start", "end", "slots", "passive", "polarity", "tense", "modality"),
        *("embedding", "factuality", "hedge_cue"),
    ]
    assert list(sentence.actors[0].row()) == ["start", "end", "text", "kind", "actor", "name", "type", "reason"]


# ---- try ------------------------------------------------------------------------------------------------------------


def tried(relation: str, text: str) -> list[str]:
    return list(try_sentence(relation, text, Vocabulary.load(), Settings()))


def test_try_shows_each_statement_once_as_a_run_does() -> None:
    text = "Norway met Chile in talks with Chile."
    assert len([line for line in tried("meets", text) if "– meets –" in line]) == len(read(text)) == 1


def test_try_marks_the_relation_asked_for() -> None:
    lines = tried("pol:criticizes", "Norway sanctioned Chile, and Japan criticised Peru.")
    assert [line[:3] for line in lines if "– criticizes –" in line] == ["  →"]
    assert [line[:3] for line in lines if "– sanctions –" in line] == ["   "]


def test_try_names_the_nearest_template_where_the_relation_is_not_found() -> None:
    lines = tried("sanctions", "Teapots sanctioned cups.")
    assert "nearest: " in lines[-1]
    assert "none of its words" in tried("sanctions", "Norway met Chile.")[-1]


# ---- uncovered ------------------------------------------------------------------------------------------------------


def uncovered(*texts: str) -> list[UncoveredWord]:
    words = Uncovered(Vocabulary.load())
    for number, text in enumerate(texts):
        words.add(annotate(text, id=str(number)))
    return words.words()


def templates(text: str) -> set[str]:
    return {f"{word.frame.part}: {word.frame.text}" for word in uncovered(text)}


@pytest.mark.parametrize(
    ("text", "template"),
    [
        ("Norway lampooned Chile.", "verb: X lampoon Y"),
        ("Chile was lampooned by Norway.", "verb: X lampoon Y"),
        ("Norway wanted to lampoon Chile.", "verb: X lampoon Y"),
        ("Norway fidgeted at Chile.", "verb: X fidget at Y"),
        ("Norway hurled teapots at Chile.", "verb: X hurl teapot at Y"),
        ("Norway lampooned Chile's teapots.", "verb: X lampoon … of Y"),
        ("Ada Vale was catapulted to Chile.", "adjective: X be catapulted to Y"),
        ("Norway's reverence for Chile ended.", "noun: X reverence for Y"),
        ("The reverence of Norway for Chile ended.", "noun: X reverence for Y"),
        ("The serenading of Chile by Norway ended.", "noun: X serenading of Y"),
        ("The symbiosis between Norway and Chile ended.", "noun: X symbiosis with Y"),
    ],
)
def test_a_word_between_two_actors_is_listed_with_its_frame(text: str, template: str) -> None:
    assert template in templates(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway sanctioned Chile.",  # the lexicon has it
        "Norway imposed sanctions on Chile.",
        "Norway's sanctions on Chile ended.",
        "Teapots sanctioned Chile.",  # … be it that the rules refuse it
        "Norway is Chile.",
        "Norway has Chile.",
        "Ada Vale said in Norway that it rained.",  # what is said matters, not where
        "Ada Vale told Norway that it rained.",
        "Norway lampooned teapots.",  # only one actor
        "Norway lampooned Norway.",
        "Norway's soldiers in Chile slept.",  # who acts, no act
        "Ada Vale served as ambassador.",
    ],
)
def test_what_is_covered_or_stands_between_no_two_actors_is_not_listed(text: str) -> None:
    assert templates(text) == set()


def test_the_list_is_sorted_by_count_and_then_by_the_alphabet() -> None:
    words = uncovered("Norway lampooned Chile. Norway hoodwinked Peru.", "Japan lampooned Peru.")
    assert [(word.count, word.articles, word.frame.text) for word in words] == [
        (2, 2, "X lampoon Y"),
        (1, 1, "X hoodwink Y"),
    ]
    assert words[0].types == "Country → Country"
    assert words[0].example == "Japan lampooned Peru."


def test_the_same_sentence_in_two_articles_counts_once() -> None:
    (word,) = uncovered("Norway lampooned Chile.", "Norway lampooned Chile.")
    assert (word.count, word.articles) == (1, 2)


def test_a_line_of_the_list_is_a_template_that_covers_the_word() -> None:
    from dataclasses import replace

    from kg.model import Template

    vocabulary = Vocabulary.load()
    text = "Norway lampooned Chile. Norway hurled teapots at Chile. Norway's reverence for Chile ended."
    found = uncovered(text)
    assert len(found) == 3
    criticizes = vocabulary.relations["criticizes"]
    more = tuple(Template(relation="criticizes", part=word.frame.part, text=word.frame.text) for word in found)
    relations = dict(vocabulary.relations) | {
        "criticizes": replace(criticizes, templates=(*criticizes.templates, *more))
    }
    words = Uncovered(replace(vocabulary, relations=relations))
    words.add(annotate(text))
    assert words.words() == []
