"""What the items of an amending act end without naming a document: a part of the one that a heading above them names.

    Chương II. SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA NGHỊ ĐỊNH SỐ 62/2016/NĐ-CP …         names the document
    Điều 7. Thay thế, bãi bỏ một số cụm từ, khoản của Nghị định số 85/2024/NĐ-CP     names another one
    4. Bãi bỏ một số cụm từ, khoản như sau:
    b) Bãi bỏ khoản 3 Điều 22.                                                       ends a part of it

The clause reader (`kg.cite.clauses.acts`) acts on documents that the clause itself names. What an item ends without
naming one belongs to that of its heading, its article's, its chapter's, or of the title of an amending act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.base.patterns import late
from kg.cite.clauses.acts import Clause, Marked, Object, read_clauses
from kg.cite.clauses.flow import ARTICLE, sentences
from kg.cite.clauses.phrases import AMENDED_BY, ITEM, kind_of_mark
from kg.naming import symbol_key
from kg.tuples import NamedTuple

_VERB = r"(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ|điều\s+chỉnh|h[ủu][ỷy]\s+bỏ|hợp\s+nhất)"
_KINDS = r"(?:luật|nghị\s+định|nghị\s+quyết|quyết\s+định|thông\s+tư|về\s+việc|về)"
#: The beginning of a heading, or of a title, that changes a document.
_CHANGES = late(rf"\W*(?:{_KINDS}\s+)*{_VERB}", re.IGNORECASE)
#: A heading that only ends what stands under it.
_ENDS_ALL = late(r"\W*[Bb]ãi\s+bỏ(?:(?!sửa\s+đổi|bổ\s+sung|thay\s+thế|cụm\s+từ|từ\s+ngữ)[^:])*:?\s*$")
_ENDS = late(r"\W*[Bb]ãi\s+bỏ\s+(?:(?:toàn\s+bộ|các|những|nội\s+dung|quy\s+định\s+tại|quy\s+định\s+của)\s+)*")
_PART = late(r"(?:tiết|điểm|khoản|điều|mục|chương|phụ\s+lục|mẫu|biểu)\s+\w", re.IGNORECASE)
#: Behind this no more parts are ended, but words in them.
_BEHIND_PARTS = late(
    r"[;:\x00]|cụm\s+từ|(?<!\w)từ\s+(?:ngữ|\x00)|đoạn\s|câu\s|(?:và|,)\s+(?:thay|sửa|bổ)\s|đối\s+với|ban\s+hành\s+kèm"
)
_ARTICLE_NAMED = late(r"\bĐiều (\d+[a-zđ]?)\b")
_OF_ARTICLE = late(r"(?:điểm|khoản|nội dung|quy định)[^:]{0,60}?\b(?:của|tại|,)?\s*Điều (\d+[a-zđ]?)\b", re.IGNORECASE)
_CHAPTER = late(r"[ \t]*(?:Chương|CHƯƠNG|Phần|PHẦN)\s+(?:[IVXLC]+|\d+|thứ\s+\w+)\b[.:]?")
_FORM = late(r"(?:mẫu|biểu)\s", re.IGNORECASE)
_AND = late(r"\s*(?:,|;|(?<!\w)và(?!\w))\s*")
_DEPTH = {"number": 1, "letter": 2, "dash": 3}
_ABOVE_ARTICLES = -1
_MOST_QUOTED = 600
_LONGEST_PLACE = 28


class _Heading(NamedTuple):
    """What a heading says of what stands under it: of which document, of which article, and whether it is ended."""

    target: Object | None
    article: str = ""
    ends: bool = False


def nested_ends(marked: Marked, start: int, end: int, title: tuple[int, int] | None) -> Iterator[tuple[Clause, str]]:
    """The ends of a part by items that name no document, each with the article ("Điều 7") in which it stands.

    `start` and `end` are those of the act's own part, `title` the span of its title, which stands for the headings of
    an act that amends one document.
    """
    yield from _Items(marked, title).ends(start, end)


class _Items:
    def __init__(self, marked: Marked, title: tuple[int, int] | None) -> None:
        self.marked, self.text, self.masked = marked, marked.text, marked.masked
        self.of_title = self._target(*title) if title and _CHANGES.match(self.text, *title) else None

    def ends(self, start: int, end: int) -> Iterator[tuple[Clause, str]]:
        above: dict[int, _Heading] = {}  # by depth: the chapter, then 0 the article, then its items
        article, depth = "", 0
        for begin, stop in sentences(self.text, self.masked, start, end):
            if chapter := _CHAPTER.match(self.text, begin, stop):
                above = {_ABOVE_ARTICLES: self._of_chapter(chapter.end(), stop)}
                depth = _ABOVE_ARTICLES
                continue
            head, mark = ARTICLE.match(self.masked, begin, stop), ITEM.match(self.masked, begin, stop)
            if depth == _ABOVE_ARTICLES and not head:  # the name of a chapter below its number
                if above[depth].target is None:
                    above = {depth: self._of_chapter(begin, stop)}
                continue
            if head:
                article, depth, at = f"Điều {head[1]}", 0, head.end()
            elif mark:
                depth, at = _DEPTH.get(kind_of_mark(mark[0]), 3), mark.end()
            else:
                depth, at = max(depth, 1), begin  # goes on with its item, or is the first one below its article
            if head or mark:
                above = {level: held for level, held in above.items() if level < depth}
            if head or self.masked[at:stop].rstrip().endswith(":"):
                above[depth] = self._heading(at, stop, above, is_article=bool(head))
            if not self.marked.within(at, stop):
                yield from ((clause, article) for clause in self._ended(at, stop, above))

    def _of_chapter(self, at: int, stop: int) -> _Heading:
        """Of which document a chapter is that amends one; a chapter on anything else is of none."""
        return _Heading(self._target(at, stop) if _CHANGES.match(self.masked, at, stop) else None)

    def _target(self, start: int, end: int) -> Object | None:
        """The one document that is named there, beside what amended it; None for several."""
        named: list[Object] = []
        last, amending, in_brackets = start, False, False
        for one in self.marked.within(start, end):
            gap = self.masked[last : one.start]
            # "(được sửa đổi bởi A ngày …; B ngày …)"; without brackets only bare numbers go on with the list
            goes_on = amending and (")" not in gap if in_brackets else one.issued is None)
            amending = goes_on or AMENDED_BY.search(gap) is not None
            in_brackets = amending and ((goes_on and in_brackets) or gap.rfind("(") > gap.rfind(")"))
            last = one.end
            if one.symbol and not amending:
                named.append(one)
        return named[0] if len(named) == 1 else None

    def _heading(self, at: int, stop: int, above: dict[int, _Heading], *, is_article: bool) -> _Heading:
        named = self.marked.within(at, stop)
        changes = _CHANGES.match(self.masked, at, stop)
        inherited = above[max(above)].target if above else self.of_title if changes else None
        ends = bool(_ENDS_ALL.match(self.masked, at, stop))
        if named:
            return _Heading(self._target(at, stop) if changes else None, "", ends)
        inside = _OF_ARTICLE.search(self.masked, at, stop)
        return _Heading(inherited, inside[1] if inside and not is_article else "", ends)

    def _ended(self, at: int, stop: int, above: dict[int, _Heading]) -> Iterator[Clause]:
        if not above:
            return
        nearest = above[max(above)]
        verb = _ENDS.match(self.masked, at, stop)
        begin = verb.end() if verb else at
        if nearest.target is None or not (verb or nearest.ends) or not _PART.match(self.masked, begin, stop):
            return
        behind = _BEHIND_PARTS.search(self.masked, begin, stop)
        parts = " ".join(self.text[begin : behind.start() if behind else stop].split()).rstrip(" .,;")
        if nearest.article and not _ARTICLE_NAMED.search(parts):
            parts = f"{parts} Điều {nearest.article}"
        target = nearest.target
        quote = " ".join(self.text[at:stop].split())[:_MOST_QUOTED]
        if _FORM.match(parts):
            for form in filter(_FORM.match, _AND.split(parts)):
                yield Clause(
                    "repeals", target.citation, target.symbol, target.issued, "part", form[:_LONGEST_PLACE], None,
                    quote, at, stop,
                )  # fmt: skip
            return
        printed = " ".join(target.citation.text.split())
        for clause in read_clauses(f"Bãi bỏ {parts} {printed}"):
            if clause.relation == "repeals" and symbol_key(clause.symbol) == symbol_key(target.symbol):
                yield clause._replace(
                    citation=target.citation, symbol=target.symbol, issued=target.issued,
                    scope="part" if clause.scope == "whole" else clause.scope, effective=None, quote=quote,
                    start=at, end=stop,
                )  # fmt: skip
