"""Short texts read and ingested, for the tests of what comes after the finder."""

from __future__ import annotations

import sqlite3

from kg.cite.find import find_citations
from kg.graph.ingest import ingest
from kg.resolve import Reading, resolve_citations
from kg.text import Text

#: A ward's report: the letterhead says who writes and when, the recipients who stands above.
WARD = """ỦY BAN NHÂN DÂN
PHƯỜNG XUÂN ĐÀI
Số: 212/BC-UBND

Xuân Đài, ngày 20 tháng 11 năm 2023

BÁO CÁO
Kết quả thực hiện dân chủ ở cơ sở năm 2023

{body}

Nơi nhận:
- UBND thị xã Sông Cầu;
- UBND tỉnh Phú Yên;
- Lưu: VT.
"""
DISTRICT = """ỦY BAN NHÂN DÂN
HUYỆN TUY AN
Số: 318/BC-UBND

Tuy An, ngày 25 tháng 11 năm 2024

BÁO CÁO
Kết quả thực hiện dân chủ ở cơ sở năm 2024

{body}

Nơi nhận:
- UBND tỉnh Phú Yên;
- Lưu: VT.
"""


def ward(body: str) -> str:
    """A ward's report with `body`."""
    return WARD.format(body=body)


def district(body: str) -> str:
    """A district's report with `body`."""
    return DISTRICT.format(body=body)


def read(text: str, conn: sqlite3.Connection) -> Reading:
    """`text` as understood."""
    return resolve_citations(text, find_citations(text), conn)


def put(text: str, conn: sqlite3.Connection, path: str = "bao-cao.txt") -> Reading:
    """`text` read and ingested."""
    reading = read(text, conn)
    ingest(conn, Text(text, "txt", path), reading)
    return reading
