"""The words of `kg export` and `kg import`, in Vietnamese and English."""

from __future__ import annotations

from kg.base.wording import Wording

say = Wording({
    "writing": ("đang ghi", "writing"),
    "reading": ("đang đọc", "reading"),
    "storing": ("đang nhập vào kho", "storing"),
    "triples": ("đã ghi {path}: {count} bộ ba", "wrote {path}: {count} triples"),
    "graph": ("đã ghi {path}: {count} nút và cạnh", "wrote {path}: {count} nodes and edges"),
    "tables": ("đã ghi {count} dòng vào {files} tệp: {names}", "wrote {count} rows in {files} files: {names}"),
    "suffix": (
        "{name}: không có dạng tệp nào theo đuôi này; các đuôi: {known}",
        "{name}: no format has this suffix; known are {known}",
    ),
    "no_parquet": (
        "muốn ghi Parquet hãy cài thêm: {install[parquet]}",
        "to write Parquet, install: {install[parquet]}",
    ),
    "taken": ("đã nhập {path}; kho nay có thêm:", "imported {path}; new in the store:"),
    "nothing_new": ("kho đã có mọi thứ trong {path}; không có gì thay đổi", "the store has all of {path}; no change"),
    "documents": ("văn bản", "documents"),
    "merged": ("văn bản đã có, nay biết thêm", "known documents of which more is known now"),
    "edges": ("quan hệ", "relations"),
    "claims": ("mô tả văn bản theo từng nguồn", "descriptions of documents by their sources"),
    "facts": ("dữ kiện khác", "other facts"),
    "readings": ("báo cáo đã đọc", "reports that were read"),
    "citations": ("viện dẫn", "citations"),
    "sources": ("nguồn", "sources"),
    "readings_kept": (
        "{count} báo cáo trong tệp kho đã tự đọc, với nội dung khác: giữ lần đọc của kho",
        "reports of the file that the store has read itself, in another text: {count}; its own readings stand",
    ),
    "other_register": (
        "tệp do kg có dữ liệu kèm theo khác ghi ra: những gì dữ liệu ấy nói không được nhập, kho dùng dữ liệu của mình",
        "a kg with other shipped data wrote the file: what those data say was not taken, the store has its own",
    ),
})  # fmt: skip
