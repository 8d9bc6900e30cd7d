"""Why a store cannot be used, in words for people: what happened, what became of the store, what to do."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

from kg.base.wording import system_text

if TYPE_CHECKING:
    from kg.store.server import Server

#: How long a process waits for another one that writes to the store, in seconds.
WAIT_SECONDS = 30.0

_ELSEWHERE = ("chọn tệp khác bằng --db hoặc KG_DB", "name another file with --db or KG_DB")
_AS_IT_WAS = ("kho giữ nguyên như trước lần ghi đó", "the store is as it was before that write")

#: Each reason in Vietnamese and English; `{detail}` is filled in where there is one.
REASONS: dict[str, tuple[str, str]] = {
    "folder": (f"là thư mục, không phải kho; {_ELSEWHERE[0]}", f"is a folder, not a store; {_ELSEWHERE[1]}"),
    "no_file": (
        f"không phải tệp thường, không thể là kho; {_ELSEWHERE[0]}",
        f"is no ordinary file, so no store; {_ELSEWHERE[1]}",
    ),
    "stranger": (
        f"không phải kho của kg, kg không đụng đến; {_ELSEWHERE[0]}",
        f"not a store of kg, left untouched; {_ELSEWHERE[1]}",
    ),
    "database": (
        f"là cơ sở dữ liệu khác, không phải kho của kg, kg không đụng đến; {_ELSEWHERE[0]}",
        f"a database, but not a store of kg, left untouched; {_ELSEWHERE[1]}",
    ),
    "gone": (f"không còn ở đó; {_ELSEWHERE[0]}", f"is no longer there; {_ELSEWHERE[1]}"),
    "newer": (
        "kho do bản kg mới hơn tạo ({detail}), kg không đụng đến; hãy cập nhật kg, hoặc dùng kho khác bằng --db",
        "made by a newer kg ({detail}), left untouched; update kg, or use another store with --db",
    ),
    "older": (
        "kho do bản kg quá cũ tạo ({detail}), kg không đụng đến; hãy đổi tên tệp này rồi chạy kg ingest để lập kho mới",
        "made by an older kg ({detail}), left untouched; rename it, and kg ingest will fill a new one",
    ),
    "damaged": (
        "không phải kho, hoặc kho bị hỏng ({detail}); không ghi gì thêm. Hãy lấy lại bản sao lưu, hoặc đổi tên tệp này "
        "rồi chạy kg ingest để lập kho mới; kg doctor --repair cứu những gì còn đọc được",
        "not a store, or damaged ({detail}); nothing more was written. Put a backup in its place, or rename it, and "
        "kg ingest will fill a new one; kg doctor --repair saves what can still be read",
    ),
    "altered": (
        "tệp kho đã đổi mà không chương trình nào ghi vào đó: ổ đĩa hỏng hoặc bản chép dở; không ghi gì thêm. "
        "Hãy lấy lại bản sao lưu, hoặc chạy kg doctor để xem, kg doctor --repair để cứu",
        "its bytes changed though no program wrote to it: a bad disk, or a copy cut short; nothing more was written. "
        "Put a backup in its place, or look with kg doctor, and save what can be saved with kg doctor --repair",
    ),
    "full": (
        f"ổ đĩa đã đầy; {_AS_IT_WAS[0]}. Hãy giải phóng chỗ rồi chạy lại",
        f"the disk is full; {_AS_IT_WAS[1]}. Make room and run it again",
    ),
    "disk": (
        f"ổ đĩa báo lỗi ({{detail}}): hết hạn mức, mất kết nối hoặc hỏng; {_AS_IT_WAS[0]}. "
        "Hãy kiểm tra ổ đĩa rồi chạy lại",
        f"the disk failed ({{detail}}): a quota, a lost connection or a fault; {_AS_IT_WAS[1]}. "
        "Look at the disk and run it again",
    ),
    "busy": (
        "chương trình khác đang ghi vào kho, đã chờ {detail} giây; chưa ghi gì thêm. "
        "Hãy đợi chương trình đó xong rồi chạy lại",
        "another program is writing to the store, waited {detail} s; nothing more was written. "
        "Run it again when that is done",
    ),
    "read_only": (
        "bạn chỉ có quyền đọc kho này; chưa ghi gì. Hãy xin quyền ghi tệp và thư mục, "
        "hoặc chép kho sang chỗ khác và dùng --db",
        "you may only read this store; nothing was written. Ask for the right to write to it and its folder, "
        "or copy it elsewhere and use --db",
    ),
    "unreadable": (
        "bạn không có quyền đọc kho này; hãy xin quyền, hoặc dùng kho khác bằng --db",
        "you may not read this store; ask for the right, or use another one with --db",
    ),
    "outdated": (
        "kho do bản kg cũ hơn tạo ({detail}), bạn không có quyền ghi để nâng cấp; kho giữ nguyên. Hãy nhờ người có "
        "quyền chạy kg một lần, hoặc chép kho sang chỗ khác",
        "made by an older kg ({detail}), and you may not write to it to bring it up to date; left untouched. Let "
        "somebody who may run kg once, or copy it elsewhere",
    ),
    "unfinished": (
        "lần ghi trước bị ngắt, bạn không có quyền ghi để hoàn tất; kho giữ nguyên. Hãy nhờ người có quyền chạy kg một "
        "lần, hoặc chép kho cùng các tệp -wal, -shm, -journal của nó sang chỗ khác",
        "its last write was cut off, and you may not write to it to put that right; left untouched. Let somebody who "
        "may run kg once, or copy it with its -wal, -shm and -journal files elsewhere",
    ),
    "no_place": (
        "không lập được kho ở đây ({detail}); chọn chỗ khác bằng --db hoặc KG_DB",
        "a store cannot be made here ({detail}); name another place with --db or KG_DB",
    ),
    "moved": (
        "kho bị xóa, đổi tên hoặc thay bằng tệp khác trong lúc kg đang ghi; những gì vừa ghi không còn ở đó. "
        "Hãy chạy lại",
        "the store was removed, renamed or replaced while kg was writing; what was written is not there. Run it again",
    ),
    "changed": (
        "kho thay đổi trong lúc đang được đọc, kết quả có thể sai; hãy chạy lại",
        "the store changed while it was being read, the result may be wrong; run it again",
    ),
    "address": (
        "địa chỉ kho không đúng ({detail}); viết postgresql://NGƯỜI_DÙNG@MÁY:CỔNG/CƠ_SỞ_DỮ_LIỆU?sslmode=…",
        "no address of a store ({detail}); write postgresql://USER@HOST:PORT/DATABASE?sslmode=…",
    ),
    "no_driver": (
        "kho này nằm trên máy chủ PostgreSQL, cần gói pg8000: {detail}",
        "this store is on a PostgreSQL server, which needs the package pg8000: {detail}",
    ),
    "unreachable": (
        "không kết nối được với máy chủ ({detail}); hãy xem máy chủ có chạy và địa chỉ có đúng không",
        "the server cannot be reached ({detail}); see whether it runs and the address is right",
    ),
    "no_entry": (
        "máy chủ không cho vào ({detail}); hãy xem tên người dùng, và mật khẩu trong PGPASSWORD hoặc ~/.pgpass",
        "the server lets you not in ({detail}); look at the user's name, and the password in PGPASSWORD or ~/.pgpass",
    ),
    "no_database": (
        "máy chủ không có cơ sở dữ liệu này ({detail}); người quản trị lập nó bằng createdb",
        "the server has no such database ({detail}); its administrator makes one with createdb",
    ),
    "not_ours": (
        "cơ sở dữ liệu này không có kho của kg, hoặc kho không còn đủ ({detail}); không ghi gì thêm",
        "this database holds no store of kg, or not all of one ({detail}); nothing more was written",
    ),
    "empty_database": (
        "cơ sở dữ liệu này chưa có kho, và bạn không có quyền lập ({detail}); hãy nhờ người có quyền chạy kg một lần",
        "this database holds no store yet, and you may not make one ({detail}); let somebody who may run kg once",
    ),
    "reader": (
        "bạn chỉ có quyền đọc kho này; chưa ghi gì. Hãy xin vai trò được ghi (docs/postgres.md)",
        "you may only read this store; nothing was written. Ask for the role that may write (docs/postgres.md)",
    ),
    "lost": (
        f"mất kết nối với máy chủ ({{detail}}); {_AS_IT_WAS[0]}. Hãy chạy lại",
        f"the connection to the server was lost ({{detail}}); {_AS_IT_WAS[1]}. Run it again",
    ),
    "crowded": (
        f"máy chủ hết chỗ ({{detail}}); {_AS_IT_WAS[0]}. Hãy đợi rồi chạy lại, hoặc báo người quản trị",
        f"the server is full ({{detail}}); {_AS_IT_WAS[1]}. Wait and run it again, or tell its administrator",
    ),
    "on_server": (
        "kho nằm trên máy chủ; lệnh này chỉ dành cho kho là tệp (docs/postgres.md)",
        "the store is on a server; this command is for one in a file (docs/postgres.md)",
    ),
    "failed": (f"kho báo lỗi ({{detail}}); {_AS_IT_WAS[0]}", f"the store failed ({{detail}}); {_AS_IT_WAS[1]}"),
}

#: Bytes: with less, the files that SQLite keeps beside an open store have no room.
_NO_ROOM = 1 << 16

_OF_SQLITE = {
    sqlite3.SQLITE_READONLY_RECOVERY: "unfinished",
    sqlite3.SQLITE_READONLY_CANTINIT: "unfinished",
    sqlite3.SQLITE_READONLY_ROLLBACK: "unfinished",
    sqlite3.SQLITE_READONLY_DBMOVED: "moved",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_IOERR: "disk",
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_PROTOCOL: "busy",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_CANTOPEN: "no_place",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
}


class StoreError(Exception):
    """The store cannot be used. `str()` is one clear English line; `message("vi")` says it in Vietnamese.

    `reason` is a key of `REASONS`, `path` the store's file, or the address of its server without the password.
    """

    def __init__(self, reason: str, path: Path | Server | str, detail: object = "") -> None:
        super().__init__(reason, path, detail)
        self.reason, self.path, self.detail = reason, str(path), detail

    def message(self, lang: str = "en") -> str:
        """The file, what is the matter with it, and what to do, in one line."""
        from kg.base.complaints import complaint_text

        if isinstance(self.detail, OSError):
            detail: object = system_text(self.detail, lang)
        else:
            detail = complaint_text(self.detail, lang) if isinstance(self.detail, str) else self.detail
        return f"{self.path}: {REASONS[self.reason][lang != 'vi'].format(detail=detail)}"

    def __str__(self) -> str:
        return self.message()


class ServerError(sqlite3.OperationalError):
    """What went wrong with a store on a server: `reason` is a key of `REASONS`, str() what the server said."""

    def __init__(self, reason: str, detail: object = "") -> None:
        super().__init__(str(detail))
        self.reason = reason


def concerns_store(error: object) -> TypeGuard[sqlite3.DatabaseError]:
    """Whether an error is about the store's file, and not about a wrong use of SQLite."""
    return isinstance(error, (sqlite3.OperationalError, sqlite3.InternalError)) or type(error) is sqlite3.DatabaseError


def store_error(error: sqlite3.Error | OSError, path: Path | Server) -> StoreError:
    """What an error of SQLite, of a server or of the system means for the user of the store at `path`."""
    if isinstance(error, ServerError) or not isinstance(path, Path):
        reason = error.reason if isinstance(error, ServerError) else "failed"
        return StoreError(reason, path, f"{WAIT_SECONDS:g}" if reason == "busy" else " ".join(str(error).split()))
    if isinstance(error, OSError):
        return StoreError("full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "no_place", path, error)
    code: int | None = getattr(error, "sqlite_errorcode", None)
    general = code and code & 0xFF  # the rest of it says more
    reason = _OF_SQLITE.get(code or 0) or _OF_SQLITE.get(general or 0, "failed")
    if reason == "no_place" and path.exists() and path.stat().st_size:
        reason = "read_only"  # it is there: the files beside it cannot be made
    if reason == "no_place" and not os.access(path.parent, os.W_OK):
        return StoreError(reason, path, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    if reason == "disk" and _free(path.parent) < _NO_ROOM:
        reason = "full"
    if general == sqlite3.SQLITE_ERROR and str(error).startswith(("no such table", "no such column")):
        reason = "damaged"  # it says that it is a store of this format, and is none
    if code is None and isinstance(error, sqlite3.OperationalError):
        reason = "damaged"  # Python's own complaint: a text that is no UTF-8
    return StoreError(reason, path, f"{WAIT_SECONDS:g}" if reason == "busy" else " ".join(str(error).split()))


def _free(folder: Path) -> int:
    """Bytes that are left on the disk, as far as anybody knows."""
    import shutil

    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return _NO_ROOM
