"""The words of every command: in both languages, with the same values to fill in, each of them said somewhere."""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest

import kg.cli
from kg.base.law_words import RELATION_HEADINGS
from kg.base.wording import Wording
from kg.cli.words.common import say as common
from kg.model import Relation
from kg.output import words as report_words
from kg.rdf.sparql.answer import _REASONS
from kg.serve import words as serve_words

PACKAGE = Path(kg.cli.__file__).parent.parent
ROOMS = ("base", "cli", "output", "rdf/sparql", "serve")
SOURCES = "".join(
    path.read_text(encoding="utf-8")
    for path in (one for room in ROOMS for one in (PACKAGE / room).rglob("*"))
    if path.suffix in (".py", ".html", ".js")
)
#: How often each word stands in quotation marks or in a template; how names begin that are put together.
SAID = Counter(re.findall(r"""(?<=["'])[\w-]+(?=["'])|(?<={{word )[\w-]+(?=}})""", SOURCES))
PUT_TOGETHER = set(re.findall(r"""["'](\w+_)\{""", SOURCES))
FAMILIES = {
    path.stem: import_module(f"kg.cli.words.{path.stem}") for path in (PACKAGE / "cli" / "words").glob("[a-z]*.py")
}
WORDINGS: dict[str, Wording] = {
    "output": report_words.say,
    "served": serve_words.page,
    "problems": serve_words.problem,
    "tools": serve_words.tool,
    **{name: getattr(family, "say", None) or family._SAY for name, family in FAMILIES.items()},
}


@pytest.mark.parametrize("name", WORDINGS)
def test_every_word_is_there_in_both_languages(name: str) -> None:
    for key, (vi, en) in WORDINGS[name].items():
        fields = [set(re.findall(r"{(\w+)", text)) for text in (vi, en)]
        assert vi and en, key
        assert fields[0] == fields[1] or key == "see_help", key


@pytest.mark.parametrize("name", WORDINGS)
def test_words_are_all_used(name: str) -> None:
    for key in set(WORDINGS[name]) - (set() if name == "common" else set(common)):
        family = key.partition("_")[0] + "_"  # said by a name that is put together: say(f"level_{doc.level}")
        assert SAID[key] > 1 or family in PUT_TOGETHER or key.startswith("source_") or key in _REASONS, (
            f"{key} is said nowhere"
        )


def test_a_family_says_its_own_words_before_those_of_all() -> None:
    own = Wording(common | {"unknown": ("khác", "another {thing}")})
    assert (own("unknown", "vi"), own("unknown", "en", thing="one")) == ("khác", "another one")
    assert own("written", "en", path="a.csv") == common("written", "en", path="a.csv") == "wrote a.csv"
    with pytest.raises(KeyError):
        own("no such word", "vi")


def test_what_a_server_complains_of_has_words() -> None:
    assert set(_REASONS) <= set(WORDINGS["sparql"])


def test_relations_have_headings_for_all_that_the_store_may_hold() -> None:
    assert set(RELATION_HEADINGS) >= set(get_args(Relation)) - {"issued_by"}
