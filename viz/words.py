"""Every word on a page, in Vietnamese and English, and the marks that stand beside colours."""

from __future__ import annotations

from datetime import date

from kg.model import State

LANGUAGES = ("vi", "en")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

#: A mark that reads without colour, and short and long words, for each state.
STATES: dict[State, dict[str, str]] = {
    "in_force": {"mark": "✔", "vi": "còn hiệu lực", "en": "in force"},
    "not_yet_in_force": {"mark": "◔", "vi": "chưa có hiệu lực", "en": "not yet in force"},
    "partly_repealed": {"mark": "◐", "vi": "hết hiệu lực một phần", "en": "partly repealed"},
    "suspended": {"mark": "‖", "vi": "ngưng hiệu lực", "en": "suspended"},
    "replaced": {"mark": "✖", "vi": "hết hiệu lực, bị thay thế", "en": "replaced"},
    "repealed": {"mark": "✖", "vi": "hết hiệu lực, bị bãi bỏ", "en": "repealed"},
    "expired": {"mark": "✖", "vi": "hết hiệu lực", "en": "expired"},
    "lapsed_with_parent": {
        "mark": "✖",
        "vi": "hết hiệu lực theo văn bản gốc",
        "en": "lapsed with its parent",
    },
    "probably_lapsed": {"mark": "✖?", "vi": "có thể đã hết hiệu lực", "en": "probably lapsed"},
    "unknown": {"mark": "?", "vi": "chưa rõ hiệu lực", "en": "validity unknown"},
}

#: Relation read from its source to its target, and the other way round.
RELATIONS: dict[str, dict[str, tuple[str, str]]] = {
    "implements": {
        "vi": ("triển khai", "được triển khai bởi"),
        "en": ("implements", "is implemented by"),
    },
    "issued_by": {"vi": ("do cơ quan ban hành", "ban hành"), "en": ("is issued by", "issued")},
    "cites": {"vi": ("viện dẫn", "được viện dẫn trong"), "en": ("cites", "is cited in")},
    "based_on": {"vi": ("căn cứ", "là căn cứ của"), "en": ("is based on", "is the basis of")},
    "details": {
        "vi": ("quy định chi tiết", "được quy định chi tiết bởi"),
        "en": ("details", "is detailed by"),
    },
    "guides": {"vi": ("hướng dẫn", "được hướng dẫn bởi"), "en": ("guides", "is guided by")},
    "amends": {"vi": ("sửa đổi", "được sửa đổi bởi"), "en": ("amends", "is amended by")},
    "supplements": {"vi": ("bổ sung", "được bổ sung bởi"), "en": ("supplements", "is supplemented by")},
    "replaces": {"vi": ("thay thế", "bị thay thế bởi"), "en": ("replaces", "is replaced by")},
    "repeals": {"vi": ("bãi bỏ", "bị bãi bỏ bởi"), "en": ("repeals", "is repealed by")},
    "suspends": {"vi": ("ngưng hiệu lực", "bị ngưng hiệu lực bởi"), "en": ("suspends", "is suspended by")},
    "corrects": {"vi": ("đính chính", "được đính chính bởi"), "en": ("corrects", "is corrected by")},
    "consolidates": {"vi": ("hợp nhất", "được hợp nhất trong"), "en": ("consolidates", "is consolidated in")},
    "issues": {"vi": ("ban hành kèm theo", "được ban hành kèm theo"), "en": ("issues", "is issued with")},
    "submits": {"vi": ("trình", "được trình bởi"), "en": ("submits", "is submitted by")},
}

WORDS: dict[str, dict[str, str]] = {
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
    "rule_same_subject": {
        "vi": "cấp trên, cùng nội dung, cùng thời kỳ",
        "en": "authority above, same subject, same period",
    },
    "rule_own_council": {
        "vi": "nghị quyết của HĐND cùng cấp, cùng nội dung",
        "en": "resolution of its own council, same subject",
    },
    "rule_details_law": {
        "vi": "trích yếu nêu nội dung của luật mà nghị định này quy định chi tiết",
        "en": "its title has the subject of the law that this decree details",
    },
    "rule_names_law": {"vi": "trích yếu nêu nội dung của luật này", "en": "its title has the subject of this law"},
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
    "fact_by": {"vi": "Theo văn bản", "en": "By"},
    "fact_note": {"vi": "Ghi chú", "en": "Note"},
    "fact_against": {"vi": "Đối chiếu với", "en": "Compare"},
    "note_not_yet_issued": {"vi": "chưa ban hành vào ngày này", "en": "not yet issued on this day"},
    "note_not_yet_effective": {
        "vi": "đã ban hành, chưa đến ngày có hiệu lực",
        "en": "issued, not yet effective",
    },
    "note_days_disagree": {
        "vi": "các nguồn ghi ngày ban hành và ngày hiệu lực không khớp nhau",
        "en": "the sources' days of issue and of effect do not fit",
    },
    "note_conflict_codified": {
        "vi": "có nguồn ghi hết hiệu lực, nguồn khác vẫn còn giữ văn bản này",
        "en": "one source ends it, another still holds it",
    },
    "note_sources_disagree": {"vi": "các nguồn nói khác nhau", "en": "the sources disagree"},
    "note_day_of_end_unknown": {
        "vi": "chưa rõ ngày hết hiệu lực",
        "en": "the day of its end is not known",
    },
    "note_lapsed_with_parent": {
        "vi": "hết hiệu lực cùng văn bản mà nó quy định chi tiết hoặc hướng dẫn",
        "en": "lapsed with the document that it details or guides",
    },
    "note_ends_later": {
        "vi": "văn bản làm hết hiệu lực đã ban hành, nhưng chưa đến ngày hết hiệu lực",
        "en": "the act that ends it had been issued, but the day of the end had not come",
    },
    "note_effect_unknown": {"vi": "chưa rõ ngày có hiệu lực", "en": "the day of effect is not known"},
    "note_last_seen": {
        "vi": "còn trong nguồn này ở lần đối chiếu gần nhất; sau đó chưa rõ",
        "en": "still in this source when it was last seen; unknown after that",
    },
    "note_earliest_effect": {
        "vi": "chưa rõ ngày có hiệu lực; theo quy định chung thì chưa thể có hiệu lực, trừ khi ban hành theo trình tự, "
        "thủ tục rút gọn",
        "en": "the day of effect is not known; by the general rule it cannot have come yet, unless the document was "
        "made by the shortened procedure",
    },
    "note_suspension_over": {
        "vi": "văn bản ngưng hiệu lực đã hết hiệu lực; chưa rõ hiệu lực sau đó",
        "en": "what suspended it has ended; what holds since is not known",
    },
    "note_dropped_from_code": {
        "vi": "không còn trong Bộ pháp điển",
        "en": "no longer in the official code",
    },
    "note_no_end_known": {
        "vi": "không nguồn nào ghi là đã hết hiệu lực",
        "en": "no source says that it has ended",
    },
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
    "level_central": {"vi": "Trung ương", "en": "Central"},
    "level_ministry": {"vi": "Bộ, ngành", "en": "Ministries"},
    "level_province": {"vi": "Tỉnh, thành phố trực thuộc trung ương", "en": "Province"},
    "level_district": {"vi": "Huyện, quận, thị xã, thành phố thuộc tỉnh", "en": "District"},
    "level_commune": {"vi": "Xã, phường, thị trấn", "en": "Commune, ward"},
    "level_unknown": {"vi": "Chưa rõ cấp", "en": "Level unknown"},
    "level_report": {"vi": "Báo cáo", "en": "Reports"},
    "strip_central": {"vi": "Trung ương", "en": "Central"},
    "strip_ministry": {"vi": "Bộ, ngành", "en": "Ministry"},
    "strip_province": {"vi": "Cấp tỉnh", "en": "Province"},
    "strip_district": {"vi": "Cấp huyện\n(trước 01/7/2025)", "en": "District\n(before 1 Jul 2025)"},
    "strip_commune": {"vi": "Cấp xã", "en": "Commune"},
    "strip_unknown": {"vi": "Chưa rõ cấp", "en": "Unknown level"},
    "strip_report": {"vi": "Báo cáo", "en": "Reports"},
    "undated": {"vi": "chưa rõ ngày", "en": "undated"},
    "loading": {"vi": "đang mở…", "en": "opening…"},
    "origin_register": {"vi": "danh mục kèm theo chương trình", "en": "the shipped register"},
    "origin_report": {"vi": "tệp đã đọc", "en": "a file that was read"},
    "origin_cited": {"vi": "chỉ qua viện dẫn", "en": "citations only"},
    "certainty_verified": {"vi": "đã đối chiếu", "en": "verified"},
    "certainty_issued_text": {"vi": "theo chính văn bản đã ban hành", "en": "from the issued text itself"},
    "certainty_copied_text": {"vi": "theo bản chép của văn bản", "en": "from a copy of the text"},
    "certainty_secondary": {"vi": "suy đoán, theo nguồn thứ cấp", "en": "a presumption, from a secondary source"},
    "certainty_official_code": {"vi": "theo Bộ pháp điển", "en": "from the official code"},
    "certainty_official_list": {"vi": "theo danh mục chính thức", "en": "from an official list"},
    "certainty_national_database": {
        "vi": "theo Cơ sở dữ liệu quốc gia về pháp luật",
        "en": "from the national database of legal documents",
    },
    "certainty_office_list": {"vi": "theo danh mục của cơ quan", "en": "from an office's own list"},
    "certainty_title": {"vi": "đọc từ tên văn bản", "en": "read from a title"},
    "certainty_report": {"vi": "theo báo cáo đã đọc", "en": "from a report that was read"},
    "certainty_text": {"vi": "đọc từ văn bản", "en": "read from a text"},
    "certainty_inferred": {"vi": "suy ra", "en": "inferred"},
    "certainty_existence": {"vi": "chỉ biết là có văn bản", "en": "only known to exist"},
    "certainty_unknown": {"vi": "chưa rõ", "en": "unknown"},
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


#: Words short enough for a box, where they differ from the long ones.
STATES_IN_A_BOX: dict[State, dict[str, str]] = {
    "replaced": {"vi": "hết hiệu lực", "en": "replaced"},
    "repealed": {"vi": "hết hiệu lực", "en": "repealed"},
    "lapsed_with_parent": {"vi": "hết hiệu lực", "en": "lapsed"},
    "unknown": {"vi": "chưa rõ", "en": "unknown"},
    "partly_repealed": {"vi": "còn một phần", "en": "partly in force"},
    "probably_lapsed": {"vi": "có thể hết", "en": "may have lapsed"},
}


def state_in_a_box(state: State, lang: str) -> str:
    """Mark and word of a state, short: "✖ hết hiệu lực"."""
    words = STATES[state]
    return f"{words['mark']} {STATES_IN_A_BOX.get(state, words)[lang]}"


def state_in_full(state: State, lang: str) -> str:
    """Mark and word of a state: "✖ hết hiệu lực, bị thay thế"."""
    return f"{STATES[state]['mark']} {STATES[state][lang]}"


def word(key: str, lang: str, **values: object) -> str:
    """The word `key` in `lang`, with its blanks filled. Raises KeyError if there is none."""
    text = WORDS[key][lang]
    return text.format(**values) if values else text


def day_text(day: date, lang: str) -> str:
    """A day as people write it: 14/08/2023 in Vietnamese, 14 Aug 2023 in English, whatever the locale."""
    if lang == "vi":
        return f"{day:%d/%m/%Y}"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
