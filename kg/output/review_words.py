"""The words of the lists of a review, in Vietnamese and English; reasons are written as such lists write them."""

from __future__ import annotations

from kg.base.wording import Wording
from kg.register.imports.decided import DECISIONS, HEADINGS, ON_PROPOSALS

say = Wording({
    **HEADINGS,
    **{f"decide_{key}": words for key, words in DECISIONS.items()},
    **{f"proposal_{key}": words for key, words in ON_PROPOSALS.items()},
    "number": ("STT", "No."),
    "number_in_force": ("TT", "No."),
    "document": (
        "Tên loại văn bản; số, ký hiệu; ngày, tháng, năm ban hành; tên gọi của văn bản",
        "Kind, number, day of issue and title of the document",
    ),
    "kind": ("Tên loại văn bản", "Kind"),
    "symbol_day": ("Số, ký hiệu; ngày, tháng, năm ban hành văn bản", "Number, day of issue"),
    "title": ("Tên gọi của văn bản/Trích yếu nội dung của văn bản", "Title"),
    "effective": ("Thời điểm có hiệu lực", "In force from"),
    "remarks": ("Ghi chú", "Remarks"),
    "why_unknown": ("Vì sao chưa rõ", "Why it is not known"),
    "proposed": ("Đề xuất của chương trình (chưa phải kết luận)", "Proposed by the program (no conclusion)"),
    "treatment": (
        "Đề xuất xử lý của chương trình (chưa phải kết luận)", "Treatment proposed by the program (no conclusion)",
    ),
    "fallen_grounds": ("Lý do: căn cứ đã hết hiệu lực", "Reason: the ground that fell"),
    "office": ("Cơ quan, đơn vị chủ trì", "Office in charge"),
    "deadline": ("Thời hạn xử lý", "Deadline"),
    "how_sure": ("Mức chắc chắn", "How sure"),
    "remark": ("Ghi chú của người duyệt", "Remarks of who decided"),
    "sheet_ended": ("Hết hiệu lực toàn bộ", "Ended as a whole"),
    "sheet_partly": ("Hết hiệu lực một phần", "Ended in part"),
    "sheet_suspended": ("Ngưng hiệu lực", "Suspended"),
    "sheet_in_force": ("Còn hiệu lực", "In force"),
    "sheet_not_yet": ("Chưa có hiệu lực", "Not yet in force"),
    "sheet_proposal": ("Cần xử lý (đề xuất)", "To be treated (proposals)"),
    "sheet_unknown": ("Chưa rõ hiệu lực", "Validity not known"),
    "title_ended": ("DANH MỤC VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ", "DOCUMENTS THAT ENDED AS A WHOLE"),
    "title_partly": ("DANH MỤC VĂN BẢN HẾT HIỆU LỰC MỘT PHẦN", "DOCUMENTS THAT ENDED IN PART"),
    "title_suspended": ("DANH MỤC VĂN BẢN NGƯNG HIỆU LỰC TOÀN BỘ", "DOCUMENTS SUSPENDED AS A WHOLE"),
    "title_in_force": ("DANH MỤC VĂN BẢN CÒN HIỆU LỰC", "DOCUMENTS IN FORCE"),
    "title_not_yet": ("DANH MỤC VĂN BẢN CHƯA CÓ HIỆU LỰC", "DOCUMENTS NOT YET IN FORCE"),
    "title_proposal": (
        "DANH MỤC VĂN BẢN CẦN ĐÌNH CHỈ VIỆC THI HÀNH, NGƯNG HIỆU LỰC, SỬA ĐỔI, BỔ SUNG, THAY THẾ, BÃI BỎ, BAN HÀNH MỚI",
        "DOCUMENTS TO BE SUSPENDED, AMENDED, REPLACED, REPEALED OR ISSUED ANEW",
    ),
    "title_unknown": ("VĂN BẢN CHƯA RÕ HIỆU LỰC, CẦN ĐỐI CHIẾU", "DOCUMENTS OF UNKNOWN VALIDITY, TO BE LOOKED UP"),
    "in_year": ("NĂM {first}", "IN {first}"),
    "in_period": ("TRONG KỲ {first}-{last}", "IN THE PERIOD {first}-{last}"),
    "draft": (
        "(Tính đến hết ngày {day}; bản dự kiến do chương trình lập ngày {made}, chờ người có thẩm quyền xác nhận)",
        "(As of the end of {day}; drawn up by a program on {made}, to be confirmed by those who are competent)",
    ),
    "draft_proposal": (
        "(Đề xuất của chương trình từ căn cứ đã hết hiệu lực, tính đến hết ngày {day}; lập ngày {made}, "
        "chưa phải kết luận)",
        "(Proposed by a program from grounds that fell, as of the end of {day}; drawn up on {made}, no conclusion)",
    ),
    "field": ("LĨNH VỰC {name}", "FIELD: {name}"),
    "no_field": ("CHƯA PHÂN LĨNH VỰC", "NO FIELD GIVEN"),
    "total": ("Cộng: {count} văn bản", "Together: {count}"),
    "total_all": ("Tổng số: {count} văn bản", "In all: {count}"),
    "whole_part": ("Nguồn không ghi rõ phần nào", "The source does not say which part"),
    "by_list": ("theo văn bản số {by}", "by {by}"),
    "ends_on": ("Hết hiệu lực từ ngày {day}{by}", "Ends on {day}{by}"),
    "changed": ("Hết hiệu lực một phần: {names}", "Ended in part: {names}"),
    "propose_in_force": ("Còn hiệu lực (đề xuất)", "In force (proposal)"),
    "propose_ended": ("Hết hiệu lực toàn bộ (đề xuất)", "Ended as a whole (proposal)"),
    "propose_none": ("Chưa đủ dữ liệu để đề xuất", "Too little is known for a proposal"),
    "treat_replace": (
        "Xem xét sửa đổi, bổ sung hoặc thay thế (đề xuất)", "Consider amending or replacing it (proposal)",
    ),
    "treat_repeal": (
        "Xem xét bãi bỏ hoặc ban hành mới (đề xuất)", "Consider repealing it or issuing it anew (proposal)",
    ),
    "treat_suspend": (
        "Xem xét đình chỉ việc thi hành hoặc ngưng hiệu lực (đề xuất)", "Consider suspending it (proposal)",
    ),
    "ground_ended": ("{way} {name}: {state}", "{way} {name}: {state}"),
    "ground_since": (" từ ngày {day}", " since {day}"),
    "ground_successor": ("; văn bản thay thế: {name}", "; taken over by {name}"),
    "and_all": ("Không còn căn cứ nào được nêu còn hiệu lực", "No stated ground of it stands"),
    "not_listed": ("Chọn một trong các mục của danh sách", "Choose one of the list"),
    "not_listed_why": (
        "Ô này chỉ nhận các quyết định trong danh sách chọn.", "This cell takes the decisions of its list only.",
    ),
})  # fmt: skip

#: How lists of ended documents write why (Danh mục kèm theo Quyết định 135/QĐ-BLĐTBXH ngày 31/01/2024, Công báo số
#: 377 + 378 ngày 04/3/2024). They are Vietnamese in every language, for they are issued and read back.
REASONS = {
    "replaced": "Được thay thế bởi {by}",
    "repealed": "Bị bãi bỏ bởi {by}",
    "suspended": "Bị ngưng hiệu lực bởi {by}",
    "expired": "Hết hiệu lực theo {by}",
    "lapsed_with_parent": "Hết hiệu lực cùng văn bản mà văn bản này quy định chi tiết hoặc hướng dẫn ({by})",
}
NO_REASON = "Nguồn không ghi lý do"
UNNAMED = "văn bản số {symbol}"
#: What an act does to a part, in the order in which a list names it.
IN_PART = {
    "amends": "sửa đổi, bổ sung", "supplements": "bổ sung", "replaces": "thay thế", "repeals": "bãi bỏ",
    "suspends": "ngưng hiệu lực",
}  # fmt: skip
