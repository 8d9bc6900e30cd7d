"""kg review: the lists that a review ends with, what is decided in them, and what the store then knows."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import docx
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from kg.contract.reviews import ReviewOut
from kg.register.imports.decided import DECISIONS, HEADINGS, KEYS
from kg.register.opening import open_store
from kg.register.typed import one_document
from kg.register.validity.status import status
from tests.support.program import Here, Run

OFFICE = "UBND tỉnh Bình Dương"
HEAD = "STT;Loại văn bản;Số ký hiệu;Ngày ban hành;Trích yếu;Cơ quan ban hành;Thời điểm có hiệu lực;Lý do hết hiệu lực;Ngày hết hiệu lực;Tình trạng"
ROWS = f"""I;LĨNH VỰC NỘI VỤ;;;;;;;;
1;Quyết định;12/2019/QĐ-UBND;12/07/2019;Quy định mức chi;{OFFICE};22/07/2019;Được thay thế bằng Quyết định số 05/2021/QĐ-UBND ngày 20/7/2021 của UBND tỉnh;01/08/2021;
2;Quyết định;05/2021/QĐ-UBND;20/07/2021;Quy định mức chi mới;{OFFICE};01/08/2021;;;Còn hiệu lực
3;Chỉ thị;05/2018/CT-UBND;01/02/2018;Tăng cường kỷ luật;{OFFICE};01/02/2018;Hết thời hạn có hiệu lực đã được quy định trong văn bản;31/12/2020;
4;Quyết định;09/2016/QĐ-UBND;10/08/2016;Về phụ cấp;{OFFICE};20/08/2016;Bị bãi bỏ bởi Quyết định số 07/2018/QĐ-UBND;01/12/2018;
II;LĨNH VỰC ĐẤT ĐAI;;;;;;;;
5;Quyết định;36/2019/QĐ-UBND;20/12/2019;Bảng giá các loại đất;{OFFICE};01/01/2020;;;
6;Quyết định;20/2022/QĐ-UBND;12/12/2022;Quy định mức thu;{OFFICE};01/01/2023;;;
7;Quyết định;40/2023/QĐ-UBND;31/13/2023;Ngày sai;{OFFICE};;;;
8;Quyết định;02/2024/QĐ-UBND;15/01/2024;Sau kỳ;{OFFICE};25/01/2024;;;
9;Quyết định;33/2022/QĐ-UBND;01/06/2022;Tạm ngưng;{OFFICE};15/06/2022;Bị ngưng hiệu lực bởi Quyết định số 34/2023/QĐ-UBND ngày 01/3/2023;10/03/2023;
10;Quyết định;39/2023/QĐ-UBND;25/12/2023;Chưa đến ngày;{OFFICE};10/01/2024;;;
"""  # fmt: skip
AMENDING = f"""ỦY BAN NHÂN DÂN
TỈNH BÌNH DƯƠNG
Số: 38/2020/QĐ-UBND

Bình Dương, ngày 30 tháng 12 năm 2020

QUYẾT ĐỊNH
Về giá đất năm 2021

ỦY BAN NHÂN DÂN TỈNH BÌNH DƯƠNG

Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ;
Căn cứ Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20 tháng 4 năm 2007 về thực hiện dân chủ ở xã, phường, thị trấn;
Theo đề nghị của Giám đốc Sở Tài chính.

QUYẾT ĐỊNH:

Điều 1. Bãi bỏ Điều 9 Quyết định số 36/2019/QĐ-UBND ngày 20 tháng 12 năm 2019 của {OFFICE}.

Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày 10 tháng 01 năm 2021.

Nơi nhận:
- Lưu: VT.
"""
TITLES = {
    "ended": "DANH MỤC VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ", "partly": "DANH MỤC VĂN BẢN HẾT HIỆU LỰC MỘT PHẦN",
    "suspended": "DANH MỤC VĂN BẢN NGƯNG HIỆU LỰC TOÀN BỘ", "in_force": "DANH MỤC VĂN BẢN CÒN HIỆU LỰC",
    "not_yet": "DANH MỤC VĂN BẢN CHƯA CÓ HIỆU LỰC", "proposal": "DANH MỤC VĂN BẢN CẦN",
    "unknown": "VĂN BẢN CHƯA RÕ HIỆU LỰC",
}  # fmt: skip
ON = date(2023, 12, 31)


@pytest.fixture(scope="module")
def db(whole_store: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with the shipped register, of this module."""
    path = tmp_path_factory.mktemp("review") / "kg.sqlite"
    path.write_bytes(whole_store.read_bytes())
    return str(path)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """An office's list and a folder with a document by field."""
    (tmp_path / "danh-muc.csv").write_text(f"{HEAD}\n{ROWS}", encoding="utf-8")
    folder = tmp_path / "van-ban" / "Tài chính"
    folder.mkdir(parents=True)
    (folder / "38.txt").write_text(AMENDING, encoding="utf-8")
    return tmp_path


@pytest.fixture
def review(kg: Run, desk: Path) -> Callable[..., Here]:
    def run(*more: str) -> Here:
        return kg(
            "review",
            str(desk / "danh-muc.csv"),
            str(desk / "van-ban"),
            "--period",
            "2019-2023",
            "--day",
            "2023-12-31",
            *more,
        )

    return run


def tables(path: Path) -> dict[str, list[list[str]]]:
    """List → the rows of its table, of a Word file."""
    made = docx.Document(str(path))
    heads = [p.text for p in made.paragraphs if p.style and p.style.name == "Heading 1"]
    names = [next(name for name, title in TITLES.items() if head.startswith(title)) for head in heads]
    cells = [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables]
    return dict(zip(names, cells, strict=True))


def test_the_lists_for_programs(review: Callable[..., Here], desk: Path) -> None:
    """Each document once, where the printed lists have it; the file holds what is printed."""
    done = review("--format", "json", "-o", str(desk / "a.json"))
    assert done.code == 0, done.err
    told = ReviewOut.model_validate_json(done.out)
    assert json.loads(done.out) == json.loads((desk / "a.json").read_text(encoding="utf-8"))
    assert json.loads(done.out) == told.model_dump(mode="json")
    assert (told.as_of, told.period and told.period.last, told.earlier, told.later) == (ON, 2023, 1, 1)
    kinds = {one.symbol: (one.field, one.kind, one.proposed) for one in told.documents}
    assert kinds == {
        "12/2019/QĐ-UBND": ("NỘI VỤ", "ended", None), "05/2021/QĐ-UBND": ("NỘI VỤ", "in_force", None),
        "05/2018/CT-UBND": ("NỘI VỤ", "ended", None), "36/2019/QĐ-UBND": ("ĐẤT ĐAI", "unknown", "in_force"),
        "20/2022/QĐ-UBND": ("ĐẤT ĐAI", "unknown", "in_force"),
        "33/2022/QĐ-UBND": ("ĐẤT ĐAI", "suspended", None),
        "39/2023/QĐ-UBND": ("ĐẤT ĐAI", "not_yet", None), "38/2020/QĐ-UBND": ("Tài chính", "unknown", "in_force"),
    }  # fmt: skip
    by = {one.symbol: one for one in told.documents}
    assert by["12/2019/QĐ-UBND"].by == by["05/2021/QĐ-UBND"].id
    assert by["05/2018/CT-UBND"].reason == "Hết thời hạn có hiệu lực đã được quy định trong văn bản"
    assert [(part.symbol, part.provisions) for part in by["36/2019/QĐ-UBND"].parts] == [("38/2020/QĐ-UBND", ["Điều 9"])]
    proposal = next(one for one in told.proposals if one.document == by["38/2020/QĐ-UBND"].id)
    assert [ground.symbol for ground in proposal.grounds] == ["34/2007/PL-UBTVQH11"]
    assert (proposal.treatment, proposal.all_fell) == ("replace", False)
    assert proposal.grounds[0].evidence.quote


def test_json_does_not_go_with_decisions(kg: Run, desk: Path) -> None:
    done = kg("review", "--decided", str(desk / "a.xlsx"), "--format", "json", "--lang", "en")
    assert done.code == 2 and "--format json" in done.err


def test_the_lists_in_word(review: Callable[..., Here], desk: Path) -> None:
    """The columns, groups, totals and reasons of each list."""
    done = review("-o", str(desk / "a.docx"))
    assert done.code == 0, done.err
    assert "dòng 10: Ngày ban hành: “31/13/2023”" in done.err
    found = tables(desk / "a.docx")
    assert list(found) == ["ended", "partly", "suspended", "in_force", "not_yet", "proposal", "unknown"]
    sure = ["Mức chắc chắn"]
    name = "Tên loại văn bản; số, ký hiệu; ngày, tháng, năm ban hành; tên gọi của văn bản"
    assert found["ended"] == [
        ["STT", name, "Lý do hết hiệu lực", "Ngày hết hiệu lực", *sure],
        ["I. LĨNH VỰC NỘI VỤ"] * 5,
        ["1", f"Chỉ thị số 05/2018/CT-UBND ngày 01/02/2018 của {OFFICE} về tăng cường kỷ luật", "Hết thời hạn có hiệu lực đã được quy định trong văn bản", "31/12/2020", "theo danh mục của cơ quan: danh-muc.csv"],
        ["2", f"Quyết định số 12/2019/QĐ-UBND ngày 12/7/2019 của {OFFICE} quy định mức chi", f"Được thay thế bởi Quyết định số 05/2021/QĐ-UBND ngày 20/7/2021 của {OFFICE} quy định mức chi mới", "01/08/2021", "theo danh mục của cơ quan: danh-muc.csv"],
        ["Cộng: 2 văn bản"] * 5,
        ["Tổng số: 2 văn bản"] * 5,
    ]  # fmt: skip
    assert found["partly"][0] == [
        "STT",
        name,
        "Nội dung, quy định hết hiệu lực",
        "Lý do hết hiệu lực",
        "Ngày hết hiệu lực",
        *sure,
    ]
    assert found["partly"][2] == [
        "1", f"Quyết định số 36/2019/QĐ-UBND ngày 20/12/2019 của {OFFICE} về bảng giá các loại đất", "Điều 9",
        f"Được bãi bỏ một phần bởi Quyết định số 38/2020/QĐ-UBND ngày 30/12/2020 của {OFFICE} về giá đất năm 2021", "10/01/2021", "đọc từ văn bản: 38.txt, Điều 9",
    ]  # fmt: skip
    assert found["in_force"][0] == [
        "TT", "Tên loại văn bản", "Số, ký hiệu; ngày, tháng, năm ban hành văn bản", "Tên gọi của văn bản/Trích yếu nội dung của văn bản", "Thời điểm có hiệu lực", "Ghi chú", *sure,
    ]  # fmt: skip
    assert found["in_force"][2][:5] == [
        "1",
        "Quyết định",
        "05/2021/QĐ-UBND\n20/7/2021",
        "Quy định mức chi mới",
        "01/08/2021",
    ]
    assert [row[1] for row in found["suspended"] if row[0].isdigit()] == [
        f"Quyết định số 33/2022/QĐ-UBND ngày 01/6/2022 của {OFFICE} về tạm ngưng"
    ]
    assert found["suspended"][2][2:4] == [
        f"Bị ngưng hiệu lực bởi Quyết định số 34/2023/QĐ-UBND ngày 01/3/2023 của {OFFICE}",
        "10/03/2023",
    ]
    assert [row[2] for row in found["not_yet"] if row[0].isdigit()] == ["39/2023/QĐ-UBND\n25/12/2023"]
    (proposal,) = (row for row in found["proposal"] if row[0].isdigit())
    assert "38/2020/QĐ-UBND" in proposal[1] and "(đề xuất)" in proposal[2] and proposal[4:6] == ["", ""]
    assert "34/2007/PL-UBTVQH11" in proposal[3] and "hết hiệu lực, bị thay thế từ ngày 01/07/2023" in proposal[3]
    assert "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15" in proposal[3], "what took its place"
    unknown = {row[1].split()[3]: row for row in found["unknown"] if row[0].isdigit()}
    assert unknown.keys() == {"36/2019/QĐ-UBND", "20/2022/QĐ-UBND", "38/2020/QĐ-UBND"}, "unknown is listed apart"
    assert all("chưa" in row[2] and "(đề xuất)" in row[3] for row in unknown.values())
    for part in (
        "Hết hiệu lực toàn bộ        2",
        "Còn hiệu lực                1",
        "trước kỳ, không đưa vào danh mục: 1",
        "Ban hành sau ngày đó, không đưa vào danh mục: 1",
    ):
        assert part in done.out


def test_the_column_of_how_sure_can_be_left_out(review: Callable[..., Here], desk: Path) -> None:
    assert review("-o", str(desk / "a.docx"), "--no-certainty").code == 0
    assert all("Mức chắc chắn" not in rows[0] for rows in tables(desk / "a.docx").values())


def test_the_store_is_only_read(review: Callable[..., Here], db: str, desk: Path) -> None:
    with open_store(db) as store:
        before = store.conn.execute("SELECT count(*), max(id) FROM document").fetchone()
    assert review("-o", str(desk / "a.xlsx")).code == 0
    with open_store(db) as store:
        assert store.conn.execute("SELECT count(*), max(id) FROM document").fetchone() == before


# -- decisions -------------------------------------------------------------------------------------------------

WORD = {key: words[0] for key, words in DECISIONS.items()}
#: Sheet and number → what is written into the columns for decisions, and the state that the store then tells.
DECIDED: list[tuple[str, str, dict[str, str], tuple[str, date | None, str | None]]] = [
    ("Hết hiệu lực toàn bộ", "12/2019/QĐ-UBND", {"decision": WORD["agreed"]}, ("replaced", date(2021, 8, 1), "05/2021/QĐ-UBND")),
    ("Hết hiệu lực toàn bộ", "05/2018/CT-UBND", {"decision": WORD["in_force"]}, ("in_force", date(2018, 2, 1), None)),
    ("Hết hiệu lực một phần", "36/2019/QĐ-UBND", {"decision": WORD["agreed"]}, ("partly_repealed", None, None)),
    ("Còn hiệu lực", "05/2021/QĐ-UBND", {"decision": "đồng ý"}, ("in_force", date(2021, 8, 1), None)),
    ("Chưa rõ hiệu lực", "20/2022/QĐ-UBND", {"decision": WORD["ended"], "decided_day": "01/06/2023", "decided_reason": "Bị bãi bỏ bởi Quyết định số 08/2023/QĐ-UBND ngày 20/5/2023"}, ("repealed", date(2023, 6, 1), "08/2023/QĐ-UBND")),
    ("Chưa rõ hiệu lực", "38/2020/QĐ-UBND", {"decision": WORD["agreed"]}, ("in_force", date(2021, 1, 10), None)),
]  # fmt: skip


def decide(path: Path, to: Path, decisions: Mapping[tuple[str, str], Mapping[str, str]]) -> None:
    """The workbook with decisions, as a spreadsheet program saves it: other bytes, the same cells."""
    book = CalamineWorkbook.from_path(str(path))
    with xlsxwriter.Workbook(str(to)) as out:
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python()
            head = next(n for n, row in enumerate(rows) if "review_day" in row)
            symbol = rows[head].index("symbol")
            for row in rows[head + 1 :]:
                for column, value in decisions.get((name, str(row[symbol])), {}).items():
                    row[rows[head].index(HEADINGS[column][0])] = value
            sheet = out.add_worksheet(name)
            for n, row in enumerate(rows):
                sheet.write_row(n, 0, row)


def test_decisions_come_back_as_the_offices_own_facts(
    review: Callable[..., Here], kg: Run, whole_store: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = desk / "own.sqlite"
    own.write_bytes(whole_store.read_bytes())
    assert review("-o", str(desk / "a.xlsx"), "--db", str(own)).code == 0
    decide(desk / "a.xlsx", desk / "b.xlsx", {(sheet, number): cells for sheet, number, cells, _ in DECIDED})
    done = kg("review", "--decided", str(desk / "b.xlsx"), "--db", str(own))
    assert (done.code, done.err) == (0, "")
    assert "6 dòng đã quyết định (đồng ý 4, còn hiệu lực 1, hết hiệu lực toàn bộ 1)" in done.out
    with open_store(own) as store:
        for _, number, _, (state, since, by) in DECIDED:
            doc = one_document(store.conn, f"{number} Bình Dương")
            found = status(store.conn, doc.iri, ON)
            assert (found.state, found.certainty) == (state, "office_list"), number
            if state != "partly_repealed":
                assert (found.since, found.by) == (since, by), number
    # what was overruled is overruled also where the text or the list that said so is read again
    assert review("-o", str(desk / "c.docx"), "--db", str(own)).code == 0
    again = tables(desk / "c.docx")
    listed = {
        name: [
            row[1].split()[3] if name not in ("in_force", "not_yet") else row[2].split()[0]
            for row in rows
            if row[0].isdigit()
        ]
        for name, rows in again.items()
    }
    assert listed["ended"] == ["12/2019/QĐ-UBND", "20/2022/QĐ-UBND"]
    assert sorted(listed["in_force"]) == ["05/2018/CT-UBND", "05/2021/QĐ-UBND", "36/2019/QĐ-UBND", "38/2020/QĐ-UBND"]
    assert listed["partly"] == ["36/2019/QĐ-UBND"] and listed["unknown"] == []
    # read again, it says the same and no more; taken away, it is gone
    assert kg("review", "--decided", str(desk / "b.xlsx"), "--db", str(own)).out == done.out.replace(
        "6 văn bản, trong đó 6 chưa", "6 văn bản, trong đó 0 chưa"
    )
    report = desk / "bao-cao.txt"
    report.write_text(
        f"BÁO CÁO\nNgày 31 tháng 12 năm 2023\nThực hiện Quyết định số 12/2019/QĐ-UBND ngày 12/7/2019 của {OFFICE}.\n",
        encoding="utf-8",
    )
    told = kg("check", str(report), "--as-of", "2023-12-31", "--db", str(own), "--select", "VB2")
    assert told.code == 1 and "VB201" in told.out and "05/2021/QĐ-UBND" in told.out, "kg check knows it"
    assert kg("register", "remove", "Quyết định rà soát: b.xlsx", "--db", str(own)).code == 0
    with open_store(own) as store:
        assert not store.conn.execute("SELECT 1 FROM fact WHERE field = 'decided_in_force'").fetchone()


REFUSED: list[tuple[str, str, dict[str, str], str]] = [
    ("Chưa rõ hiệu lực", "20/2022/QĐ-UBND", {"decision": "Có lẽ"}, "quyết định không có trong danh sách chọn"),
    ("Chưa rõ hiệu lực", "20/2022/QĐ-UBND", {"decision": WORD["ended"], "decided_day": "31/02/2023"}, "không phải là ngày"),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "number", "cells", "told"), REFUSED)
def test_a_decision_that_cannot_be_is_named(
    review: Callable[..., Here], kg: Run, db: str, desk: Path, sheet: str, number: str, cells: dict[str, str], told: str
) -> None:
    assert review("-o", str(desk / "a.xlsx")).code == 0
    decide(
        desk / "a.xlsx",
        desk / "b.xlsx",
        {(sheet, number): cells, ("Còn hiệu lực", "05/2021/QĐ-UBND"): {"decision": WORD["agreed"]}},
    )
    own = desk / "own.sqlite"
    own.write_bytes(Path(db).read_bytes())
    done = kg("review", "--decided", str(desk / "b.xlsx"), "--db", str(own))
    assert done.code == 0 and told in done.out and f"{sheet}!" in done.out


def test_every_row_can_be_decided_on(review: Callable[..., Here], desk: Path) -> None:
    """Each sheet has the columns for it, and what it takes to know the row again."""
    assert review("-o", str(desk / "a.xlsx")).code == 0
    book = CalamineWorkbook.from_path(str(desk / "a.xlsx"))
    assert len(book.sheet_names) == len(TITLES)
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python()
        head = next(row for row in rows if "review_day" in row)
        assert tuple(head[-len(KEYS) :]) == KEYS and HEADINGS["decision"][0] in head
        numbered = [row for row in rows if isinstance(row[0], float | int) and row[0]]
        assert numbered, (name, rows)
        assert all(row[-len(KEYS)] and row[head.index("symbol")] for row in numbered)


BAD: list[tuple[tuple[str, ...], str]] = [
    ((), "thiếu DANH_MỤC hoặc THƯ_MỤC"),
    (("{desk}/danh-muc.csv", "--period", "2023-2019"), "“2023-2019” không phải là kỳ"),
    (("{desk}/danh-muc.csv", "--period", "năm nay"), "“năm nay” không phải là kỳ"),
    (("{desk}/danh-muc.csv", "-o", "{desk}/a.pdf"), "a.pdf: danh mục ghi ra .docx, .xlsx hoặc .json"),
    (("{desk}/danh-muc.csv", "-o", "{desk}/none/a.docx"), "không có tệp hoặc thư mục này"),
    (("{desk}/none.csv",), "none.csv: không có tệp này"),
    (("{desk}/none",), "none: không có tệp này"),
    (("{desk}/empty",), "thư mục không có tệp nào đọc được"),
    (("{desk}/other.csv",), "không nhận ra cột số ký hiệu hay trích yếu"),
    (("--decided", "{desk}/danh-muc.csv"), "không phải bảng do kg review"),
    (("--decided", "{desk}/none.xlsx"), "none.xlsx: không có tệp này"),
    (("--decided", "{desk}/a.xlsx"), "a.xlsx: chưa có dòng nào được quyết định"),
]


@pytest.mark.parametrize(("words", "told"), BAD, ids=[" ".join(row[0]) for row in BAD])
def test_bad_input_is_one_line(
    review: Callable[..., Here], kg: Run, desk: Path, words: tuple[str, ...], told: str
) -> None:
    (desk / "empty").mkdir()
    (desk / "other.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    if "{desk}/a.xlsx" in words:
        assert review("-o", str(desk / "a.xlsx")).code == 0
    done = kg("review", *(word.format(desk=desk) for word in words))
    assert (done.code, done.out) == (2, "")
    assert told in done.err and len(done.err.splitlines()) == 1, done.err


def test_a_file_that_cannot_be_read_stops_no_other(review: Callable[..., Here], desk: Path) -> None:
    (desk / "van-ban" / "hong.docx").write_bytes(b"\0\1\2")
    done = review("-o", str(desk / "a.docx"))
    assert done.code == 2 and "hong.docx" in done.err
    assert "38/2020/QĐ-UBND" in str(tables(desk / "a.docx"))


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_libreoffice_opens_the_lists(review: Callable[..., Here], desk: Path) -> None:
    import pypdfium2

    assert review("-o", str(desk / "a.docx")).code == 0
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{desk}/profile", "--headless", "--convert-to", "pdf", "--outdir", str(desk), str(desk / "a.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with pypdfium2.PdfDocument(desk / "a.pdf") as pdf:
        assert len(pdf) == len(TITLES), "each list on a page of its own"
        assert all(page.get_size()[0] > page.get_size()[1] for page in pdf)
