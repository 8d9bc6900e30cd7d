"""Laws by name, each with its life: which one does a title mean?"""

from __future__ import annotations

import collections
import re
from collections.abc import Iterable

from kg.model import LAWS
from kg.naming import name_key
from scripts.register.register_facts import Doc
from scripts.register.title_relations import flat

_TYPE_WORD = re.compile(r"(Bộ luật|Luật|Pháp lệnh) ")


def law_title(title: str) -> str:
    """The title once, where it stands twice, the first time in capitals: "Luật ĐẤT ĐAI Luật Đất đai"."""
    word = _TYPE_WORD.match(title)
    if not word:
        return title
    first, found, rest = title.rpartition(word[0])
    head = first.removeprefix(word[0]).strip()
    return f"{word[0]}{rest}" if found and head and head.casefold() == rest.casefold() else title


class Laws:
    """Laws, codes and ordinances by name, each with its life."""

    def __init__(self, titles: Iterable[tuple[Doc, str, str, str]], ends: dict[tuple[str, str], list[str]]) -> None:
        self.by_name: dict[tuple[str, str], list[tuple[Doc, str]]] = collections.defaultdict(list)
        self.ends = ends
        self.longest = 0
        for doc, title, issued, _ in titles:
            if doc.type in LAWS:
                name = name_key(flat(title))
                self.by_name[doc.type, name].append((doc, issued))
                self.longest = max(self.longest, len(name.split()))

    def longest_name(self, kind: str, text: str) -> tuple[str, int] | None:
        words = list(re.finditer(r"[a-z0-9]+", text))[: self.longest]
        for count in range(len(words), 0, -1):
            name = " ".join(w[0] for w in words[:count])
            if (kind, name) in self.by_name:
                return name, words[count - 1].end()
        return None

    def at(self, kind: str, name: str, issued: str, effective: str) -> Doc | None:
        """The one law of that name issued by `issued` and not lapsed when what names it takes effect."""
        if not issued:
            return None
        fits = []
        for doc, day in self.by_name[kind, name]:
            if not day or day > issued:
                continue
            ends = [end for end in self.ends.get(doc.key, ()) if end]
            if not any(end <= max(issued, effective)[: len(end)] for end in ends):
                fits.append(doc)
        return fits[0] if len(fits) == 1 else None
