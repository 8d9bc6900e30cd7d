"""The words of `kg rank`, in Vietnamese and English."""

from __future__ import annotations

from kg.base.wording import Wording
from kg.cli.words.common import say as common

say = Wording(common | {
    "head": (
        "Văn bản được nhiều văn bản khác dựa vào nhất, tính đến ngày {day}",
        "Documents on which most others rest, as of {day}",
    ),
    "head_by": (
        "Văn bản được nhiều văn bản khác dẫn đến nhất, tính đến ngày {day}",
        "Documents to which most others lead, as of {day}",
    ),
    "among": (
        "Tính trên {documents} văn bản và {links} liên kết mà kho biết ({relations}); số thật có thể nhiều hơn.",
        "Counted among the {documents} documents and {links} links that the store knows ({relations}); "
        "there may be more.",
    ),
    "line": ("trực tiếp {direct}, cả gián tiếp {total}", "directly {direct}, in all {total}"),
    "pagerank": ("PageRank {value}", "PageRank {value}"),
    "groups": (
        "Các nhóm văn bản dựa vào nhau nhiều nhất, tính đến ngày {day}",
        "Groups of documents that rest on one another most, as of {day}",
    ),
    "group": ("Nhóm {number}: {size} văn bản, quanh", "Group {number}: {size} documents, around"),
    "none": (
        "kho chưa biết văn bản nào như vậy mà văn bản khác dựa vào",
        "the store knows no such document on which others rest",
    ),
    "no_scipy": (
        'PageRank cần thêm gói scipy: dùng --by in-degree, hoặc cài thêm: {install[rank]}',
        'PageRank needs the package scipy: use --by in-degree, or install it: {install[rank]}',
    ),
    "apart": (
        "--communities không đi cùng {options}",
        "--communities does not go with {options}",
    ),
    "sheet": ("Xếp hạng", "Ranking"),
    "col_place": ("Hạng", "Place"),
    "col_group": ("Nhóm", "Group"),
    "col_size": ("Số văn bản trong nhóm", "Documents in the group"),
    "col_direct": ("Số văn bản dựa trực tiếp", "Resting on it directly"),
    "col_total": ("Cả gián tiếp", "In all"),
    "col_pagerank": ("PageRank", "PageRank"),
})  # fmt: skip
