"""Forty reports to be read again and again, and what a store must hold of them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kg.store.connection import knows_words
from kg.store.passages import OF_CITATION, OF_EDGE

FILES = 40
REPORT = """ỦY BAN NHÂN DÂN
PHƯỜNG XUÂN ĐÀI
Số: {number}/BC-UBND

Xuân Đài, ngày 20 tháng 11 năm 2023

BÁO CÁO
Kết quả thực hiện dân chủ ở cơ sở năm 2023

Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022;
Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ;
UBND phường ban hành Kế hoạch số {plan}/KH-UBND ngày 16/10/2023 về triển khai thực hiện Kế hoạch số {above}/KH-UBND
ngày 02/10/2023 của UBND thị xã Sông Cầu. Thực hiện Công văn số {letter}/UBND-NV ngày 05/9/2023 của UBND thị xã Sông
Cầu về công tác dân vận.

Nơi nhận:
- UBND thị xã Sông Cầu;
- UBND tỉnh Phú Yên;
- Lưu: VT.
"""


def write_reports(folder: Path, edition: int) -> None:
    """The same forty reports, in one of two wordings, so that each run has something to write."""
    for n in range(FILES):
        text = REPORT.format(number=n + 1, plan=100 + n + 50 * edition, above=195 + edition, letter=300 + n % 7)
        (folder / f"{n:02}.txt").write_text(text, encoding="utf-8")


def documents(conn: sqlite3.Connection) -> dict[tuple[str, str], object]:
    """Each report that the store holds, by its path and the digest of its text, with all that it brought."""
    found = {}
    for row, iri, path, digest, length in (
        knows_words(conn)
        .execute("SELECT d.id, d.iri, r.path, r.digest, r.length FROM report r JOIN document d ON d.id = r.document")
        .fetchall()
    ):
        citations = conn.execute(
            f"SELECT c.start, c.end, {OF_CITATION}, c.certainty, d.iri, d.type, d.symbol, d.title, d.issued, d.issuer, c.more "
            "FROM citation c JOIN document d ON d.id = c.document JOIN report r ON r.document = c.report WHERE c.report = ? ORDER BY c.start", (row,)
        ).fetchall()  # fmt: skip
        edges = conn.execute(
            f"SELECT a.iri, e.relation, b.iri, e.rule, e.ev_start, e.ev_end, {OF_EDGE}, s.name FROM edge e "
            "JOIN document a ON a.id = e.subject JOIN document b ON b.id = e.object JOIN source s ON s.id = e.source "
            "JOIN report r ON r.document = e.ev_document WHERE e.ev_document = ? ORDER BY 1, 2, 3, 5", (row,)
        ).fetchall()  # fmt: skip
        assert citations and edges
        found[path, digest] = (iri, length, citations, edges)
    return found


def left_over(conn: sqlite3.Connection) -> list[object]:
    """Documents that no reading brings any more, and sources of nothing."""
    return conn.execute(
        "SELECT iri FROM document d WHERE origin <> 'register' AND NOT EXISTS (SELECT 1 FROM report WHERE document = d.id)"
        " AND NOT EXISTS (SELECT 1 FROM citation WHERE document = d.id)"
        " AND NOT EXISTS (SELECT 1 FROM edge WHERE subject = d.id OR object = d.id)"
        " UNION SELECT name FROM source WHERE kind = 'report' AND name NOT IN (SELECT path FROM report)"
    ).fetchall()
