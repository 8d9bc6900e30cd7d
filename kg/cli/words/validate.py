"""The words of `kg validate`, in Vietnamese and English."""

from __future__ import annotations

from kg.base.wording import Wording

say = Wording({
    "line": ("{name}: {message}", "{name}: {message}"),
    "times": (" ({count} chỗ)", " ({count} times)"),
    "it_has": (" Đang ghi: {values}.", " It has: {values}."),
    "more": ("… và {count} dòng khác cùng lỗi này; xem --limit", "… and {count} more with this fault; see --limit"),
    "clean": ("Không thấy lỗi nào ở {documents} văn bản.", "Nothing is wrong with the documents ({documents})."),
    "sum": (
        "Có {faults} lỗi, ở {touched} trong {documents} văn bản.",
        "Faults: {faults}, in {touched} of {documents} documents.",
    ),
    "stdin_form": (
        "dữ liệu vào chuẩn cần --input-format: {forms}",
        "standard input needs --input-format: {forms}",
    ),
})  # fmt: skip
