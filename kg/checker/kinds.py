"""What kind of text is checked: rules on how administrative papers cite hold for administrative papers.

A judgment, a contract, an article, a lawyer's advice, a company's own paper, a text in English or a table of data is
under no rule of Nghị định 30/2020/NĐ-CP (its Điều 1 and 2: the clerical work of agencies and of companies of the State,
and the papers they issue); what they cite is still looked up.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from kg.base.patterns import CAPITALS, late
from kg.cite.vocabulary import ENGLISH_TYPES

Kind = Literal["administrative", "court", "contract", "prose", "data"]

_HEAD, _TOP = 2500, 600
_COURT = late(r"T(?:ÒA|OÀ)\s+ÁN|VIỆN\s+KIỂM\s+SÁT\s+NHÂN\s+DÂN", one_of=("ÁN", "VIỆN"))
_JUDGED = late(
    r"^[ \t]*(?:BẢN\s+ÁN|CÁO\s+TRẠNG|KHÁNG\s+NGHỊ|NHÂN\s+DANH\s*$|.*NHÂN\s+DANH\s+NƯỚC\s+CỘNG)", re.MULTILINE
)
#: The number of a judgment, or of a court's decision in a case: "Bản án số: 15/2023/DS-ST", "Số: 7/2024/QĐST-HNGĐ".
_JUDGMENT = late(
    r"[Bb]ản\s+án\s+số\s*:?\s*\d+/\d{4}/[A-ZĐ]+-[SPGT]"
    r"|Số\s*:?\s*\d+/\d{4}/(?:(?:DS|HS|HC|HNGĐ|KDTM|LĐ)-(?:ST|PT|GĐT|TT)|QĐ(?:XX)?-?(?:ST|PT|GĐT|XXST|XXPT|CNTTLH)(?!\w))"
)
_CONTRACT = late(
    r"^[ \t*_#|]*(?:(?:PHỤ\s+LỤC\s+)?HỢP\s+ĐỒNG(?:\s|$)|Hợp\s+đồng(?:\s[^\n.;:,]{0,50})?[ \t*_|]*$|"
    r"(?:Hợp\s+đồng\s+số|Số\s+hợp\s+đồng)\s{0,3}:|HỒ\s+SƠ\s+(?:MỜI\s+THẦU|YÊU\s+CẦU)|"
    r"ĐIỀU\s+KHOẢN\s+(?:CHUNG|SỬ\s+DỤNG)|(?:\d\.\s*)?BÊN\s+[AB](?!\w)|[^\n]{0,40}GIAO\s+KẾT(?!\w))",
    re.MULTILINE,
    one_of=("HỢP", "Hợp", "hợp", "HỒ", "KHOẢN", "BÊN", "GIAO"),
)
#: What only an office's paper has: its motto, its number, whom it is for, who signed it.
_SURELY_OFFICIAL = (
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA|Độc\s+lập\s*[-–]\s*Tự\s+do|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|"
    r"(?:^|\s)Số\s{0,3}:\s{0,3}[\d./…-]|Kính\s+gửi|Nơi\s+nhận|Lưu\s*:\s*VT|(?:^|\n)[ \t_*]*(?:TM|KT|TL|TUQ|Q)\.\s"
)
_SURE = late(_SURELY_OFFICIAL)
#: The same, or its grounds and its title, which a page that speaks of it may show too.
_OFFICIAL = late(
    rf"{_SURELY_OFFICIAL}|"
    r"(?:^|\n)[ \t_*]*Căn\s+cứ\s|"
    r"(?:^|\n)[ \t_*]*(?:BÁO\s+CÁO|KẾ\s+HOẠCH|QUYẾT\s+ĐỊNH|TỜ\s+TRÌNH|THÔNG\s+BÁO|CÔNG\s+VĂN|NGHỊ\s+QUYẾT|CHỈ\s+THỊ|"
    r"HƯỚNG\s+DẪN|CHƯƠNG\s+TRÌNH|ĐỀ\s+ÁN|QUY\s+CHẾ|QUY\s+ĐỊNH|KẾT\s+LUẬN|BIÊN\s+BẢN|CÔNG\s+ĐIỆN)(?:\s|$)|"
    r"(?:ỦY|UỶ)\s+BAN\s+NHÂN\s+DÂN\s*(?:\n|$)|HỘI\s+ĐỒNG\s+NHÂN\s+DÂN\s*(?:\n|$)"
)
#: The same as most of them print it.
_MOSTLY_OFFICIAL = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "Độc lập - Tự do", "ĐẢNG CỘNG SẢN VIỆT NAM", "Kính gửi", "Nơi nhận")
_OFFICE = (
    r"(?:(?:UBND|HĐND|(?:Ủy|Uỷ)\s+ban\s+nhân\s+dân|Hội\s+đồng\s+nhân\s+dân)\s+)?"
    r"(?:tỉnh|thành\s+phố|TP|huyện|quận|thị\s+xã|xã|phường|đặc\s+khu)|(?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Đđ]ảng)\s+(?:ủy|uỷ)"
)
#: How an article speaks of what offices issue.
_NEWS = late(
    r"xin\s+giới\s+thiệu|trân\s+trọng\s+(?:giới\s+thiệu|đăng)|(?:^|\n)\s*(?:Sáng|Chiều|Tối|Trưa)\s+(?:ngày\s+)?\d{1,2}\s?[-/]\s?\d{1,2}"
    r"|(?:^|\n)\s*(?:\(?[A-ZĐ]{3,6}\)?\s*[-–]\s|Vừa\s+qua,)|(?<!\w)Theo\s+đó,"
    r"|(?:^|\n)\s*Ngày\s+\d{1,2}\s?[/-]\s?\d{1,2}(?:\s?[/-]\s?\d{4})?,?\s[^\n]{0,80}(?:ban\s+hành|có\s+(?:[Vv]ăn\s+bản|[Cc]ông\s+(?:văn|điện))|ký|ra)\s"
    r"|(?:^|\n)[ \t]*(?:Tin\s+liên\s+quan|Tin\s+mới\s+hơn|Tin\s+đã\s+đưa|Các\s+tin\s+khác|Lượt\s+xem|LTS:)"
    r"|(?:^|\n)[ \t]*Publish\s+date"
    r"|vừa\s+(?:ban\s+hành|có|ra|ký)(?!\w)|hiện\s+hành\s+của\s+chế\s+độ|(?<!\w)do\s[^.;\n]{3,80}\ský\s+ban\s+hành"
    r"|(?:[Cc]hi\s+tiết|[Tt]oàn\s+văn|[Xx]em(?:\s+thêm)?|[Tt]ải)\s+(?:văn\s+bản\s+)?(?:xem\s+)?tại\s+đây|\(GMT[+]7\)"
    r"|(?<!\w)(?:[Tt]in|[Ảả]nh|[Bb]ài)(?:,\s+ảnh)?\s{0,2}:\s{0,2}[A-ZĐ]|Văn\s+bản\s+nêu\s+rõ"
)
#: How news tells who did what: "Chiều nay 27.9, …", "Chủ tịch UBND tỉnh Trần Văn An yêu cầu …", "Tại hội nghị, …
#: đã trình bày", "[xem tiếp...]". An office's paper names nobody who acts, and says so below its head alone.
_TOLD = late(
    r"(?:^|\n)[ \t]*(?:Sáng|Chiều|Tối|Trưa|Đêm)\s+(?:nay|qua)(?!\w)"
    r"|(?:^|\n|\[|\()[ \t]*(?:[Xx]em|[Đđ]ọc)\s+(?:tiếp|thêm)(?!\w)"
    r"|[Xx]em\s+chi\s+tiết\s[^.\n]{0,60}(?:tại\s+đây|đính\s+kèm)"
    r"|(?:^|\n)[ \t]*(?:(?:(?:Tổng\s+)?[Ss]ố\s+|Tổng\s+)?[Ll]ượt\s+truy\s+cập|Trực\s+tuyến|Đang\s+online)\s*:"
    r"|(?<!\w)[Tt]ại\s+(?:[Hh]ội\s+nghị|[Hh]ội\s+thảo|[Bb]uổi\s+(?:làm\s+việc|lễ)|[Ll]ễ|[Cc]uộc\s+họp|[Pp]hiên\s+họp|[Kk]ỳ\s+họp)"
    r"[^.,;\n]{0,80},\s[^.;\n]{3,120}?\s(?:đã|cho\s+biết|nhấn\s+mạnh|khẳng\s+định|phát\s+biểu|trình\s+bày|thông\s+tin)\s"
    # but "Giao đồng chí Trần Văn An chủ trì" is what a paper says
    r"|(?<!\w)(?<![Gg]iao\s)(?<!công\s)(?<!nghị\s)(?<!cầu\s)(?<![Cc]ử\s)(?<!do\s)(?<!gồm\s)"
    r"(?:Thủ\s+tướng|Chủ\s+tịch|Bộ\s+trưởng|Thứ\s+trưởng|[Bb]í\s+thư|Giám\s+đốc|[Đđ]ồng\s+chí|[Ôô]ng|[Bb]à)"
    rf"(?:\s+(?:Chính\s+phủ|nước|Quốc\s+hội|{_OFFICE}))?\s+(?:[{CAPITALS}]\w*\s+){{2,4}}(?:(?:đã|vừa|cũng)\s+)?"
    r"(?:ký|chấp\s+thuận|yêu\s+cầu|chỉ\s+đạo|cho\s+biết|nhấn\s+mạnh|khẳng\s+định|phát\s+biểu|chủ\s+trì|đồng\s+ý|giao|đề\s+nghị)(?!\w)"
)
#: A line of what a library of laws links to: "- 2 Quyết định 90/QĐ-TTg năm 2022 phê duyệt … do Thủ tướng ban hành".
_LINK = late(
    r"^[ \t]*(?:[-–•*][ \t]*)?(?:\d{1,3}[ \t.]*)?(?:Luật|Bộ\s+luật|Pháp\s+lệnh|Ngh[ịi]\s+(?:định|quyết)|"
    r"Thông\s+tư|Quyết\s+định|Chỉ\s+thị|Công\s+văn|Kế\s+hoạch|Thông\s+báo)\s[^\n]*$",
    re.MULTILINE,
)
_LIBRARY = late(
    r"\d/[^\s,;]+\s+năm\s+\d{4}\s[^\n]*\sdo\s[^\n]{3,80}\sban\s+hành[ \t.;]*(?=\n|$)"
    r"|^[ \t]*[-–•*]?[ \t]*\d{1,3}(?:Luật|Bộ\s+luật|Pháp\s+lệnh|Ngh[ịi]\s+(?:định|quyết)|Thông\s+tư|Quyết\s+định)\s",
    re.MULTILINE,
)
#: What only a page has around what it shows: when it was put up, how many have read it, what else there is to see.
_PAGE = late(
    r"(?:^|\n)[ \t]*(?:(?:Thứ\s+\w+|Chủ\s+nhật)\s?[,-][^\n]{0,12}\d{1,2}\s?(?:[/-]|Tháng)\s?\d{1,2}\s?[/-]?\s?\d{4}"
    r"|(?:Ngày\s+)?\d{1,2}[/-]\d{1,2}[/-]\d{4}(?:[ \t,-]{1,4}\d{1,2}(?::|h)\d{2}(?::\d{2})?)?[ \t]*(?=\r?\n)"
    r"|(?:Ngày\s+đăng|Ngày\s+cập\s+nhật|Cập\s+nhật(?:\s+lúc)?|Đăng\s+(?:ngày|lúc)|Lượt\s+xem|Đã\s+xem|Số\s+lượt\s+xem)\s*:?\s*\d"
    r"|(?:Truy\s+cập|Thống\s+kê\s+truy\s+cập|Hôm\s+nay:|Hôm\s+qua:|Tìm\s+kiếm\s+tin\s+tức|Tin\s+tức\s+mới\s+nhất|Tin\s+nổi\s+bật)"
    r"[ \t]*\r?\n"
    r"|Đánh\s+giá\s+của\s+bạn|(?:\d+\s+)?Bình\s+luận[ \t]*\r?\n|Trang\s+chủ\s)"
    r"|\d\s+Lượt\s+xem|\d\s+Bình\s+luận(?!\w)|GMT[+]7",
    re.IGNORECASE,
)
#: How somebody who knows the law answers somebody who asks.
_ADVICE = late(
    r"[Ll]uật\s+(?:sư|gia)\s[^\n]{0,90}(?:trả\s+lời|tư\s+vấn)|[Tt]hư\s+tư\s+vấn|(?:^|\n)[\s*_#>]*(?:Câu\s+hỏi|Hỏi|(?:Câu\s+)?[Tt]rả\s+lời)\s*:"
    r"|[Xx]in\s+hỏi(?!\w)|[Xx]in\s+(?:được\s+)?tư\s+vấn|(?<!\w)Chào\s+(?:bạn|luật\s+sư|anh|chị)(?!\w)"
    r"|(?:^|\n)\s*(?:Tình\s+huống|Câu\s+hỏi)\s+\d{1,3}\s?[:.]"
    r"|(?:^|\n)[ \t]*(?:[IVX\d]{1,3}[.)]\s*)?Nội\s+dung\s+tư\s+vấn"
    r"|quy\s+định\s+(?:cụ\s+thể\s+)?như\s+sau\s?:?\s{0,3}[“\"][^”\"]{20,1500}[”\"][.;]?\s+(?:Như\s+vậy|Theo\s+đó|Do\s+đó|Vì\s+vậy)\s?,",
    one_of=("lời", "vấn", "hỏi", "Hỏi", "Chào", "huống", "như"),
)
#: How somebody writes on the law who holds no office: a question or a promise for a title, the parts of an article and
#: what its writer calls himself, what is repeated from a document, codes as lawyers shorten them, a trial.
_ON_THE_LAW = late(
    r"\A\s*[^\n]{0,160}?(?:[Mm]ới\s+nhất|[Cc]ần\s+biết|[Đđ]iểm\s+mới|là\s+gì|ra\s+sao|như\s+thế\s+nào)(?!\w)"
    r"|[^\W\d]\s?\?(?:\s|$)|(?<!\w)[Qq]uý\s+(?:khách|bạn\s+đọc|độc\s+giả)(?!\w)"
    r"|(?:^|\n)[ \t*_#]*(?:(?:\d|[IVX]{1,3})\.\s*)?(?:Đặt\s+vấn\s+đề|Tóm\s+tắt|Từ\s+kh[óo][áa]?|Dẫn\s+nhập)[ \t*_]*"
    r"(?::|\r?\n)|(?:^|\n)[ \t]*(?://{1,2}|/\*)\s|[\u2705\u274c\U0001f300-\U0001faff]|Last\s+[Uu]pdated"
    r"|(?:quy\s+định|văn\s+bản|nghị\s+định|thông\s+tư|luật)\s+mới\s+nhất(?!\w)|\S[ \t]+•[ \t]+\S"
    r"|(?<!\w)(?:[Bb]ài\s+viết\s+(?:này|sau|trên|tập\s+trung|phân\s+tích)|[Tt]heo\s+(?:chúng\s+)?(?:tác\s+giả|tôi)(?!\w)"
    r"|tác\s+giả\s+(?:xin|cho\s+rằng|đề\s+xuất|kiến\s+nghị|bài\s+viết))|[^\W\d][.,;:]?\[\d{1,2}\]"
    r"|(?:^|\n)[ \t]*PV\.?[ \t]*(?:\r?\n|$)|[Ảả]nh\s+minh\s+[hH][ọo]a|Nguồn:\s+[Ii]nternet"
    r"|(?<!\w)quy\s+định(?:\s+(?:về|tại)[^\n.;]{3,240}?)?\s+như\s+sau\s?:"
    r"|(?<!\w)[Áá]n\s+lệ\s+(?:số\s+)?\d{1,3}/\d{4}/AL(?!\w)|(?<!\w)(?:[Bb]ị\s+cáo|HĐXX|[Nn]guyên\s+đơn|[Bb]ị\s+đơn|BL(?:HS|DS|LĐ|TT[DH]S))(?!\w)"
)
#: How a passage shows that an office wrote it: it says what is to be done, on what ground, or an office says what it
#: does itself. That an office or its document is named shows nothing: everybody names them.
_OF_OFFICES = late(
    r"(?:^|[\n.;:…]|[-–+•*]\s)[ \t*_]*(?:\d{1,2}[.)]\s+|[a-zđ]\)\s+)?"
    r"(?:Căn\s+cứ(?!\s+pháp\s+lý)|Thực\s+hiện|Triển\s+khai|Tiếp\s+tục|Theo\s+đề\s+nghị|Xét|Đề\s+nghị|Yêu\s+cầu|Giao|Phân\s+công|Chỉ\s+đạo|Bổ\s+nhiệm|Cử|Phê\s+duyệt|Ban\s+hành|Báo\s+cáo|Tổ\s+chức"
    r"|Tăng\s+cường|Đẩy\s+mạnh|Phối\s+hợp|Chủ\s+trì|Tham\s+mưu|Để\s+(?:thực\s+hiện|triển\s+khai)|Trên\s+cơ\s+sở|Quán\s+triệt|Phấn\s+đấu"
    r"|Rà\s+soát|Hướng\s+dẫn|Bố\s+trí|Xây\s+dựng|Nâng\s+cao|Bảo\s+đảm|Đảm\s+bảo)(?!\w)"
    r"|(?<!\w)(?:UBND|HĐND|[ỦU]y\s+ban|Uỷ\s+ban|Hội\s+đồng|Sở|Phòng|Ban|Cục|Chi\s+cục|[Đđ]ảng\s+(?:ủy|uỷ|bộ)|Văn\s+phòng|Trung\s+tâm|[Tt]rường"
    r"|[Tt]ỉnh|[Xx]ã|[Pp]hường|[Hh]uyện|[Qq]uận|[Tt]hành\s+phố|[Cc]ơ\s+quan(?!\s+ban\s+hành)|[Đđ]ơn\s+vị|[Nn]hà\s+trường|[Đđ]ịa\s+phương)(?!\w)[^.;\n]{0,80}?"
    r"\s(?:báo\s+cáo|thực\s+hiện|triển\s+khai|đề\s+nghị|yêu\s+cầu|xây\s+dựng|tổ\s+chức|thống\s+nhất|tham\s+mưu|phối\s+hợp|chỉ\s+đạo"
    r"|(?:đã\s+)?(?:ban\s+hành|nhắc\s+nhở|hoàn\s+thành|kiểm\s+tra|kết\s+luận|quyết\s+định|trình))(?!\w)"
)
#: "Số: 1673/NQ-UBTVQH15", "Nghị quyết số: /2026/QH16".
_ASSEMBLY_NUMBER = late(r"[Ss]ố\s{0,3}:\s{0,3}[\d.…_]{0,6}\s{0,3}/(?:\d{4}/|NQ-)(?:UBTV)?QH\d{2}(?!\w)")
#: A shorter one may be without.
_SAID = 160
#: What an office says in a letter that repeats a document as an answer does.
_DOES = late(
    r"(?:[Đđ]ề\s+nghị|[Yy]êu\s+cầu|[Gg]iao)\s+(?:các|UBND|Ủy|Uỷ|Sở|Phòng|Ban|Chi|[Đđ]ơn|[Cc]ơ)(?!\w)"
    r"|(?:^|\n)[ \t]*(?:Thực\s+hiện|Triển\s+khai|Xét)\s"
)
_STATE = late(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN")
#: The papers of companies: of their shareholders, their boards, and what governs them.
_COMPANY = late(
    r"ĐIỀU\s+LỆ\s+CÔNG\s+TY"
    r"|(?:^|\n)[ \t*_|]*(?:ĐIỀU\s+LỆ|(?:BIÊN\s+BẢN|NGHỊ\s+QUYẾT)\s+(?:HỌP\s+)?(?:ĐẠI\s+)?HỘI\s+ĐỒNG(?!\s+NHÂN\s+DÂN))"
    r"|/[A-ZĐ]{1,4}-(?:ĐHĐCĐ|HĐQT|HĐTV)(?!\w)"
)
_OF_COMPANY = late(r"CÔNG\s+TY|TẬP\s+ĐOÀN|NGÂN\s+HÀNG", one_of=("TY", "TẬP", "HÀNG"))
_ENGLISH_WORDS, _OFTEN = (" the ", " of ", " and "), 5
#: A shorter text is a passage that somebody pasted to have it checked.
_PASSAGE = 1500
#: Lines of a table or of a programme, and how many of the lines make a text one.
_CELLS = late(
    r"^[^\n]*(?:\t[^\n]*\t|\|[^\n]*\|)[^\n]*$|^[ \t]*[\"{\[][^\n]*[}\]\",][ \t]*$"
    r"|^[ \t]*(?:\([\"']|//|[{}\[\]]{1,2}[,;]?[ \t]*$|(?:const|let|var|import|def|return)\s)[^\n]*$",
    re.MULTILINE,
)
_MOSTLY, _LINES = 0.7, 3


@lru_cache(maxsize=4)
def kind_of(text: str) -> Kind:
    """The kind of a text by its head and its form; a passage without a head counts as administrative, unless it is
    written as only an article, an answer or a page is.
    """
    head = text[:_HEAD]
    if _COURT.search(head) and (_JUDGMENT.search(head[:600]) or _JUDGED.search(head)):
        return "court"
    if _CONTRACT.search(head) or (_OF_COMPANY.search(head) and _COMPANY.search(head)):
        return "contract"
    if _is_english(head) or (_ADVICE.search(head) and not _STATE.search(head)):
        return "prose"
    if any(words in text for words in _MOSTLY_OFFICIAL):
        return "administrative"
    lines = sum(1 for line in text.split("\n") if line.strip())
    if _SURE.search(text) is None and (
        _PAGE.search(text, 0, _TOP) is not None or (_ON_THE_LAW.search(head) is not None and _DOES.search(head) is None)
    ):
        return "data" if lines >= _LINES and _mostly(_CELLS, text, lines) else "prose"
    if _OFFICIAL.search(text):
        return "administrative"
    if lines >= _LINES and _mostly(_CELLS, text, lines):
        return "data"
    if lines >= _LINES and _LIBRARY.search(text) and _mostly(_LINK, text, lines):
        return "prose"
    if len(text) > _SAID and _OF_OFFICES.search(text) is None:
        return "prose"
    return "prose" if len(text) > _PASSAGE or _NEWS.search(text) or _TOLD.search(text) else "administrative"


def of_the_assembly(text: str) -> bool:
    """Whether a paper's own number, a draft's blank one too, is that of the National Assembly or of its Standing
    Committee: they write by rules of their own (Nghị quyết 351/2017/UBTVQH14), not by those for agencies.
    """
    return "QH" in text[:_HEAD] and _ASSEMBLY_NUMBER.search(text, 0, _HEAD) is not None


def _mostly(form: re.Pattern[str], text: str, lines: int) -> bool:
    """Whether most of the lines of a text have a form."""
    return sum(1 for _ in form.finditer(text)) >= _MOSTLY * lines


def _is_english(head: str) -> bool:
    """Whether a text is in English: its small words, and hardly a letter that English lacks. A passage may be short of
    small words and cite as English does; a title in Vietnamese may stand beside it.
    """
    small = [head.count(word) for word in _ENGLISH_WORDS]
    if all(small) and sum(small) >= _OFTEN:
        share = 20 if len(head) <= _PASSAGE else 50
    elif len(head) <= _PASSAGE and any(f"{word} " in head for word in ENGLISH_TYPES):
        share = 20
    else:
        return False  # as nearly always: no letter need be looked at
    return sum(sign > "\x7f" and sign.isalpha() for sign in head) * share < len(head)
