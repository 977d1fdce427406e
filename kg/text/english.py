"""The English words that the text stage needs to tell typography from prose.

They name no actor, office or relation: only function words, abbreviations, and what newspapers print around an article.
Another language is another module of this shape.
"""

from __future__ import annotations

import re

__all__ = [
    "ABBREVIATIONS",
    "BYLINE",
    "CAPTION",
    "CREDIT_LINE",
    "FUNCTION_WORDS",
    "FURNITURE",
    "HYPHENATED_AFTER",
    "HYPHENATED_BEFORE",
    "MONTHS",
    "NON_FINAL",
    "PLACE_IN_PICTURE",
    "SENTENCE_STARTERS",
]


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)

NON_FINAL = _words(
    "a an the and or nor of to with from by for in on at as into onto over under between among against about than",
    "that which who whom whose its their his her our your my is are was were be been will would can could may might",
    "must should has have had not very",
)
"""Words that no sentence, heading or list item ends with: a line break behind one is damage."""

SENTENCE_STARTERS = _words(
    "He She It They We You I The A An This That These Those There Here In On At By For From With After Before During",
    "Since While When Where Whether If Although Though Because But And Or So Yet However Meanwhile Both Each Every",
    "Some Many Most All No Our His Her Its Their My Your As To Under Over Despite According Earlier Later Also",
)

FUNCTION_WORDS = NON_FINAL | _words(
    "if but so yet up out off down upon within without during after before since until while when where why how what",
    "he she it they we you him them me this these those there here then also only both each every some any no all",
    "more most such same do does did being having said says say shall amid via per",
)
"""Words written small in a headline; everything else may be a name."""

ABBREVIATIONS = _words(
    "mr mrs ms dr prof gen sen rep gov lt col maj capt sgt adm hon rev fr st jr sr no nos vs inc ltd co corp etc",
    "approx jan feb mar apr jun jul aug sep sept oct nov dec art para dept est vol pp fig",
)
"""Words whose full stop does not end a sentence, without that stop."""

HYPHENATED_BEFORE = _words(
    "self dual vice well two three four five seven eight nine nineteen twenty thirty forty fifty non-proliferation",
    "",
)
"""First parts that keep their hyphen before any word (and syllables of no other word)."""

HYPHENATED_AFTER = _words(
    "based led backed term elect general scale level called made owned style speaking related ranking range profile",
    "income standing lived year tech end line proliferation wing party minister sponsored run funded",
)
"""Second parts that keep their hyphen behind a word of three letters or more."""

BYLINE = re.compile(
    r"(?:by|written by|story by|(?:additional |with )?reporting by|(?:editing|compiled|edited) by)\s+"
    r"(?=(?-i:[A-Z“\"]))[^.!?]{2,160}\.?",
    re.IGNORECASE,
)
"""A whole block that names its authors."""

CREDIT_LINE = re.compile(r"(?:additional |with )?reporting by\b|editing by\b|compiled by\b", re.IGNORECASE)
"""The start of a byline that stands below the article."""

CAPTION = re.compile(
    r"\b(?:images?|photos?|photographs?|pictures?|illustrations?|graphics?|credits?)"
    r"(?:\s+(?:credits?|courtesy|by|provided))?\s*(?::|/|©)\s*\S.{0,80}$"
    r"|\b(?:PHOTOS?|PHOTOGRAPHS?|IMAGES?|Photos?|Photographs?) (?:BY|COURTESY|by|courtesy)\b.{0,80}$"
    r"|\((?:photo|image|picture)\b[^()]{0,80}\)\s*\.?$"
    r"|(?-i:\(?(?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w.’'-]*[a-z’'] ?/ ?[A-Z][\w .&’'-]{1,40}"
    r"(?:\)\.?|(?<=[\w ])via [A-Z][\w ]{1,30})$)"
    r"|^(?:file|handout) (?:photo|picture|image)\b",
    re.IGNORECASE,
)
"""The picture credit at the end of a caption."""

PLACE_IN_PICTURE = re.compile(
    r"\((?:(?:far |second |third |front |back )?(?:left|right|cent(?:re|er)|top|bottom|pictured|seated|standing|middle)"
    r"(?: to right)?|[lrc])\)",
    re.IGNORECASE,
)
"""Where a person stands in a picture: "(left)"."""

FURNITURE = frozenset(
    {
        "advertisement",
        "advertising",
        "sponsored content",
        "story continues below",
        "read more",
        "read also",
        "related articles",
        "related stories",
        "share this article",
        "share this",
        "share",
        "print",
        "print this page",
        "email this",
        "follow us",
        "subscribe",
        "sign up",
        "most read",
        "most popular",
        "listen to this article",
        "skip to content",
        "back to top",
        "continue reading",
        "end",
        "ends",
        "-30-",
        "click here to read more",
        "please wait",
        "loading",
    }
)
"""Whole lines, in small letters, that are no part of an article."""
