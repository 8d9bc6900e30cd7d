"""The words in which findings are told, whatever the format, in Vietnamese and English."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from kg.base.law_words import LAW_WORDS
from kg.base.source_names import source_name
from kg.base.wording import Wording, day_text, flat
from kg.checker import CheckResult, Finding
from kg.checker.files import Checked
from kg.checker.verdicts import Verdict
from kg.naming import kind_name
from kg.register.precedence import kind_row
from kg.register.sources import OWN_LIST

say = Wording({
    "unplaced": (
        "{office}: có nhiều nơi cùng tên mà văn bản không cho biết là nơi nào (hoặc vào ngày đó không có nơi nào tên "
        "ấy), nên chưa đối chiếu được văn bản của chính cơ quan này",
        "{office}: several places bear that name and the text does not tell which (or none did on that day), so the "
        "office's own documents cannot be compared",
    ),
    "judged": ("Đánh giá theo ngày {day}", "Judged on {day}"),
    "own_day": ("ngày của chính văn bản", "the document's own day"),
    "own_month": ("ngày cuối của tháng ghi trên văn bản", "the last day of the month it gives"),
    "own_year": ("ngày cuối của năm ghi ở tiêu đề", "the last day of the year in its title"),
    "period_runs": ("hôm nay, vì thời gian ghi trên văn bản chưa qua", "today, for its period is not over"),
    "given_day": ("ngày được yêu cầu", "the day asked for"),
    "own_number": ("theo số hoặc lời của chính văn bản, không ghi ngày", "by its own number or words, without a day"),
    "youngest_cited": ("năm mới nhất được viện dẫn, văn bản không ghi ngày", "the last year it cites, for lack of one"),
    "today": ("hôm nay, vì văn bản không ghi ngày", "today, for it gives no day"),
    "line": ("dòng", "line"),
    "error": ("lỗi", "error"),
    "warning": ("cần xem", "warning"),
    "note": ("ghi chú", "note"),
    "alike": ("{count} chỗ như nhau:", "{count} places, of which the same is to be said:"),
    "each": ("Mỗi văn bản sau đây", "Each of these documents"),
    "write": ("viết", "write"),
    "by_source": ("theo", "source"),
    "of_day": ("ngày {day}", "of {day}"),
    "not_in_register": (
        "{count} văn bản không có trong dữ liệu nên không kiểm tra được (không phải là lỗi){times}:",
        "In no register, so not checked (this is no error); documents: {count}{times}:",
    ),
    "not_known": (
        "Chưa rõ hiệu lực vào ngày {day} (không phải là hết hiệu lực), {count} văn bản{times}:",
        "Of unknown validity on {day} (which is not invalid); documents: {count}{times}:",
    ),
    "not_looked": (
        "Chưa đối chiếu đến ngày {day} nên chưa nói được là còn hiệu lực, {count} văn bản{times}:",
        "Not looked at up to {day}, so not known to be in force; documents: {count}{times}:",
    ),
    "data_day": (
        "Dữ liệu hiệu lực đối chiếu lần cuối ngày {day} ({sources})",
        "Validity last looked at on {day} ({sources})",
    ),
    "own_list_covers": (" (chỉ cho {count} văn bản trong danh mục đó)", " (only for the {count} documents on it)"),
    "no_data_day": ("Dữ liệu không ghi ngày đối chiếu hiệu lực", "No source says when validity was looked at"),
    "data_behind": (
        "; ngày được xét sau ngày đó: văn bản nào từ đó chưa đối chiếu thì chưa nói được là còn hiệu lực",
        "; the day judged on is later: what nobody has looked at since is not known to be in force",
    ),
    "when_looked": ("còn hiệu lực khi đối chiếu ngày {day}", "in force when looked at on {day}"),
    "when_used": ("được văn bản số {by} dùng như đang có hiệu lực ngày {day}", "used as in force by {by} on {day}"),
    "when_codified": ("chỉ biết còn trong Bộ pháp điển ngày {day}", "known only to be in the official code on {day}"),
    "changed_since": ("; từ đó được sửa đổi hoặc bãi bỏ một phần bởi {by}", "; changed since by {by}"),
    "when_effective": ("chỉ biết có hiệu lực từ ngày {day}", "known only to have taken effect on {day}"),
    "data": ("Dữ liệu đến ngày", "Data looked at on"),
    "clean": ("Không thấy lỗi.", "Nothing found wrong."),
    "clean_so_far": (
        "Chưa phát hiện lỗi; còn {count} viện dẫn chưa xác minh được.",
        "No fault found so far; citations that could not be verified: {count}.",
    ),
    "severities": (
        "{errors} lỗi, {warnings} chỗ cần xem, {notes} ghi chú.",
        "Errors: {errors}, warnings: {warnings}, notes: {notes}.",
    ),
    "no_citations": ("không thấy viện dẫn nào", "no citations found"),
    "accepted": ("{count} phát hiện đã được chấp nhận trong cấu hình", "accepted in the settings: {count}"),
    "old": ("{count} phát hiện đã có từ trước", "known from the baseline: {count}"),
    "count": ("{count} viện dẫn", "{count} citations"),
    "count_one": ("1 viện dẫn", "1 citation"),
    "to_documents": (
        "{citations} tới {documents} văn bản; mỗi viện dẫn đếm một lần, theo phát hiện nặng nhất.",
        "{citations} of {documents} documents; each counts once, under the gravest finding.",
    ),
    "to_document": ("{citations} tới 1 văn bản.", "{citations} of 1 document."),
    "times": ("; {count} viện dẫn", "; citations: {count}"),
    "times_elsewhere": (
        "; {count} viện dẫn, trong đó {other} đã đếm theo lỗi khác",
        "; citations: {count}, of which counted under another fault: {other}",
    ),
    "so_often": ("{name} ({count} lần)", "{name} ({count} times)"),
    "and_more": ("… và {count} văn bản nữa", "… and {count} more"),
    "of_paragraph": ("đoạn {number}", "paragraph {number}"),
    "under_heading": (", dưới “{heading}”", ", under “{heading}”"),
    "of_header": ("đầu trang, đoạn {number}", "page header, paragraph {number}"),
    "of_footer": ("chân trang, đoạn {number}", "page footer, paragraph {number}"),
    "of_footnotes": ("chú thích cuối trang, đoạn {number}", "footnotes, paragraph {number}"),
    "of_endnotes": ("chú thích cuối văn bản, đoạn {number}", "endnotes, paragraph {number}"),
    "of_page": ("trang {page}", "page {page}"),
    "unread": (
        "trang {pages} là ảnh, chưa đọc được (cần Tesseract)",
        "pages {pages} are pictures and were not read (Tesseract is needed)",
    ),
    "title": ("Kiểm tra viện dẫn", "Checked references"),
    "file": ("Tệp", "File"),
    "place": ("Chỗ", "Where"),
    "code": ("Mã", "Code"),
    "severity": ("Mức", "Severity"),
    "quote": ("Nguyên văn", "As written"),
    "message": ("Nhận xét", "Remark"),
    "suggestion": ("Nên viết", "Write instead"),
    "source": ("Nguồn", "Source"),
    "document": ("Văn bản được dẫn", "Document"),
    "errors": ("Lỗi", "Errors"),
    "warnings": ("Cần xem", "Warnings"),
    "notes": ("Ghi chú", "Notes"),
    "judged_day": ("Tính đến ngày", "Judged on"),
    "citations": ("Viện dẫn", "Citations"),
    "documents": ("Văn bản được dẫn", "Documents cited"),
    "files": ("{count} tệp", "{count} files"),
    "all_files": ("Tất cả: {count} tệp", "All: {count} files"),
    "findings": ("Phát hiện", "Findings"),
    "summary": ("Tóm tắt", "Summary"),
    "text": ("Văn bản", "Text"),
    "search": ("Tìm trong nhận xét", "Search the remarks"),
    "rule": ("Quy tắc", "Rule"),
    "all": ("Tất cả", "All"),
    "keys": ("j, k: tới, lui", "j, k: next, previous"),
    "none_fit": ("Không có nhận xét nào ứng với bộ lọc.", "No remark fits the filter."),
    "shown": ("{shown}/{all} nhận xét", "{shown} of {all} remarks"),
})  # fmt: skip
_VERDICTS: dict[Verdict, tuple[str, str]] = {
    "right": ("đúng", "right"),
    "ended": ("hết hiệu lực", "no longer in force"),
    "suspended": ("bị ngưng hiệu lực", "suspended"),
    "not_yet": ("chưa có hiệu lực", "not yet in force"),
    "likely_ended": ("có thể đã hết hiệu lực", "perhaps no longer in force"),
    "changed": ("dẫn điều khoản đã thay đổi", "with a provision that has changed"),
    "wrong_day": ("sai ngày", "with a wrong date"),
    "wrong_identity": ("sai cơ quan hoặc loại", "with a wrong issuer or type"),
    "wrong_place": ("dẫn điều khoản không có", "with no such article"),
    "contradictory": ("mâu thuẫn", "contradictory"),
    "damaged": ("sai ký hiệu", "with a damaged symbol"),
    "incomplete": ("thiếu ngày hoặc cơ quan", "without date or issuer"),
    "poor_ground": ("cần xem lại khi nêu làm căn cứ", "to be looked at as a ground"),
    "out_of_form": ("chưa đúng thể thức", "not in form"),
    "past": ("đã hết (hoặc có thể hết) hiệu lực, ở đây không phải lỗi", "ended (or perhaps ended), no fault here"),
    "unclear": ("chưa rõ là văn bản nào", "not identified"),
    "no_data": ("không có trong dữ liệu", "in no register"),
    "stood_when_looked": ("còn hiệu lực khi đối chiếu lần cuối", "in force when last looked at"),
    "presumed_in_force": ("chỉ suy đoán còn hiệu lực", "only presumed in force"),
    "unknown": ("chưa rõ hiệu lực", "of unknown validity"),
}


def verdict_name(verdict: str, lang: str) -> str:
    """What a citation is, in words."""
    return _VERDICTS[verdict][lang != "vi"]  # type: ignore[index]


#: Verdicts on citations of which nobody can say that they are right.
_OPEN: tuple[Verdict, ...] = ("stood_when_looked", "presumed_in_force", "unknown", "unclear", "no_data")


def words_of_page(lang: str) -> dict[str, str]:
    """Those words that take no value, for a page."""
    return {key: pair[lang != "vi"] for key, pair in say.items()}


def tally(checked: Checked, lang: str) -> str:
    """The sum in one line: "29 viện dẫn: 21 đúng, 3 hết hiệu lực, 1 sai ngày, 4 không có trong dữ liệu".

    Each citation counts once, under the gravest finding against it, so that the parts make the whole.
    """
    counts = checked.verdicts
    total = sum(counts.values())
    parts = ", ".join(f"{counts[v]} {names[lang != 'vi']}" for v, names in _VERDICTS.items() if counts.get(v))
    told = say("count" if total != 1 else "count_one", lang, count=total)
    line = f"{told}: {parts}" if total else say("no_citations", lang)
    more = [say(key, lang, count=n) for key, n in (("accepted", checked.accepted), ("old", checked.old)) if n]
    return f"{line} ({'; '.join(more)})" if more else line


def counted(checked: Checked, lang: str) -> str:
    """How many documents the citations of the sum are of, and that each of them counts once; "" without any."""
    total, documents = sum(checked.verdicts.values()), checked.result.summary()["documents"]
    if not total:
        return ""
    told = say("count" if total != 1 else "count_one", lang, count=total)
    return say("to_documents" if documents != 1 else "to_document", lang, citations=told, documents=documents)


def heading(result: CheckResult, lang: str) -> str:
    """What the text is: "Báo cáo 212/BC-UBND UBND phường Xuân Đài"; "Văn bản" where nothing in it says so."""
    report = result.reading.report
    if report.type == "report" and report.symbol is None and report.title is None and report.body is None:
        return say("text", lang)
    head = (kind_name(report.type, report.symbol, lang), report.symbol or "", report.body.name if report.body else "")
    return flat(" ".join(part for part in head if part))


def unplaced(result: CheckResult, lang: str) -> str:
    """That nothing tells which of the places of one name the writer is of; "" where it is known, or asks for none."""
    report = result.reading.report
    if report.body is None or report.places or report.body.level not in ("commune", "district"):
        return ""
    return say("unplaced", lang, office=flat(report.body.name))


def judged_on(result: CheckResult, lang: str) -> str:
    """On which day the text was judged, and which day that is."""
    return f"{say('judged', lang, day=day_text(result.as_of, lang))} ({_which_day(result, lang)})"


def _which_day(result: CheckResult, lang: str) -> str:
    if result.own_day:
        return say({"day": "own_day", "month": "own_month"}.get(result.reading.report.precision, "own_year"), lang)
    if result.presumed:
        return say("youngest_cited" if result.used_on is not None else "own_number", lang)
    if result.as_of != date.today():
        return say("given_day", lang)
    return say("today" if result.reading.report.as_of is None else "period_runs", lang)


#: Notes that name documents of which too little is known: told together, each document once.
NAMED_TOGETHER = ("VB904", "VB905", "VB901")
#: As what the sum counts their citations.
_TOLD_AS: dict[str, tuple[Verdict, ...]] = {
    "VB904": ("unknown",), "VB905": ("stood_when_looked", "presumed_in_force"), "VB901": ("no_data",),
}  # fmt: skip


def data_day(checked: Checked, lang: str) -> str:
    """Up to which day the data reach, by which sources; and that the day judged on is later, if it is."""
    data = checked.data
    if data.day is None:
        return say("no_data_day", lang)
    kinds = "; ".join(
        f"{kind_row(one.kind)[lang]} {day_text(one.last, lang)}"
        + (say("own_list_covers", lang, count=one.documents) if one.kind == OWN_LIST else "")
        for one in data.kinds
        if one.last is not None
    )
    told = say("data_day", lang, day=day_text(data.day, lang), sources=kinds)
    return told + (say("data_behind", lang) if checked.result.as_of > data.day else "")


def closing(checked: Checked, lang: str) -> str:
    """The findings by severity; where there is no fault, whether that is all there is to say."""
    result = checked.result
    if result.faults:
        return say("severities", lang, **result.summary())
    open_ones = sum(checked.verdicts.get(verdict, 0) for verdict in _OPEN)
    return say("clean_so_far", lang, count=open_ones) if open_ones else say("clean", lang)


def named_together(checked: Checked, lang: str) -> Iterator[tuple[str, list[tuple[str, list[Finding]]]]]:
    """The notes on what is not known: a heading, and under it the findings by what is missing of each."""
    day = day_text(checked.result.as_of, lang)
    for code in NAMED_TOGETHER:
        by_reason: dict[str, list[Finding]] = {}
        for finding in checked.result.findings:
            if finding.code == code:
                by_reason.setdefault(_lacking(finding, lang), []).append(finding)
        if by_reason:
            key = {"VB904": "not_known", "VB905": "not_looked", "VB901": "not_in_register"}[code]
            named = [finding for findings in by_reason.values() for finding in findings]
            times = _times(checked, named, _TOLD_AS[code], lang)
            yield say(key, lang, count=len(named), day=day, times=times), list(by_reason.items())


def _times(checked: Checked, findings: Sequence[Finding], told_as: Collection[Verdict], lang: str) -> str:
    """How many citations these documents have, and how many of them the sum counts under something graver."""
    documents = {finding.document for finding in findings}
    each = [verdict for document, verdict in checked.judged if document in documents]
    other = sum(verdict not in told_as for verdict in each)
    if other:
        return say("times_elsewhere", lang, count=len(each), other=other)
    return say("times", lang, count=len(each)) if len(each) > len(findings) else ""


def times_cited(checked: Checked) -> Counter[str]:
    """How often the text cites each document."""
    return Counter(document for document, _ in checked.judged)


def so_often(times: Mapping[str, int], finding: Finding, name: str, lang: str) -> str:
    """A document's name, and how often the text cites it where that is more than once."""
    count = times.get(finding.document or "", 0)
    return say("so_often", lang, name=name, count=count) if count > 1 else name


def _lacking(finding: Finding, lang: str) -> str:
    """What a note on something unknown says of the reason: "còn hiệu lực khi đối chiếu ngày 30/11/2025"."""
    fields = finding.fields
    if finding.code == "VB904" and (missing := fields.get("missing")):
        return LAW_WORDS[missing][lang]
    if finding.code == "VB905":
        changed = say("changed_since", lang, by=fields["changed"]) if fields.get("changed") else ""
        if looked := fields.get("looked"):
            key = "when_used" if fields.get("used_by") else "when_looked"
            return say(key, lang, day=looked, by=fields.get("used_by")) + changed
        if codified := fields.get("codified"):
            return say("when_codified", lang, day=codified) + changed
        if since := fields.get("since"):
            return say("when_effective", lang, day=since) + changed
        return LAW_WORDS["note_presumed"][lang]
    return ""


def unread_pages(checked: Checked, lang: str) -> str:
    """Which pages nothing here could read; "" when there are none."""
    pages = ", ".join(map(str, checked.text.unread_pages))
    return say("unread", lang, pages=pages) if pages else ""


def source_beside(finding: Finding, lang: str) -> str:
    """The source of a finding in words; "" where there is none, or where the message has named it already."""
    source = source_name(flat(finding.source), lang) if finding.source else ""
    return "" if source and source in flat(finding.message(lang)) else source


def remarks(findings: Sequence[Finding], lang: str) -> Iterator[str]:
    """The findings on one place in the lines of a note; what several suggest alike is said once."""
    for n, finding in enumerate(findings, 1):
        yield f"{finding.code} {say(finding.severity, lang)}: {flat(finding.message(lang))}"
        if finding.suggestion and all(finding.suggestion != later.suggestion for later in findings[n:]):
            yield f"{say('suggestion', lang)}: {flat(finding.suggestion)}"
        if source := source_beside(finding, lang):
            yield f"{say('source', lang)}: {source}"


def summary_lines(checked: Checked, lang: str) -> list[str]:
    """What is to be said of the whole file in a note: the data's day and its own, the sum, and what is not known."""
    lines = [f"{data_day(checked, lang)}.", f"{judged_on(checked.result, lang)}.", tally(checked, lang)]
    lines.append(unplaced(checked.result, lang))
    lines += [counted(checked, lang), unread_pages(checked, lang)]
    times = times_cited(checked)
    for head, groups in named_together(checked, lang):
        lines.append(head)
        for reason, findings in groups:
            names = "; ".join(so_often(times, f, flat(f.quote), lang) for f in findings)
            lines.append(f"– {reason}: {names}" if reason else names)
    return [line for line in lines if line]
