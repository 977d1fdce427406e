"""The profiles beside a page: one for each actor of it, linked both ways, nothing stale, safe on hostile text."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from kg.errors import OutputError
from kg.graph.profile import Profiles, profile_of
from kg.output import MANIFEST, RUN_SCHEMA, OutputFolder
from kg.views.html import page_of
from kg.views.profiles import SCHEMA, address, folder_beside, profile_file, profile_pages, remove, write
from tests.views.elements import Reader

ATTRIBUTES = {"charset", "http-equiv", "content", "name", "lang", "dir", "class", "href", "rel", "id", "d", "viewbox"}


def pages(tables: Any, vocabulary: Any, *shown: str, **more: Any) -> dict[str, str]:
    wanted = shown or [actor.id for actor in tables.actors]
    return dict(profile_pages(tables, vocabulary, shown=wanted, page="graph.html", **more))


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


# ---- what is in them ------------------------------------------------------------------------------------------------


def test_each_actor_that_is_shown_has_a_page(tables: Any, vocabulary: Any) -> None:
    made = pages(tables, vocabulary)
    assert sorted(made) == sorted(f"{actor.id}.html" for actor in tables.actors)
    assert sorted(pages(tables, vocabulary, "norland", "sudria")) == ["norland.html", "sudria.html"]
    assert made == pages(tables, vocabulary), "the same bytes"


def test_many_profiles_say_what_each_says_alone(tables: Any, vocabulary: Any) -> None:
    many = Profiles(tables, vocabulary)
    for actor in tables.actors:
        assert many.of(actor) == profile_of(actor, tables, vocabulary)


def test_a_profile_leads_to_its_partners_and_back_to_the_page(tables: Any, vocabulary: Any) -> None:
    links = Reader(pages(tables, vocabulary, title="Straits")["norland.html"]).links
    assert links[:2] == ["../graph.html", "../graph.html#actor=norland"]
    local = {link for link in links[2:] if not link.startswith(("http", "#"))}
    assert local == {"sudria.html", "ines-vale.html", "harbour-union.html", "oster-lines.html"}


def test_who_has_no_page_is_no_link(tables: Any, vocabulary: Any) -> None:
    page = pages(tables, vocabulary, "norland", "sudria")["norland.html"]
    assert {link for link in Reader(page).links if link.endswith(".html")} == {"../graph.html", "sudria.html"}
    assert "Ines Vale" in page


def test_each_link_within_a_profile_leads_to_a_part_of_it(tables: Any, vocabulary: Any) -> None:
    for page in pages(tables, vocabulary).values():
        read = Reader(page)
        assert {link[1:] for link in read.links if link.startswith("#")} <= {
            each.get("id") for _, each in read.elements
        }
        levels = [int(tag[1]) for tag, _ in read.elements if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert set(levels[1:]) <= {2}


def test_what_stands_for_whom_is_marked_in_the_sentence(tables: Any, vocabulary: Any) -> None:
    page = pages(tables, vocabulary)["oster-lines.html"]
    assert '<mark class="object">Øster Lines</mark>' in page
    assert '<blockquote class="requested"' in page


def test_the_link_to_an_article_leads_to_its_sentence(tables: Any, vocabulary: Any) -> None:
    links = Reader(pages(tables, vocabulary)["norland.html"]).links
    start = "https://example.org/a1#:~:text="
    assert f"{start}Norland%20may%20meet%20the%20Harbour%20Union%20in%20October." in links
    assert f"{start}Trade%20Minister%20Ines%20Vale,Sudria%20on%20chip%20exports." in links


def test_the_words_are_those_of_the_page(tables: Any, vocabulary: Any, tmp_path: Path) -> None:
    from kg.views.words import page_words

    own = tmp_path / "words.toml"
    own.write_text('locale = "de"\n[profile]\npartners = "Partner & andere"\n[factuality]\ndenied = "bestritten"\n')
    page = pages(tables, vocabulary, words=page_words(own))["sudria.html"]
    assert '<html lang="de">' in page
    assert "<h2>Partner &amp; andere" in page
    assert '<b class="fact denied">bestritten</b>' in page


# ---- the page of the graph ------------------------------------------------------------------------------------------


def data_of(html: str) -> dict[str, Any]:
    block = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', html, re.DOTALL)
    assert block
    data: dict[str, Any] = json.loads(block[1])
    return data


def test_the_page_knows_of_profiles_only_if_there_are_some(tables: Any, vocabulary: Any) -> None:
    page = page_of(tables, vocabulary, profiles="my graph.profiles", max_nodes=3)
    data = data_of(page.html)
    assert data["profiles"] == "my%20graph.profiles/"
    assert [each["profile"] for each in data["actors"]] == [f"{actor}.html" for actor in page.actors]
    assert len(page.actors) == 3
    without = data_of(page_of(tables, vocabulary).html)
    assert without["profiles"] is None
    assert not any("profile" in actor for actor in without["actors"])


# ---- hostile --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "actor",
    ["con", "com1", "nul", "../up", "a/b", "A", "", ".", "-x", "é", "a" * 200, "a.html", "\x00", "\ud800", "a b"],
)
def test_an_id_that_is_no_plain_file_name_is_hashed(actor: str) -> None:
    assert re.fullmatch(r"_[0-9a-f]{16}\.html", profile_file(actor))


def test_an_address_is_escaped_and_never_a_scheme() -> None:
    assert address("javascript:1 #?.html") == "javascript%3A1%20%23%3F.html"


def test_hostile_text_stays_text_and_files_stay_in_their_folder(hostile: Any, vocabulary: Any, tmp_path: Path) -> None:
    shown = [actor.id for actor in hostile.actors]
    made = dict(profile_pages(hostile, vocabulary, shown=shown, page="<b>\"'.html", title="</title><script>"))
    assert len(made) == len(shown)
    ids = {text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for text in shown}
    for name, page in made.items():
        assert re.fullmatch(r"[_a-z0-9-]+\.html", name)
        read = Reader(page)
        assert {tag for tag, _ in read.elements}.isdisjoint({"script", "img", "iframe", "link"})
        for _, attributes in read.elements:
            assert attributes.keys() <= ATTRIBUTES | {"aria-hidden", "aria-label", "data-address"}
        for link in read.links:
            home, _, chosen = link.partition("#actor=")
            known = home == "../%3Cb%3E%22%27.html" and (not chosen or unquote(chosen) in ids)
            assert known or link in made or link.startswith(("#", "http:", "https:"))
    assert write(tmp_path / "x", iter(made.items()))[0] == len(shown)


# ---- the folder -----------------------------------------------------------------------------------------------------


def test_the_folder_lies_beside_the_page() -> None:
    assert folder_beside(Path("out/my.page.html")) == Path("out/my.page.profiles")


def test_what_is_no_longer_wanted_goes_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    folder = tmp_path / "graph.profiles"
    assert write(folder, iter([("a.html", "é"), ("b.html", "B")])) == (2, 3)
    (folder / "mine.html").write_text("mine")
    write(folder, iter([("b.html", "B2")]))
    found = contents(folder)
    assert json.loads(found.pop(MANIFEST)) == {"schema": SCHEMA, "files": ["b.html"]}
    assert found == {"b.html": "B2", "mine.html": "mine"}
    assert remove(folder)
    assert contents(folder) == {"mine.html": "mine"}
    assert not remove(folder)


def test_a_file_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "graph.profiles"
    folder.mkdir()
    (folder / "a.html").write_text("mine")
    with pytest.raises(OutputError, match=r"a\.html: is in the way"):
        write(folder, iter([("b.html", "B"), ("a.html", "A")]))
    assert contents(folder) == {"a.html": "mine"}


def test_a_folder_of_tables_with_that_name_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "graph.profiles"
    with OutputFolder(folder) as output:
        output.add("actors.jsonl", ["x"])
        output.finish({"schema": RUN_SCHEMA})
    before = contents(folder)
    assert not remove(folder)
    with pytest.raises(OutputError, match=r"run\.json: is in the way"):
        write(folder, iter([("a.html", "A")]))
    assert contents(folder) == before


def test_where_there_is_no_folder_nothing_is_removed(tmp_path: Path) -> None:
    (tmp_path / "a.profiles").write_text("a file")
    assert not remove(tmp_path / "a.profiles")
    assert not remove(tmp_path / "b.profiles")
    write(tmp_path / "b.profiles", iter([("a.html", "A")]))
    assert remove(tmp_path / "b.profiles")
    assert not (tmp_path / "b.profiles").exists()
