from dataclasses import replace
from typing import Any

from kg.model import Actor, Mention, MentionKind, Statement
from kg.resolution.judgements import StatementVerdict, of_statement
from kg.resolution.ledger import Ledger
from kg.resolution.questions import ActorQuestion, StatementQuestion, as_known, questions
from kg.resolution.statement_verdicts import matches
from kg.resolution.suggestions import Suggestion, suggestions
from kg.statements.tables import Tables
from kg.vocabulary import Vocabulary

VALES = Suggestion(left="a-vale", right="ada-vale", score=0.9, why="alike")


def asked(tables: Tables, ledger: Ledger, *suggested: Suggestion) -> list[str]:
    found = questions(tables, ledger, suggested)
    return [q.suggestion.left if isinstance(q, ActorQuestion) else q.statement.id for q in found]


def test_actors_come_first_then_statements_the_least_sure_first(world: Tables) -> None:
    first, second = world.statements
    tables = replace(world, statements=(first, replace(second, confidence=0.5)))
    assert asked(tables, Ledger(), VALES) == ["a-vale", "s-2", "s-1"]


def test_a_sentence_that_is_repeated_is_asked_once(world: Tables, meeting: Statement) -> None:
    below = replace(meeting, id="s-3", evidence=replace(meeting.evidence, start=200, end=258))
    assert asked(replace(world, statements=(below, meeting)), Ledger()) == ["s-1"]
    said, _ = matches(
        [below, meeting], Ledger.of([of_statement(meeting, StatementVerdict.RIGHT, who="m", when="2024-05-21")])
    )
    assert set(said) == {"s-1", "s-3"}


def test_what_is_judged_is_not_asked_again(world: Tables, meeting: Statement, say: Any) -> None:
    wrong = of_statement(meeting, StatementVerdict.WRONG, who="m", when="2024-05-21")
    assert asked(world, Ledger.of([wrong, say("ada-vale", "different", "a-vale")]), VALES) == ["s-2"]
    sure = replace(world, statements=(replace(meeting, confidence=1.0),))
    assert asked(sure, Ledger()) == []


def test_what_was_judged_of_a_merged_actor_is_not_asked_of_its_heir(world: Tables, say: Any) -> None:
    heir = [replace(a, replaces=("vale",)) if a.id == "ada-vale" else a for a in world.actors]
    assert asked(replace(world, actors=tuple(heir)), Ledger.of([say("vale", "unsure", "a-vale")]), VALES)[0] == "s-1"


def test_a_card_shows_two_sentences_of_statements_or_the_words_around_a_mention(world: Tables) -> None:
    (question,) = (q for q in questions(world, Ledger(), [VALES]) if isinstance(q, ActorQuestion))
    assert question.right.sentences == (world.articles[0].text,)
    assert question.right.mentions == 1
    silent = replace(world, statements=())
    (question,) = (q for q in questions(silent, Ledger(), [VALES]) if isinstance(q, ActorQuestion))
    assert question.right.sentences == (f"… {world.articles[0].text} …",)
    assert question.left.sentences == ()


def test_a_statement_is_asked_as_it_stands(world: Tables, meeting: Statement) -> None:
    assert questions(world, Ledger(), [])[0] == StatementQuestion(statement=meeting)


def test_tables_that_were_read_know_the_gazetteer_again(world: Tables, vocabulary: Vocabulary) -> None:
    known = next(iter(vocabulary.actors.values()))
    read = replace(world, actors=(replace(known, source=None), world.actors[0]))
    assert [actor.source for actor in as_known(read, vocabulary).actors] == [known.source, None]


# ---- suggestions ----------------------------------------------------------------------------------------------------


def pairs(*actors: Actor, known: tuple[str, ...] = (), kind: MentionKind = MentionKind.NAME) -> list[tuple[str, str]]:
    spoken = (Mention(article="a", start=0, end=1, text=a.name, kind=kind, actor=a.id) for a in actors)
    tables = Tables(actors=actors, mentions=tuple(spoken), run={})
    return [(each.left, each.right) for each in suggestions(tables, known=known)]


def person(key: str, name: str, **more: Any) -> Actor:
    return Actor(id=key, name=name, type="Person", **more)


def test_names_that_look_alike_are_suggested_the_likeliest_first() -> None:
    rows = ("Amina Dialla", "Amina Diallo", "Bo Kern", "Bo Kerns")
    found = pairs(*(person(str(number), name) for number, name in enumerate(rows)))
    assert found == [("2", "3"), ("0", "1")]


def test_two_bare_surnames_are_no_reason_to_ask() -> None:
    assert pairs(person("1", "Vale"), person("2", "Vale")) == []


def test_who_has_no_name_is_nobody_that_could_be_recognised() -> None:
    assert pairs(person("1", "two officials"), person("2", "two officials"), kind=MentionKind.NOMINAL) == []


def test_only_actors_of_one_type_and_country_that_share_a_word_are_compared() -> None:
    assert pairs(person("1", "Vale"), replace(person("2", "Vale"), type="Company")) == []
    assert pairs(person("1", "Ada Vale", country="NOR"), person("2", "Ada Vale", country="SUD")) == []
    assert pairs(person("1", "Ada Vale", country="NOR"), person("2", "Ada Vale")) == [("1", "2")]
    assert pairs(person("1", "Adavale"), person("2", "Adavali")) == []


def test_a_word_of_many_names_tells_nothing() -> None:
    assert pairs(*(person(str(number), "official") for number in range(30))) == []


def test_two_known_actors_are_two() -> None:
    vales = person("1", "Ada Vale"), person("2", "Ada Vale")
    assert pairs(*vales, known=("1", "2")) == []
    assert pairs(*vales, known=("1",)) == [("1", "2")]
