"""The words of `kg serve`, in Vietnamese and English."""

from __future__ import annotations

from kg.base.wording import Wording
from kg.cli.words.common import say as common

say = Wording(common | {
    "serving": (
        "Mở {address} trong trình duyệt; Ctrl-C để dừng.",
        "Open {address} in a browser; Ctrl-C ends it.",
    ),
    "serving_local": (
        "Chỉ máy này dùng được. Tệp thả vào không rời khỏi máy.",
        "Only this machine can use it. Files that are dropped do not leave it.",
    ),
    "serving_token": (
        "Ai có địa chỉ trên (mã truy cập trong {path}) đều dùng được; đường truyền chưa mã hóa, hãy đặt sau proxy "
        "HTTPS.",
        "Whoever has the address above (token in {path}) can use it; the line is not encrypted: put it behind HTTPS.",
    ),
    "stopped": ("Đã dừng.", "Stopped."),
    "runs_already": ("Đang chạy sẵn: {address}", "It runs already: {address}"),
    "cannot_listen": (
        "không mở được cổng {port} ở {host} ({why}); dùng cổng khác: --port {other}",
        "port {port} cannot be opened at {host} ({why}); take another one: --port {other}",
    ),
    "open_token": (
        "{path}: người khác đọc được mã truy cập; hãy chạy: chmod 600 {path}",
        "{path}: others can read the token; run: chmod 600 {path}",
    ),
    "short_token": (
        "{path}: mã truy cập phải có ít nhất {least} ký tự ASCII, không dấu cách",
        "{path}: a token has at least {least} ASCII characters and no blanks",
    ),
    "needs_web": ("cần cài thêm: {install[web]}", "this needs another package: {install[web]}"),
    "needs_mcp": ("cần cài thêm: {install[mcp]}", "this needs another package: {install[mcp]}"),
    "bad_root": ("--root-path phải bắt đầu bằng “/”", "--root-path must begin with “/”"),
})  # fmt: skip
