"""The words of `kg viz`, in Vietnamese and English."""

from __future__ import annotations

from kg.base.wording import Wording
from kg.cli.words.common import say as common

say = Wording(common | {
    "viz_map_html": ("--view map chỉ ghi được trang HTML", "--view map can only write an HTML page"),
    "viz_needs_doc": (
        "--view chain và diagram cần một văn bản hoặc tệp",
        "--view chain and diagram need a DOC or FILE",
    ),
    "viz_chain_only": ("--down và --stated chỉ dùng với --view chain", "--down and --stated go with --view chain only"),
    "viz_layout_only": (
        "--layout chỉ dùng với --format svg hoặc png của network và chain",
        "--layout goes with --format svg or png of network and chain only",
    ),
    "no_graphviz": (
        "không dùng được Graphviz (lệnh dot); cài Graphviz, hoặc dùng --layout own",
        "Graphviz (the command dot) cannot be used; install it, or use --layout own",
    ),
    "no_png": (
        "Không có Chromium, Chrome hay Edge để tạo PNG; dùng --format svg, hoặc cài thêm: {install[png]}",
        "No Chromium, Chrome or Edge was found to make a PNG; use --format svg, or install: {install[png]}",
    ),
    "nothing_read": (
        "chưa đọc tệp nào vào kho; ghi thêm FILE hoặc DOC, hay chạy kg ingest trước",
        "nothing was read into the store yet; name a FILE or a DOC, or run kg ingest first",
    ),
})  # fmt: skip
