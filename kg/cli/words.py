"""The words of the commands, in Vietnamese and English."""

from __future__ import annotations

from kg.model import Document, Status
from kg.naming import type_name
from kg.viz.words import STATES
from kg.words import day_text, flat

__all__ = ["RELATION_HEADINGS", "day_text", "describe", "flat", "mark", "name_of", "say", "status_text"]

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
    "gap": ("chưa thấy văn bản của {expected}", "no document of {expected} is known"),
    "nothing_above": (
        "Chưa biết văn bản này căn cứ hay triển khai văn bản nào.",
        "Nothing is known of what this document rests on.",
    ),
    "nothing_below": ("Chưa biết văn bản nào căn cứ vào văn bản này.", "Nothing is known that rests on this document."),
    "inferred": ("suy luận", "inferred"),
    "see_above": ("đã nêu ở trên", "see above"),
    "chain_legend": (
        "✔ còn hiệu lực  ◐ một phần  ✖ hết hiệu lực  ? chưa rõ  ┄ suy luận; tính đến ngày {day}",
        "✔ in force  ◐ partly  ✖ no longer in force  ? unknown  ┄ inferred; as of {day}",
    ),
    "down_legend": ("┄ suy luận", "┄ inferred"),
    "paths_cut": ("(còn những đường khác, xem --format json)", "(there are more paths, see --format json)"),
    "no_citations": ("Không thấy viện dẫn nào.", "No citations found."),
    "ingested": ("{path}: {citations} viện dẫn, {edges} quan hệ", "{path}: citations {citations}, relations {edges}"),
    "failed": ("Không đọc được {count} tệp:", "Could not be read: {count}"),
    "ingest_sum": (
        "{files} tệp đã đọc: {new} mới hoặc đã đổi, {same} không đổi.",
        "Files read: {files}; new or changed {new}, unchanged {same}.",
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
    "needs_output": (
        "--format {value} cần -o TỆP (với nhiều tệp: -o THƯ-MỤC/)",
        "--format {value} needs -o FILE (for several files: -o FOLDER/)",
    ),
    "needs_output_fix": (
        "--fix cần -o TỆP (với nhiều tệp: -o THƯ-MỤC/); tệp gốc không bao giờ bị sửa",
        "--fix needs -o FILE (for several files: -o FOLDER/); your own file is never changed",
    ),
    "one_of_one": (
        "mỗi tệp có một bản {value}; với nhiều tệp hãy ghi -o THƯ-MỤC/",
        "each file has its own {value}; for several files write -o FOLDER/",
    ),
    "what_format": (
        "không rõ ghi {value} theo dạng nào; ghi thêm --format",
        "unknown kind of output: {value}; add --format",
    ),
    "same_file": (
        "{value}: là chính tệp được kiểm tra; hãy ghi ra tệp khác",
        "{value}: the very file that is checked; write to another one",
    ),
    "other_kind": (
        "{value}: chỉ ghi nhận xét vào tệp cùng dạng",
        "{value}: remarks can only be put into a file of the same kind",
    ),
    "not_stdin": (
        "không ghi nhận xét vào dữ liệu vào chuẩn được; hãy ghi tên tệp",
        "remarks cannot be put into standard input; name a file",
    ),
    "changed": (
        "{value}: tệp đã đổi trong lúc kiểm tra; hãy chạy lại",
        "{value}: the file changed while it was checked; run it again",
    ),
    "needs_extra": (
        "cần cài thêm vn-legal-kg[{value}]",
        "this needs the extra vn-legal-kg[{value}]: pip install 'vn-legal-kg[{value}]'",
    ),
    "cannot_fix": (
        "{value}: --fix chỉ sửa tệp .txt, .md, .html và .docx",
        "{value}: --fix sets right .txt, .md, .html and .docx files only",
    ),
    "nothing_to_fix": (
        "{value}: không có gì cần sửa về hình thức",
        "{value}: nothing of form to set right",
    ),
    "fixed": (
        "{path}: đã sửa {count}/{all} chỗ về hình thức",
        "{path}: places of form set right: {count} of {all}",
    ),
    "no_code": ("không có quy tắc nào là “{value}”", "no rule “{value}”"),
    "baseline_written": ("đã ghi {count} phát hiện vào {path}", "wrote {count} findings to {path}"),
    "watching": ("đang theo dõi {path}; Ctrl-C để dừng", "watching {path}; Ctrl-C ends it"),
    "no_settings": ("không có kg.toml", "there is no kg.toml"),
    "not_together": ("{value} không dùng cùng nhau", "{value} do not go together"),
    "one_file": ("chỉ một TỆP ({value})", "one FILE only ({value})"),
    "citation_lacks": ("dữ liệu không có: {what}; bổ sung theo bản gốc", "not known: {what}; add it from the original"),
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
