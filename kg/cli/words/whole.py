"""The words of the questions about the whole store: `kg stale`, `kg impact --sum`."""

from __future__ import annotations

from kg.base.wording import Wording
from kg.cli.words.common import say as common

say = Wording(common | {
    "sum": (
        "Ngày {day}: {count} văn bản còn hiệu lực mà căn cứ đã hết hiệu lực hoặc bị đình chỉ ({direct} căn cứ trực "
        "tiếp, {farther} qua văn bản khác), theo những gì kho này biết.",
        "On {day}: in force, but resting on something that is not: {count} (directly {direct}, through others "
        "{farther}), as far as this store knows.",
    ),
    "sum_with_unknown": (
        "Ngày {day}: {count} văn bản còn hiệu lực hoặc chưa rõ hiệu lực mà căn cứ đã hết hiệu lực hoặc bị đình chỉ "
        "({direct} căn cứ trực tiếp, {farther} qua văn bản khác), theo những gì kho này biết.",
        "On {day}: in force or of unknown validity, but resting on something that is not in force: {count} (directly "
        "{direct}, through others {farther}), as far as this store knows.",
    ),
    "none": (
        "Ngày {day}: kho này không có văn bản nào còn hiệu lực mà căn cứ đã hết hiệu lực.",
        "On {day}: this store holds nothing in force that rests on something that is not.",
    ),
    "not_ended": (
        "Căn cứ hết hiệu lực không tự làm văn bản hết hiệu lực: đây là danh sách cần rà soát.",
        "A document does not fall because its basis fell: this is a list of what to review.",
    ),
    "unknown_left_out": (
        "Chưa kể {count} văn bản chưa rõ hiệu lực; thêm --unknown để xem.",
        "Not among them: {count} of unknown validity; --unknown shows them.",
    ),
    "cut": (
        "Còn {count} văn bản khác; ghi tất cả vào tệp bằng -o TÊN.csv hoặc -o TÊN.xlsx.",
        "There are {count} more; write all of them to a file with -o NAME.csv or -o NAME.xlsx.",
    ),
    "step_count": ("{count} bước", "{count} steps"),
    "sheet": ("Căn cứ hết hiệu lực", "Fallen basis"),
    "col_relation": ("Quan hệ", "Relation"),
    "col_fallen": ("Căn cứ đã hết hiệu lực", "What fell"),
    "col_fallen_title": ("Trích yếu của căn cứ", "Its title"),
    "col_fallen_state": ("Tình trạng của căn cứ", "Its state"),
    "col_since": ("Từ ngày", "Since"),
    "col_by": ("Bởi", "By"),
    "col_through": ("Qua văn bản", "Through"),
    "col_source": ("Nguồn về hiệu lực của căn cứ", "Source of its state"),
    "col_fallen_iri": ("IRI của căn cứ", "IRI of what fell"),
    "reach": (
        "{count} văn bản dựa trên văn bản này, tính đến ngày {day} (chỉ kể quan hệ được nêu rõ):",
        "{count} documents rest on it, as of {day} (stated relations alone):",
    ),
    "reach_amending": (
        "Không tính {count} văn bản chỉ sửa đổi, bổ sung, hoặc dựa trên văn bản sửa đổi, bổ sung (xem kg impact).",
        "Not among them, for they amend or supplement, or rest on what does: {count} (see kg impact).",
    ),
    "reach_steps": ("Theo số bước: {steps}", "By steps away: {steps}"),
    "reach_none": ("Chưa biết văn bản nào dựa trên văn bản này.", "Nothing is known that rests on this document."),
    "reach_sheet": ("Phạm vi ảnh hưởng", "Reach"),
    "reach_level": ("Cấp", "Level"),
    "reach_standing": ("còn hiệu lực", "in force"),
    "reach_unknown": ("chưa rõ", "unknown"),
    "reach_not_yet": ("chưa có hiệu lực", "not yet"),
    "reach_fallen": ("đã hết hiệu lực", "fallen"),
    "reach_looked": ("chưa đối chiếu lại", "not looked since"),
    "reach_report": ("báo cáo", "reports"),
    "reach_total": ("tổng", "total"),
    "no_numpy": (
        'câu hỏi về toàn kho cần thêm gói numpy: {install[graph]}',
        'questions about the whole store need the package numpy: {install[graph]}',
    ),
    "indexing": ("lập chỉ mục toàn kho", "indexing the whole store"),
})  # fmt: skip
