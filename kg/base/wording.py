"""Pieces of documents as they are shown to people, whatever the command or the format."""

from __future__ import annotations

import errno
from datetime import date

from kg.base.install import INSTALL

#: Control characters, those that turn the direction of writing, and what is no character.
_COMMANDING = dict.fromkeys(
    (*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFFFE, 0xFFFF)
)

SYSTEM = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không được phép",
    errno.EROFS: "ổ đĩa chỉ đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "hết hạn mức ổ đĩa",
    errno.EFBIG: "vượt giới hạn kích thước tệp",
    errno.EIO: "ổ đĩa báo lỗi",
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EEXIST: "đã có",
    errno.EISDIR: "là thư mục",
    errno.ENOTDIR: "không phải thư mục",
    errno.ENOTEMPTY: "thư mục không trống",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ELOOP: "liên kết vòng",
    errno.EMFILE: "mở quá nhiều tệp",
    errno.EBUSY: "đang được dùng",
    errno.ETXTBSY: "đang được dùng",
}


def system_text(error: OSError, lang: str) -> str:
    """What the system complains of, in the words of `lang` where we have them."""
    known = SYSTEM.get(error.errno or 0) if lang == "vi" else None
    return known or error.strerror or str(error)


def flat(text: str) -> str:
    """A piece of a document on one line, without characters that would command the terminal."""
    line = " ".join(text.split())
    return line if line.isprintable() else line.translate(_COMMANDING)


def day_text(day: date | None, lang: str) -> str:
    """A day as people of `lang` write it; "unknown" for None."""
    if day is None:
        return "chưa rõ" if lang == "vi" else "unknown"
    return day.strftime("%d/%m/%Y") if lang == "vi" else day.isoformat()


class Wording(dict[str, tuple[str, str]]):
    """What people are told, by a key, in Vietnamese and English; what stands in braces is filled in;
    `{install[pdf]}` is the command that installs what the extra `pdf` needs.

    say = Wording({"written": ("đã ghi {path}", "wrote {path}")})
    say("written", "en", path="a.csv")  ->  "wrote a.csv"
    """

    def __call__(self, key: str, lang: str, **values: object) -> str:
        """The words for `key` in `lang` ("vi", else English), filled in; KeyError where one is missing."""
        return self[key][lang != "vi"].format(**values, install=INSTALL)
