"""The words of `kg review`, in Vietnamese and English."""

from __future__ import annotations

from kg.cli.words.common import say as common
from kg.output.review_words import say as lists

say = type(common)(common | {name: words for name, words in lists.items() if name.startswith("sheet_")} | {
    "bad_period": (
        "--period: “{value}” không phải là kỳ; hãy ghi 2019-2023, hoặc một năm: 2023",
        "--period: “{value}” is no period; write 2019-2023, or one year: 2023",
    ),
    "no_suffix": (
        "{name}: danh mục ghi ra .docx, .xlsx hoặc .json",
        "{name}: the lists are written as .docx, .xlsx or .json",
    ),
    "nothing_to_review": (
        "thiếu DANH_MỤC hoặc THƯ_MỤC cần rà soát (hoặc --decided TỆP)",
        "name a LIST or a FOLDER to review (or --decided FILE)",
    ),
    "json_of_lists": (
        "--format json cho biết các danh mục, không dùng cùng --decided",
        "--format json tells the lists; it does not go with --decided",
    ),
    "no_documents": (
        "không có văn bản nào để rà soát",
        "there is no document to review",
    ),
    "reviewed": (
        "Rà soát {count} văn bản, tính đến hết ngày {day}:",
        "Documents reviewed: {count}, as of the end of {day}:",
    ),
    "earlier": (
        "Đã hết hiệu lực trước kỳ, không đưa vào danh mục: {count}",
        "Ended before the period, not listed: {count}",
    ),
    "later": (
        "Ban hành sau ngày đó, không đưa vào danh mục: {count}",
        "Issued after that day, not listed: {count}",
    ),
    "reports": ("Báo cáo, không thuộc diện rà soát: {count}", "Reports, which need no review: {count}"),
    "no_list_day": (
        "{count} văn bản có tình trạng hiệu lực trong danh mục, nhưng không rõ đúng đến ngày nào: thêm --day NGÀY",
        "documents whose state the list gives, but not to which day it is true: {count}; add --day DATE",
    ),
    "taken": ("{path}: {count} văn bản", "{path}: documents {count}"),
    "decisions": (
        "{path}: {decided} dòng đã quyết định ({told}), {undecided} dòng chưa quyết định",
        "{path}: rows decided on: {decided} ({told}), not decided: {undecided}",
    ),
    "decided_proposals": (
        "kiến nghị: {told}; không phải là dữ kiện về hiệu lực, nên không đưa vào kho",
        "proposals: {told}; they are no facts of validity, and do not go into the store",
    ),
    "no_decision": (
        "{path}: chưa có dòng nào được quyết định; chọn ở cột “{column}”",
        "{path}: no row was decided on; choose in the column “{column}”",
    ),
    "decided_source": ("Quyết định rà soát: {name}", "Quyết định rà soát: {name}"),
})  # fmt: skip
