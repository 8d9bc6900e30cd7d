"""The words of `kg bulk`, in Vietnamese and English."""

from __future__ import annotations

from kg.base.wording import Wording
from kg.cli.words.common import say as common

say = Wording(common | {
    "no_pyarrow": ("kg bulk cần thêm: {install[bulk]}", "kg bulk needs: {install[bulk]}"),
    "no_spark": (
        "--engine spark cần thêm: {install[spark]}",
        "--engine spark needs: {install[spark]}",
    ),
    "no_java": (
        "--engine spark cần Java 17 trở lên (lệnh java, hoặc biến JAVA_HOME)",
        "--engine spark needs Java 17 or newer (the command java, or the variable JAVA_HOME)",
    ),
    "packed": ("đã gom {count} tệp vào {path}", "files packed into {path}: {count}"),
    "bulk_pace": (
        "{done}/{total} văn bản, {rate} văn bản/giây, còn {left}",
        "texts: {done} of {total}, {rate} a second, {left} left",
    ),
    "hours": ("{hours} giờ {minutes} phút", "{hours} h {minutes} min"),
    "minutes": ("{minutes} phút", "{minutes} min"),
    "seconds": ("{seconds} giây", "{seconds} s"),
    "bulk_kept": (
        "{done} trong {total} văn bản đã đọc vẫn còn trong {path}, chạy lại lệnh này để đọc tiếp",
        "texts read that stay in {path}: {done} of {total}, run the same command to go on",
    ),
    "extracted": (
        "{path}: {texts} văn bản, trong đó {before} đã đọc từ trước; {rate} văn bản/giây",
        "{path}: texts {texts}, read before {before}; {rate} texts/s",
    ),
    "bulk_status": (
        "{path}: {done} phần của lần chạy gần nhất, {waiting} phần của lần chạy dở, {stale} phần do kg hoặc dữ liệu "
        "pháp luật bản khác đọc; {texts} văn bản",
        "{path}: parts of the last whole run {done}, of one that did not end {waiting}, read by another kg or register "
        "{stale}; texts {texts}",
    ),
    "refused": ("Không đọc được {count} văn bản:", "Could not be read: {count}"),
    "refused_for": ("  {count} × {why} (ví dụ: {path})", "  {count} × {why} (such as {path})"),
    "program_fault": ("lỗi của kg: {detail}", "a fault of kg: {detail}"),
    "bulk_merged": (
        "{path}: {new} văn bản mới hoặc đã đổi, {same} không đổi, {copies} bản trùng lời, {removed} đã lấy ra; "
        "{refused} không đọc được.",
        "{path}: texts new or changed {new}, unchanged {same}, copies of the same words {copies}, taken out {removed}; "
        "unreadable {refused}.",
    ),
    "bulk_failed": ("Không đưa vào kho được {count} văn bản:", "Could not be put into the store: {count}"),
    "merge_kept": (
        "những gì đã đưa vào vẫn ở trong kho, chạy lại lệnh này để đưa tiếp",
        "what was put in is in the store, run the same command to go on",
    ),
    "and_more": ("  … và {count} nữa", "  … and {count} more"),
})  # fmt: skip
