"""Every word on a page, in Vietnamese and English, and the marks that stand beside colours."""

from __future__ import annotations

from datetime import date

from kg.base.law_words import LAW_WORDS

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


WORDS: dict[str, dict[str, str]] = LAW_WORDS | {
    "title": {"vi": "Mạng lưới văn bản", "en": "Network of documents"},
    "everything": {"vi": "Tất cả văn bản đã đọc", "en": "Everything that was read"},
    "heading_map": {
        "vi": "Mọi văn bản đã biết, theo ngày và cấp ban hành",
        "en": "All known documents, by date and level",
    },
    "legend_day": {"vi": "vạch đứng: ngày đang xét hiệu lực", "en": "upright line: the day of validity"},
    "legend_size": {
        "vi": "Dấu càng to, văn bản càng có nhiều quan hệ.",
        "en": "The larger the mark, the more relations a document has.",
    },
    "title_chain": {"vi": "Chuỗi căn cứ", "en": "What it rests on"},
    "title_chain_down": {"vi": "Văn bản dựa trên văn bản này", "en": "What rests on it"},
    "title_diagram": {"vi": "Lược đồ", "en": "Diagram"},
    "title_map": {"vi": "Toàn cảnh văn bản", "en": "Map of documents"},
    "counts_cut": {"vi": "còn nữa, không vẽ hết", "en": "there are more, not all are drawn"},
    "counts_gaps": {
        "vi": "{documents} văn bản, {links} quan hệ; {gaps} cấp chưa thấy văn bản (ô trống ∅)",
        "en": "Documents: {documents}. Relations: {links}. Levels with no known document (empty boxes ∅): {gaps}",
    },
    "day": {"vi": "Hiệu lực tại ngày", "en": "Validity on"},
    "day_form": {"vi": "ngày/tháng/năm", "en": "day/month/year"},
    "day_slide": {"vi": "Kéo để đổi ngày xét hiệu lực", "en": "Slide to change the day of validity"},
    "day_own": {"vi": "Ngày ban đầu", "en": "First day"},
    "day_report": {"vi": "Ngày báo cáo", "en": "Day of the report"},
    "day_today": {"vi": "Hôm nay", "en": "Today"},
    "as_of_day": {"vi": "Hiệu lực tại ngày {day}", "en": "Validity on {day}"},
    "save": {"vi": "Lưu", "en": "Save"},
    "save_png": {"vi": "Lưu hình PNG", "en": "Save as PNG picture"},
    "save_svg": {"vi": "Lưu hình SVG (phóng to không vỡ, dán vào Word)", "en": "Save as SVG picture (sharp, for Word)"},
    "save_csv": {"vi": "Lưu bảng văn bản CSV (mở bằng Excel)", "en": "Save the documents as CSV (opens in Excel)"},
    "legend_filter": {"vi": "Bỏ dấu chọn để ẩn khỏi hình và bảng.", "en": "Untick to hide from picture and tables."},
    "shaky": {
        "vi": "dựa trên văn bản đã hết hiệu lực",
        "en": "rests on a document that is no longer in force",
    },
    "rests_on": {
        "vi": "⚠ Dựa trên văn bản đã hết hiệu lực: {names}",
        "en": "⚠ Rests on what is no longer in force: {names}",
    },
    "perhaps_on": {
        "vi": "⚠ Có thể dựa trên văn bản đã hết hiệu lực (suy ra): {names}",
        "en": "⚠ May rest on what is no longer in force (inferred): {names}",
    },
    "in_text": {"vi": "Được nêu {count} lần trong bài", "en": "Named in the text: {count}"},
    "text": {"vi": "Văn bản đã đọc", "en": "The text that was read"},
    "text_help": {"vi": "Bấm vào chỗ viện dẫn để thấy ô của nó trong hình.", "en": "Click a citation to see its box."},
    "folded_open": {"vi": "Mở ra trong hình", "en": "Open in the picture"},
    "folded_close": {"vi": "Gộp lại", "en": "Fold again"},
    "rows_seen": {
        "vi": "Hàng {from}–{to} trong {count}, theo phần đang thấy trong hình.",
        "en": "Rows {from}–{to} of {count}, of what is in sight in the picture.",
    },
    "rows_of": {"vi": "Hàng {from}–{to} trong {count}.", "en": "Rows {from}–{to} of {count}."},
    "rows_found": {
        "vi": "Hàng {from}–{to} trong {count}, theo lời tìm “{query}”.",
        "en": "Rows {from}–{to} of {count}, of what was found for “{query}”.",
    },
    "rows_most": {
        "vi": "Bảng chỉ lấy {most} hàng; phóng to hoặc tìm để thu hẹp.",
        "en": "The table holds {most} rows at most; zoom in or search for fewer.",
    },
    "rows_none": {"vi": "Không có hàng nào.", "en": "No rows."},
    "page_before": {"vi": "‹ Trang trước", "en": "‹ Page before"},
    "page_after": {"vi": "Trang sau ›", "en": "Next page ›"},
    "moves_on": {
        "vi": "Bấm một văn bản để chuyển sang lược đồ của nó.",
        "en": "Click a document to move on to its diagram.",
    },
    "no_diagram": {
        "vi": "Trang này không có lược đồ của văn bản ấy; tạo bằng: kg viz … --view diagram",
        "en": "This page holds no diagram of that document; make one with: kg viz … --view diagram",
    },
    "gap_name": {"vi": "{expected}: chưa thấy văn bản", "en": "{expected}: no document known"},
    "gap_kind": {"vi": "chưa thấy {kind}", "en": "no {kind} known"},
    "gap_box": {"vi": "chưa có trong dữ liệu", "en": "not in the data"},
    "gap_hint": {
        "vi": "Cấp này phải có văn bản triển khai nhưng chưa thấy trong dữ liệu; không có nghĩa là không tồn tại.",
        "en": "This level should have acted, but no document is known here; that does not mean that there is none.",
    },
    "gap_rule": {"vi": "suy ra: cấp này phải có văn bản", "en": "inferred: this level should have acted"},
    "family_gap": {"vi": "ô trống: cấp chưa thấy văn bản", "en": "empty box: a level with no known document"},
    "as_of": {"vi": "Hiệu lực tính tại ngày {day}", "en": "Validity as of {day}"},
    "counts": {
        "vi": "{documents} văn bản, {links} quan hệ",
        "en": "Documents: {documents}. Relations: {links}",
    },
    "counts_folded": {
        "vi": "{documents} văn bản, {links} quan hệ; {folded} văn bản khác được gộp",
        "en": "Documents: {documents}. Relations: {links}. Folded away: {folded}",
    },
    "noscript": {
        "vi": "Trình duyệt đang tắt JavaScript nên không vẽ được hình; các bảng dưới đây có đủ dữ liệu.",
        "en": "JavaScript is off, so the picture cannot be drawn; the tables below hold all the data.",
    },
    "search": {"vi": "Tìm văn bản", "en": "Find a document"},
    "search_hint": {
        "vi": "số, tên, cơ quan; không cần dấu (phím /)",
        "en": "number, title, issuer; accents optional (key /)",
    },
    "search_none": {"vi": "Không tìm thấy trong hình này", "en": "Nothing found in this picture"},
    "search_found": {"vi": "Tìm thấy: {count}", "en": "Found: {count}"},
    "zoom_in": {"vi": "Phóng to", "en": "Zoom in"},
    "zoom_out": {"vi": "Thu nhỏ", "en": "Zoom out"},
    "fit": {"vi": "Xem toàn bộ", "en": "Show all"},
    "to_table": {"vi": "Xem dạng bảng", "en": "See as a table"},
    "picture_help": {
        "vi": "Kéo để di chuyển, lăn chuột để phóng to. Bàn phím: mũi tên đi từ ô này sang ô khác, "
        "Enter đọc chi tiết, Esc bỏ chọn.",
        "en": "Drag to move, turn the wheel to zoom. Keyboard: arrows go from box to box, "
        "Enter reads the details, Esc lets go.",
    },
    "details": {"vi": "Chi tiết", "en": "Details"},
    "panel_empty": {
        "vi": "Bấm vào một ô để xem văn bản đó là gì, còn hiệu lực không, và câu nào nêu quan hệ của nó.",
        "en": "Click a box to see what the document is, whether it is in force, and the sentences on it.",
    },
    "legend": {"vi": "Chú thích", "en": "Legend"},
    "legend_types": {"vi": "Loại văn bản", "en": "Kind of document"},
    "legend_states": {"vi": "Hiệu lực", "en": "Validity"},
    "legend_lines": {"vi": "Quan hệ", "en": "Relations"},
    "legend_arrow": {
        "vi": "Mũi tên đi từ văn bản có câu nêu đến văn bản được nêu",
        "en": "The arrow runs from the document that acts to the one acted on",
    },
    "legend_unknown": {
        "vi": "“Chưa rõ” nghĩa là danh mục chưa có thông tin, không phải là hết hiệu lực.",
        "en": "“Unknown” means that the register has no information, not that the document is invalid.",
    },
    "line_basis": {"vi": "dựa trên, triển khai", "en": "rests on, implements"},
    "line_change": {"vi": "sửa đổi, thay thế, bãi bỏ", "en": "amends, replaces, repeals"},
    "line_cite": {"vi": "viện dẫn", "en": "cites"},
    "stated": {"vi": "nêu rõ trong văn bản", "en": "stated in the text"},
    "inferred": {"vi": "suy ra, văn bản không nêu", "en": "inferred, not stated"},
    "focus": {"vi": "ô đang xem (viền đậm)", "en": "the box in focus (thick border)"},
    "column_document": {"vi": "Văn bản", "en": "Document"},
    "column_type": {"vi": "Loại", "en": "Type"},
    "column_title": {"vi": "Trích yếu", "en": "Title"},
    "column_issuer": {"vi": "Cơ quan ban hành", "en": "Issuer"},
    "column_level": {"vi": "Cấp", "en": "Level"},
    "column_issued": {"vi": "Ngày ban hành", "en": "Issued"},
    "column_state": {"vi": "Hiệu lực", "en": "Validity"},
    "column_state_source": {"vi": "Nguồn về hiệu lực", "en": "Source of validity"},
    "column_from": {"vi": "Từ văn bản", "en": "From"},
    "column_relation": {"vi": "Quan hệ", "en": "Relation"},
    "column_to": {"vi": "Đến văn bản", "en": "To"},
    "column_basis": {"vi": "Cách biết", "en": "Basis"},
    "column_quote": {"vi": "Câu trích", "en": "Quoted sentence"},
    "column_stated_in": {"vi": "Nêu trong", "en": "Stated in"},
    "documents": {"vi": "Bảng văn bản", "en": "Table of documents"},
    "relations": {"vi": "Bảng quan hệ", "en": "Table of relations"},
    "copy": {"vi": "Chép bảng (dán vào Excel)", "en": "Copy the table (paste into Excel)"},
    "print_too": {"vi": "in kèm bảng này", "en": "print this table too"},
    "copied": {"vi": "Đã chép", "en": "Copied"},
    "fact_certainty": {"vi": "Mức chắc chắn", "en": "Certainty"},
    "fact_since": {"vi": "Từ ngày", "en": "Since"},
    "fact_looked_at": {"vi": "Đối chiếu lần cuối", "en": "Last looked at"},
    "fact_amended": {"vi": "Từ đó được sửa đổi hoặc bãi bỏ một phần bởi", "en": "Amended or ended in part since, by"},
    "fact_moved_by": {"vi": "Ngày do văn bản này dời", "en": "Day moved by"},
    "fact_by": {"vi": "Theo văn bản", "en": "By"},
    "fact_note": {"vi": "Ghi chú", "en": "Note"},
    "fact_against": {"vi": "Đối chiếu với", "en": "Compare"},
    "fact_origin": {"vi": "Biết từ", "en": "Known from"},
    "fact_members": {"vi": "Gồm", "en": "Holds"},
    "and_more": {"vi": "và {count} văn bản khác", "en": "and {count} more"},
    "folded_box": {"vi": "văn bản không vẽ riêng", "en": "documents not drawn one by one"},
    "out_links": {"vi": "Văn bản này", "en": "This document"},
    "in_links": {"vi": "Văn bản khác nói đến văn bản này", "en": "Others on this document"},
    "no_links": {"vi": "Không có quan hệ nào trong hình này.", "en": "No relations in this picture."},
    "no_quote": {"vi": "không có câu trích", "en": "no quotation"},
    "in_part": {"vi": "một phần", "en": "in part"},
    "rule": {"vi": "Quy tắc", "en": "Rule"},
    "times": {"vi": "{count} quan hệ", "en": "{count} relations"},
    "unknown": {"vi": "chưa rõ", "en": "unknown"},
    "strip_central": {"vi": "Trung ương", "en": "Central"},
    "strip_ministry": {"vi": "Bộ, ngành", "en": "Ministry"},
    "strip_province": {"vi": "Cấp tỉnh", "en": "Province"},
    "strip_district": {"vi": "Cấp huyện\n(trước 01/7/2025)", "en": "District\n(before 1 Jul 2025)"},
    "strip_commune": {"vi": "Cấp xã", "en": "Commune"},
    "strip_unknown": {"vi": "Chưa rõ cấp", "en": "Unknown level"},
    "strip_report": {"vi": "Báo cáo", "en": "Reports"},
    "undated": {"vi": "chưa rõ ngày", "en": "undated"},
    "loading": {"vi": "đang mở…", "en": "opening…"},
    "family_law": {"vi": "Hiến pháp, luật, pháp lệnh", "en": "Constitution, laws, ordinances"},
    "family_decree": {"vi": "Nghị định", "en": "Decrees"},
    "family_resolution": {"vi": "Nghị quyết, kết luận", "en": "Resolutions, conclusions"},
    "family_circular": {"vi": "Thông tư", "en": "Circulars"},
    "family_decision": {"vi": "Quyết định, chỉ thị, quy định", "en": "Decisions, directives, rules"},
    "family_plan": {"vi": "Kế hoạch, chương trình, đề án", "en": "Plans, programmes, schemes"},
    "family_letter": {"vi": "Công văn, thông báo, khác", "en": "Letters, notices, other"},
    "family_report": {"vi": "Báo cáo", "en": "Reports"},
    "family_folded": {"vi": "+số: nhiều văn bản gộp một ô", "en": "+number: several documents in one box"},
}


def word(key: str, lang: str, **values: object) -> str:
    """The word `key` in `lang`, with its blanks filled. Raises KeyError if there is none."""
    text = WORDS[key][lang]
    return text.format(**values) if values else text


def day_text(day: date, lang: str) -> str:
    """A day as people write it: 14/08/2023 in Vietnamese, 14 Aug 2023 in English, whatever the locale."""
    if lang == "vi":
        return f"{day:%d/%m/%Y}"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
