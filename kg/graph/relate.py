"""What a text states between the documents it cites, and between itself and them.

Five shapes of sentence state a relation, with the cue phrases of `data/cues.json`:

    subject   Kế hoạch số 31/KH-UBND … về thực hiện ⟦Nghị quyết số 12/NQ-HĐND⟧ …        31 implements 12
    active    Quyết định số 09/2024/QĐ-UBND … thay thế ⟦Quyết định số 15/2018/QĐ-UBND⟧   09 replaces 15
    passive   Luật Đầu tư công … đã được sửa đổi, bổ sung bởi ⟦Luật số 90/2025/QH15⟧     90/2025 amends the Law
    itself    Quyết định này thay thế ⟦Quyết định số 63/QĐ-UBND⟧                         the text replaces 63
    opening   Thực hiện ⟦Công văn số 742/UBND-NV⟧, UBND xã đã ban hành Kế hoạch số 93/KH-UBND
              Thực hiện ⟦Kế hoạch số 118/KH-UBND⟧, UBND xã báo cáo …                    the report implements 118

Every other mention is a plain "cites" of the text itself. Precision comes before recall: a sentence that the
shapes do not cover states nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from kg.base.patterns import late
from kg.cite.clean_view import View, letters_of
from kg.cite.structure import all_sentence_ends, paragraph_ends, provisions_start, sentence_ends
from kg.graph.cues import LIST, Cue, active, cue_before, endings, goes_on, last_word, passive, words_before
from kg.model import Edge, Evidence, Relation
from kg.resolve import Reading, Resolved, reading_in

_ISSUES = late(r"(?:ban\s+hành|xây\s+dựng|phê\s+duyệt|đã\s+có|có)\s+(?:các\s+)?$", re.IGNORECASE)
_ISSUES_ENDS = frozenset(("hành", "dựng", "duyệt", "có", "các"))
_REPORTS = late(r"(?<!\w)(?:kính\s+|trân\s+trọng\s+)?báo\s+cáo(?!\w)")
_CARRIES_OUT = late(r"(?:thực\s+hiện|triển\s+khai|thi\s+hành)\s+$", re.IGNORECASE)
_SELF = late(
    r"(?<!\w)(?:Bộ\s+luật|Luật|Pháp\s+lệnh|Nghị\s+định|Nghị\s+quyết|Quyết\s+định|Thông\s+tư(?:\s+liên\s+tịch)?|Chỉ\s+thị|"
    r"Kế\s+hoạch|Quy\s+chế|Quy\s+định)\s+này(?!\w)"
)
_ENDS_BY_SELF = late(
    r"[^.;]{0,240}?hết\s+hiệu\s+lực(?:\s+thi\s+hành)?(?:,?\s+(?:kể\s+)?từ\s+(?:ngày|thời\s+điểm))?[^.;]{0,40}?"
    r"(?:Luật|Pháp\s+lệnh|Nghị\s+định|Nghị\s+quyết|Quyết\s+định|Thông\s+tư(?:\s+liên\s+tịch)?)\s+này\s+có\s+hiệu\s+lực"
)
#: How far before a citation "Quyết định này" may stand.
_SELF_REACH = 320
_OPENING = 3000
_QUOTE = 1600
#: A sentence that has more acts rest on more documents than that is a table, and says of no act what it rests on.
_MOST_PAIRS = 1000


def relations(text: str, reading: Reading) -> list[Edge]:
    """The edges that `text` states, each with the words that state it; "cites" for every document it names.

    Letters in pieces and blanks of other kinds tell the same.
    """
    if (view := letters_of(text)) is not None:
        return as_printed(relations(view.text, reading_in(reading, view)), text, view)
    cited = _cited(reading)
    stops = _stops(text, reading)
    return _once((*_stated(text, reading, cited, stops), *_cites(text, reading, cited, stops)))


def stated(text: str, reading: Reading) -> list[Edge]:
    """The same without "cites"."""
    if (view := letters_of(text)) is not None:
        return as_printed(stated(view.text, reading_in(reading, view)), text, view)
    return _once(_stated(text, reading, _cited(reading), _stops(text, reading)))


def _stops(text: str, reading: Reading) -> Sequence[int]:
    """Where sentences end: at their sign, with their paragraph, before the title and behind it."""
    title = reading.report.title_span or ()
    return sorted({*all_sentence_ends(text), *(at + 1 for at in paragraph_ends(text)), *title})


def as_printed(edges: Iterable[Edge], text: str, view: View) -> list[Edge]:
    """The edges that the view of a text states, with their words as the text prints them."""

    def words(evidence: Evidence) -> Evidence:
        if evidence.start is None or evidence.end is None:
            return evidence
        start, end = view.raw(evidence.start), view.raw_end(evidence.end)
        return Evidence(evidence.document, start, end, text[start:end])

    return [edge._replace(evidence=words(edge.evidence)) for edge in edges]


def _cited(reading: Reading) -> list[Resolved]:
    return [one for one in reading.citations if one.citation.form != "self"]


def _once(stated: Iterable[Edge]) -> list[Edge]:
    """Each edge once, as it was stated first; nothing acts on itself."""
    edges: dict[tuple[str, str, str], Edge] = {}
    for edge in stated:
        if edge.subject != edge.object:
            edges.setdefault((edge.subject, edge.relation, edge.object), edge)
    return list(edges.values())


def _stated(text: str, reading: Reading, cited: Sequence[Resolved], stops: Sequence[int]) -> Iterator[Edge]:
    acting = passive(text, cited)
    rest = [one for n, one in enumerate(cited) if n not in acting]
    yield from _by_passive(text, reading.iri, cited, acting)
    yield from _by_subject(text, reading.iri, rest)
    yield from _by_active(text, reading.iri, rest)
    yield from _by_self(text, reading.iri, cited)
    yield from _by_opening(text, reading, rest, stops)


def _evidence(text: str, document: str, start: int, end: int) -> Evidence:
    end = min(end, start + _QUOTE)
    return Evidence(document, start, end, text[start:end])


def _by_passive(text: str, own: str, cited: Sequence[Resolved], acting: dict[int, tuple[int, Cue]]) -> Iterator[Edge]:
    for n, (target, cue) in acting.items():
        evidence = _evidence(text, own, cited[target].citation.start, cited[n].citation.end)
        yield Edge(cited[n].document, cue.relation, cited[target].document, rule=cue.rule, evidence=evidence)


def _by_active(text: str, own: str, cited: Sequence[Resolved]) -> Iterator[Edge]:
    for first, second, cue in active(text, cited):
        actor, last = cited[first], cited[first].citation.end
        for other in cited[second:]:
            governed = cited[second].citation
            if other is not cited[second] and not goes_on(text, last, actor.citation, governed, other.citation):
                break
            evidence = _evidence(text, own, actor.citation.start, other.citation.end)
            yield Edge(actor.document, cue.relation, other.document, rule=cue.rule, evidence=evidence)
            last = other.citation.end


def _by_self(text: str, own: str, cited: Sequence[Resolved]) -> Iterator[Edge]:
    """ "Quyết định này thay thế …"; "… hết hiệu lực kể từ ngày Thông tư này có hiệu lực"."""
    governing: Cue | None = None
    last = 0
    this, over = "này" in text, "hết" in text
    if not this and not over:
        return
    for one in cited:
        at = one.citation.start
        if governing is None or not LIST.fullmatch(text[last:at]):
            speaks = this and text.find("này", max(last, at - _SELF_REACH), at) >= 0
            found = cue_before(text, last, at, "itself") if speaks else None
            named = found and _last(_SELF, text, max(last, found[1] - 160), found[1])
            governing = found[0] if found and named and not any(sentence_ends(text, named.end(), at)) else None
            began = named.start() if named else at
        last = one.citation.end
        if governing is not None:
            yield Edge(
                own, governing.relation, one.document, rule=governing.rule, evidence=_evidence(text, own, began, last)
            )
        elif over and text.find("hết", last, last + 260) >= 0 and (ended := _ENDS_BY_SELF.match(text, last)):
            evidence = _evidence(text, own, at, ended.end())
            yield Edge(own, "repeals", one.document, rule="itself:ends", evidence=evidence)


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text, start, end):  # noqa: B007
        pass
    return found


def _by_subject(text: str, own: str, cited: Sequence[Resolved]) -> Iterator[Edge]:
    inner: list[int] = []
    for n, one in enumerate(cited):
        subject = one.citation.subject
        if subject is None:
            continue
        inner = inner or _innermost(cited)
        governing: tuple[Cue, Resolved] | None = None
        last = one.citation.end
        for m in range(n + 1, len(cited)):
            other = cited[m]
            if other.citation.start >= subject[1]:
                break
            found = cue_before(text, max(last, one.citation.end), other.citation.start, "subject")
            if found is not None:
                # the nearest document before the cue is the one it speaks of: "32/2020 sửa đổi 59/2012"
                if last != one.citation.end and inner[m] > n:
                    break
                governing = (found[0], other)
            elif governing is None or not goes_on(text, last, one.citation, governing[1].citation, other.citation):
                break
            cue = governing[0]
            evidence = _evidence(text, own, one.citation.start, other.citation.end)
            yield Edge(one.document, cue.relation, other.document, rule=cue.rule, evidence=evidence)
            last = other.citation.end


def _innermost(cited: Sequence[Resolved]) -> list[int]:
    """For each citation the last one before it in whose subject it stands, as an index; -1 for none."""
    found: list[int] = []
    around: list[tuple[int, int, int]] = []  # subjects that have not ended, the last one on top, and whose they are
    for n, one in enumerate(cited):
        at = one.citation.start
        while around and around[-1][1] <= at:
            around.pop()
        found.append(next((m for start, _, m in reversed(around) if start <= at), -1) if around else -1)
        if one.citation.subject is not None:
            around.append((*one.citation.subject, n))
    return found


def _by_opening(text: str, reading: Reading, cited: Sequence[Resolved], stops: Sequence[int]) -> Iterator[Edge]:
    starts = [one.citation.start for one in cited]
    words, led = words_before(text, starts), _led(text, cited)
    for start, end in _sentences(text, cited, stops):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        at, stop, _ = words[starts[first]]
        if bisect_left(led, first) == bisect_left(led, last) and not at < start < stop:
            continue  # it opens with none
        inside = cited[first:last]
        top = inside
        if len(inside) > 1:
            top = [one for one, around in zip(inside, _innermost(inside), strict=True) if around < 0]
        if top:
            yield from _opening(text, start, end, reading, top)
    yield from _by_title(text, reading, cited)


def _led(text: str, cited: Sequence[Resolved]) -> list[int]:
    """The citations, by their index, before which a sentence's opening cue may stand: the word before them tells."""
    words, ends = words_before(text, [one.citation.start for one in cited]), endings("opening")
    found: list[int] = []
    before = 0, 0
    for n, one in enumerate(cited):
        at, stop, word = words[one.citation.start]
        amid = at < before[1] and (before[1] < stop or at < before[0])  # one citation ends in the word before another
        if word in ends or amid:
            found.append(n)
        before = one.citation.start, one.citation.end
    return found


def _sentences(text: str, cited: Sequence[Resolved], stops: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The sentences that hold citations; a full stop inside a citation ends none."""
    spans = iter(cited)
    one = next(spans, None)
    start = n = 0
    while one is not None:
        at, end = one.citation.start, one.citation.end
        if (passed := bisect_right(stops, at, n)) > n:
            n, start = passed, stops[passed - 1]
        stop = stops[n] if n < len(stops) else len(text)
        n += 1
        if at < stop < end:
            continue
        if start <= at < stop:
            yield start, stop
        if n > len(stops):
            return
        start = stop
        while one is not None and one.citation.end < start:
            one = next(spans, None)


def _opening(text: str, start: int, end: int, reading: Reading, top: Sequence[Resolved]) -> Iterator[Edge]:
    """Edges from what a sentence issues, or from the report itself, to what the sentence opens with."""
    sources: list[tuple[Resolved, Cue, int]] = []  # with the offset where the cue begins
    issued: list[Resolved] = []
    cue: Cue | None = None
    cue_at = last = start
    for one in top:
        at = one.citation.start
        if issued or _issues(text, max(last, at - 40), at):
            if issued and not (_continues(text, issued[-1], one) and one.place == issued[0].place):
                break
            issued.append(one)
        else:
            found = cue_before(text, last, at, "opening")
            if found is not None and not sources and text[start:at].count(" ") > 24:
                return  # the cue stands deep in the sentence: it opens nothing
            if found is not None:
                cue, cue_at = found
            elif cue is None or not _continues(text, sources[-1][0], one):
                continue
            sources.append((one, cue, cue_at))
        last = one.citation.end
    if len(issued) * len(sources) > _MOST_PAIRS:
        return
    for actor in issued:
        for source, why, at in sources:
            evidence = _evidence(text, reading.iri, at, actor.citation.end)
            yield Edge(actor.document, _basis(why, source), source.document, rule=why.rule, evidence=evidence)
    if sources and not issued and (said := _said_of_itself(text, start, end, sources[-1][0])):
        evidence = _evidence(text, reading.iri, start + _leading(text, start), said)
        for source, why, _ in sources:
            yield Edge(reading.iri, _basis(why, source), source.document, rule=why.rule, evidence=evidence)


def _issues(text: str, start: int, at: int) -> bool:
    """Whether the words before `at` say that what stands there is issued."""
    return last_word(text, start, at) in _ISSUES_ENDS and bool(_ISSUES.search(text[start:at]))


def _basis(why: Cue, source: Resolved) -> Relation:
    """A submission that one follows is a basis; nobody carries it out."""
    return "based_on" if source.citation.type == "submission" else why.relation


def _said_of_itself(text: str, start: int, end: int, source: Resolved) -> int | None:
    """Where the words end that make it a sentence about the text itself: a report on the source, or a recital."""
    after = source.citation.subject[1] if source.citation.subject else source.citation.end
    reported = text.find("báo", source.citation.end, end) >= 0
    if reported and (reports := _REPORTS.search(text, source.citation.end, end)):
        return reports.end()
    if start < _OPENING and not text[after:end].strip(" .;\n"):
        # "Thực hiện Kế hoạch số 278 … . Căn cứ vào kết quả thực hiện, UBND phường báo cáo như sau"
        following = _REPORTS.search(text, end, end + 200)
        if following and not any(sentence_ends(text, end, following.start())):
            return end
    provisions = provisions_start(text)
    if start >= provisions:
        return None
    stop = start + len(text[start : min(end, provisions)].rstrip())
    return stop if _RECITAL.match(text, start) and _is_recital(text, start, stop, provisions) else None


_RECITAL = late(r"[\s*-]*(?:căn\s+cứ|thực\s+hiện|theo|(?:sau\s+khi\s+(?:xem\s+)?)?xét)", re.IGNORECASE)
_GROUND = late(r"[\s*-]*Căn\s+cứ\s", re.IGNORECASE)


def _is_recital(text: str, start: int, stop: int, provisions: int) -> bool:
    """Whether a sentence that begins as a recital is one: its mark, or its place among the others, tells.

    The last one ends with a full stop (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm a); whatever
    mark it has, it stands right before "QUYẾT ĐỊNH:", and a ground stands below another ground.
    """
    if text[start:stop].rstrip(" \t-*").endswith(";") or not text[stop:provisions].strip(" \n\t-*_"):
        return True
    return bool(
        _GROUND.match(text, start)
        and (text[max(0, start - 4) : start].rstrip()[-1:] == ";" or _GROUND.match(text, stop))
    )


def _leading(text: str, start: int) -> int:
    words = text[start : start + 40]
    return len(words) - len(words.lstrip())


def _continues(text: str, before: Resolved, one: Resolved) -> bool:
    """Whether `one` goes on with the list that `before` stands in: only the subject of `before` between them."""
    subject = before.citation.subject
    end = subject[1] if subject and subject[1] <= one.citation.start else before.citation.end
    return _GOES_ON.fullmatch(text, end, one.citation.start) is not None


_GOES_ON = late(r"[^.]{0,80}?[,;]?\s*(?:và\s+|cùng\s+|các\s+)*")


def _by_title(text: str, reading: Reading, cited: Sequence[Resolved]) -> Iterator[Edge]:
    """The title: "Kết quả thực hiện Nghị quyết 40/NQ-HĐND", "Sửa đổi một số điều của Thông tư số …"."""
    span = reading.report.title_span
    if span is None:
        return
    for one in cited:
        at = one.citation.start
        if not span[0] <= at < span[1]:
            continue
        found = cue_before(text, span[0], at, "subject")
        # a title names one document that the text is about; what follows is that document's own subject
        if found is not None or _CARRIES_OUT.search(text[span[0] : at]):
            relation: Relation = found[0].relation if found else "implements"
            evidence = _evidence(text, reading.iri, span[0] + _leading(text, span[0]), one.citation.end)
            yield Edge(reading.iri, relation, one.document, rule="title", evidence=evidence)
        return


def _cites(text: str, reading: Reading, cited: Sequence[Resolved], stops: Sequence[int]) -> Iterator[Edge]:
    """The plain mentions, of each document the first."""
    n = 0
    named = {reading.iri}
    for one in cited:
        if one.document in named:
            continue
        named.add(one.document)
        while n < len(stops) and stops[n] <= one.citation.start:
            n += 1
        start = max(stops[n - 1] if n else 0, one.citation.start - 240)
        start += _leading(text, start)
        end = max(one.citation.end, min(stops[n] if n < len(stops) else len(text), one.citation.end + 160))
        yield Edge(
            reading.iri, "cites", one.document, rule="mention", evidence=_evidence(text, reading.iri, start, end)
        )
