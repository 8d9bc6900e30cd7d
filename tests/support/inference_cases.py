"""Cases with known answers for inference: invented local plans, numbered and titled as real ones are.

A case is a document, and what else is known. A line is `symbol | issuer | day | title`; the ones marked * are what
the document carries out, as somebody who knows the offices would say. `laws` are central documents of the register
that are an answer too. A case without either has no answer: whatever is inferred is wrong.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from kg.model import DocType
from kg.naming import document_iri, symbol_key
from kg.register.places import Place, ancestors, find_places
from kg.store.documents import document
from kg.trace.inference import infer

_TYPES: dict[str, DocType] = {
    "KH": "plan", "NQ": "resolution", "QĐ": "decision", "CT": "directive", "BC": "report", "CTr": "programme",
    "TB": "notice", "HD": "guidance",
}  # fmt: skip
_UNITS = ("thành phố", "thị trấn", "thị xã", "phường", "huyện", "quận", "tỉnh", "xã")


@dataclass(frozen=True, slots=True)
class Case:
    note: str
    below: str
    known: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    within: str = "Phú Yên"  # the province, where a name alone does not tell


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was inferred in a case, and what is right."""

    case: Case
    inferred: tuple[tuple[str, str, str], ...]  # IRI, rule, certainty
    right: frozenset[str]


def outcome(conn: sqlite3.Connection, case: Case) -> Outcome:
    """Run one case on a store of its own making, and leave the store as it was."""
    conn.execute("SAVEPOINT inference_case")
    try:
        below = _put(conn, case.below, case.within)
        right = {_put(conn, line.removeprefix("*"), case.within) for line in case.known if line.startswith("*")}
        for line in case.known:
            if not line.startswith("*"):
                _put(conn, line, case.within)
        for symbol in case.laws:
            (iri,) = conn.execute("SELECT iri FROM document WHERE symbol_key = ?", (symbol_key(symbol),)).fetchone()
            right.add(iri)
        doc = document(conn, below)
        assert doc is not None
        found = tuple((i.edge.object, i.edge.rule, i.edge.certainty) for i in infer(conn, doc))
        return Outcome(case, found, frozenset(right))
    finally:
        conn.execute("ROLLBACK TO inference_case")
        conn.execute("RELEASE inference_case")


def _put(conn: sqlite3.Connection, line: str, within: str) -> str:
    symbol, issuer, day, title = (part.strip() for part in line.split("|"))
    issued = date(*map(int, reversed(day.split("/"))))
    head, place = _office(conn, issuer, within, issued)
    number, _, code = symbol.partition("/")
    if "-" in number:  # a Party symbol
        kind: DocType = _TYPES[number.split("-")[1]]
    elif code.split("-")[0].isdigit() or code[:4].isdigit():
        kind = _TYPES[code.split("/")[1].split("-")[0]]
    else:
        kind = _TYPES.get(code.split("-")[0], "official_letter")
    iri = document_iri(kind, symbol, head, issued, place=place.iri_code)
    conn.execute(
        "INSERT INTO document (iri, symbol, symbol_key, type, title, issuer, level, place, issued, year, origin, certainty) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'cited', 'report')",
        (
            iri,
            symbol,
            symbol_key(symbol),
            kind,
            title or None,
            issuer,
            place.level,
            place.iri_code,
            issued.isoformat(),
            issued.year,
        ),
    )
    return iri


def _office(conn: sqlite3.Connection, issuer: str, within: str, day: date) -> tuple[str, Place]:
    for unit in _UNITS:
        head, sep, name = issuer.partition(f" {unit} ")
        if sep:
            places = [
                p
                for p in find_places(conn, name, unit=unit, day=day)
                if not within or within in (p.name, *(a.name for a in ancestors(conn, p)))
            ]
            assert len(places) == 1, (issuer, places)
            return head, places[0]
    raise AssertionError(issuer)


NEW = "Đắk Lắk"  # Phú Yên lies in it since 2025-07-01
CASES: tuple[Case, ...] = (
    # -- the next level up, the same year ------------------------------------------------------------------------
    Case("ward and town, one subject", "41/KH-UBND | UBND phường Xuân Đài | 21/3/2024 | thực hiện dân chủ ở cơ sở năm 2024",
         ("*36/KH-UBND | UBND thị xã Sông Cầu | 06/3/2024 | Triển khai thực hiện dân chủ ở cơ sở trên địa bàn thị xã năm 2024",)),
    Case("without ở", "41/KH-UBND | UBND phường Xuân Đài | 21/3/2024 | thực hiện dân chủ cơ sở năm 2024",
         ("*36/KH-UBND | UBND thị xã Sông Cầu | 06/3/2024 | thực hiện quy chế dân chủ ở cơ sở năm 2024",)),
    Case("administrative reform", "17/KH-UBND | UBND xã An Mỹ | 30/01/2024 | cải cách hành chính năm 2024 của UBND xã An Mỹ",
         ("*12/KH-UBND | UBND huyện Tuy An | 15/01/2024 | Cải cách hành chính nhà nước huyện Tuy An năm 2024",)),
    Case("an abbreviation", "55/BC-UBND | UBND xã An Mỹ | 05/12/2024 | Kết quả công tác CCHC năm 2024 và phương hướng, nhiệm vụ năm 2025",
         ("*12/KH-UBND | UBND huyện Tuy An | 15/01/2024 | cải cách hành chính nhà nước năm 2024",)),
    Case("digital transformation", "23/KH-UBND | UBND thị trấn Chí Thạnh | 26/02/2024 | Chuyển đổi số thị trấn Chí Thạnh năm 2024",
         ("*30/KH-UBND | UBND huyện Tuy An | 07/02/2024 | thực hiện chuyển đổi số trên địa bàn huyện Tuy An năm 2024",)),
    Case("disasters", "29/KH-UBND | UBND xã An Ninh Đông | 12/4/2024 | phòng, chống thiên tai và tìm kiếm cứu nạn năm 2024",
         ("*88/KH-UBND | UBND huyện Tuy An | 01/4/2024 | Phòng chống thiên tai và tìm kiếm cứu nạn huyện Tuy An năm 2024",
          "75/KH-UBND | UBND huyện Tuy An | 20/3/2024 | phòng, chống dịch bệnh động vật trên cạn năm 2024")),
    Case("animal diseases", "31/KH-UBND | UBND xã An Ninh Đông | 05/4/2024 | Phòng, chống dịch bệnh động vật trên cạn trên địa bàn xã năm 2024",
         ("*75/KH-UBND | UBND huyện Tuy An | 20/3/2024 | phòng, chống dịch bệnh động vật trên cạn năm 2024",
          "88/KH-UBND | UBND huyện Tuy An | 01/4/2024 | phòng, chống thiên tai và tìm kiếm cứu nạn năm 2024")),
    Case("a town's plan and the province's", "195/KH-UBND | UBND thị xã Sông Cầu | 02/10/2023 | triển khai công tác hòa giải ở cơ sở năm 2023",
         ("*168/KH-UBND | UBND tỉnh Phú Yên | 12/9/2023 | Nâng cao hiệu quả công tác hoà giải ở cơ sở năm 2023",)),
    Case("a report on a plan", "212/BC-UBND | UBND phường Xuân Đài | 20/11/2024 | Kết quả thực hiện công tác dân vận chính quyền năm 2024",
         ("*44/KH-UBND | UBND thị xã Sông Cầu | 08/3/2024 | công tác dân vận chính quyền năm 2024",)),
    Case("a part of a compound plan", "213/BC-UBND | UBND phường Xuân Đài | 20/11/2024 | Kết quả thực hiện công tác dân vận chính quyền năm 2024, phương hướng, nhiệm vụ năm 2025",
         ("*45/KH-UBND | UBND thị xã Sông Cầu | 08/3/2024 | thực hiện quy chế dân chủ cơ sở và công tác dân vận chính quyền năm 2024",)),
    Case("of two plans the one on the subject", "60/KH-UBND | UBND xã An Mỹ | 20/5/2024 | bảo đảm an toàn thực phẩm trên địa bàn xã năm 2024",
         ("*40/KH-UBND | UBND huyện Tuy An | 22/02/2024 | bảo đảm an toàn thực phẩm năm 2024",
          "41/KH-UBND | UBND huyện Tuy An | 23/02/2024 | bảo đảm trật tự an toàn giao thông năm 2024")),
    Case("of two years' plans the right one", "14/KH-UBND | UBND phường Xuân Thành | 16/02/2024 | công tác văn thư, lưu trữ năm 2024",
         ("*21/KH-UBND | UBND thị xã Sông Cầu | 30/01/2024 | Công tác văn thư, lưu trữ năm 2024",
          "19/KH-UBND | UBND thị xã Sông Cầu | 31/01/2023 | Công tác văn thư, lưu trữ năm 2023")),
    Case("issued in December for the next year", "03/KH-UBND | UBND xã An Mỹ | 08/01/2024 | công tác quốc phòng, quân sự địa phương năm 2024",
         ("*233/KH-UBND | UBND huyện Tuy An | 28/12/2023 | công tác quân sự, quốc phòng địa phương năm 2024",)),
    Case("a quarter within the year", "38/BC-UBND | UBND xã An Mỹ | 20/3/2024 | Kết quả công tác cải cách hành chính quý I năm 2024",
         ("*12/KH-UBND | UBND huyện Tuy An | 15/01/2024 | cải cách hành chính nhà nước năm 2024",)),
    Case("half a year within the year", "77/BC-UBND | UBND phường Xuân Đài | 12/6/2024 | Kết quả thực hiện công tác phòng, chống tham nhũng, tiêu cực 6 tháng đầu năm 2024",
         ("*25/KH-UBND | UBND thị xã Sông Cầu | 22/01/2024 | công tác phòng, chống tham nhũng, tiêu cực năm 2024",)),
    Case("a year within a five-year plan", "50/KH-UBND | UBND xã An Ninh Đông | 15/3/2024 | giảm nghèo bền vững năm 2024",
         ("*140/KH-UBND | UBND huyện Tuy An | 10/8/2021 | Giảm nghèo bền vững giai đoạn 2021-2025 trên địa bàn huyện Tuy An",)),
    Case("the closer period among two", "50/KH-UBND | UBND xã An Ninh Đông | 15/3/2024 | xây dựng nông thôn mới năm 2024",
         ("*33/KH-UBND | UBND huyện Tuy An | 20/02/2024 | xây dựng nông thôn mới năm 2024",
          "15/KH-UBND | UBND huyện Tuy An | 25/01/2023 | xây dựng nông thôn mới năm 2023")),
    Case("a council and the council above", "40/NQ-HĐND | HĐND huyện Tuy An | 20/12/2023 | các biện pháp bảo đảm phát triển chăn nuôi trên địa bàn huyện",
         ("*31/NQ-HĐND | HĐND tỉnh Phú Yên | 08/12/2023 | quy định các biện pháp bảo đảm phát triển chăn nuôi trên địa bàn tỉnh Phú Yên",)),
    Case("a ward's council", "15/NQ-HĐND | HĐND phường Xuân Đài | 22/01/2024 | nhiệm vụ phát triển kinh tế - xã hội năm 2024",
         ("*62/NQ-HĐND | HĐND thị xã Sông Cầu | 20/12/2023 | Nhiệm vụ phát triển kinh tế - xã hội năm 2024",)),
    Case("a plan and the council's resolution above", "18/KH-UBND | UBND xã An Mỹ | 24/01/2024 | phát triển kinh tế - xã hội năm 2024",
         ("*50/NQ-HĐND | HĐND huyện Tuy An | 21/12/2023 | phát triển kinh tế - xã hội năm 2024",)),
    Case("its own council first", "20/KH-UBND | UBND thị xã Sông Cầu | 10/01/2024 | phát triển kinh tế - xã hội thị xã năm 2024",
         ("*62/NQ-HĐND | HĐND thị xã Sông Cầu | 20/12/2023 | nhiệm vụ phát triển kinh tế - xã hội năm 2024",)),
    Case("a letter of the department of home affairs", "71/KH-UBND | UBND phường Xuân Thành | 04/10/2024 | tổ chức tuyển chọn, gọi công dân nhập ngũ năm 2025",
         ("*211/KH-UBND | UBND thị xã Sông Cầu | 23/9/2024 | tuyển chọn và gọi công dân nhập ngũ năm 2025",)),
    Case("a directive", "66/KH-UBND | UBND xã An Mỹ | 12/7/2024 | tăng cường quản lý đất đai, trật tự xây dựng trên địa bàn xã",
         ("*05/CT-UBND | UBND huyện Tuy An | 20/6/2024 | tăng cường quản lý đất đai, trật tự xây dựng",)),
    Case("a decision with a plan", "22/KH-UBND | UBND thị trấn Chí Thạnh | 14/02/2024 | thực hiện công tác gia đình năm 2024",
         ("*312/QĐ-UBND | UBND huyện Tuy An | 26/01/2024 | ban hành Kế hoạch công tác gia đình năm 2024",)),
    Case("inspection and inspection", "100/KH-UBND | UBND phường Xuân Đài | 11/7/2024 | Tự kiểm tra công tác cải cách hành chính năm 2024",
         ("*80/KH-UBND | UBND thị xã Sông Cầu | 17/6/2024 | Kiểm tra công tác cải cách hành chính năm 2024",
          "12/KH-UBND | UBND thị xã Sông Cầu | 12/01/2024 | cải cách hành chính năm 2024")),
    Case("propaganda and propaganda", "24/KH-UBND | UBND phường Xuân Đài | 15/02/2024 | tuyên truyền cải cách hành chính phường Xuân Đài năm 2024",
         ("*31/KH-UBND | UBND thị xã Sông Cầu | 02/02/2024 | Tuyên truyền cải cách hành chính năm 2024",
          "12/KH-UBND | UBND thị xã Sông Cầu | 12/01/2024 | cải cách hành chính năm 2024")),
    Case("review of legal documents", "34/KH-UBND | UBND phường Xuân Đài | 22/02/2024 | rà soát, tự kiểm tra văn bản QPPL năm 2024",
         ("*27/KH-UBND | UBND thị xã Sông Cầu | 29/01/2024 | kiểm tra, rà soát văn bản quy phạm pháp luật năm 2024",)),
    Case("following how laws are kept", "23/KH-UBND | UBND phường Xuân Đài | 21/02/2024 | theo dõi tình hình thi hành pháp luật trên địa bàn phường năm 2024",
         ("*76/KH-UBND | UBND thị xã Sông Cầu | 06/02/2024 | theo dõi tình hình thi hành pháp luật trên địa bàn thị xã Sông Cầu năm 2024",)),
    Case("legal education, with the law behind it", "14/KH-UBND | UBND phường Xuân Đài | 31/01/2024 | công tác phổ biến, giáo dục pháp luật năm 2024",
         ("*19/KH-UBND | UBND thị xã Sông Cầu | 24/01/2024 | PBGDPL năm 2024 trên địa bàn thị xã",)),
    Case("Tet", "02/KH-UBND | UBND xã An Mỹ | 10/01/2024 | tổ chức Tết Nguyên đán Giáp Thìn năm 2024",
         ("*05/KH-UBND | UBND huyện Tuy An | 03/01/2024 | tổ chức các hoạt động Tết Nguyên đán Giáp Thìn năm 2024",
          "08/KH-UBND | UBND huyện Tuy An | 05/01/2024 | tổ chức Tết trồng cây Xuân Giáp Thìn năm 2024")),
    Case("a Party committee's plan and the one above", "12-KH/ĐU | Đảng ủy phường Xuân Đài | 18/3/2024 | công tác kiểm tra, giám sát năm 2024",
         ("*41-KH/TU | Thị ủy thị xã Sông Cầu | 22/02/2024 | công tác kiểm tra, giám sát năm 2024",)),
    Case("a ward of another province", "33/KH-UBND | UBND phường Phổ Minh | 21/3/2023 | thực hiện công tác dân vận chính quyền năm 2023",
         ("*75/KH-UBND | UBND thị xã Đức Phổ | 13/3/2023 | công tác dân vận chính quyền năm 2023",), within="Quảng Ngãi"),
    Case("an urban district of a city under the centre", "48/KH-UBND | UBND phường An Khánh | 20/02/2024 | phòng, chống dịch bệnh sốt xuất huyết năm 2024",
         ("*29/KH-UBND | UBND quận Ninh Kiều | 31/01/2024 | Phòng chống dịch bệnh sốt xuất huyết năm 2024",), within="Cần Thơ"),
    # -- a level is passed over -----------------------------------------------------------------------------------
    Case("the province where the town is silent", "98/KH-UBND | UBND phường Xuân Đài | 07/7/2023 | triển khai thi hành Luật thực hiện dân chủ ở cơ sở trên địa bàn phường",
         ("*160/KH-UBND | UBND tỉnh Phú Yên | 20/6/2023 | Triển khai thi hành Luật Thực hiện dân chủ ở cơ sở",)),
    Case("the town comes before the province", "41/KH-UBND | UBND phường Xuân Đài | 21/3/2024 | công tác thanh niên năm 2024",
         ("*36/KH-UBND | UBND thị xã Sông Cầu | 06/3/2024 | Công tác thanh niên năm 2024",
          "20/KH-UBND | UBND tỉnh Phú Yên | 06/02/2024 | Công tác thanh niên năm 2024")),
    Case("no district since July 2025", "12/KH-UBND | UBND phường Xuân Đài | 20/10/2025 | thực hiện chuyển đổi số năm 2025",
         ("*85/KH-UBND | UBND tỉnh Đắk Lắk | 15/9/2025 | Chuyển đổi số tỉnh Đắk Lắk năm 2025",), within=NEW),
    Case("a new commune's council", "09/NQ-HĐND | HĐND xã Tuy An Bắc | 25/12/2025 | nhiệm vụ phát triển kinh tế - xã hội năm 2026",
         ("*70/NQ-HĐND | HĐND tỉnh Đắk Lắk | 10/12/2025 | Nhiệm vụ phát triển kinh tế - xã hội năm 2026",), within=NEW),
    # -- up to the law --------------------------------------------------------------------------------------------
    Case("to the decree of the law", "65/KH-UBND | UBND thị xã Sông Cầu | 05/3/2024 | thực hiện dân chủ cơ sở năm 2024", laws=("59/2023/NĐ-CP",)),
    Case("a council on the law", "31/NQ-HĐND | HĐND tỉnh Phú Yên | 08/12/2023 | các biện pháp bảo đảm thực hiện dân chủ ở cơ sở trên địa bàn tỉnh Phú Yên", laws=("59/2023/NĐ-CP",)),
    Case("the law before its decree", "160/KH-UBND | UBND tỉnh Phú Yên | 20/7/2023 | triển khai thi hành Luật Thực hiện dân chủ ở cơ sở", laws=("10/2022/QH15",)),
    Case("conciliation", "52/KH-UBND | UBND tỉnh Phú Yên | 11/3/2024 | thực hiện công tác hòa giải ở cơ sở năm 2024", laws=("15/2014/NĐ-CP",)),
    Case("state secrets", "90/KH-UBND | UBND huyện Tuy An | 15/5/2024 | thực hiện công tác bảo vệ bí mật nhà nước năm 2024", laws=("26/2020/NĐ-CP",)),
    Case("legal education", "11/KH-UBND | UBND tỉnh Phú Yên | 18/01/2024 | công tác phổ biến, giáo dục pháp luật năm 2024", laws=("28/2013/NĐ-CP",)),
    Case("fire safety", "45/KH-UBND | UBND huyện Tuy An | 14/3/2024 | tăng cường công tác phòng cháy và chữa cháy năm 2024", laws=("136/2020/NĐ-CP",)),
    Case("a law of many decrees", "57/KH-UBND | UBND tỉnh Phú Yên | 22/3/2024 | thực hiện công tác bảo vệ môi trường năm 2024", laws=("72/2020/QH14",)),
    Case("thrift", "13/KH-UBND | UBND thị xã Sông Cầu | 25/01/2024 | thực hành tiết kiệm, chống lãng phí năm 2024", laws=("84/2014/NĐ-CP",)),
    # -- no answer ------------------------------------------------------------------------------------------------
    Case("a younger plan is no basis", "41/KH-UBND | UBND phường Xuân Đài | 21/3/2024 | công tác thanh niên năm 2024",
         ("36/KH-UBND | UBND thị xã Sông Cầu | 02/4/2024 | Công tác thanh niên năm 2024",)),
    Case("another year", "17/KH-UBND | UBND xã An Mỹ | 30/01/2024 | cải cách hành chính năm 2024",
         ("12/KH-UBND | UBND huyện Tuy An | 15/01/2023 | Cải cách hành chính nhà nước huyện Tuy An năm 2023",)),
    Case("another town", "17/KH-UBND | UBND xã An Mỹ | 30/01/2024 | cải cách hành chính năm 2024",
         ("12/KH-UBND | UBND thị xã Sông Cầu | 15/01/2024 | Cải cách hành chính năm 2024",)),
    Case("another province", "195/KH-UBND | UBND thị xã Sông Cầu | 02/10/2023 | công tác thanh niên năm 2023",
         ("168/KH-UBND | UBND tỉnh Quảng Ngãi | 12/9/2023 | Công tác thanh niên năm 2023",), within=""),
    Case("a neighbour of the same level", "17/KH-UBND | UBND xã An Mỹ | 30/01/2024 | cải cách hành chính năm 2024",
         ("11/KH-UBND | UBND xã An Ninh Đông | 15/01/2024 | Cải cách hành chính năm 2024",)),
    Case("reform, and control of procedures", "17/KH-UBND | UBND xã An Mỹ | 30/01/2024 | cải cách hành chính năm 2024",
         ("14/KH-UBND | UBND huyện Tuy An | 16/01/2024 | Kiểm soát thủ tục hành chính năm 2024",)),
    Case("reform, and its propaganda", "24/KH-UBND | UBND phường Xuân Đài | 15/02/2024 | tuyên truyền cải cách hành chính năm 2024",
         ("12/KH-UBND | UBND thị xã Sông Cầu | 12/01/2024 | cải cách hành chính năm 2024",)),
    Case("drugs are no disasters", "29/KH-UBND | UBND xã An Ninh Đông | 12/4/2024 | phòng, chống ma túy năm 2024",
         ("88/KH-UBND | UBND huyện Tuy An | 01/4/2024 | phòng, chống thiên tai năm 2024",), laws=("73/2021/QH14",)),
    Case("food is no traffic", "60/KH-UBND | UBND xã An Mỹ | 20/5/2024 | bảo đảm an toàn thực phẩm năm 2024",
         ("41/KH-UBND | UBND huyện Tuy An | 23/02/2024 | bảo đảm trật tự an toàn giao thông năm 2024",), laws=("15/2018/NĐ-CP",)),
    Case("people's mobilisation is no population", "61/KH-UBND | UBND xã An Mỹ | 20/5/2024 | công tác dân vận năm 2024",
         ("42/KH-UBND | UBND huyện Tuy An | 23/02/2024 | công tác dân số năm 2024",)),
    Case("countryside and poverty, two national programmes", "50/KH-UBND | UBND xã An Ninh Đông | 15/3/2024 | thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới năm 2024",
         ("44/KH-UBND | UBND huyện Tuy An | 20/02/2024 | thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững năm 2024",)),
    Case("a year is not within a quarter", "17/KH-UBND | UBND xã An Mỹ | 30/3/2024 | công tác thông tin, truyền thông năm 2024",
         ("18/KH-UBND | UBND huyện Tuy An | 10/01/2024 | công tác thông tin, truyền thông quý I năm 2024",)),
    Case("a programme that has run out", "50/KH-UBND | UBND xã An Ninh Đông | 15/3/2024 | giảm nghèo bền vững năm 2024",
         ("99/KH-UBND | UBND huyện Tuy An | 12/5/2016 | Giảm nghèo bền vững giai đoạn 2016-2020",)),
    Case("a decision of many years ago", "66/KH-UBND | UBND xã An Mỹ | 12/7/2024 | tăng cường quản lý đất đai, trật tự xây dựng",
         ("05/CT-UBND | UBND huyện Tuy An | 20/6/2019 | tăng cường quản lý đất đai, trật tự xây dựng",)),
    Case("a report is not carried out", "17/KH-UBND | UBND xã An Mỹ | 30/12/2024 | công tác thanh niên năm 2024",
         ("212/BC-UBND | UBND huyện Tuy An | 20/11/2024 | Kết quả công tác thanh niên năm 2024",)),
    Case("a council does not carry out a committee's plan", "15/NQ-HĐND | HĐND phường Xuân Đài | 22/01/2024 | phát triển kinh tế - xã hội năm 2024",
         ("20/KH-UBND | UBND thị xã Sông Cầu | 10/01/2024 | phát triển kinh tế - xã hội năm 2024",)),
    Case("the Party does not carry out a committee's plan", "12-KH/ĐU | Đảng ủy phường Xuân Đài | 18/3/2024 | công tác thanh niên năm 2024",
         ("36/KH-UBND | UBND thị xã Sông Cầu | 06/3/2024 | Công tác thanh niên năm 2024",)),
    Case("nothing but a year", "05/TB-UBND | UBND phường Xuân Đài | 30/12/2024 | năm 2024",
         ("36/KH-UBND | UBND thị xã Sông Cầu | 06/3/2024 | năm 2024",)),
    Case("no title", "247/QĐ-UBND | UBND phường Xuân Đài | 01/6/2022 | ",
         ("36/KH-UBND | UBND thị xã Sông Cầu | 06/3/2022 | công tác thanh niên năm 2022",)),
    Case("an inside matter", "10/QĐ-UBND | UBND phường Xuân Đài | 06/01/2022 | ban hành Quy chế chi tiêu nội bộ của UBND phường",
         ("36/KH-UBND | UBND thị xã Sông Cầu | 04/01/2022 | quản lý chi ngân sách năm 2022",)),
    Case("a law named beside", "81/QĐ-UBND | UBND huyện Tuy An | 23/10/2024 | thành lập Hội đồng chấm điểm, nâng cao ý thức trách nhiệm của đội ngũ cán bộ, công chức cấp xã phục vụ Nhân dân"),
    Case("a group that drafts", "112/QĐ-UBND | UBND phường Xuân Đài | 26/7/2024 | thành lập Tổ công tác kiểm kê đất đai",
         ("36/KH-UBND | UBND thị xã Sông Cầu | 06/3/2024 | thực hiện kiểm kê đất đai năm 2024",)),
    Case("another feast", "02/KH-UBND | UBND xã An Mỹ | 10/01/2024 | tổ chức Tết trồng cây Xuân Giáp Thìn năm 2024",
         ("05/KH-UBND | UBND huyện Tuy An | 03/01/2024 | tổ chức Tết Nguyên đán Giáp Thìn năm 2024",)),
    Case("elections of two kinds", "18/KH-UBND | UBND xã An Mỹ | 15/02/2024 | bầu cử trưởng thôn nhiệm kỳ 2024-2027",
         ("60/KH-UBND | UBND huyện Tuy An | 20/01/2024 | bầu cử bổ sung đại biểu HĐND nhiệm kỳ 2021-2026",)),
    Case("family, and violence in it", "22/KH-UBND | UBND thị trấn Chí Thạnh | 14/02/2024 | thực hiện công tác gia đình năm 2024",
         ("35/KH-UBND | UBND huyện Tuy An | 26/01/2024 | phòng, chống bạo lực gia đình năm 2024",)),
    Case("old and new law of one name", "46/KH-UBND | UBND tỉnh Phú Yên | 26/3/2024 | phòng, chống bạo lực gia đình năm 2024", laws=("13/2022/QH15",)),
    Case("the district is gone", "12/KH-UBND | UBND phường Xuân Đài | 20/10/2025 | công tác thanh niên năm 2025",
         ("36/KH-UBND | UBND thị xã Sông Cầu | 06/3/2025 | Công tác thanh niên năm 2025",), within=""),
    Case("summer children and old people", "39/KH-UBND | UBND xã An Mỹ | 03/6/2024 | Tháng hành động vì trẻ em năm 2024",
         ("150/KH-UBND | UBND huyện Tuy An | 20/5/2024 | Tháng hành động vì người cao tuổi năm 2024",)),
    Case("insurance of two kinds", "28/KH-UBND | UBND phường Xuân Thành | 18/3/2024 | phát triển đối tượng tham gia bảo hiểm y tế năm 2024",
         ("38/KH-UBND | UBND thị xã Sông Cầu | 01/3/2024 | phát triển đối tượng tham gia bảo hiểm xã hội tự nguyện năm 2024",)),
    Case("children and adults in school", "47/KH-UBND | UBND xã An Mỹ | 12/8/2024 | phổ cập giáo dục, xóa mù chữ năm 2024",
         ("170/KH-UBND | UBND huyện Tuy An | 30/7/2024 | phổ biến, giáo dục pháp luật trong nhà trường năm 2024",)),
    Case("two kinds of drives", "26/KH-UBND | UBND phường Xuân Đài | 17/3/2024 | phát động phong trào thi đua Dân vận khéo năm 2024",
         ("44/KH-UBND | UBND thị xã Sông Cầu | 08/3/2024 | phát động phong trào thi đua xây dựng đô thị văn minh năm 2024",)),
    # -- written after the rules were set, to see how they do on what they were not made for ----------------------
    Case("a longer name above", "28/KH-UBND | UBND phường Xuân Đài | 14/3/2024 | phát triển đối tượng tham gia BHYT trên địa bàn phường năm 2024",
         ("*22/KH-UBND | UBND thị xã Sông Cầu | 29/02/2024 | thực hiện chỉ tiêu phát triển đối tượng tham gia bảo hiểm y tế năm 2024",)),
    Case("rabies", "35/KH-UBND | UBND xã An Mỹ | 02/4/2024 | Tiêm phòng vắc xin dại cho đàn chó, mèo năm 2024",
         ("*64/KH-UBND | UBND huyện Tuy An | 22/3/2024 | tiêm phòng bệnh Dại động vật năm 2024",)),
    Case("military service, two ways to say it", "72/KH-UBND | UBND phường Xuân Đài | 02/10/2024 | khám sơ tuyển nghĩa vụ quân sự năm 2025",
         ("*211/KH-UBND | UBND thị xã Sông Cầu | 23/9/2024 | tuyển chọn và gọi công dân nhập ngũ năm 2025",)),
    Case("public duties and discipline", "05/KH-UBND | UBND phường Xuân Thành | 12/01/2024 | tăng cường kỷ luật, kỷ cương hành chính năm 2024",
         ("*09/CT-UBND | UBND thị xã Sông Cầu | 05/01/2024 | siết chặt kỷ luật, kỷ cương hành chính và nâng cao đạo đức công vụ",)),
    Case("a land register", "44/KH-UBND | UBND xã An Ninh Đông | 20/8/2024 | kiểm kê đất đai, lập bản đồ hiện trạng sử dụng đất năm 2024 xã An Ninh Đông",
         ("*189/KH-UBND | UBND huyện Tuy An | 09/8/2024 | thực hiện kiểm kê đất đai, lập bản đồ hiện trạng sử dụng đất năm 2024",)),
    Case("a report of nine months", "160/BC-UBND | UBND thị trấn Chí Thạnh | 16/9/2024 | Kết quả xây dựng đô thị văn minh 9 tháng đầu năm 2024",
         ("*51/KH-UBND | UBND huyện Tuy An | 12/3/2024 | xây dựng đô thị văn minh năm 2024",)),
    Case("planting trees", "06/KH-UBND | UBND xã An Mỹ | 05/02/2024 | tổ chức phát động Tết trồng cây đời đời nhớ ơn Bác Hồ Xuân Giáp Thìn năm 2024",
         ("*14/KH-UBND | UBND huyện Tuy An | 25/01/2024 | tổ chức phát động Tết trồng cây đời đời nhớ ơn Bác Hồ năm 2024",)),
    Case("poor households reviewed", "80/KH-UBND | UBND xã An Mỹ | 10/9/2024 | rà soát hộ nghèo, hộ cận nghèo cuối năm 2024",
         ("*200/KH-UBND | UBND huyện Tuy An | 30/8/2024 | rà soát hộ nghèo, hộ cận nghèo định kỳ năm 2024",)),
    Case("summer activities", "58/KH-UBND | UBND phường Xuân Đài | 30/5/2024 | tổ chức hoạt động hè cho thanh thiếu nhi năm 2024",
         ("*97/KH-UBND | UBND thị xã Sông Cầu | 20/5/2024 | Tổ chức hoạt động hè năm 2024",)),
    Case("the sea, and the forest", "61/KH-UBND | UBND phường Xuân Đài | 04/6/2024 | hưởng ứng Tuần lễ Biển và Hải đảo Việt Nam năm 2024",
         ("101/KH-UBND | UBND thị xã Sông Cầu | 22/5/2024 | hưởng ứng Tháng hành động vì môi trường năm 2024",)),
    Case("two codes of conduct", "19/QĐ-UBND | UBND xã An Mỹ | 18/01/2024 | ban hành Quy chế thực hiện dân chủ trong hoạt động của cơ quan UBND xã",
         ("15/QĐ-UBND | UBND huyện Tuy An | 12/01/2024 | ban hành Quy chế làm việc của UBND huyện Tuy An",)),
    Case("two kinds of advice", "36/KH-UBND | UBND xã An Mỹ | 08/4/2024 | trợ giúp pháp lý cho người khuyết tật năm 2024",
         ("58/KH-UBND | UBND huyện Tuy An | 18/3/2024 | trợ giúp xã hội cho người khuyết tật năm 2024",)),
    Case("sport for all and a games", "43/KH-UBND | UBND phường Xuân Thành | 17/5/2024 | tổ chức Đại hội Thể dục thể thao phường",
         ("63/KH-UBND | UBND thị xã Sông Cầu | 01/3/2024 | công tác thể dục thể thao năm 2024",)),
    Case("two crops", "53/KH-UBND | UBND xã An Mỹ | 25/4/2024 | sản xuất vụ Hè Thu năm 2024",
         ("210/KH-UBND | UBND huyện Tuy An | 20/10/2023 | sản xuất vụ Đông Xuân năm 2023-2024",)),
    Case("two disasters with common words", "54/KH-UBND | UBND xã An Ninh Đông | 26/4/2024 | phòng, chống cháy rừng mùa khô năm 2024",
         ("88/KH-UBND | UBND huyện Tuy An | 01/4/2024 | phòng, chống hạn hán, thiếu nước mùa khô năm 2024",)),
    Case("a campaign and its end", "90/BC-UBND | UBND phường Xuân Đài | 20/12/2024 | tổng kết công tác thanh niên năm 2024",
         ("36/KH-UBND | UBND thị xã Sông Cầu | 06/3/2024 | tập huấn công tác thanh niên năm 2024",)),
    Case("gender equality twice", "37/KH-UBND | UBND xã An Mỹ | 11/4/2024 | hoạt động vì sự tiến bộ của phụ nữ năm 2024",
         ("*60/KH-UBND | UBND huyện Tuy An | 20/3/2024 | công tác bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2024",)),
    Case("collecting tax and collecting debt", "63/KH-UBND | UBND phường Xuân Đài | 10/6/2024 | thu thuế sử dụng đất phi nông nghiệp năm 2024",
         ("108/KH-UBND | UBND thị xã Sông Cầu | 31/5/2024 | xử lý nợ đọng thuế năm 2024",), laws=("53/2011/NĐ-CP",)),
)  # fmt: skip
