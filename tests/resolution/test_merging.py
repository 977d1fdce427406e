from dataclasses import replace

from kg.model import Actor, Attribution, Mention, MentionKind, Statement
from kg.resolution.merging import merge_actors
from kg.statements.tables import Tables

from .conftest import argument, mention


def by_id(tables: Tables) -> dict[str, Actor]:
    return {actor.id: actor for actor in tables.actors}


def test_the_one_most_spoken_of_stays_and_takes_names_and_facts(world: Tables) -> None:
    merged = merge_actors(world, [["a-vale", "ada-vale"]])
    vale = by_id(merged)["ada-vale"]
    assert "a-vale" not in by_id(merged)
    assert (vale.name, vale.names, vale.country, vale.replaces) == ("Ada Vale", ("A. Vale", "Vale"), "NOR", ("a-vale",))


def test_of_equals_the_first_in_the_alphabet_stays(world: Tables) -> None:
    assert "a-vale" in by_id(merge_actors(replace(world, mentions=()), [["ada-vale", "a-vale"]]))


def test_a_known_actor_stays_whatever_is_spoken_of_more(world: Tables) -> None:
    norlanders = Actor(id="a-norland", name="the Norland", type="Place", names=("Norlandia",))
    told = tuple(
        Mention(article="a-1", start=n, end=n + 1, text="N", kind=MentionKind.NAME, actor="a-norland") for n in range(9)
    )
    merged = merge_actors(replace(world, actors=(*world.actors, norlanders), mentions=told), [["a-norland", "norland"]])
    norland = by_id(merged)["norland"]
    assert (norland.type, norland.source, norland.replaces) == ("Country", "territories.tsv", ("a-norland",))
    assert norland.names == ("Norlandia", "the Norland")
    assert {m.actor for m in merged.mentions} == {"norland"}


def test_of_learnt_actors_the_type_most_often_met_holds(world: Tables) -> None:
    vales = [replace(actor, type="Group") if actor.id == "ada-vale" else actor for actor in world.actors]
    merged = merge_actors(replace(world, actors=tuple(vales)), [["a-vale", "ada-vale"]])
    assert by_id(merged)["ada-vale"].type == "Group"
    assert {s.subject.type for s in merged.statements if s.subject} == {"Group"}


def test_every_slot_and_every_speaker_is_moved_and_the_words_stay(world: Tables, meeting: Statement) -> None:
    vale = argument("a-vale", "Ada Vale")
    full = replace(
        meeting,
        subject=argument("norland", "Norland"),
        jurisdiction=vale,
        target=vale,
        place=vale,
        attribution=(Attribution(speaker=None, cue="reportedly"), Attribution(speaker=vale, cue="said")),
    )
    (moved,) = merge_actors(replace(world, statements=(full,)), [["a-vale", "ada-vale"]]).statements
    now = replace(vale, actor="ada-vale", name="Ada Vale")
    assert (moved.jurisdiction, moved.target, moved.place, moved.attribution[1].speaker) == (now, now, now, now)
    assert moved == replace(
        full,
        jurisdiction=now,
        target=now,
        place=now,
        attribution=(full.attribution[0], replace(full.attribution[1], speaker=now)),
    )


def test_what_somebody_does_to_themselves_is_left_out(world: Tables, meeting: Statement) -> None:
    merged = merge_actors(world, [["bo-kern", "ada-vale"]])
    assert [s.id for s in merged.statements] == ["s-2"]
    before = replace(meeting, id="s-3", object=meeting.subject)
    assert "s-3" in [
        s.id for s in merge_actors(replace(world, statements=(before,)), [["a-vale", "ada-vale"]]).statements
    ]


def test_one_place_is_one_mention(world: Tables) -> None:
    twice = (mention("ada-vale", "Ada Vale"), mention("a-vale", "Ada Vale"))
    merged = merge_actors(replace(world, mentions=twice), [["a-vale", "ada-vale"]])
    assert len(merged.mentions) == 1


def test_a_parent_is_known_by_its_id_of_now(world: Tables) -> None:
    office = Actor(id="office", name="Office", type="Organization", parent="a-vale")
    inner = Actor(id="ada-vale", name="Ada Vale", type="Person", parent="a-vale")
    actors = (*(actor for actor in world.actors if actor.id != "ada-vale"), office, inner)
    merged = by_id(merge_actors(replace(world, actors=actors), [["a-vale", "ada-vale"]]))
    assert (merged["office"].parent, merged["ada-vale"].parent) == ("ada-vale", None)


def test_what_was_merged_before_leads_to_the_new_one(world: Tables) -> None:
    once = merge_actors(world, [["a-vale", "ada-vale"]])
    twice = by_id(merge_actors(once, [["bo-kern", "ada-vale"]]))
    assert twice["ada-vale"].replaces == ("a-vale", "bo-kern")


def test_ids_that_are_not_there_do_nothing(world: Tables) -> None:
    assert merge_actors(world, [["nobody", "ada-vale"], []]) is world
