"""The day and the office that stand behind a document's subject, not beside its number.

    Kế hoạch số 45/KH-UBND ngày 3/2/2025 về “Triển khai Đề án 06” của UBND huyện Sa Pa
    Nghị định số 135/2020/NĐ-CP quy định về tuổi nghỉ hưu ngày 18/11/2020 của Chính phủ
    Tại Cáo trạng số 15/CT-VKS ngày 25/01/2021, Viện kiểm sát nhân dân huyện Tuy An đã truy tố

Behind a subject in quotation marks they are the document's. Behind a plain one they are where a day and an office stand
there together, and the number names that office: a subject has days of its own ("kỷ niệm ngày 3/2"). What courts,
prosecutors and experts have decided is theirs who are said behind it to have done so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kg.base.patterns import late
from kg.cite import bodies, dates
from kg.cite.draft import Draft
from kg.cite.symbols import head_of
from kg.cite.trie import spell
from kg.model import Body, DocType

_CLOSES = {"“": "”", '"': '"'}
_LONGEST_QUOTED, _LONGEST_PLAIN = 400, 240
_BEHIND = late(r"[,\s]{0,4}\s(?:ngày|của|do)\s")
_WORD = " ngày "
_DAY = late(r"\sngày\s{1,3}\d")
_SENTENCE = late(r"[.;:](?=\s)|\n\s*\n")
#: Words that tell another day than the document's: "từ ngày", "kỷ niệm ngày".
_OTHER_DAYS = frozenset(map(spell, "từ đến trước sau hết niệm vào kể lực trong là mừng dịp thường".split()))


def set_behind_subjects(text: str, drafts: Sequence[Draft]) -> None:
    """Give the citations that lack their day or issuer what stands behind their subject."""
    for n, draft in enumerate(drafts):
        if draft.basis == "" and draft.type in _DECIDED:
            _take_deciding(text, draft)
        if draft.subject is None or draft.symbol is None or draft.basis == "explicit" or draft.form == "self":
            continue
        start = draft.subject[0]
        if text[start] in _CLOSES:
            close = text.find(_CLOSES[text[start]], start + 1, start + _LONGEST_QUOTED)
            if close > 0 and _BEHIND.match(text, close + 1) is not None:
                _take(draft, *_read(text, close + 1))
        elif draft.day is None and draft.bad_date is None:
            end = min(drafts[n + 1].start if n + 1 < len(drafts) else len(text), start + _LONGEST_PLAIN)
            if text.find(_WORD, start, end) < 0:
                continue
            if (stop := _SENTENCE.search(text, start, end)) is not None:
                end = stop.start()
            _take_plain(text, draft, start, end)
        elif draft.basis == "symbol" and text.find(_OF, *draft.subject) >= 0:
            _take_issuer(text, draft)


#: Who decides in papers of these types; an expert of any office does.
_DECIDED: dict[DocType, str] = {
    "judgment": "Tòa án",
    "court_decision": "Tòa án",
    "indictment": "Viện kiểm sát",
    "expert_conclusion": "",
}
_NEXT = late(r"\s{0,2},?\s{1,4}(?:(?:Chánh\s+án|Viện\s+trưởng|Hội\s+đồng\s+xét\s+xử)\s+)?(?=[A-ZĐ])")
_LEADS = late(r"(?:^|[.;:\n–-]|(?<!\w)(?:[Tt]ại|[Tt]heo|[Bb]ằng)(?:\s+[Bb]ản)?)\s{0,3}$")
_PLACE = late(r",\s{1,3}(?:tỉnh|thành\s+phố|TP\.?)\s(?:[A-ZĐ]\w*\s){1,5}")
_DECIDES = late(
    r",?\s{1,4}(?:(?:đã|có|ra)\s+)?(?:truy\s+tố|quyết\s+định|kết\s+luận|tuyên|xử|áp\s+dụng|căn\s+cứ|chấp\s+nhận|công\s+nhận"
    r"|đình\s+chỉ|không|xác\s+định|nhận\s+định|giữ\s+nguyên|buộc|bác)(?!\w)"
)


def _take_deciding(text: str, draft: Draft) -> None:
    """Give a court's, a prosecutor's or an expert's paper the office that has decided in it, as the sentence says."""
    beside = _NEXT.match(text, draft.end) if _LEADS.search(text[max(0, draft.start - 12) : draft.start]) else None
    found = bodies.any_body_at(text, beside.end()) if beside is not None else None
    if found is None or not found[1].name.startswith(_DECIDED[draft.type]):
        return
    end = found[0]
    if (place := _PLACE.match(text, end)) is not None:
        end = place.end() - 1  # "Tòa án nhân dân huyện Tuy An, tỉnh Phú Yên xử phạt"
    if _DECIDES.match(text, end) is not None:
        draft.issuer, draft.basis = found[1], "context"


def _take_issuer(text: str, draft: Draft) -> None:
    """Mark as printed the office of the symbol that ends a plain subject: "Thông tư số 22/2021/TT-BGDĐT ngày 20/7/2021
    quy định về đánh giá học sinh của Bộ trưởng Bộ Giáo dục và Đào tạo"."""
    assert draft.subject is not None and draft.issuer is not None
    start, end = draft.subject
    of = _OF + draft.issuer.name[:2]  # "Bộ", "Ch": a subject has many an "of"
    at = text.find(of, start, end)
    while at >= 0:
        issuer = bodies.issuer_after(text, at)
        if issuer is not None and issuer[1].name == draft.issuer.name:
            draft.basis, draft.form = "explicit", "full" if draft.day is not None else draft.form
            return
        at = text.find(of, at + 1, end)


_OF = " của "


def _read(text: str, at: int) -> tuple[date | None, Body | None]:
    printed = dates.after(text, at)
    issuer = bodies.issuer_after(text, printed.end if printed is not None else at)
    return printed.day if printed is not None else None, issuer[1] if issuer is not None else None


def _take_plain(text: str, draft: Draft, start: int, end: int) -> None:
    for found in _DAY.finditer(text, start, end):
        words = text[max(start, found.start() - 12) : found.start()].split()
        if words and spell(words[-1]) in _OTHER_DAYS:
            continue
        day, issuer = _read(text, found.start())
        if day is not None and issuer is not None and draft.year in (None, day.year) and _is_its(draft, issuer):
            _take(draft, day, issuer)
            return


def _is_its(draft: Draft, issuer: Body) -> bool:
    """Whether the number names that office."""
    if draft.basis == "symbol" and draft.issuer is not None:
        return draft.issuer.name == issuer.name
    head = head_of(draft.symbol or "")
    return head is not None and issuer.head.endswith(head.name)


def _take(draft: Draft, day: date | None, issuer: Body | None) -> None:
    if day is not None and draft.day is None and draft.bad_date is None:
        draft.day, draft.year = day, draft.year or day.year
    if issuer is not None and (
        draft.basis != "symbol" or (draft.issuer is not None and draft.issuer.name == issuer.name)
    ):
        draft.issuer, draft.basis = issuer, "explicit"
        draft.form = "full" if draft.day is not None else draft.form
