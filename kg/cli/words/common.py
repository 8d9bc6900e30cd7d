"""The words of the commands, in Vietnamese and English."""

from __future__ import annotations

from datetime import date, timedelta

from kg.base.law_words import LAW_WORDS, STATES, mark, state_text
from kg.base.source_names import source_name
from kg.base.wording import Wording, day_text
from kg.model import ProvisionEnd, Status

_MOST_PARTS = 12
#: States that began with the day of effect, which stands elsewhere.
_FROM_ITS_EFFECT = frozenset(("in_force", "stood_when_looked", "presumed_in_force"))

say = Wording({
    "issuer_gone": (
        "cơ quan ban hành không còn từ ngày {day}; văn bản không vì thế mà mất hiệu lực, vẫn áp dụng cho đến khi có "
        "quyết định khác (văn bản quy phạm pháp luật: {article})",
        "the body that issued it is gone since {day}; that alone ends no document: it stays valid until decided "
        "otherwise (normative documents: {article})",
    ),
    "no_words": (
        "ghi từ cần tìm, hoặc --type, --issuer, --year",
        "give words to look for, or --type, --issuer, --year",
    ),
    "nothing_found": ("không thấy văn bản nào", "no document found"),
    "more_found": ("còn nữa: xem --limit (đang là {limit})", "there are more: see --limit (now {limit})"),
    "unknown_passed": (
        "bỏ qua {count} văn bản khớp nhưng chưa rõ hiệu lực vào ngày đó (không phải là hết hiệu lực)",
        "passed over, for their validity on that day is unknown (which is not invalid): {count}",
    ),
    "as_of": ("tính đến ngày {day}", "as of {day}"),
    "issued": ("Ban hành", "Issued"),
    "effective": ("Có hiệu lực", "Effective"),
    "in_its_words": ("Nguyên văn", "In its words"),
    "part_effective": ("Một phần từ", "In part from"),
    "issuer": ("Cơ quan ban hành", "Issuer"),
    "title": ("Trích yếu", "Title"),
    "status": ("Hiệu lực", "Status"),
    "source": ("Nguồn", "Source"),
    "unknown": ("chưa rõ", "unknown"),
    "since": ("từ ngày {day}", "since {day}"),
    "by": ("theo văn bản số {by}", "by {by}"),
    "against": ("nguồn khác nói: {against}", "another source says: {against}"),
    "until": ("Đến khi", "Until"),
    "stands_until": ("hết ngày {last}; từ ngày {day} hết hiệu lực", "the end of {last}; ended on {day}"),
    "in_force_from": ("có hiệu lực từ ngày {day}", "in force from {day}"),
    "how_sure": ("Mức chắc chắn", "Certainty"),
    "why": ("Ghi chú", "Note"),
    "other_side": ("Nguồn khác", "Another source"),
    "same_subject": (
        "văn bản số {by} ban hành sau quy định cùng nội dung; cần đối chiếu",
        "{by}, issued later, is on the same subject; compare",
    ),
    "fallen": ("Phần đã hết", "Parts ended"),
    "more_parts": ("… và {count} phần khác", "… and {count} more parts"),
    "some_part": ("một phần, nguồn không ghi rõ", "a part that the source does not name"),
    "earliest": (
        "không sớm hơn ngày {day}, trừ trình tự, thủ tục rút gọn",
        "no sooner than {day}, but for the shortened procedure",
    ),
    "looked_at": ("Đối chiếu", "Looked at"),
    "used_by": ("văn bản số {by} viện dẫn như đang có hiệu lực", "used as in force by {by}"),
    "when_looked": ("khi đối chiếu ngày {day}", "when looked at on {day}"),
    "moved_by": (
        "ngày này do văn bản số {by} dời",
        "this day was moved by {by}",
    ),
    "day_before_issue": (
        "nguồn ghi ngày {day}, trước ngày ban hành: ngày sai, không dùng",
        "the source gives {day}, before the day of issue: a fault of the source, not used",
    ),
    "more": ("… và {count} văn bản khác", "… and {count} more"),
    "inferred": ("suy luận", "inferred"),
    "stated": ("nêu rõ", "stated"),
    "level_central": ("Trung ương", "central"),
    "level_ministry": ("bộ, ngành", "ministry"),
    "level_province": ("tỉnh", "province"),
    "level_district": ("huyện", "district"),
    "level_commune": ("xã", "commune"),
    "level_unknown": ("chưa rõ", "unknown"),
    "col_number": ("STT", "No."),
    "col_document": ("Văn bản", "Document"),
    "col_title": ("Trích yếu", "Title"),
    "col_issuer": ("Cơ quan ban hành", "Issuer"),
    "col_level": ("Cấp", "Level"),
    "col_issued": ("Ngày ban hành", "Issued"),
    "col_status": ("Hiệu lực", "Validity"),
    "col_steps": ("Số bước", "Steps"),
    "col_evidence": ("Dẫn chứng", "Evidence"),
    "col_proposal": ("Kiến nghị xử lý", "Proposed action"),
    "col_deadline": ("Thời hạn xử lý", "Deadline"),
    "no_xlsx": (
        'chưa có bộ ghi xlsx; dùng --format csv, hoặc cài thêm: {install[xlsx]}',
        'no writer for xlsx here; use --format csv, or install it: {install[xlsx]}',
    ),
    "xlsx_needs_file": ("xlsx cần một tệp: thêm -o TÊN.xlsx", "xlsx needs a file: add -o NAME.xlsx"),
    "no_citations": ("Không thấy viện dẫn nào.", "No citations found."),
    "ingested": ("{path}: {citations} viện dẫn, {edges} quan hệ", "{path}: citations {citations}, relations {edges}"),
    "failed": ("Không đọc được {count} tệp:", "Could not be read: {count}"),
    "ingest_sum": (
        "{files} tệp đã đọc: {new} mới hoặc đã đổi, {same} không đổi.",
        "Files read: {files}; new or changed {new}, unchanged {same}.",
    ),
    "texts_alike": (
        "{count} tệp khác lời mang cùng một số, ngày và cơ quan ({document}); tệp nào cũng được giữ, hãy xem đó là các "
        "bản của một văn bản hay số, ngày bị ghi sai:",
        "{count} files with different words claim one number, day and office ({document}); all are kept: versions of "
        "one document, or a wrong number or day?",
    ),
    "ingest_kept": (
        "{files} trong {all} tệp đã đọc xong và có trong kho, chạy lại lệnh này để đọc tiếp",
        "files read and in the store: {files} of {all}, run the same command to go on",
    ),
    "written": ("đã ghi {path}", "wrote {path}"),
    "is_itself": ("chính văn bản này", "the document itself"),
    "candidates": ("một trong {count} văn bản: {names}", "one of {count} documents: {names}"),
    "perhaps": ("có thể là {name}", "perhaps {name}"),
    "of_day": ("ngày {day}", "of {day}"),
    "no_files": ("{path}: thư mục không có tệp nào đọc được", "{path}: a folder without a file to read"),
    "read_as": ("{path}: {document}", "{path}: {document}"),
    "counted": ("{citations} viện dẫn, {edges} quan hệ", "citations {citations}, relations {edges}"),
    "same_as_before": ("không đổi", "unchanged"),
    "in_memory": ("trong bộ nhớ", "in memory"),
    "documents": ("Văn bản", "Documents"),
    "relations": ("Quan hệ", "Relations"),
    "citations": ("Viện dẫn", "Citations"),
    "reports": ("Tệp đã đọc", "Files read"),
    "sources": ("Nguồn dữ liệu", "Sources"),
    "store": ("Kho", "Store"),
    "data_day": ("Hiệu lực: đối chiếu lần cuối ngày {day}", "Validity: last looked at on {day}"),
    "demo_read": ("1. Đọc các báo cáo mẫu", "1. Reading the sample reports"),
    "demo_chain": ("2. {doc} dựa trên những văn bản nào", "2. What {doc} rests on"),
    "demo_check": ("3. Kiểm tra viện dẫn của {file}", "3. Checking the references of {file}"),
    "demo_page": ("4. Trang mạng lưới, mở bằng trình duyệt:", "4. The network page, open it in a browser:"),
    "nothing_to_fix": (
        "{value}: không có gì cần sửa về hình thức",
        "{value}: nothing of form to set right",
    ),
    "fixed": (
        "{path}: đã sửa {count}/{all} chỗ về hình thức",
        "{path}: places of form set right: {count} of {all}",
    ),
    "baseline_written": ("đã ghi {count} phát hiện vào {path}", "wrote {count} findings to {path}"),
    "watching": ("đang theo dõi {path}; Ctrl-C để dừng", "watching {path}; Ctrl-C ends it"),
    "no_settings": ("không có kg.toml", "there is no kg.toml"),
    "not_together": ("{value} không dùng cùng nhau", "{value} do not go together"),
    "one_file": ("chỉ một TỆP ({value})", "one FILE only ({value})"),
    "citation_lacks": ("dữ liệu không có: {what}; bổ sung theo bản gốc", "not known: {what}; add it from the original"),
    "no_rule": ("không có quy tắc {code}; các quy tắc: {codes}", "no rule {code}; the rules are: {codes}"),
})  # fmt: skip


def status_text(status: Status, lang: str) -> str:
    """A status in words: state, since when, by what, how sure."""
    parts = [state_text(status, lang)]
    if status.since and status.state not in _FROM_ITS_EFFECT:
        parts.append(say("since", lang, day=day_text(status.since, lang)))
    if status.by:
        parts.append(say("by", lang, by=status.by))
    if status.certainty == "inferred":
        parts.append(f"({say('inferred', lang)})")
    if status.against:
        parts.append(f"({say('against', lang, against=status.against)})")
    return " ".join(parts)


def status_rows(status: Status, day: date, lang: str) -> list[tuple[str, str]]:
    """A status as a clerk reads it: labelled lines with the state on `day`, since when, by what, how sure, who says so.

    Days are told from both sides: until the end of which day it holds, and from which day it no longer does.
    """
    state = f"{mark(status)} {state_text(status, lang)}"
    since = None if status.state == "stood_when_looked" else status.since
    parts = [_since_by(state, since, status.by, lang), say("as_of", lang, day=day_text(day, lang))]
    rows = [("status", ", ".join(parts))]
    if status.until:
        coming = status.state == "not_yet_in_force"
        told = say(
            "in_force_from" if coming else "stands_until", lang, day=day_text(status.until, lang),
            last=day_text(status.until - timedelta(days=1), lang),
        )  # fmt: skip
        rows.append(("until", _since_by(told, None, status.until_by, lang)))
    rows.append(("how_sure", certainty_text(status.certainty, lang)))
    if status.looked_at and (status.state != "stood_when_looked" or status.looked_by):
        told = day_text(status.looked_at, lang)
        rows.append(("looked_at", f"{told}, {say('used_by', lang, by=status.looked_by)}" if status.looked_by else told))
    if f"note_{status.note}" in LAW_WORDS:
        rows.append(("why", LAW_WORDS[f"note_{status.note}"][lang]))
    if status.moved_by:
        rows.append(("why", say("moved_by", lang, by=status.moved_by)))
    rows += [("fallen", _part(part, lang)) for part in status.provisions[:_MOST_PARTS]]
    if len(status.provisions) > _MOST_PARTS:
        rows.append(("fallen", say("more_parts", lang, count=len(status.provisions) - _MOST_PARTS)))
    for side in status.sides:
        told = _since_by(STATES[side.state][lang], side.since, side.by, lang)
        if side.looked_at:
            told += f", {say('when_looked', lang, day=day_text(side.looked_at, lang))}"
        if side.until:
            told += f"; {say('in_force_from', lang, day=day_text(side.until, lang))}"
        rows.append(("other_side", f"{told} ({source_name(side.source, lang) if side.source else '?'})"))
    if status.against and not status.sides and status.state in _FROM_ITS_EFFECT and status.note != "ends_later":
        rows.append(("other_side", say("same_subject", lang, by=status.against)))
    elif status.against and not status.sides and status.note != "ends_later":
        rows.append(("other_side", say("by", lang, by=status.against)))
    return rows


def certainty_text(certainty: str, lang: str) -> str:
    """How sure something is, in words."""
    key = f"certainty_{certainty}"
    return LAW_WORDS[key][lang] if key in LAW_WORDS else certainty


def _since_by(told: str, since: date | None, by: str | None, lang: str) -> str:
    parts = [told]
    if since:
        parts.append(say("since", lang, day=day_text(since, lang)))
    if by:
        parts.append(say("by", lang, by=by))
    return " ".join(parts)


def _part(part: ProvisionEnd, lang: str) -> str:
    told = f"{part.provision or say('some_part', lang)}: {STATES[part.state][lang]}"
    source = f"{source_name(part.source, lang)}; " if part.source else ""
    return f"{_since_by(told, part.since, part.by, lang)} ({source}{certainty_text(part.certainty, lang)})"
