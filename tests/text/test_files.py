import io
import logging
import warnings
import zipfile
from collections.abc import Callable

import docx
import pypdf
import pytest

from kg.errors import InputError, NoText, ScannedPdf, UnreadableInput, UnsupportedInput
from kg.model import Article, Span
from kg.text import ReadOptions, repair
from tests.text.samples import pdf

type Reading = list[Article | InputError]
type Read = Callable[..., Reading]


def the_article(items: Reading) -> Article:
    (article,) = items
    assert isinstance(article, Article), str(article)
    return article


def the_error(items: Reading) -> InputError:
    (error,) = items
    assert isinstance(error, InputError)
    assert error.advice
    return error


# ---- Markdown -------------------------------------------------------------------------------------------------------


def test_the_first_heading_of_markdown_is_its_title(read: Read) -> None:
    article = the_article(read({"a.md": "# A treaty\n\nThey **met**.\n"}))
    assert (article.title, article.text) == ("A treaty", "# A treaty\n\nThey **met**.\n")


def test_the_block_at_the_top_of_markdown_is_metadata(read: Read) -> None:
    text = '---\ntitle: "A treaty"\ndate: 2023-01-06\nauthor: Ann Vale\ntext: no\n---\n# Else\n\nThey met.\n'
    article = the_article(read({"a.md": text}))
    assert (article.title, article.published, article.author) == ("A treaty", "2023-01-06", "Ann Vale")
    assert article.text == "# Else\n\nThey met.\n"


# ---- web pages ------------------------------------------------------------------------------------------------------

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ports close – Norland Post</title>
<meta property="og:title" content="Ports close"><meta property="og:site_name" content="Norland Post">
<meta property="article:published_time" content="2023-01-06T23:30:00-05:00"><meta name="author" content="Ann Vale">
<link rel="canonical" href="https://norland.example/ports"><script>var banner = "Sudria attacks";</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Ports close</h1>
<p>Norland will close its ports, the premier said on Friday in the capital. Café owners protested.</p>
<p>Sudria protested against the step and called for talks with its neighbour Norland.</p></article>
<footer>© 2021 Norland Post. All rights reserved.</footer></body></html>"""


def test_the_article_of_a_page_is_found_with_its_metadata(read: Read) -> None:
    article = the_article(read({"a.html": PAGE}))
    assert article.text.split("\n\n")[1:] == [
        "Norland will close its ports, the premier said on Friday in the capital. Café owners protested.",
        "Sudria protested against the step and called for talks with its neighbour Norland.",
    ]
    assert (article.title, article.publisher, article.author) == ("Ports close", "Norland Post", "Ann Vale")
    assert (article.published, article.url) == ("2023-01-06", "https://norland.example/ports")


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-8", "no-such-charset", "windows-1252"])
def test_a_page_is_read_in_the_encoding_it_names_unless_that_is_wrong(read: Read, charset: str) -> None:
    encoding = "utf-8" if charset in ("utf-8", "no-such-charset") else charset
    page = PAGE.replace("<head>", f'<head><meta charset="{charset}">').replace("©", "").replace("–", "-")
    assert "Café owners" in the_article(read({"a.html": page.encode(encoding)})).text


def test_a_year_in_a_footer_is_no_date(read: Read) -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2023-01-06T23:30:00-05:00">', "")
    assert the_article(read({"a.html": page})).published is None


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<!DOCTYPE html><html><head><title>x</title></head><body></body></html>",
        "<html><body><script>1</script><nav></nav></body></html>",
        "<",
        "<html><body><![CDATA[" + "<div>" * 3000,
    ],
)
def test_a_page_without_an_article_is_named(read: Read, page: str) -> None:
    error = the_error(read({"a.html": page}))
    assert isinstance(error, NoText | UnreadableInput)
    assert "a.html" in str(error)


# ---- PDF ------------------------------------------------------------------------------------------------------------

PAGES = [
    [
        *(
            "Norland Ministry of Ports",
            "Release 12/2023",
            "Norland closes its ports",
            "The premier said on Friday that the",
        ),
        *("ports of the country will be closed. The commit-", "tee of Sudria protested against the", "1"),
    ],
    [
        *("Norland Ministry of Ports", "Release 12/2023", "step and called for talks with Norland."),
        *("The talks are to begin on Monday.", "2"),
    ],
    ["Norland Ministry of Ports", "Release 12/2023", "A list of ports follows.", "3"],
]


def test_the_pages_of_a_pdf_are_joined_without_heads_and_page_numbers(read: Read) -> None:
    article = the_article(read({"a.pdf": pdf(PAGES, title="Norland closes its ports")}))
    assert article.title == "Norland closes its ports"
    assert article.text.startswith("Norland closes its ports\nThe premier said")
    assert "Ministry" not in article.text
    assert "Release" not in article.text
    assert not any(line.strip().isdigit() for line in article.text.split("\n"))
    assert [article.text[start:].split("\n")[0].strip() for start in article.pages] == [
        *("Norland closes its ports", "step and called for talks with Norland.", "A list of ports follows."),
    ]


def test_a_sentence_over_two_pages_is_one_and_leads_back_to_the_first(read: Read) -> None:
    article = the_article(read({"a.pdf": pdf(PAGES)}))
    repaired = repair(article.text)
    sentence = "The committee of Sudria protested against the step and called for talks with Norland."
    start = repaired.text.index(sentence)
    back = repaired.original(Span(start, start + len(sentence)))
    assert article.page_at(back.start) == 1
    assert article.page_at(back.end) == 2


def test_equal_lines_within_pages_are_kept(read: Read) -> None:
    pages = [[f"First line of page {'abc'[n]}", *["It was agreed."] * 8, f"Last line of {'xyz'[n]}"] for n in range(3)]
    assert the_article(read({"a.pdf": pdf(pages)})).text.count("It was agreed.") == 24


def test_the_name_of_a_file_is_no_title(read: Read) -> None:
    assert the_article(read({"a.pdf": pdf(PAGES, title="Microsoft Word - final v2.docx")})).title is None


def test_a_pdf_under_another_name_is_known_by_its_content(read: Read) -> None:
    assert the_article(read({"a.txt": pdf(PAGES)})).pages


@pytest.mark.parametrize("picture", [True, False])
def test_a_pdf_without_a_text_layer_is_named_as_scanned(read: Read, picture: bool) -> None:
    error = the_error(read({"a.pdf": pdf([[], []], picture=picture)}))
    assert isinstance(error, ScannedPdf)
    assert "OCR" in str(error)


def test_a_pdf_without_pages_is_named(read: Read) -> None:
    assert isinstance(the_error(read({"a.pdf": pdf([])})), NoText)


@pytest.mark.parametrize("content", [b"%PDF-1.4\nnothing follows", pdf(PAGES)[:300], b"no PDF at all"])
def test_a_broken_pdf_is_named_and_nothing_is_said_on_the_terminal(
    read: Read, content: bytes, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    assert isinstance(the_error(read({"a.pdf": content})), UnreadableInput)
    assert not caplog.records
    assert capfd.readouterr() == ("", "")


def test_a_locked_pdf_is_named(read: Read) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(pdf(PAGES)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    error = the_error(read({"a.pdf": out.getvalue()}))
    assert isinstance(error, UnreadableInput)
    assert "password" in str(error)


def test_reading_leaves_logging_and_warnings_as_they_were(read: Read) -> None:
    before = (logging.getLogger("pypdf").level, list(warnings.filters))
    read({"a.pdf": b"%PDF-1.4\nnothing follows", "b.html": PAGE})
    assert (logging.getLogger("pypdf").level, list(warnings.filters)) == before


# ---- Word -----------------------------------------------------------------------------------------------------------


def word() -> bytes:
    document = docx.Document()
    document.core_properties.title = "A treaty of two"
    document.add_heading("A treaty", 1)
    document.add_paragraph("They met.")
    table = document.add_table(rows=2, cols=2)
    for number, text in enumerate(("State", "Minister", "Norland", "Ms Vale")):
        table.cell(number // 2, number % 2).text = text
    wide = document.add_table(rows=1, cols=2)
    wide.cell(0, 0).merge(wide.cell(0, 1)).text = "One cell"
    document.add_paragraph("A vote", style="List Bullet")
    document.add_paragraph("They parted.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_paragraphs_and_tables_of_word_come_in_order(read: Read) -> None:
    article = the_article(read({"a.docx": word()}))
    assert article.text.split("\n\n") == [
        *("A treaty", "They met.", "State\nMinister", "Norland\nMs Vale", "One cell", "- A vote", "They parted."),
    ]
    assert article.title == "A treaty of two"


def test_a_word_file_under_another_name_is_known_by_its_content(read: Read) -> None:
    assert "They met." in the_article(read({"a.xyz": word()})).text


def archive(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("content", [word()[:2000], archive(a="b"), b"PK\x03\x04", b"They met."])
def test_a_broken_word_file_is_named(read: Read, content: bytes) -> None:
    assert isinstance(the_error(read({"a.docx": content})), UnreadableInput)


def test_a_file_that_unpacks_to_a_multiple_of_the_limit_is_refused(read: Read) -> None:
    bomb = archive(a="0" * 2_000_000)
    assert isinstance(the_error(read({"a.docx": bomb}, ReadOptions(max_bytes=90_000))), UnreadableInput)


def test_an_archive_is_not_opened(read: Read) -> None:
    assert isinstance(the_error(read({"a.zip": archive(a="They met.")})), UnsupportedInput)


def test_a_word_file_without_text_is_named(read: Read) -> None:
    out = io.BytesIO()
    docx.Document().save(out)
    assert isinstance(the_error(read({"a.docx": out.getvalue()})), NoText)
