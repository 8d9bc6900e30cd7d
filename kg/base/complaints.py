"""What libraries and the system complain of, in Vietnamese: they speak English, and stand inside our own lines."""

from __future__ import annotations

import errno
import os
from functools import cache

from kg.base.patterns import late
from kg.base.wording import SYSTEM

_AT = r"\(at line (\d+), column (\d+)\)"
#: What they say, and how we do; the place in the file stays. The first that fits counts.
_SAID = tuple(
    (late(said), ours)
    for said, ours in (
        # JSON, TOML, XML, RDF
        (r"Extra data: line (\d+) column (\d+)(?: \(char \d+\))?", r"thừa nội dung từ dòng \1, cột \2"),
        (r"[A-Z][^()\n]{0,100}?: line (\d+) column (\d+)(?: \(char \d+\))?", r"sai cú pháp ở dòng \1, cột \2"),
        (rf"[A-Z][^()\n]{{0,200}} {_AT}", r"sai cú pháp ở dòng \1, cột \2"),
        (r"[A-Z][^()\n]{0,200} \(at end of document\)", "sai cú pháp ở cuối tệp"),
        (
            r"(?:Parser )?error at line (\d+) between columns (\d+) and (\d+): [^()\n]{0,200}[^()\s]",
            r"sai cú pháp ở dòng \1, cột \2 đến \3",
        ),
        (r"(?:ExpatError: )?[a-z][a-z ()-]{3,60}: line (\d+), column (\d+)", r"sai cú pháp ở dòng \1, cột \2"),
        # archives
        (r"File is not a zip file", "không phải tệp nén zip"),
        (r"Bad (?:magic number for [a-z ]{3,30}|CRC-32[^()\n]{0,100})", "tệp nén bị hỏng"),
        (r"Truncated file header", "tệp nén bị cắt"),
        # settings
        (r"Extra inputs are not permitted", "không có mục này"),
        (r"Field required", "thiếu mục này"),
        (r"Input should be a valid (?:string|list|tuple)", "phải là chữ hoặc danh sách"),
        (r"Input should be a valid boolean[^\n]*", "phải là true hoặc false"),
        (r"Input should be a valid integer[^\n]*", "phải là số nguyên"),
        (r"Input should be a valid date[^\n]*", "phải là ngày, ví dụ 2024-11-30"),
        (r"Input should be ('[^\n]*') or ('[^\n]*')", r"phải là \1 hoặc \2"),
        (r"Input should be ('[^\n]*')", r"phải là \1"),
        (r"no rule (\S+)", r"không có quy tắc \1"),
        # SQLite
        (r"database disk image is malformed|file is not a database", "tệp kho bị hỏng"),
        (r"database is locked", "kho đang bị chương trình khác giữ"),
        (r"attempt to write a readonly database", "kho chỉ đọc được"),
        (r"unable to open database file", "không mở được tệp kho"),
        (r"database or disk is full", "ổ đĩa đã đầy"),
        (r"disk I/O error", "ổ đĩa báo lỗi"),
        # the network
        (r"(?:The read operation )?timed out|Connection timed out", "quá thời gian chờ"),
        (r"Name or service not known|Temporary failure in name resolution", "không tìm thấy máy chủ có tên đó"),
        (r"(?:\[SSL: )?(?i:certificate.verify.failed)[^\n]{0,200}", "chứng thư của máy chủ không hợp lệ"),
    )
)  # fmt: skip
#: Those of the network, which `kg.base.wording` has no occasion to say of files.
_NETWORK = {
    errno.ECONNREFUSED: "máy chủ từ chối kết nối",
    errno.ECONNRESET: "máy chủ ngắt kết nối",
    errno.EHOSTUNREACH: "không có đường tới máy chủ",
    errno.ENETUNREACH: "không có mạng",
    errno.EPIPE: "máy chủ ngắt kết nối",
}


@cache
def _of_system() -> dict[str, str]:
    return {os.strerror(number): ours for number, ours in {**SYSTEM, **_NETWORK}.items()}


def complaint_text(said: str, lang: str) -> str:
    """A line that holds what a library or the system says, in the words of `lang`; what nobody here knows stays."""
    if lang != "vi":
        return said
    for theirs, ours in _of_system().items():
        said = said.replace(theirs, ours)
    for pattern, words in _SAID:
        said, found = pattern.subn(words, said, count=1)
        if found:
            break
    return said
