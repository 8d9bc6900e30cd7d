"""VB6: the grounds (căn cứ) on which a paper says that it rests.

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6 điểm a, for administrative papers; Nghị định
78/2025/NĐ-CP Điều 62 and, before 2025-04-01, Nghị định 34/2016/NĐ-CP Điều 61 for normative ones: what they rest on are
normative documents of higher rank, in force on the day, and those that give their issuer its competence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kg.base.patterns import late
from kg.checker.context import Context, vn
from kg.checker.finding import Finding
from kg.checker.kinds import kind_of, of_the_assembly
from kg.checker.paper import Ground, articles, grounds, head_of_paper, in_gazette, main_of
from kg.checker.past import AMENDED
from kg.cite.symbols import is_normative, is_party
from kg.model import BY_NAME, ENDED, MAY_STAND, DocType, Document, Edge
from kg.naming import fold
from kg.resolve import Resolved
from kg.store.documents import relations

#: Nghị định 34/2016/NĐ-CP, which first says what a normative document may rest on, is in force from this day.
_DECREE_34 = date(2016, 7, 1)
#: Nghị định 187/2025/NĐ-CP, from which on laws stand in the grounds with number and what amended them, is in force.
DECREE_187 = date(2025, 7, 1)
#: Papers that say what was written, reported or agreed.
_INTERNAL: frozenset[DocType] = frozenset(("official_letter", "notice", "report", "submission"))
#: Papers that no citation is made of: "Căn cứ Biên bản họp ngày …".
_MINUTES = late(
    r"Căn\s+cứ\s+(?:vào\s+)?(?:kết\s+quả\s+)?(?:Biên\s+bản|Thông\s+báo|Báo\s+cáo|Công\s+văn|Giấy\s+mời|Tờ\s+trình|ý\s+kiến\s+(?:thống\s+nhất|nhất\s+trí|biểu\s+quyết|tham\s+gia|góp\s+ý)|(?:ý\s+kiến\s+)?(?:kết\s+luận|chỉ\s+đạo)\s+(?:của\s+[^;\n]{2,80}?\s+)?(?:tại\s+)?(?:cuộc\s+họp|phiên\s+họp|hội\s+nghị|buổi))(?!\w)",
    re.IGNORECASE,
)
#: "Căn cứ dự thảo Nghị định …": what nobody has issued yet.
_DRAFT = late(r"Căn\s+cứ\s+(?:vào\s+)?[Dd]ự\s+thảo\s+(?:Luật|Nghị|Thông|Quyết|Đề|Kế)")
_ENDS = frozenset(("replaces", "repeals"))
#: The law on how the body is organised, by the words of its name.
_ORGANISED = (
    ("UBND", ("to chuc chinh quyen dia phuong", "luat tccqdp", "to chuc hoi dong nhan dan", "to chuc hdnd")),
    ("HĐND", ("to chuc chinh quyen dia phuong", "luat tccqdp", "to chuc hoi dong nhan dan", "to chuc hdnd")),
    ("Chính phủ", ("to chuc chinh phu",)),
    ("Thủ tướng Chính phủ", ("to chuc chinh phu",)),
)
_ORGANISED_HEAD = late(r"(?:Chủ tịch\s+)?(UBND|HĐND)$")
#: What gives a minister his competence: the decree on the ministry, or the law on the office.
_OF_A_MINISTRY = late(r"chức năng, ?nhiệm vụ|Luật (?:Tổ chức|Ngân hàng Nhà nước|Kiểm toán|Thanh tra)", re.IGNORECASE)
_COMPETENCE = "Nghị định quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức"
_WITH_GROUNDS: frozenset[DocType] = frozenset(("decision", "resolution", "decree"))
_NAMES_LAW = {"UBND": "Luật Tổ chức chính quyền địa phương", "HĐND": "Luật Tổ chức chính quyền địa phương"}


def on_grounds(ctx: Context) -> Iterator[Finding]:
    """VB601 to VB607: each ground by itself, then the block."""
    kind = kind_of(ctx.text)
    if ctx.consolidated or kind in ("court", "contract"):
        return  # what a judgment or a contract rests on are facts too
    block = grounds(ctx)
    told = [(ground, main_of(ctx, ground)) for ground in block if not ground.proposal]
    yield from _ended_by_the_text(ctx, told)
    for ground, one in told:
        yield from _no_ground(ctx, ground, one)
    if kind != "prose":  # each answer of an article begins "Căn cứ Điều …"
        yield from _repeated(ctx, told)
    yield from _amended(ctx, told)
    yield from _without_competence(ctx, block)


def _ended_by_the_text(ctx: Context, told: list[tuple[Ground, Resolved | None]]) -> Iterator[Finding]:
    """VB601: the text replaces or repeals what it rests on."""
    ended = {
        edge.object for edge in ctx.stated
        if edge.subject == ctx.reading.iri and edge.relation in _ENDS and edge.scope == "whole"
    }  # fmt: skip
    for _, one in told:
        if one is not None and one.document in ended and not one.citation.pinpoints:
            yield ctx.finding("VB601", one)


def _no_ground(ctx: Context, ground: Ground, one: Resolved | None) -> Iterator[Finding]:
    """VB602, VB603, VB604: a consolidated text, or a paper that sets no rule, as a ground."""
    normative = ctx.normative and ctx.day >= _DECREE_34
    if _DRAFT.match(ctx.text, ground.start):
        words = " ".join(ctx.text[ground.start : ground.end].split())
        yield at_ground(ctx, "VB603" if normative else "VB604", ground, printed=words[:_SHOWN])
        return
    if one is None:
        if _MINUTES.match(ctx.text, ground.start) and not ground.cited:
            words = " ".join(ctx.text[ground.start : ground.end].split())
            yield at_ground(ctx, "VB603" if normative else "VB604", ground, printed=words[:_SHOWN])
        return
    if (merged := _consolidated(ctx, ground, one)) is not None:
        yield ctx.finding("VB602", merged)
    elif ctx.outer(one):
        return
    elif is_party(one.citation.symbol or "") and (normative or one.citation.type not in _INTERNAL):
        if normative and _local(ctx):  # resolutions of the Government and the National Assembly rest on them by custom
            yield ctx.finding("VB603", one)
    elif (
        (one.citation.type == "other" and _MINUTES.match(ctx.text, ground.start))
        or one.citation.type in _INTERNAL
        or (normative and _local(ctx) and one.citation.type in _PLANS)
    ):
        yield ctx.finding("VB603" if normative else "VB604", one)


def _consolidated(ctx: Context, ground: Ground, main: Resolved) -> Resolved | None:
    """The consolidated text that a ground is about or names beside its law: "Căn cứ Luật Thủy lợi (Văn bản hợp nhất số
    06/VBHN-VPQH …)", "Căn cứ Văn bản hợp nhất Luật … số 11/VBHN-VPQH".
    """
    for one in ground.cited:
        merged = one.citation.type == "consolidated" or "VBHN" in (one.citation.symbol or "")
        if merged and (one is main or (main.citation.type in BY_NAME and not ctx.outer(one))):
            return one
    return None


_SHOWN = 60
_PLANS: frozenset[DocType] = frozenset(("plan", "programme", "scheme"))


def _local(ctx: Context) -> bool:
    body = ctx.reading.report.body
    return body is not None and body.level in ("province", "district", "commune")


def at_ground(ctx: Context, code: str, ground: Ground, **fields: str | None) -> Finding:
    """A finding on a whole ground."""
    quote = ctx.text[ground.start : ground.end]
    return Finding(code, ground.start, ground.end, quote, {"day": vn(ctx.day), "type": None, "symbol": None, **fields})


def _repeated(ctx: Context, told: list[tuple[Ground, Resolved | None]]) -> Iterator[Finding]:
    """VB605: a document stands twice among the grounds, with the same places in it or none."""
    first: dict[str, Resolved] = {}
    for _, one in told:
        if one is None or (one.citation.symbol is None and one.citation.name is None) or ctx.outer(one):
            continue
        before = next((first[iri] for iri in (one.document, *one.candidates) if iri in first), one)
        first.setdefault(one.document, one)
        if before is one or before.citation.pinpoints != one.citation.pinpoints:
            continue
        if before.citation.type != one.citation.type:
            continue  # "Thông tư số 80/2014/NĐ-CP" below that decree: which of the two is wrong nobody knows
        same = before.citation.text.split() == one.citation.text.split()
        yield ctx.finding("VB605", one, other=None if same else " ".join(before.citation.text.split()))


def _amended(ctx: Context, told: list[tuple[Ground, Resolved | None]]) -> Iterator[Finding]:
    """VB606: a law or decree that was amended by the day stands in a normative text's grounds as if it were not.

    Before Decree 187 what amends many laws at once was not named in the grounds, and is not asked for.
    """
    if not ctx.normative or ctx.day < _DECREE_34:
        return
    named = {one.document for ground, _ in told for one in ground.cited}
    for ground, one in told:
        law = ctx.known(one) if one is not None and one.citation.type in _AMENDED else None
        if one is None or law is None or ctx.outer(one) or ctx.state(one.document, ctx.day).state in ENDED:
            continue  # what has ended is to be replaced, not to be cited as amended
        acts = [
            edge for edge in ctx.amendments(one.document)
            if _counts(ctx, edge, law) and (ctx.day >= DECREE_187 or _amends_few(ctx, edge))
        ]  # fmt: skip
        if (
            not acts
            or named.intersection(edge.subject for edge in acts)
            or AMENDED.search(ctx.text[ground.start : ground.end].lower())
        ):
            continue
        last = acts[-1]
        by = ctx.document(last.subject)
        yield ctx.finding(
            "VB606",
            one,
            amended_by=by.symbol if by else None,
            since=vn(last.effective or (by.effective if by else None)),
            source=last.evidence.source,
        )


def _counts(ctx: Context, edge: Edge, law: Document) -> bool:
    """Whether it is a later law that amended this one by the day, or a later decree that amended this decree."""
    by = ctx.document(edge.subject)
    if edge.relation not in ("amends", "supplements") or by is None or by.type not in _AMENDED:
        return False
    if (by.type == "decree") != (law.type == "decree") or not _is_there_to_amend(ctx, by, law):
        return False
    if by.issued is None or law.issued is None or not law.issued < by.issued <= ctx.day:
        return False  # a decree may amend from a day before its own: nobody could name it yet
    if effective := edge.effective or by.effective:
        return effective <= ctx.day
    return ctx.state(by.iri, ctx.day).state in MAY_STAND  # no source tells the day, but one that it stood by then


def _amends_few(ctx: Context, edge: Edge) -> bool:
    """Whether the title of an act names two laws or decrees at most that it amends."""
    by = ctx.document(edge.subject)
    title = _TO_AMEND.sub("", (by.title or "") if by else "", count=1)
    return bool(title) and len(_LAW_OR_DECREE.findall(title)) <= _FEW


_LAW_OR_DECREE = late(r"(?<!\w)(?:luật|pháp\s+lệnh|nghị\s+định)(?!\w)", re.IGNORECASE)


def _is_there_to_amend(ctx: Context, by: Document, amended: Document) -> bool:
    """Whether an act says in its title that it amends this document, by number or name; of one whose title no source
    tells, whether it does nothing but amend one document, or two of a day.

    What a law on another matter changes on its way ("Luật Lưu trữ" in "Luật Phí và lệ phí", "Luật sửa đổi, bổ sung …
    Luật Điều ước quốc tế" in "Luật Tổ chức Chính phủ") no issued text names: 45 of 60 in the gazette.
    """
    title = by.title or ""
    if not title:
        does = relations(ctx.conn, by.iri)
        days = {found.issued for edge in does if (found := ctx.document(edge.object))}
        only = {edge.relation for edge in does} == {"amends"} and len({edge.object for edge in does}) <= _FEW
        return only and len(days) == 1
    if not _TO_AMEND.match(title):
        return False
    name = fold(amended.title or "").removeprefix("luat ").strip()
    return (amended.symbol or "-") in title or (amended.type in BY_NAME and bool(name) and name in fold(title))


_FEW = 2
_TO_AMEND = late(r"(?:(?:Luật|Nghị\s+định)\s+)?(?:về\s+(?:việc\s+)?)?sửa\s+đổi", re.IGNORECASE)
#: What stands in the grounds with what amended it: laws and the Government's decrees.
_AMENDED: frozenset[DocType] = BY_NAME | {"decree"}


def _without_competence(ctx: Context, block: list[Ground]) -> Iterator[Finding]:
    """VB607: among the grounds is no law on how the body that issues the paper is organised."""
    report = ctx.reading.report
    if of_the_assembly(ctx.text):
        return  # whatever body the page that prints it names
    if report.body is not None and not block and report.type == "decision" and report.body.head in _NAMES_LAW:
        yield from _without_any(ctx, report.body.name, _NAMES_LAW[report.body.head])
    if report.body is None or len(block) < _FEWEST:
        return
    if report.body.level == "ministry" and report.type == "circular":
        told = " ".join(ctx.text[block[0].start : block[-1].end].split())
        if not _OF_A_MINISTRY.search(told):
            yield at_ground(ctx, "VB607", block[0], title=_COMPETENCE, issuer=report.body.name)
        return
    if report.type not in _WITH_GROUNDS:
        return
    head = (_ORGANISED_HEAD.search(report.body.head) or [None, report.body.head])[1]
    names = next((names for name, names in _ORGANISED if name == head), None)
    if names is None or (head in _NAMES_LAW and report.body.level not in ("province", "district", "commune")):
        return
    above = max(0, block[0].start - _TORN)  # a first ground whose "Căn cứ" was torn is none of the block
    words = "".join(fold(ctx.text[above : block[-1].end]).split())  # words of a PDF run together
    if not any(name.replace(" ", "") in words for name in names):
        law = _NAMES_LAW.get(head or "", "Luật Tổ chức Chính phủ")
        yield at_ground(ctx, "VB607", block[0], title=law, issuer=report.body.name)


def _without_any(ctx: Context, issuer: str, law: str) -> Iterator[Finding]:
    """VB607: a whole decision of a committee or council, in articles, that names no ground at all."""
    paper, own = head_of_paper(ctx), articles(ctx.text)
    if paper is None or paper.number is None or not paper.complete or len(own) < _FEWEST or in_gazette(ctx.text):
        return
    if ctx.day >= _DECREE_34 and not _RECITES.search(ctx.text, 0, own[0].start):
        start, end = own[0].start, own[0].line_end
        yield Finding("VB607", start, end, ctx.text[start:end], {"title": law, "issuer": issuer})


_RECITES = late(r"[Cc]ăn\s+cứ(?!\w)|CĂN\s+CỨ")
#: A single ground may be all that a text prints of them.
_FEWEST = 2
_TORN = 160


def is_rule(one: Resolved) -> bool:
    """Whether a cited document is a normative one, as far as its number tells."""
    citation = one.citation
    return citation.type in BY_NAME or citation.type in ("decree", "circular") or is_normative(citation.symbol or "")


RULES = ((("VB601", "VB602", "VB603", "VB604", "VB605", "VB606", "VB607"), on_grounds),)
