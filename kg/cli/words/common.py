"""The words of the commands, in Vietnamese and English."""

from __future__ import annotations

from kg.base.status_words import STATUS_WORDS
from kg.base.wording import Wording

say = Wording(STATUS_WORDS | {
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
    "issued": ("Ban hành", "Issued"),
    "effective": ("Có hiệu lực", "Effective"),
    "in_its_words": ("Nguyên văn", "In its words"),
    "part_effective": ("Một phần từ", "In part from"),
    "issuer": ("Cơ quan ban hành", "Issuer"),
    "title": ("Trích yếu", "Title"),
    "source": ("Nguồn", "Source"),
    "unknown": ("chưa rõ", "unknown"),
    "earliest": (
        "không sớm hơn ngày {day}, trừ trình tự, thủ tục rút gọn",
        "no sooner than {day}, but for the shortened procedure",
    ),
    "begun": (
        "chậm nhất từ ngày {day}, ngày văn bản này {relation} {target}",
        "no later than {day}, the day on which it {relation} {target}",
    ),
    "day_before_issue": (
        "nguồn ghi ngày {day}, trước ngày ban hành: ngày sai, không dùng",
        "the source gives {day}, before the day of issue: a fault of the source, not used",
    ),
    "more": ("… và {count} văn bản khác", "… and {count} more"),
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
    "needs_file": ("{form} cần một tệp: thêm -o TÊN.{form}", "{form} needs a file: add -o NAME.{form}"),
    "unknown_suffix": (
        "{name}: không rõ ghi theo dạng nào; các đuôi tệp được biết: {known}",
        "{name}: unknown kind of file; the known suffixes are: {known}",
    ),
    "no_citations": ("Không thấy viện dẫn nào.", "No citations found."),
    "ingested": ("{path}: {citations} viện dẫn, {edges} quan hệ", "{path}: citations {citations}, relations {edges}"),
    "failed": ("Không đọc được {count} tệp:", "Could not be read: {count}"),
    "ingest_sum": (
        "{files} tệp đã đọc: {new} mới hoặc đã đổi, {same} không đổi.",
        "Files read: {files}; new or changed {new}, unchanged {same}.",
    ),
    "pace": ("{rate} văn bản/giây", "{rate} texts/s"),
    "unplaced": (
        "{office}: nhiều nơi mang tên này (hoặc danh mục đơn vị hành chính không có) và văn bản không cho biết là nơi "
        "nào; kho giữ riêng, không gộp với cơ quan cùng tên trong văn bản khác",
        "{office}: several places bear that name (or none in the lists of places) and the text does not tell which; it "
        "is kept apart from offices of that name in other texts",
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
    "fix_by_hand": (
        "{path}: {count} chỗ phải sửa tay, vì đổi chữ hoặc chữ số: {places}",
        "{path}: to be set right by hand, for letters or figures change, {count}: {places}",
    ),
    "baseline_written": ("đã ghi {count} phát hiện vào {path}", "wrote {count} findings to {path}"),
    "resume_tables": (
        "--resume ghi ra bảng: -o TÊN.xlsx hoặc TÊN.csv, hoặc không có -o",
        "--resume writes a table: -o NAME.xlsx or NAME.csv, or no -o",
    ),
    "resumed": (
        "{count} trong {all} tệp đã kiểm tra xong từ lần trước",
        "files checked before and not again: {count} of {all}",
    ),
    "check_kept": (
        "{files} trong {all} tệp đã kiểm tra xong và được giữ lại, chạy lại lệnh này để làm tiếp",
        "files checked and kept: {files} of {all}, run the same command to go on",
    ),
    "folder_sum": (
        "{files} tệp, {citations} viện dẫn: {errors} lỗi, {warnings} chỗ cần xem, {notes} ghi chú; "
        "{faulty} tệp có lỗi hoặc chỗ cần xem.",
        "Files: {files}, citations: {citations}; errors {errors}, warnings {warnings}, notes {notes}; "
        "files with errors or warnings: {faulty}.",
    ),
    "watching": ("đang theo dõi {path}; Ctrl-C để dừng", "watching {path}; Ctrl-C ends it"),
    "no_settings": ("không có kg.toml", "there is no kg.toml"),
    "not_together": ("{value} không dùng cùng nhau", "{value} do not go together"),
    "one_file": ("chỉ một TỆP ({value})", "one FILE only ({value})"),
    "citation_lacks": ("dữ liệu không có: {what}; bổ sung theo bản gốc", "not known: {what}; add it from the original"),
    "no_rule": ("không có quy tắc {code}; các quy tắc: {codes}", "no rule {code}; the rules are: {codes}"),
})  # fmt: skip
