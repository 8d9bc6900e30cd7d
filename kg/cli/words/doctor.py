"""What `kg doctor` says."""

from __future__ import annotations

from kg.base.wording import Wording

say = Wording(
    {
        "store": ("Kho", "Store"),
        "fault": ("cấu trúc: {what}", "structure: {what}"),
        "seal_fits": ("tệp đúng như lần đóng trước", "the file is as it was left"),
        "seal_changed": (
            "tệp đã đổi mà không chương trình nào ghi vào kho",
            "the file has changed though no program wrote to the store",
        ),
        "seal_none": (
            "chưa có dấu niêm của tệp này, hoặc chương trình khác đã ghi vào kho",
            "there is no seal of this file, or another program wrote to the store",
        ),
        "other_register": (
            "dữ liệu pháp luật kèm theo thuộc bản khác, không so được",
            "its register is of another version and cannot be compared",
        ),
        "rows_kept": (
            "dữ liệu pháp luật kèm theo đúng như lúc nạp vào kho",
            "the rows of its register are those that were loaded",
        ),
        "rows_others": (
            "dữ liệu pháp luật kèm theo không còn đúng như lúc nạp vào kho",
            "the rows of its register are no longer those that were loaded",
        ),
        "rows_unknown": (
            "kho không ghi lại dữ liệu pháp luật kèm theo lúc nạp vào ra sao",
            "nobody kept what the rows of its register were when they were loaded",
        ),
        "register": (
            "dữ liệu pháp luật kèm theo, bảng {table}: thiếu {missing} dòng, {other} dòng khác",
            "shipped register, table {table}: {missing} rows missing, {other} rows that are others",
        ),
        "reports": ("{count} tệp đã đọc vào kho", "{count} files were read into it"),
        "well": ("Kho lành lặn.", "The store is well."),
        "not_well": (
            "Kho có chỗ hỏng; chạy kg doctor --repair để cứu những gì còn đọc được.",
            "Something is wrong with the store; kg doctor --repair saves what can still be read.",
        ),
        "saved": ("{table}: giữ được {rows} dòng", "{table}: {rows} rows saved"),
        "saved_with_loss": (
            "{table}: giữ được {rows} dòng, {breaks} chỗ không đọc được, bỏ {dropped} dòng",
            "{table}: {rows} rows saved, {breaks} places that cannot be read, {dropped} rows left out",
        ),
        "register_anew": (
            "Dữ liệu pháp luật kèm theo và các chỉ mục đã được lập lại.",
            "The shipped register and the indexes were made anew.",
        ),
        "read_again": (
            "{count} tệp đã đọc không còn đủ, hãy chạy lại kg ingest với:",
            "{count} files that were read are not all there; run kg ingest on them again:",
        ),
        "kept": ("Tệp hỏng vẫn còn ở {path}", "The damaged file is still there: {path}"),
    }
)
