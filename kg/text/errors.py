"""Why an input cannot be read, in words for people."""

from __future__ import annotations

from kg.base.install import INSTALL
from kg.base.wording import flat

#: Each reason in Vietnamese and English; `{detail}` is filled in where there is one.
REASONS: dict[str, tuple[str, str]] = {
    "missing": ("không có tệp này", "no such file"),
    "folder": ("là thư mục, không phải tệp", "a folder, not a file"),
    "no_input": ("không có dữ liệu vào", "there is no standard input"),
    "system": ("không mở được ({detail})", "cannot be read ({detail})"),
    "empty": ("tệp trống, không có gì để đọc", "empty, there is nothing to read"),
    "reader_ended": (
        "tiến trình đọc tệp này bị dừng giữa chừng, cả khi đọc lại (hết bộ nhớ?)",
        "the process that read it ended, again when it was tried once more (out of memory?)",
    ),
    "too_large": ("lớn hơn {detail} MB, không phải là văn bản", "larger than {detail} MB, which no report is"),
    "binary": ("không phải tệp văn bản (chứa dữ liệu nhị phân)", "not a text file (it holds binary data)"),
    "not_utf8": (
        "không phải văn bản UTF-8 (byte {detail}), cũng không nhận ra chắc chắn TCVN3, VNI hay windows-1258; "
        "hãy lưu lại bằng UTF-8 hoặc .docx",
        "not UTF-8 text (byte {detail}), nor surely TCVN3, VNI or windows-1258; save it as UTF-8 or as .docx",
    ),
    "not_utf16": (
        "văn bản UTF-16 bị hỏng (byte {detail}); hãy lưu lại bằng UTF-8 hoặc .docx",
        "damaged UTF-16 text (byte {detail}); save it as UTF-8 or as .docx",
    ),
    "not_declared": (
        "trang tự khai là {detail} nhưng không phải; hãy lưu lại bằng UTF-8",
        "a page that says it is {detail} and is not; save it as UTF-8",
    ),
    "no_office": (
        "tệp .doc, .odt hoặc .rtf; cài LibreOffice để đọc, hoặc lưu lại thành .docx",
        "a .doc, .odt or .rtf file; install LibreOffice to read it, or save it as .docx",
    ),
    "bad_office": (
        "LibreOffice không đọc được (tệp hỏng hoặc có mật khẩu); hãy lưu lại thành .docx",
        "LibreOffice cannot read it (damaged, or locked with a password); save it as .docx",
    ),
    "web_archive": (
        "trang web lưu trữ (.mht); hãy lưu lại thành .docx hoặc .html",
        "a web archive (.mht); save it as .docx or .html",
    ),
    "old_office": (
        "tệp Office đời cũ không phải văn bản Word, hoặc tệp .doc bị hỏng",
        "an old Office file that is no Word document, or a damaged .doc",
    ),
    "locked_docx": ("tệp Word có mật khẩu; hãy bỏ mật khẩu", "a Word document locked with a password; remove it first"),
    "no_docx": ("tệp nén zip, không phải tài liệu Word", "a zip archive, but not a Word document"),
    "bad_docx": ("tài liệu Word bị hỏng ({detail})", "a damaged Word document ({detail})"),
    "docx_bomb": (
        "tài liệu Word bung ra hơn {detail} MB chữ, không phải là văn bản",
        "a Word document that unpacks to more than {detail} MB, which no report does",
    ),
    "docx_deep": (
        "tài liệu Word lồng nhau hơn {detail} tầng, không phải là văn bản",
        "a Word document nested more than {detail} deep, which no report is",
    ),
    "zip_contents": (
        "tệp nén có mục lục lớn hơn {detail} MB, không phải tài liệu Word",
        "an archive with more than {detail} MB of contents, which no Word document has",
    ),
    "too_slow": (
        "đọc quá {detail} giây chưa xong nên dừng lại",
        "not read within {detail} seconds, given up",
    ),
    "too_long": (
        "tìm và kiểm tra viện dẫn quá {detail} giây chưa xong nên dừng lại",
        "its citations were not found and checked within {detail} seconds, given up",
    ),
    "too_much_memory": (
        "cần nhiều bộ nhớ hơn mức cho phép ({detail} MB) nên dừng lại",
        "needs more memory than is allowed ({detail} MB), given up",
    ),
    "died": (
        "tiến trình đọc tệp này bị hệ thống dừng giữa chừng (thiếu bộ nhớ?)",
        "the process that read it was ended by the system (no memory left?)",
    ),
    "docx_dtd": (
        "tài liệu Word có khai báo DTD, điều Word không bao giờ ghi",
        "a Word document with a document type declaration, which Word never writes",
    ),
    "docx_empty": ("tài liệu Word không có chữ", "a Word document without text"),
    "no_pdf_reader": (
        "tệp PDF; hãy lưu lại thành .docx, hoặc cài thêm để đọc: {install[pdf]}",
        "a PDF; save it as .docx, or install what reads it: {install[pdf]}",
    ),
    "bad_pdf": ("tệp PDF bị hỏng", "a damaged PDF"),
    "locked_pdf": ("tệp PDF có mật khẩu; hãy bỏ mật khẩu", "a PDF locked with a password; remove it first"),
    "no_pages": (
        "không phải thư mục, tệp .zip hay .tar.xz chứa các trang của Bộ pháp điển",
        "neither a folder nor a .zip or .tar.xz with pages of the legal code",
    ),
    "no_texts": (
        "không có văn bản nào trong thư mục (.txt, .docx, .pdf, .html …)",
        "a folder without texts (.txt, .docx, .pdf, .html …)",
    ),
    "tells_nothing": (
        "không phải văn bản đã ban hành có số, không học được gì {detail}",
        "no issued document with a number of its own, nothing to learn {detail}",
    ),
    "nothing_packed": (
        "không có tệp .parquet nào; thư mục chứa văn bản thì hãy gom lại trước bằng kg bulk pack",
        "a folder without .parquet files; one with documents is first made one file by kg bulk pack",
    ),
    "nothing_extracted": (
        "chưa có kết quả nào của kg bulk extract",
        "there is nothing yet that kg bulk extract wrote",
    ),
    "not_ended": (
        "lần kg bulk extract vào đây chưa chạy hết; hãy chạy lại lệnh đó, phần đã đọc không phải đọc lại",
        "the run of kg bulk extract has not come to its end; run it again, what is read is not read anew",
    ),
    "parts_missing": (
        "thiếu {detail} tệp của lần chạy; hãy chạy lại kg bulk extract",
        "files of the run are missing: {detail}; run kg bulk extract again",
    ),
    "bad_run": ("không phải tệp của kg bulk extract ({detail})", "not a file of kg bulk extract ({detail})"),
    "other_folder": (
        "có sẵn thứ khác trong thư mục ({detail}); hãy nêu thư mục mới hoặc trống",
        "a folder with other things in it ({detail}); name a new or an empty one",
    ),
    "bad_archive": ("tệp nén bị hỏng ({detail})", "a damaged archive ({detail})"),
    "archive_path": (
        "tệp nén có đường dẫn ra ngoài ({detail})",
        "an archive with a path that leads outside ({detail})",
    ),
    "archive_link": ("tệp nén có liên kết ({detail}), không phải trang", "an archive with a link in it ({detail})"),
    "archive_bomb": (
        "bung ra quá {detail} MB, không thể là các trang của Bộ pháp điển",
        "unpacks to more than {detail} MB, which pages of the legal code do not",
    ),
    "archive_count": (
        "có hơn {detail} tệp, không thể là các trang của Bộ pháp điển",
        "holds more than {detail} files, which the legal code does not",
    ),
    "link": ("là liên kết, không phải tệp", "a link, not a file"),
    "locked_page": ("trang có mật khẩu", "a page locked with a password"),
    "no_code_page": ("không phải trang của Bộ pháp điển", "not a page of the legal code"),
    "cut_short": ("trang bị cắt cụt, thiếu phần cuối", "a page cut short: its end is missing"),
    "many_pages": ("tệp PDF có hơn {detail} trang", "a PDF of more than {detail} pages"),
    "long_pdf": ("tệp PDF có hơn {detail} triệu ký tự", "a PDF of more than {detail} million characters"),
    "pdf_empty": ("tệp PDF trống, không có chữ", "a PDF without text"),
    "scan": (
        "bản quét, không có lớp chữ; cài Tesseract và tiếng Việt (tesseract-ocr-vie) để nhận dạng",
        "a scan without a text layer; install Tesseract with Vietnamese (tesseract-ocr-vie) to recognise it",
    ),
    "no_folder": ("không có thư mục này", "no such folder"),
    "no_parquet_reader": (
        "tệp Parquet; cài thêm để đọc: {install[parquet]}",
        "a Parquet file; install what reads it: {install[parquet]}",
    ),
    "bad_parquet": ("không phải tệp Parquet, hoặc bị hỏng ({detail})", "not a Parquet file, or damaged ({detail})"),
    "no_column": ("thiếu cột: {detail}", "these columns are missing: {detail}"),
    "unknown_label": (
        "có nhãn quan hệ chưa biết, không thể đoán: {detail}; bổ sung vào data/national_database.json",
        "labels of relations that are not known and must not be guessed: {detail}; see data/national_database.json",
    ),
    "bad_csv": ("không đọc được như bảng CSV từ dòng {detail}", "cannot be read as CSV from line {detail} on"),
    "many_columns": (
        "có {detail} cột, không phải danh mục văn bản",
        "{detail} columns, which no list of documents has",
    ),
    "no_heading": (
        'không nhận ra cột số ký hiệu hay trích yếu; các cột: {detail}; dùng --column symbol="…"',
        'no column is known as symbol or title; the columns are: {detail}; use --column symbol="…"',
    ),
    "no_pack": ("không phải gói cập nhật do kg register pack ghi ra", "not a pack that kg register pack wrote"),
    "other_pack": (
        "gói thuộc phiên bản {detail}, chương trình này chưa đọc được",
        "a pack of version {detail}, which this program does not know",
    ),
    "large_pack": ("gói lớn hơn mức cho phép ({detail} MB)", "a pack larger than is allowed ({detail} MB)"),
    "cut_pack": (
        "gói không nguyên vẹn: bị cắt, bị sửa hoặc không khớp mã băm",
        "a pack that is not whole: cut short, changed, or not of its digest",
    ),
    "bad_pack_line": ("gói có dòng sai, không nhận ({detail})", "a pack with a wrong line, not taken ({detail})"),
    "bad_pack_names": (
        "gói nhắc tới điều không có trong gói hoặc nói hai lần ({detail})",
        "a pack that names what it does not hold, or says something twice ({detail})",
    ),
    "pack_conflict": (
        "gói có nguồn “{detail}” mà kho này đã tự nhập; gỡ nguồn đó trước (kg register remove)",
        "the pack has a source “{detail}” that this store imported itself; remove that first (kg register remove)",
    ),
    "no_verifier": (
        "kiểm chữ ký cần cài thêm: {install[signed]}",
        "to verify a signature, install: {install[signed]}",
    ),
    "bad_key": ("không phải khóa công khai minisign", "not a public key of minisign"),
    "no_signature": ("thiếu chữ ký ({detail})", "the signature is missing ({detail})"),
    "bad_signature": ("chữ ký không đúng ({detail})", "the signature is wrong ({detail})"),
    "web_failed": ("không tải được ({detail})", "cannot be fetched ({detail})"),
    "fetch_shape": (
        "máy chủ trả lời khác dạng đã biết ({detail}); dừng, những gì đã tải vẫn còn",
        "the server's answer is not of the form that is known ({detail}); stopped, what came is kept",
    ),
    "fetch_order": (
        "danh sách không xếp theo ngày ban hành ({detail}); dừng, những gì đã tải vẫn còn",
        "the listing is not in the order of the days of issue ({detail}); stopped, what came is kept",
    ),
    "fetch_captcha": (
        "máy chủ trả về trang web (có thể đòi mã xác nhận), không phải JSON; dừng, chạy lại sau để tải tiếp",
        "the server sent a web page (perhaps a captcha) and not JSON; stopped, run it again later to go on",
    ),
    "fetch_robots": ("robots.txt không cho phép {detail}", "robots.txt forbids {detail}"),
    "fetch_refused": ("máy chủ từ chối (HTTP {detail})", "the server refuses (HTTP {detail})"),
    "fetch_busy": (
        "máy chủ bận, yêu cầu đợi {detail} giây; chạy lại sau để tải tiếp",
        "the server is busy and asks to wait {detail} s; run it again later to go on",
    ),
    "fetch_folder": ("{detail} không phải do lệnh này ghi", "{detail} was not written by this command"),
    "no_answers": (
        "không phải tệp .json, .jsonl, .zip hay thư mục chứa câu trả lời của cơ sở dữ liệu quốc gia",
        "neither a .json, .jsonl or .zip nor a folder with answers of the national database",
    ),
    "no_issuer": (
        "không nêu cơ quan ban hành, số này nơi nào cũng có ({detail})",
        "without an issuer, and every office has such a number ({detail})",
    ),
    "vbpl_shape": (
        "không đúng dạng câu trả lời đã biết của cơ sở dữ liệu quốc gia ({detail})",
        "not an answer of the national database in the form that is known ({detail})",
    ),
    "vbpl_failed": ("câu trả lời báo lỗi ({detail})", "an answer that reports an error ({detail})"),
    "vbpl_page": (
        "là trang web, không phải JSON (có thể là trang mã xác nhận)",
        "a web page and not JSON (perhaps one that asks for a captcha)",
    ),
    "vbpl_relation": (
        "số quan hệ chưa biết, không đoán ({detail})",
        "a number of relation that is not known and not guessed ({detail})",
    ),
    "bad_json": ("không phải JSON ({detail})", "not JSON ({detail})"),
    "not_utf8_json": ("không phải UTF-8 (byte {detail})", "not UTF-8 (byte {detail})"),
    "no_workbook_reader": (
        "bảng tính; hãy lưu lại thành .csv, hoặc cài thêm để đọc: {install[xlsx]}",
        "a workbook; save it as .csv, or install what reads it: {install[xlsx]}",
    ),
    "bad_workbook": ("bảng tính bị hỏng hoặc quá lớn", "a workbook that is damaged or too large"),
    "locked_workbook": ("bảng tính có mật khẩu; hãy bỏ mật khẩu", "a workbook locked with a password; remove it first"),
    "no_journal": (
        "không phải tệp mà kg check --resume ghi ra",
        "not a file that kg check --resume wrote",
    ),
    "no_review": (
        "không phải bảng do kg review -o TÊN.xlsx ghi ra, hoặc các cột ẩn đã bị xóa",
        "not a workbook that kg review -o NAME.xlsx wrote, or its hidden columns were deleted",
    ),
    "bad_decision": (
        "quyết định không có trong danh sách chọn ({detail})",
        "a decision that is none of those to choose ({detail})",
    ),
    "nothing_proposed": (
        "đồng ý với dòng không có đề xuất nào; hãy chọn tình trạng",
        "agreed to a row that proposes nothing; choose a state",
    ),
    "no_list_heading": (
        "không nhận ra dòng tiêu đề trong 20 dòng đầu của trang tính, bỏ qua cả trang",
        "no row of headings among the first 20 of the sheet, all of it was left out",
    ),
    "bad_delimiter": ("dấu phân cách phải là một ký tự: {detail}", "the delimiter must be one character: {detail}"),
    "bad_config": ("không phải cấu hình TOML dùng được ({detail})", "not a usable TOML configuration ({detail})"),
    "nothing_taken": (
        "không có dòng nào nhận được, kho giữ nguyên ({detail})",
        "nothing in it can be taken, the store stays as it was ({detail})",
    ),
    "no_rdf_format": (
        "không nhận ra dạng RDF; các dạng: {detail}; với dữ liệu vào chuẩn, ghi thêm --input-format",
        "not known as RDF by its suffix; known are {detail}; for standard input, give --input-format",
    ),
    "exchange_suffix": (
        "không rõ dạng tệp theo đuôi “{detail}”; các đuôi đọc được: ttl nt nq trig jsonld rdf graphml gexf csv parquet",
        "unknown suffix “{detail}”; known are ttl nt nq trig jsonld rdf graphml gexf csv parquet",
    ),
    "bad_exchange": ("tệp bị hỏng hoặc không đúng dạng ({detail})", "damaged, or not of this format ({detail})"),
    "foreign_exchange": (
        "không phải tệp do kg export ghi ra; danh mục văn bản thì dùng kg register import",
        "not a file that kg export wrote; for a list of documents use kg register import",
    ),
    "other_exchange": (
        "do một phiên bản kg khác ghi (dạng {detail}); hãy dùng cùng phiên bản kg",
        "written by another version of kg (form {detail}); use the same version of kg",
    ),
    "cut_exchange": (
        "tệp không nguyên vẹn: bị cắt, thiếu dòng hoặc ghép từ nhiều tệp",
        "not whole: cut short, with lines missing, or put together from several files",
    ),
    "bad_record": ("có chỗ sai, không nhận ({detail})", "something in it is wrong, so nothing is taken ({detail})"),
    "no_rdf_reader": (
        "tệp RDF; cài thêm để đọc: {install[rdf]}",
        "an RDF file; install what reads it: {install[rdf]}",
    ),
    "no_shacl": (
        "kiểm tra bằng SHACL cần cài thêm: {install[rdf]}",
        "to validate with SHACL, install: {install[rdf]}",
    ),
    "bad_rdf": ("không đọc được dưới dạng {detail}", "cannot be read as {detail}"),
    "remote_context": (
        "JSON-LD dùng @context nằm ở nơi khác, mà lệnh này không tải gì về; hãy ghi @context vào tệp",
        "JSON-LD with an @context that lies elsewhere, and nothing is fetched; write the @context into the file",
    ),
    "large_graph": (
        "có hơn {detail} triệu bộ ba, quá sức chứa của bộ nhớ",
        "more than {detail} million triples, too many to hold in memory",
    ),
    "large_store": (
        "kho có hơn {detail} triệu bộ ba, quá sức chứa của bộ nhớ nên không kiểm tra được cả kho",
        "a store of more than {detail} million triples, too many to hold in memory and so to validate as a whole",
    ),
    "no_documents": (
        "không có văn bản nào theo bản thể học này để kiểm tra",
        "holds no document of this ontology to validate",
    ),
    "scan_blank": ("bản quét không nhận ra chữ nào", "a scan in which no text was recognised"),
    "long_scan": ("bản quét có hơn {detail} trang", "a scan of more than {detail} pages"),
    "bad_image": ("tệp ảnh bị hỏng hoặc quá lớn", "a picture that is damaged or too large"),
    # why a row of a list is not taken
    "no_symbol": ("không có số ký hiệu và trích yếu", "neither symbol nor title"),
    "no_type": ("không rõ loại văn bản", "the type of document is not told"),
    "bad_type": ("không có loại văn bản này", "no such type of document"),
    "bad_day": ("không phải là ngày", "not a day"),
    "bad_year": ("không phải là năm", "not a year"),
    "too_many_cells": ("nhiều ô hơn số cột", "more cells than columns"),
    "unread_number": (
        "ô số ký hiệu là một câu, không rõ văn bản nào",
        "a sentence where the number should be, and not clear which document it means",
    ),
    "sub_heading": ("dòng tiêu đề phân nhóm", "a heading among the rows"),
    "duplicate": ("quan hệ lặp lại", "a relation once more"),
    "unknown_document": ("quan hệ với văn bản không có trong tệp", "a relation to a document not in the file"),
    "self_relation": ("quan hệ của văn bản với chính nó", "a relation of a document to itself"),
    "vague_relation": ("nhãn quan hệ không nói rõ quan hệ gì", "a label that does not say which relation"),
}


def reason_text(reason: str, lang: str, detail: str = "…") -> str:
    """A reason of `REASONS` in words."""
    return REASONS[reason][lang != "vi"].replace(" ({detail})", "").format(detail=detail, install=INSTALL)


#: Reasons whose detail is what a library or the system says.
_OF_LIBRARIES = frozenset((
    "system", "web_failed", "bad_docx", "bad_config", "bad_parquet", "bad_run", "bad_exchange", "bad_record", "bad_rdf",
    "bad_json",
))  # fmt: skip


class UnreadableError(Exception):
    """The input cannot be read as a text. `str()` is one clear English line; `message("vi")` says it in Vietnamese.

    `reason` is a key of `REASONS`, `path` the file ("-" is standard input; readers of bytes leave it empty).
    """

    def __init__(self, reason: str, detail: object = "", path: str = "") -> None:
        super().__init__(reason, detail, path)
        self.reason, self.detail, self.path = reason, str(detail), path

    def message(self, lang: str = "en") -> str:
        """The file and what is the matter with it, in one line: what is quoted of the input, or of the names of files,
        breaks no line and commands no terminal."""
        detail = flat(self.detail)
        if lang == "vi" and self.reason in _OF_LIBRARIES:
            from kg.base.complaints import complaint_text

            detail = complaint_text(detail, lang)
        text = REASONS[self.reason][lang != "vi"].format(detail=detail, install=INSTALL)
        path = self.path if self.path.isprintable() else flat(self.path)
        return f"{path}: {text}" if path else text

    def __str__(self) -> str:
        return self.message()
