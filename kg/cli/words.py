"""The words of the commands, in Vietnamese and English."""

from __future__ import annotations

from datetime import date

from kg.model import Document, Status
from kg.naming import type_name
from kg.viz.words import STATES

_SAY: dict[str, tuple[str, str]] = {
    "no_document": ("không thấy văn bản nào là “{typed}”", "no document fits “{typed}”"),
    "several": (
        "có {count} văn bản ứng với “{typed}”; ghi thêm ngày, năm hoặc cơ quan:",
        "{count} documents fit “{typed}”; add a day, a year or an issuer:",
    ),
    "as_of": ("tính đến ngày {day}", "as of {day}"),
    "issued": ("Ban hành", "Issued"),
    "effective": ("Có hiệu lực", "Effective"),
    "issuer": ("Cơ quan ban hành", "Issuer"),
    "title": ("Trích yếu", "Title"),
    "status": ("Hiệu lực", "Status"),
    "source": ("Nguồn", "Source"),
    "unknown": ("chưa rõ", "unknown"),
    "since": ("từ ngày {day}", "since {day}"),
    "by": ("theo văn bản số {by}", "by {by}"),
    "against": ("nguồn khác nói: {against}", "another source says: {against}"),
    "last_seen": (
        "lần cuối thấy còn hiệu lực trong nguồn; sau đó chưa rõ",
        "when last seen by the source; unknown after that",
    ),
    "more": ("… và {count} văn bản khác", "… and {count} more"),
    "gap": ("{expected}: chưa thấy {kind}", "{expected}: no {kind} known"),
    "gap_central": ("Trung ương: chưa rõ luật, nghị định nào", "central level: law or decree not known"),
    "expected_plan": ("kế hoạch", "plan"),
    "expected_resolution": ("nghị quyết", "resolution"),
    "expected_other": ("văn bản", "document"),
    "nothing_above": (
        "Chưa biết văn bản này căn cứ hay triển khai văn bản nào.",
        "Nothing is known of what this document rests on.",
    ),
    "nothing_below": ("Chưa biết văn bản nào căn cứ vào văn bản này.", "Nothing is known that rests on this document."),
    "inferred": ("suy luận", "inferred"),
    "see_above": ("đã nêu ở trên", "see above"),
    "probable": ("khá chắc", "probable"),
    "possible": ("có thể", "possible"),
    "inferred_for": ("suy luận vì", "inferred because"),
    "rule_same_subject": ("cấp trên, cùng nội dung, cùng thời kỳ", "authority above, same subject, same period"),
    "rule_own_council": ("nghị quyết của HĐND cùng cấp, cùng nội dung", "resolution of its own council, same subject"),
    "rule_details_law": (
        "trích yếu nêu nội dung của một luật, và chỉ nghị định này quy định chi tiết luật đó",
        "its title has the subject of a law that this decree alone details",
    ),
    "rule_names_law": ("trích yếu nêu nội dung của luật này", "its title has the subject of this law"),
    "legend_✔": ("còn hiệu lực", "in force"),
    "legend_◔": ("chưa có hiệu lực", "not yet in force"),
    "legend_◐": ("hết hiệu lực một phần", "partly repealed"),
    "legend_‖": ("ngưng hiệu lực", "suspended"),
    "legend_✖": ("hết hiệu lực", "no longer in force"),
    "legend_?": ("chưa rõ hiệu lực", "validity unknown"),
    "legend_⚠": ("dựa trên văn bản đã hết hiệu lực", "rests on what is no longer in force"),
    "legend_┄": ("suy luận", "inferred"),
    "legend_∅": ("chưa thấy", "not known"),
    "chain_sound": (
        "Ngày {day}: mọi văn bản trong chuỗi đều còn hiệu lực.",
        "On {day}: every document of the chain is in force.",
    ),
    "chain_unknown": (
        "Ngày {day}: không thấy văn bản nào hết hiệu lực; {count} văn bản chưa rõ hiệu lực.",
        "On {day}: none is known to have fallen; validity not known: {count}.",
    ),
    "chain_fallen": (
        "Ngày {day}: {count} văn bản trong chuỗi đã hết hiệu lực: {names}.",
        "On {day}: no longer in force in this chain: {count}: {names}.",
    ),
    "rests_on_fallen": ("dựa trên văn bản đã hết hiệu lực: {names}", "rests on what is no longer in force: {names}"),
    "perhaps_on_fallen": (
        "theo suy luận, dựa trên văn bản đã hết hiệu lực: {names}",
        "by inference, rests on what is no longer in force: {names}",
    ),
    "and_more": ("{names} và {count} văn bản khác", "{names} and {count} more"),
    "cycle": ("Vòng lặp, cần xem lại: {names}", "A circle, to be looked at: {names}"),
    "backward": (
        "Ngày trái thứ tự, cần xem lại: {lower} ({lower_day}) dựa trên {upper}, ban hành sau ({upper_day})",
        "Days out of order, to be looked at: {lower} ({lower_day}) rests on {upper}, issued later ({upper_day})",
    ),
    "chain_cut": (
        "Chưa đủ: còn văn bản khác ngoài {count} văn bản đã lấy; kg impact lấy nhiều hơn.",
        "Not all: there are more documents than the {count} taken; kg impact takes more.",
    ),
    "no_way": (
        "Không thấy đường nào giữa {one} và {other}.",
        "There is no way between {one} and {other}.",
    ),
    "no_way_hint": (
        "Chỉ xét căn cứ, triển khai, quy định chi tiết, hướng dẫn, sửa đổi; --any xét mọi quan hệ.",
        "Only what rests on what was followed; --any follows every relation.",
    ),
    "two_documents": (
        "cần đúng hai văn bản; tên có nhiều chữ thì đặt trong dấu ngoặc kép",
        "two documents are needed; put a name of several words in quotation marks",
    ),
    "one_document": ("Hai cách gọi của cùng một văn bản: {one}", "Two names of one document: {one}"),
    "ways_up": ("{lower} dựa trên {upper}, theo {count} đường:", "{lower} rests on {upper}, in so many ways: {count}"),
    "ways_any": ("{lower} liên hệ với {upper}, theo {count} đường:", "{lower} and {upper}, ways between: {count}"),
    "way": ("Đường {number}, {count} bước", "Way {number}, steps: {count}"),
    "ways_cut": ("Còn đường khác, dài hơn hoặc bằng.", "There are more ways, none shorter."),
    "impact_none": (
        "Chưa biết văn bản nào còn hiệu lực (hoặc chưa rõ) dựa trên văn bản này.",
        "Nothing is known that is in force (or unknown) and rests on this document.",
    ),
    "impact_sum": (
        "Cần rà soát {count} văn bản: {direct} trực tiếp, {through} gián tiếp; trong đó {inferred} theo suy luận. "
        "Tính đến ngày {day}.",
        "To be reviewed: {count}; direct {direct}, through others {through}; of these by inference {inferred}. "
        "As of {day}.",
    ),
    "impact_cut": (
        "Kho có quá nhiều văn bản địa phương: phần suy luận có thể chưa đủ.",
        "The store holds very many local documents: what is inferred may not be all.",
    ),
    "successor": ("Văn bản thay thế", "Taken over by"),
    "direct": ("trực tiếp", "direct"),
    "through": ("qua {names}", "through {names}"),
    "fallen_count": ("Đã hết hiệu lực nên không liệt kê: {count}.", "No longer in force, so not listed: {count}."),
    "reports_count": (
        "Báo cáo không thuộc diện rà soát nên không liệt kê: {count}.",
        "Reports need no review, so not listed: {count}.",
    ),
    "stated": ("nêu rõ", "stated"),
    "no_issuer": ("Chưa rõ cơ quan ban hành", "Issuer unknown"),
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
    "col_touched": ("Nội dung bị ảnh hưởng", "What is touched"),
    "col_way": ("Dựa trên văn bản này", "How it rests on it"),
    "col_steps": ("Số bước", "Steps"),
    "col_basis": ("Cơ sở", "Basis"),
    "col_evidence": ("Dẫn chứng", "Evidence"),
    "col_proposal": ("Kiến nghị xử lý", "Proposed action"),
    "col_deadline": ("Thời hạn xử lý", "Deadline"),
    "impact_sheet": ("Cần rà soát", "To review"),
    "no_xlsx": (
        'chưa có bộ ghi xlsx; cài bằng: pip install "vn-legal-kg[xlsx]", hoặc dùng --format csv',
        'no writer for xlsx here; install it with: pip install "vn-legal-kg[xlsx]", or use --format csv',
    ),
    "xlsx_needs_file": ("xlsx cần một tệp: thêm -o TÊN.xlsx", "xlsx needs a file: add -o NAME.xlsx"),
    "judged": ("Đánh giá theo ngày {day}", "Judged on {day}"),
    "own_day": ("ngày của chính văn bản", "the document's own day"),
    "own_month": ("ngày cuối của tháng ghi trên văn bản", "the last day of the month it gives"),
    "own_year": ("ngày cuối của năm ghi ở tiêu đề", "the last day of the year in its title"),
    "given_day": ("ngày được yêu cầu", "the day asked for"),
    "today": ("hôm nay, vì văn bản không ghi ngày", "today, for it gives no day"),
    "line": ("dòng", "line"),
    "error": ("lỗi", "error"),
    "warning": ("cần xem", "warning"),
    "note": ("ghi chú", "note"),
    "write": ("viết", "write"),
    "by_source": ("theo", "source"),
    "not_in_register": (
        "{count} văn bản không có trong dữ liệu nên không kiểm tra được (không phải là lỗi):",
        "In no register, so not checked (this is no error): {count}",
    ),
    "sum": (
        "{citations} viện dẫn tới {documents} văn bản: {errors} lỗi, {warnings} chỗ cần xem, {notes} ghi chú.",
        "Citations: {citations}, documents: {documents}. Errors: {errors}, warnings: {warnings}, notes: {notes}.",
    ),
    "clean": ("Không thấy lỗi.", "Nothing found wrong."),
    "no_citations": ("Không thấy viện dẫn nào.", "No citations found."),
    "ingested": ("{path}: {citations} viện dẫn, {edges} quan hệ", "{path}: citations {citations}, relations {edges}"),
    "failed": ("Không đọc được {count} tệp:", "Could not be read: {count}"),
    "ingest_sum": (
        "{files} tệp đã đọc: {new} mới hoặc đã đổi, {same} không đổi.",
        "Files read: {files}; new or changed {new}, unchanged {same}.",
    ),
    "viz_map_html": ("--view map chỉ ghi được trang HTML", "--view map can only write an HTML page"),
    "viz_needs_doc": (
        "--view chain và diagram cần một văn bản hoặc tệp",
        "--view chain and diagram need a DOC or FILE",
    ),
    "viz_chain_only": ("--down và --stated chỉ dùng với --view chain", "--down and --stated go with --view chain only"),
    "no_png": (
        "Không có Chromium, Chrome hay Edge để tạo PNG; dùng --format svg, hoặc: pip install 'vn-legal-kg[png]'",
        "No Chromium, Chrome or Edge was found to make a PNG; use --format svg, or: pip install 'vn-legal-kg[png]'",
    ),
    "nothing_read": (
        "chưa đọc tệp nào vào kho; ghi thêm FILE hoặc DOC, hay chạy kg ingest trước",
        "nothing was read into the store yet; name a FILE or a DOC, or run kg ingest first",
    ),
    "written": ("đã ghi {path}", "wrote {path}"),
    "written_triples": ("đã ghi {path}: {count} bộ ba", "wrote {path}: {count} triples"),
    "is_itself": ("chính văn bản này", "the document itself"),
    "candidates": ("một trong {count} văn bản: {names}", "one of {count} documents: {names}"),
    "perhaps": ("có thể là {name}", "perhaps {name}"),
    "of_day": ("ngày {day}", "of {day}"),
    "no_files": ("{path}: thư mục không có tệp nào đọc được", "{path}: a folder without a file to read"),
    "read_as": ("{path}: {document}", "{path}: {document}"),
    "counted": ("{citations} viện dẫn, {edges} quan hệ", "citations {citations}, relations {edges}"),
    "same_as_before": ("không đổi", "unchanged"),
    "in_memory": ("trong bộ nhớ", "in memory"),
    "source_verified": ("đã kiểm chứng", "verified"),
    "source_official_code": ("Bộ pháp điển điện tử", "the official code"),
    "source_official_list": ("danh mục công bố chính thức", "official lists"),
    "source_existence": ("chỉ biết là có", "known to exist, no more"),
    "source_text": ("lời văn của văn bản", "texts"),
    "source_title": ("trích yếu", "titles"),
    "source_report": ("các báo cáo đã đọc", "reports that were read"),
    "documents": ("Văn bản", "Documents"),
    "relations": ("Quan hệ", "Relations"),
    "citations": ("Viện dẫn", "Citations"),
    "reports": ("Tệp đã đọc", "Files read"),
    "sources": ("Nguồn dữ liệu", "Sources"),
    "store": ("Kho", "Store"),
    "demo_read": ("1. Đọc các báo cáo mẫu", "1. Reading the sample reports"),
    "demo_chain": ("2. {doc} dựa trên những văn bản nào", "2. What {doc} rests on"),
    "demo_check": ("3. Kiểm tra viện dẫn của {file}", "3. Checking the references of {file}"),
    "demo_page": ("4. Trang mạng lưới, mở bằng trình duyệt:", "4. The network page, open it in a browser:"),
    "interrupted": ("đã dừng theo yêu cầu", "interrupted"),
    "see_help": ("xem {command} --help", "see {command} --help"),
    "missing": ("thiếu {name}", "missing {name}"),
    "no_such_command": ("không có lệnh {name}", "no command {name}"),
    "no_such_option": ("không có tùy chọn {name}", "no option {name}"),
    "maybe": ("có phải là {names}?", "did you mean {names}?"),
    "bad_choice": ("{name} phải là một trong: {names}", "{name} must be one of: {names}"),
    "no_day": (
        "“{value}” không phải là ngày; hãy ghi 30/11/2024 hoặc 2024-11-30",
        "“{value}” is not a day; write 2024-11-30 or 30/11/2024",
    ),
    "no_such_day": ("không có ngày {value} trong lịch", "{value} is not a day of the calendar"),
    "store_failed": ("kho không dùng được: {why}", "the store cannot be used: {why}"),
    "fault": (
        "lỗi của chương trình: {what}; đặt KG_DEBUG=1 để xem chi tiết",
        "a fault of the program: {what}; KG_DEBUG=1 shows where",
    ),
    "no_rule": ("không có quy tắc {code}; các quy tắc: {codes}", "no rule {code}; the rules are: {codes}"),
}

#: Relations as `kg show` groups them, in the order of a lược đồ: the heading when the document acts, and the one
#: when it is acted on.
RELATION_HEADINGS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "based_on": (("Căn cứ", "Based on"), ("Là căn cứ của", "Basis of")),
    "implements": (("Triển khai, thực hiện", "Implements"), ("Được triển khai bởi", "Implemented by")),
    "details": (("Quy định chi tiết", "Details"), ("Được quy định chi tiết bởi", "Detailed by")),
    "guides": (("Hướng dẫn", "Guides"), ("Được hướng dẫn bởi", "Guided by")),
    "amends": (("Sửa đổi, bổ sung", "Amends"), ("Được sửa đổi, bổ sung bởi", "Amended by")),
    "supplements": (("Bổ sung", "Supplements"), ("Được bổ sung bởi", "Supplemented by")),
    "replaces": (("Thay thế", "Replaces"), ("Bị thay thế bởi", "Replaced by")),
    "repeals": (("Bãi bỏ", "Repeals"), ("Bị bãi bỏ bởi", "Repealed by")),
    "suspends": (("Ngưng hiệu lực", "Suspends"), ("Bị ngưng hiệu lực bởi", "Suspended by")),
    "corrects": (("Đính chính", "Corrects"), ("Được đính chính bởi", "Corrected by")),
    "consolidates": (("Hợp nhất", "Consolidates"), ("Được hợp nhất trong", "Consolidated in")),
    "issues": (("Ban hành kèm theo", "Issues"), ("Được ban hành kèm theo", "Issued with")),
    "submits": (("Trình", "Submits"), ("Được trình bởi", "Submitted by")),
    "cites": (("Viện dẫn", "Cites"), ("Được viện dẫn trong", "Cited in")),
}


def say(key: str, lang: str, **values: object) -> str:
    """The words for `key` in `lang`, filled in."""
    return _SAY[key][lang != "vi"].format(**values)


def flat(text: str) -> str:
    """A piece of a document on one line, without characters that would command the terminal."""
    return "".join(c for c in " ".join(text.split()) if c not in _COMMANDING)


#: Control characters, and those that turn the direction of writing.
_COMMANDING = frozenset(map(chr, (*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))))


def day_text(day: date | None, lang: str) -> str:
    """A day as people of `lang` write it; "unknown" for None."""
    if day is None:
        return say("unknown", lang)
    return day.strftime("%d/%m/%Y") if lang == "vi" else day.isoformat()


def mark(status: Status) -> str:
    """One character for a status: ✔ ◔ ◐ ✖ ?"""
    return STATES[status.state]["mark"][0]


def status_text(status: Status, lang: str) -> str:
    """A status in words: state, since when, by what, how sure."""
    parts = [STATES[status.state][lang]]
    if status.since and status.state != "in_force":
        parts.append(say("since", lang, day=day_text(status.since, lang)))
    if status.by:
        parts.append(say("by", lang, by=status.by))
    if status.certainty == "inferred":
        parts.append(f"({say('last_seen' if status.note == 'last_seen' else 'inferred', lang)})")
    if status.against:
        parts.append(f"({say('against', lang, against=status.against)})")
    return " ".join(parts)


def name_of(doc: Document, lang: str) -> str:
    """A document in a few words: type and symbol, else type and title."""
    kind = type_name(doc.type, lang)
    if doc.symbol:
        return f"{kind} {doc.symbol}"
    return f"{kind}: {doc.title}" if doc.title else kind


def describe(doc: Document, lang: str) -> str:
    """A document in one line: type, symbol, issuer, day, title."""
    parts = [name_of(doc, lang)]
    if doc.issuer:
        parts.append(doc.issuer)
    if doc.issued:
        parts.append(day_text(doc.issued, lang))
    elif doc.year:
        parts.append(str(doc.year))
    if doc.title and doc.symbol:
        parts.append(doc.title if len(doc.title) <= 90 else doc.title[:89].rstrip() + "…")
    return flat(", ".join(parts))
