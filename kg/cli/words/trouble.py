"""The words for what goes wrong in any command, in Vietnamese and English."""

from __future__ import annotations

from kg.base.wording import Wording
from kg.cli.words.common import say as common

say = Wording(common | {
    "did_you_mean": ("ý bạn là …?", "did you mean …?"),
    "no_document": ("không thấy văn bản nào là “{typed}”", "no document fits “{typed}”"),
    "several": (
        "có {count} văn bản ứng với “{typed}”; ghi thêm ngày, năm hoặc cơ quan:",
        "{count} documents fit “{typed}”; add a day, a year or an issuer:",
    ),
    "several_bodies": (
        "có {count} cơ quan ứng với “{typed}”; ghi thêm xã, huyện, tỉnh:",
        "{count} bodies fit “{typed}”; add the district or province:",
    ),
    "more_bodies": ("… và {count} cơ quan khác", "… and {count} more"),
    "interrupted": ("đã dừng theo yêu cầu", "interrupted"),
    "see_help": ("xem {command} --help", "see {command} --help"),
    "missing": ("thiếu {name}", "missing {name}"),
    "no_such_command": ("không có lệnh {name}", "no command {name}"),
    "no_such_option": ("không có tùy chọn {name}", "no option {name}"),
    "maybe": ("có phải là {names}?", "did you mean {names}?"),
    "bad_choice": ("{name} phải là một trong: {names}", "{name} must be one of: {names}"),
    "bad_number": ("{name} phải là số từ {low} đến {high}", "{name} must be a number from {low} to {high}"),
    "no_day": (
        "“{value}” không phải là ngày; hãy ghi 30/11/2024 hoặc 2024-11-30",
        "“{value}” is not a day; write 2024-11-30 or 30/11/2024",
    ),
    "no_such_day": ("không có ngày {value} trong lịch", "{value} is not a day of the calendar"),
    "store_failed": ("kho không dùng được: {why}", "the store cannot be used: {why}"),
    "fault": (
        "lỗi của chương trình: {what}; đặt KG_DEBUG=1 để xem chi tiết",
        "a fault of the program: {what}; KG_DEBUG=1 shows where",
    ),
    "needs_output": (
        "--format {value} cần -o TỆP (với nhiều tệp: -o THƯ-MỤC/)",
        "--format {value} needs -o FILE (for several files: -o FOLDER/)",
    ),
    "needs_output_fix": (
        "--fix cần -o TỆP (với nhiều tệp: -o THƯ-MỤC/); tệp gốc không bao giờ bị sửa",
        "--fix needs -o FILE (for several files: -o FOLDER/); your own file is never changed",
    ),
    "one_of_one": (
        "mỗi tệp có một bản {value}; với nhiều tệp hãy ghi -o THƯ-MỤC/",
        "each file has its own {value}; for several files write -o FOLDER/",
    ),
    "what_format": (
        "không rõ ghi {value} theo dạng nào; ghi thêm --format",
        "unknown kind of output: {value}; add --format",
    ),
    "same_file": (
        "{value}: là chính tệp được kiểm tra; hãy ghi ra tệp khác",
        "{value}: the very file that is checked; write to another one",
    ),
    "other_kind": (
        "{value}: chỉ ghi nhận xét vào tệp cùng dạng",
        "{value}: remarks can only be put into a file of the same kind",
    ),
    "not_stdin": (
        "không ghi nhận xét vào dữ liệu vào chuẩn được; hãy ghi tên tệp",
        "remarks cannot be put into standard input; name a file",
    ),
    "changed": (
        "{value}: tệp đã đổi trong lúc kiểm tra; hãy chạy lại",
        "{value}: the file changed while it was checked; run it again",
    ),
    "needs_extra": (
        "cần cài thêm: {value}",
        "this needs another package: {value}",
    ),
    "cannot_fix": (
        "{value}: --fix chỉ sửa tệp .txt, .md, .html và .docx",
        "{value}: --fix sets right .txt, .md, .html and .docx files only",
    ),
    "cannot_track": (
        "{value}: --track chỉ dùng cho tệp .docx",
        "{value}: --track is for .docx files only",
    ),
    "needs_fix": ("--track đi cùng --fix", "--track goes with --fix"),
    "no_code": ("không có quy tắc nào là “{value}”", "no rule “{value}”"),
})  # fmt: skip
