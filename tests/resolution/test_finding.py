from kg.identifiers import mint
from kg.model import Actor
from kg.resolution.finding import Finder

KNOWN = Actor(
    id="norland-ministry", name="Ministry of Trade of Norland", type="GovernmentBody", names=("NMT",), source="x.tsv"
)
LEARNT = Actor(id=mint("Ada Vale"), name="Ada Vale", type="Person", names=("Vale",), replaces=("a-vale",))
LOCAL = Actor(id=mint("Vale", "article-7"), name="Vale", type="Person")


def test_an_id_that_is_there_is_itself_and_a_replaced_one_its_heir() -> None:
    finder = Finder([KNOWN, LEARNT, LOCAL])
    assert finder.find("ada-vale") == "ada-vale"
    assert finder.find("a-vale", "A. Vale") == "ada-vale"


def test_an_id_that_is_gone_is_found_by_the_name() -> None:
    finder = Finder([KNOWN, LEARNT, LOCAL])
    assert finder.find("ada-vale-12345678", "ada  vale") == "ada-vale"
    assert finder.find("nmt", "NMT") == "norland-ministry"
    assert finder.find("Ada Vale") == "ada-vale"


def test_a_name_that_means_somebody_else_in_each_article_finds_nobody() -> None:
    assert Finder([KNOWN, LEARNT, LOCAL]).find(mint("Vale", "article-1"), "Vale") is None


def test_a_name_of_two_finds_nobody() -> None:
    twin = Actor(id=mint("Ada Vale", "Company"), name="Ada Vale", type="Company")
    assert Finder([LEARNT, twin]).find("gone", "Ada Vale") is None
