"""A small store for the tests of pictures: real central documents, the rest is invented."""

from __future__ import annotations

import sqlite3
from datetime import date
from itertools import cycle

from kg.model import DocType, Status
from kg.naming import document_iri, symbol_key
from kg.store.search_index import build_search_index
from tests.support import SCHEMA

DAY = date(2024, 6, 30)
LAW, DECREE = "10/2022/QH15", "59/2023/NĐ-CP"
HOSTILE = (
    "</script><img src=x onerror=\"window.hurt='img'\">",
    "<!-- <script>window.hurt='comment'</script>",
    "]]><svg onload=\"window.hurt='svg'\">",
    "{{data}} {{word search}} &lt;b&gt; <b>đậm</b> \"'`${window.hurt='template'}\u2028\u2029",
    "' onmouseover='window.hurt=1' x='",
)

#: symbol, type, title, issuer, level, place, issued
DOCUMENTS: tuple[tuple[str | None, DocType, str, str, str, str | None, str], ...] = (
    (LAW, "law", "Luật Thực hiện dân chủ ở cơ sở", "Quốc hội", "central", None, "2022-11-10"),
    (
        DECREE,
        "decree",
        "Quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở",
        "Chính phủ",
        "central",
        None,
        "2023-08-14",
    ),
    (
        "04/2015/NĐ-CP",
        "decree",
        "Về thực hiện dân chủ trong hoạt động của cơ quan hành chính nhà nước và đơn vị sự nghiệp công lập",
        "Chính phủ",
        "central",
        None,
        "2015-01-09",
    ),
    (
        "34/2007/PL-UBTVQH11",
        "ordinance",
        "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn",
        "Ủy ban Thường vụ Quốc hội",
        "central",
        None,
        "2007-04-20",
    ),
    (
        "30-CT/TW",
        "directive",
        "Về xây dựng và thực hiện Quy chế dân chủ ở cơ sở",
        "Bộ Chính trị",
        "central",
        None,
        "1998-02-18",
    ),
    (
        "01/2016/TT-BNV",
        "circular",
        "Hướng dẫn một số nội dung về thực hiện dân chủ",
        "Bộ Nội vụ",
        "ministry",
        None,
        "2016-01-13",
    ),
    (
        "41/KH-UBND",
        "plan",
        "Triển khai Luật Thực hiện dân chủ ở cơ sở trên địa bàn tỉnh",
        "UBND tỉnh Quảng Trị",
        "province",
        "45",
        "2023-03-06",
    ),
    (
        "65/KH-UBND",
        "plan",
        "Thực hiện dân chủ ở cơ sở năm 2024",
        "UBND thành phố Đông Hà",
        "district",
        "45-461",
        "2024-03-05",
    ),
    (
        "65/KH-UBND",
        "plan",
        "Tuyên truyền pháp luật năm 2024",
        "UBND huyện Gio Linh",
        "district",
        "45-466",
        "2024-02-26",
    ),
    (
        "112/UBND-NV",
        "official_letter",
        "Về việc báo cáo kết quả thực hiện dân chủ",
        "UBND thành phố Đông Hà",
        "district",
        "45-461",
        "2024-05-20",
    ),
    (
        "18/KH-UBND",
        "plan",
        "Thực hiện dân chủ ở phường năm 2024",
        "UBND phường 4",
        "commune",
        "45-461-4",
        "2024-03-18",
    ),
    (
        "07/QĐ-UBND",
        "decision",
        "Kiện toàn Ban chỉ đạo thực hiện dân chủ",
        "UBND phường 4",
        "commune",
        "45-461-4",
        "2024-01-22",
    ),
    (
        "77/BC-UBND",
        "report",
        "Kết quả thực hiện dân chủ ở cơ sở 6 tháng đầu năm 2024",
        "UBND phường 4",
        "commune",
        "45-461-4",
        "2024-06-14",
    ),
)

#: subject, relation, object (indexes of DOCUMENTS), basis, rule, sentence
EDGES: tuple[tuple[int, str, int, str, str, str | None], ...] = (
    (1, "details", 0, "stated", "title", "Nghị định này quy định chi tiết một số điều của Luật."),
    (0, "replaces", 3, "stated", "clause", "Pháp lệnh hết hiệu lực kể từ ngày Luật này có hiệu lực."),
    (1, "replaces", 2, "inferred", "same_subject", None),
    (5, "guides", 2, "stated", "title", "Thông tư này hướng dẫn một số nội dung của Nghị định."),
    (6, "implements", 0, "stated", "carry_out", "Để triển khai Luật, tỉnh ban hành Kế hoạch."),
    (6, "based_on", 4, "stated", "basis", "Căn cứ Chỉ thị về Quy chế dân chủ."),
    (7, "implements", 6, "stated", "carry_out", "Thực hiện Kế hoạch của tỉnh, thành phố ban hành."),
    (8, "implements", 6, "inferred", "next_level_up", None),
    (10, "implements", 7, "stated", "carry_out", "Phường thực hiện Kế hoạch của thành phố."),
    (11, "based_on", 1, "stated", "basis", "Căn cứ Nghị định của Chính phủ, phường quyết định."),
    (12, "cites", 0, "stated", "citation", "Phường đã phổ biến Luật đến cán bộ và nhân dân."),
    (12, "cites", 1, "stated", "citation", "Việc công khai thực hiện đúng theo Nghị định."),
    (12, "cites", 3, "stated", "citation", "Trước đây phường thực hiện theo Pháp lệnh."),
    (12, "cites", 7, "stated", "citation", "Trên cơ sở Kế hoạch của thành phố, phường triển khai."),
    (12, "implements", 9, "stated", "carry_out", "Thực hiện Công văn của thành phố, phường báo cáo."),
    (12, "cites", 10, "stated", "citation", "Phường đã ban hành Kế hoạch thực hiện dân chủ năm 2024."),
    (12, "cites", 11, "stated", "citation", "Ban chỉ đạo được kiện toàn theo Quyết định của phường."),
)  # fmt: skip

STATES: dict[str, Status] = {
    LAW: Status("in_force", date(2023, 7, 1), None, "verified", "Bộ pháp điển"),
    DECREE: Status("in_force", date(2023, 8, 14), None, "verified", "Bộ pháp điển"),
    "34/2007/PL-UBTVQH11": Status("replaced", date(2023, 7, 1), LAW, "verified", "Luật, điều khoản thi hành"),
    "04/2015/NĐ-CP": Status("probably_lapsed", date(2023, 8, 14), DECREE, "inferred", "cùng đối tượng"),
    "01/2016/TT-BNV": Status("partly_repealed", None, None, "text", "danh mục"),
}


def small_store() -> sqlite3.Connection:
    """The thirteen documents around the law of 2022."""
    conn = sqlite3.connect(":memory:")
    conn.executescript(SCHEMA.read_text(encoding="utf-8"))
    build_search_index(conn)
    conn.execute("INSERT INTO source (id, name, kind, rank) VALUES (1, 'danh mục thử', 'verified', 1)")
    conn.execute("INSERT INTO meta VALUES ('snapshot_old', '2023-01-01'), ('snapshot_new', '2025-01-01')")
    for row in DOCUMENTS:
        add_document(conn, *row)
    conn.execute("UPDATE document SET effective = '2023-07-01' WHERE symbol = ?", (LAW,))
    report = len(DOCUMENTS)
    conn.execute("INSERT INTO report (document, path, digest, length) VALUES (?, 'bao-cao.txt', '0', 9000)", (report,))
    for position, (subject, relation, target, basis, rule, quote) in enumerate(EDGES):
        evidence = report if subject == 12 else subject + 1
        add_edge(conn, subject + 1, relation, target + 1, basis, rule, quote, evidence)
        if subject == 12:
            add_citation(conn, report, position * 100, target + 1)
    return conn


def large_store(extra: int) -> sqlite3.Connection:
    """The small store and `extra` more documents that the report cites, of many kinds and levels."""
    conn = small_store()
    report = len(DOCUMENTS)
    kinds: tuple[tuple[DocType, str, str, str, int], ...] = (
        ("circular", "{n:02}/2019/TT-BNV", "Bộ Nội vụ", "ministry", 2),
        ("plan", "{n}/KH-UBND", "UBND tỉnh Quảng Trị", "province", 1),
        ("decree", "{n:02}/2018/NĐ-CP", "Chính phủ", "central", 1),
        ("plan", "{n}/KH-UBND", "UBND thành phố Đông Hà", "district", 7),
        ("decision", "{n}/QĐ-UBND", "UBND phường 4", "commune", 8),
        ("resolution", "{n}/NQ-HĐND", "HĐND tỉnh Quảng Trị", "province", 1),
        ("official_letter", "{n}/UBND-NV", "UBND thành phố Đông Hà", "district", 8),
        ("plan", "{n}/KH-UBND", "UBND phường 4", "commune", 8),
    )
    for n, (kind, symbol, issuer, level, above) in zip(range(200, 200 + extra), cycle(kinds), strict=False):
        issued = date(2018 + n % 6, 1 + n % 12, 1 + n % 28).isoformat()
        number = add_document(conn, symbol.format(n=n), kind, f"Văn bản thử {n}", issuer, level, None, issued)
        add_edge(conn, report, "cites", number, "stated", "citation", f"Câu thử nêu văn bản {n}.", report)
        add_citation(conn, report, 9000 + n * 20, number)
        if n % 3 == 0:
            add_edge(conn, number, "based_on", above, "stated", "basis", f"Căn cứ văn bản trên ({n}).", number)
        elif n % 3 == 1:
            add_edge(conn, number, "implements", above, "inferred", "next_level_up", None, None)
    return conn


def add_document(
    conn: sqlite3.Connection,
    symbol: str | None,
    kind: DocType,
    title: str | None,
    issuer: str | None,
    level: str,
    place: str | None,
    issued: str | None,
) -> int:
    head = issuer.split(" ")[0] if issuer and place else issuer
    day = date.fromisoformat(issued) if issued else None
    iri = document_iri(kind, symbol, head, day, place=place, name=title)
    cursor = conn.execute(
        "INSERT INTO document"
        " (iri, symbol, symbol_key, type, title, issuer, level, place, issued, origin, source)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
        (
            iri,
            symbol,
            symbol_key(symbol) if symbol else None,
            kind,
            title,
            issuer,
            level,
            place,
            issued,
            "report" if kind == "report" else "register" if place is None else "cited",
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def add_edge(
    conn: sqlite3.Connection,
    subject: int,
    relation: str,
    target: int,
    basis: str,
    rule: str,
    quote: str | None,
    evidence: int | None,
) -> None:
    conn.execute(
        "INSERT INTO edge"
        " (subject, relation, object, basis, rule, source, ev_document, ev_start, ev_end, ev_quote)"
        " VALUES (?, ?, ?, ?, ?, 1, ?, 0, 10, ?)",
        (subject, relation, target, basis, rule, evidence, quote),
    )


def add_citation(conn: sqlite3.Connection, report: int, start: int, document: int) -> None:
    conn.execute(
        "INSERT INTO citation (report, start, end, text, document, certainty) VALUES (?, ?, ?, 'x', ?, 'certain')",
        (report, start, start + 9, document),
    )


def add_hostile(conn: sqlite3.Connection) -> list[str]:
    """Documents whose titles, symbols and sentences try to be markup; their IRIs."""
    iris = []
    for n, text in enumerate(HOSTILE):
        number = add_document(conn, text, "plan", text, text, "province", str(n), "2024-01-01")
        add_edge(conn, len(DOCUMENTS), "cites", number, "stated", text, text, len(DOCUMENTS))
        iris.append(conn.execute("SELECT iri FROM document WHERE id = ?", (number,)).fetchone()[0])
    return iris


def add_shaky(conn: sqlite3.Connection) -> None:
    """The province's plan rests on the ordinance that the law replaced on 2023-07-01."""
    add_edge(conn, 7, "based_on", 4, "stated", "basis", "Căn cứ Pháp lệnh Thực hiện dân chủ.", 7)


def iri_of(conn: sqlite3.Connection, symbol: str) -> str:
    return str(conn.execute("SELECT iri FROM document WHERE symbol = ? ORDER BY id", (symbol,)).fetchone()[0])


def status(conn: sqlite3.Connection, iri: str, day: date) -> Status:
    """Stands in for the register's answer."""
    row = conn.execute("SELECT symbol FROM document WHERE iri = ?", (iri,)).fetchone()
    found = STATES.get(row[0], Status("unknown"))
    if found.since and day < found.since:
        return Status("not_yet_in_force" if found.state == "in_force" else "in_force", source="danh mục thử")
    return found
