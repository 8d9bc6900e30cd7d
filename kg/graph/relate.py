"""What a text states between the documents it cites, and between itself and them.

Three shapes of sentence state a relation, with the cue phrases of `data/cues.json`:

    subject   Kế hoạch số 47/KH-UBND … về thực hiện ⟦Nghị quyết số 157/NQ-HĐND⟧ …       47 implements 157
    passive   Luật Đầu tư công … đã được sửa đổi, bổ sung bởi ⟦Luật số 90/2025/QH15⟧       90/2025 amends the Law
    opening   Thực hiện ⟦Công văn số 1089/UBND-NV⟧, UBND phường đã ban hành Kế hoạch số 614/KH-UBND
              Thực hiện ⟦Kế hoạch số 65/KH-UBND⟧, UBND phường 4 báo cáo …               the report implements 65

Every other mention is a plain "cites" of the text itself. Precision comes before recall: a sentence that the
shapes do not cover states nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.data import table
from kg.model import Citation, DocType, Edge, Evidence, Relation
from kg.resolve import Reading, Resolved


@dataclass(frozen=True, slots=True)
class Cue:
    relation: Relation
    rule: str
    before: re.Pattern[str]  # matches the text that ends where the governed citation starts


@cache
def cues(kind: str) -> tuple[Cue, ...]:
    """The cues of a kind ("subject", "passive", "opening"), in the order of the table."""
    return tuple(
        Cue(
            row["relation"],
            f"{kind}:{row['rule']}",
            re.compile(rf"(?<!\w)(?:{_spaced(row['cue'])})\s*$", re.IGNORECASE),
        )
        for row in table("cues")[kind]
    )


def _spaced(cue: str) -> str:
    return cue.replace(" ", r"\s+")


_LIST = re.compile(r"\s*(?:[,;]|,?\s*(?:và|hoặc|cùng))?\s*(?:các\s+)?")
_SENTENCE = re.compile(r"[.!?:]\s+(?=[A-ZĐÂĂÊÔƠƯ“\"\-])|\n\s*\n\s*(?=[-+*•\d#]|[A-ZĐ][^A-ZĐ])|\n(?=\s*[Cc]ăn\s+cứ)")
_ISSUES = re.compile(r"(?:ban\s+hành|xây\s+dựng|phê\s+duyệt)\s+(?:các\s+)?$", re.IGNORECASE)
_REPORTS = re.compile(r"(?<!\w)(?:kính\s+|trân\s+trọng\s+)?báo\s+cáo(?!\w)")
_TITLE_OF = re.compile(r"(?:thực\s+hiện|triển\s+khai|thi\s+hành)\s+$", re.IGNORECASE)
#: "(Kèm theo Quyết định số …)" says where a text is printed, not what it follows.
_ENCLOSED = re.compile(r"kèm\s+theo\s+(?:\w+\s+)?$", re.IGNORECASE)
_CUE_REACH = 90
_QUOTE = 1600


def relations(text: str, reading: Reading) -> list[Edge]:
    """The edges that `text` states, each with the words that state it; "cites" for every document it names."""
    cited = [one for one in reading.citations if one.citation.form != "self"]
    acting = _passive(text, cited)
    rest = [one for n, one in enumerate(cited) if n not in acting]
    edges: dict[tuple[str, str, str], Edge] = {}
    for edge in (
        *_by_passive(text, reading.iri, cited, acting),
        *_by_subject(text, reading.iri, rest),
        *_by_opening(text, reading, rest),
        *_cites(text, reading, cited),
    ):
        if edge.subject != edge.object:
            edges.setdefault((edge.subject, edge.relation, edge.object), edge)
    return list(edges.values())


def _evidence(text: str, document: str, start: int, end: int) -> Evidence:
    end = min(end, start + _QUOTE)
    return Evidence(document, start, end, text[start:end])


def _cue_before(text: str, floor: int, pos: int, kind: str) -> Cue | None:
    window = text[max(floor, pos - _CUE_REACH) : pos]
    if _ENCLOSED.search(window):
        return None
    return next((cue for cue in cues(kind) if cue.before.search(window)), None)


def _passive(text: str, cited: Sequence[Resolved]) -> dict[int, tuple[int, Cue]]:
    """Which citations acted on which: index of the actor → index of the document acted on, and the cue."""
    acting: dict[int, tuple[int, Cue]] = {}
    for n in range(1, len(cited)):
        before, one = cited[n - 1].citation, cited[n].citation
        gap = text[before.end : one.start]
        if n - 1 in acting:
            target = cited[acting[n - 1][0]].citation
            # "theo Luật số A, Luật số B và Luật số C, Luật Đất đai số D": "và" closes the list, a name opens another
            closed = n - 2 in acting and "và" in text[cited[n - 2].citation.end : before.start]
            if _LIST.fullmatch(gap) and not closed and one.name is None and not _older(one, target):
                acting[n] = acting[n - 1]
                continue
        cue = _cue_before(text, before.end, one.start, "passive")
        if cue and not _SENTENCE.search(text, before.end, one.start):
            target_at = _acted_on(cited, n)
            if target_at is not None:
                acting[n] = (target_at, cue)
    return acting


#: Which types can change which: not a decree a law. Source: Luật 80/2015/QH13 Điều 12, Luật 64/2025/QH15 Điều 8.
_RANK: dict[DocType, int] = {
    "constitution": 1, "law": 1, "code": 1, "resolution": 1, "ordinance": 1, "joint_resolution": 2, "order": 2,
    "decree": 2, "decision": 3, "directive": 3, "circular": 4, "joint_circular": 4,
}  # fmt: skip


def _acted_on(cited: Sequence[Resolved], actor: int) -> int | None:
    """The nearest document before the actor that it can act on: of a decree and the law in its subject, the decree."""
    by = cited[actor].citation
    at = cited[actor - 1].citation.start
    for n in range(actor - 1, max(-1, actor - 4), -1):
        target = cited[n].citation
        governs = n == actor - 1 or (target.subject and target.subject[0] <= at < target.subject[1])
        if governs and _RANK.get(by.type, 9) <= _RANK.get(target.type, 9) and not _older(by, target):
            return n
    return None


def _older(one: Citation, other: Citation) -> bool:
    return bool(one.year and other.year and one.year < other.year)


def _by_passive(text: str, own: str, cited: Sequence[Resolved], acting: dict[int, tuple[int, Cue]]) -> Iterator[Edge]:
    for n, (target, cue) in acting.items():
        evidence = _evidence(text, own, cited[target].citation.start, cited[n].citation.end)
        yield Edge(cited[n].document, cue.relation, cited[target].document, rule=cue.rule, evidence=evidence)


def _by_subject(text: str, own: str, cited: Sequence[Resolved]) -> Iterator[Edge]:
    for n, one in enumerate(cited):
        subject = one.citation.subject
        if subject is None:
            continue
        governing: Cue | None = None
        last = one.citation.end
        for other in cited[n + 1 :]:
            if other.citation.start >= subject[1]:
                break
            cue = _cue_before(text, max(last, one.citation.end), other.citation.start, "subject")
            if cue is not None:
                # the nearest document before the cue is the one it speaks of: "32/2020 sửa đổi 59/2012"
                if last != one.citation.end and _inner_subject(cited, other, one):
                    break
                governing = cue
            elif governing is None or not _goes_on(text, last, one, other):
                break
            yield Edge(
                one.document, governing.relation, other.document, rule=governing.rule,
                evidence=_evidence(text, own, one.citation.start, other.citation.end),
            )  # fmt: skip
            last = other.citation.end


def _goes_on(text: str, last: int, one: Resolved, other: Resolved) -> bool:
    """Whether `other` goes on with the list that the cue governs; a document younger than the actor does not."""
    return not _older(one.citation, other.citation) and bool(_LIST.fullmatch(text[last : other.citation.start]))


def _inner_subject(cited: Sequence[Resolved], other: Resolved, outer: Resolved) -> bool:
    """Whether `other` stands in the subject of a document that is itself in the subject of `outer`."""
    return any(
        inner is not outer
        and inner.citation.subject is not None
        and outer.citation.start < inner.citation.start
        and inner.citation.subject[0] <= other.citation.start < inner.citation.subject[1]
        for inner in cited
    )


def _by_opening(text: str, reading: Reading, cited: Sequence[Resolved]) -> Iterator[Edge]:
    for start, end in _sentences(text, cited):
        inside = [one for one in cited if start <= one.citation.start < end]
        top = [one for one in inside if not _in_a_subject(one, inside)]
        if top:
            yield from _opening(text, start, end, reading, top)
    yield from _by_title(text, reading, cited)


def _sentences(text: str, cited: Sequence[Resolved]) -> Iterator[tuple[int, int]]:
    """The sentences that hold citations; a full stop inside a citation ends none."""
    stops = [m.start() + 1 for m in _SENTENCE.finditer(text)]
    spans = iter(cited)
    one = next(spans, None)
    start = 0
    for stop in (*stops, len(text)):
        while one is not None and one.citation.end < start:
            one = next(spans, None)
        if one is not None and one.citation.start < stop < one.citation.end:
            continue
        if one is not None and start <= one.citation.start < stop:
            yield start, stop
        start = stop


def _in_a_subject(one: Resolved, others: Sequence[Resolved]) -> bool:
    at = one.citation.start
    return any(
        o.citation.subject and o is not one and o.citation.subject[0] <= at < o.citation.subject[1] for o in others
    )


def _opening(text: str, start: int, end: int, reading: Reading, top: Sequence[Resolved]) -> Iterator[Edge]:
    """Edges from what a sentence issues, or from the report itself, to what the sentence opens with."""
    sources: list[tuple[Resolved, Cue, int]] = []  # with the offset where the cue begins
    issued: list[Resolved] = []
    cue: Cue | None = None
    cue_at = last = start
    for one in top:
        at = one.citation.start
        if issued or _ISSUES.search(text[max(last, at - 40) : at]):
            if issued and not (_continues(text, issued[-1], one) and one.place == issued[0].place):
                break
            issued.append(one)
        else:
            found = _cue_before(text, last, at, "opening")
            if found is not None and not sources and text[start:at].count(" ") > 24:
                return  # the cue stands deep in the sentence: it opens nothing
            if found is not None:
                cue = found
                governed = found.before.search(text[max(last, at - _CUE_REACH) : at])
                cue_at = max(last, at - _CUE_REACH) + (governed.start() if governed else 0)
            elif cue is None or not _continues(text, sources[-1][0], one):
                continue
            sources.append((one, cue, cue_at))
        last = one.citation.end
    for actor in issued:
        for source, why, at in sources:
            yield Edge(
                actor.document, why.relation, source.document, rule=why.rule,
                evidence=_evidence(text, reading.iri, at, actor.citation.end),
            )  # fmt: skip
    if sources and not issued:
        reports = _REPORTS.search(text, sources[-1][0].citation.end, end)
        recital = text[start:end].lstrip(" \n\t-*").casefold().startswith("căn cứ") and text[
            start:end
        ].rstrip().endswith(";")
        if reports or recital:
            last_at = reports.end() if reports else end
            for source, why, _ in sources:
                yield Edge(
                    reading.iri, why.relation, source.document, rule=why.rule,
                    evidence=_evidence(text, reading.iri, start + _leading(text, start), last_at),
                )  # fmt: skip


def _leading(text: str, start: int) -> int:
    return len(text[start : start + 40]) - len(text[start : start + 40].lstrip())


def _continues(text: str, before: Resolved, one: Resolved) -> bool:
    """Whether `one` goes on with the list that `before` stands in: only the subject of `before` between them."""
    subject = before.citation.subject
    end = subject[1] if subject and subject[1] <= one.citation.start else before.citation.end
    return bool(re.fullmatch(r"[^.]{0,40}?[,;]?\s*(?:và\s+|cùng\s+|các\s+)*", text[end : one.citation.start]))


def _by_title(text: str, reading: Reading, cited: Sequence[Resolved]) -> Iterator[Edge]:
    """ "Kết quả thực hiện Nghị quyết 40/NQ-HĐND …" as the report's title."""
    span = reading.report.title_span
    if span is None:
        return
    for one in cited:
        at = one.citation.start
        if span[0] <= at < span[1] and _TITLE_OF.search(text[span[0] : at]):
            evidence = _evidence(text, reading.iri, span[0] + _leading(text, span[0]), one.citation.end)
            yield Edge(reading.iri, "implements", one.document, rule="title:carry_out", evidence=evidence)


def _cites(text: str, reading: Reading, cited: Sequence[Resolved]) -> Iterator[Edge]:
    stops = [m.start() + 1 for m in _SENTENCE.finditer(text)]
    n = 0
    for one in cited:
        while n < len(stops) and stops[n] <= one.citation.start:
            n += 1
        start = max(stops[n - 1] if n else 0, one.citation.start - 240)
        start += _leading(text, start)
        end = max(one.citation.end, min(stops[n] if n < len(stops) else len(text), one.citation.end + 160))
        yield Edge(
            reading.iri, "cites", one.document, rule="mention", evidence=_evidence(text, reading.iri, start, end)
        )
