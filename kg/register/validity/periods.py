"""The period for which a title says that its document is made: a programme of 2016 to 2020, the budget of a year."""

from __future__ import annotations

import re
from datetime import date

from kg.base.patterns import late

_YEAR = r"((?:19|20)\d\d)"
_TO = rf"\s*(?:-|–|—|đến|tới)\s*(?:hết\s+)?(?:năm\s+)?{_YEAR}"
#: "giai đoạn 2016 - 2020", "nhiệm kỳ 2021-2026", "từ năm 2018 đến năm 2021"; "đến năm 2020, tầm nhìn đến năm 2030";
#: "theo hạn ngạch thuế quan năm 2019 và năm 2020", "dự toán ngân sách nhà nước năm 2024".
_PERIODS = late(
    rf"\b(?:giai\s+đoạn|thời\s+kỳ|nhiệm\s+kỳ|năm\s+học|niên\s+độ|từ\s+năm)\s+(?:từ\s+)?(?:năm\s+)?{_YEAR}{_TO}"
    rf"|\b(?:đến|tới)\s+(?:hết\s+)?năm\s+{_YEAR}"
    rf"|\b(?:hạn\s+ngạch(?:\s+thuế\s+quan)?|ngân\s+sách\s+nhà\s+nước|phải\s+nộp(?:\s+của)?|trong)\s+năm\s+{_YEAR}"
    rf"(?:\s+và(?:\s+năm)?\s+{_YEAR})?",
    re.IGNORECASE,
)
#: "đến năm 2020 và những năm tiếp theo", "có tính đến sau năm 2020": no end is told.
_OPEN = late(r"năm\s+tiếp\s+theo|\bsau\s+năm|\bvà\s+sau\b", re.IGNORECASE, one_of=("tiếp", "sau"))
#: Other documents that the title names, whose days and years are theirs.
_OTHERS = late(r"\d+/(?:19|20)\d\d/[\wĐ-]+|ngày\s+\d+\s*(?:/|-|tháng)\s*\d+\s*(?:/|-|năm)\s*\d{4}", re.IGNORECASE)


def period_end(title: str, issued: int | None) -> date | None:
    """The first day after the period that the title gives its document, which was issued in the year `issued`.

    None where it gives none, an open one, or one that was over before the document was issued: that is of something
    that the document speaks of.
    """
    if "năm" not in title.casefold() and "đoạn" not in title.casefold() and "kỳ" not in title.casefold():
        return None
    text = _OTHERS.sub("", title)
    years = [int(year) for found in _PERIODS.finditer(text) for year in found.groups() if year]
    if not years or _OPEN.search(text) or (issued and max(years) < issued):
        return None
    return date(max(years) + 1, 1, 1)
