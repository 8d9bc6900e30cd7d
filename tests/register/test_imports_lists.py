"""Lists as offices keep them: workbooks, old encodings, headings below a preamble, citations and reasons in cells."""

from __future__ import annotations

import csv
import io
import sqlite3
import unicodedata
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from kg.register.imports.cited_cells import Described, read_number, read_reason
from kg.register.imports.list_header import ListForm
from kg.register.imports.office_list import OfficeList
from kg.register.imports.records import DocumentRecord, FactRecord, Item, Reference, Refusal, RelationRecord
from kg.register.imports.run import new_source, open_reader, run_import
from kg.text import UnreadableError

TODAY = date(2026, 11, 20)
OURS = ListForm(values={"issuer": "UBND tỉnh Bình Dương"})
COUNCIL = "HĐND tỉnh Bình Dương"
PREAMBLE = [["UBND TỈNH BÌNH DƯƠNG"], ["DANH MỤC VĂN BẢN HẾT HIỆU LỰC NĂM 2022"], []]
HEAD = [
    "STT",
    "Tên loại văn bản",
    "Số, ký hiệu; ngày, tháng, năm ban hành văn bản",
    "Trích yếu",
    "Lý do hết hiệu lực",
    "Ngày hết hiệu lực",
]
NUMBERS = ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"]
ROWS = [
    ["I", "LĨNH VỰC NỘI VỤ", "", "", "", ""],
    ["1", "Quyết định", "12/2019/QĐ-UBND ngày 12/7/2019", "Quy định mức chi", "Được thay thế bằng Quyết định số 05/2021/QĐ-UBND ngày 20/7/2021 của UBND tỉnh", "01/8/2021"],
    HEAD,
    ["2", "Chỉ thị", "05/2018/CT-UBND\n01/02/2018", "Về quản lý", "Hết thời hạn có hiệu lực", "31/12/2020"],
    ["", "", "", "Tổng cộng: 2 văn bản", "", ""],
]  # fmt: skip
DECISION = DocumentRecord(
    "12/2019/QĐ-UBND", "decision", "Quy định mức chi", "UBND tỉnh Bình Dương", date(2019, 7, 12), expired=date(2021, 8, 1),
    topics=("NỘI VỤ",),
)  # fmt: skip
MEANT: list[Item] = [
    Refusal("6", "sub_heading", "“LĨNH VỰC NỘI VỤ”"),
    DECISION,
    RelationRecord(
        Reference("05/2021/QĐ-UBND", "decision", date(2021, 7, 20), 2021, issuer="UBND tỉnh Bình Dương"), "replaces",
        Reference("12/2019/QĐ-UBND", "decision", date(2019, 7, 12), issuer="UBND tỉnh Bình Dương"),
        effective=date(2021, 8, 1), quote=ROWS[1][4],
    ),
    DocumentRecord("05/2018/CT-UBND", "directive", "Về quản lý", "UBND tỉnh Bình Dương", date(2018, 2, 1), expired=date(2020, 12, 31), topics=("NỘI VỤ",)),
    FactRecord(Reference("05/2018/CT-UBND", "directive", date(2018, 2, 1), issuer="UBND tỉnh Bình Dương"), "end_reason", "Hết thời hạn có hiệu lực"),
    Refusal("10", "sub_heading", "“Tổng cộng: 2 văn bản”"),
]  # fmt: skip


def cp1258(text: str) -> bytes:
    """As Windows writes it: the tone after its letter."""
    out = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = next((one for one in "\u0300\u0301\u0303\u0309\u0323" if one in parts), "")
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            out += unicodedata.normalize("NFC", parts.replace(tone, "")).encode("cp1258") + tone.encode("cp1258")
    return out


def as_csv(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def read(path: Path, form: ListForm = OURS) -> list[Item]:
    return list(OfficeList(path, form, TODAY).items(0))


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8-sig", ";"), ("utf-16", "\t"), ("utf-8", ","), ("cp1258", ";"), ("cp1258", "\t")]
)
def test_a_list_below_its_preamble(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = as_csv([*PREAMBLE, HEAD, NUMBERS, *ROWS], delimiter)
    path = tmp_path / "a.csv"
    path.write_bytes(cp1258(text) if encoding == "cp1258" else text.encode(encoding))
    assert read(path) == MEANT
    reader = OfficeList(path, OURS, TODAY)
    for start in range(len(MEANT) + 2):  # an import that was interrupted goes on anywhere
        assert list(reader.items(start)) == MEANT[start:]


NUMBERS_READ: list[tuple[str, Described]] = [
    ("Nghị quyết số 12/2019/NQ-HĐND ngày 12/7/2019", Described("12/2019/NQ-HĐND", "resolution", date(2019, 7, 12))),
    ("12/2019/NQ-HĐND ngày 12/7/2019", Described("12/2019/NQ-HĐND", "resolution", date(2019, 7, 12))),
    ("Số 12/2019/NQ-HĐND; 12/7/2019", Described("12/2019/NQ-HĐND", "resolution", date(2019, 7, 12))),
    ("12/2019/NQ-HĐND\n12/7/2019", Described("12/2019/NQ-HĐND", "resolution", date(2019, 7, 12))),
    ("Quyết định 12/2019/QĐ-UBND", Described("12/2019/QĐ-UBND", "decision")),
    ("12/2019/NQ-HĐND; 31/02/2019", Described("12/2019/NQ-HĐND", "resolution", rest="31/02/2019")),
    ("1104/QÐ-UBND", Described("1104/QĐ-UBND", "decision")),
    ("961/QĐ-BCA(A11)", Described("961/QĐ-BCA(A11)", "decision")),
    ("90/TB-BCH PCTT-TKCN", Described("90/TB-BCH PCTT-TKCN", "notice")),
    ("Bổ sung Nghị quyết số 12/2019/NQ-HĐND", Described("", None)),
    ("Bộ luật Dân sự", Described("", "code", rest="Bộ luật Dân sự")),
    ("", Described("", None)),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "meant"), NUMBERS_READ, ids=[row[0] for row in NUMBERS_READ])
def test_a_cell_for_a_number(cell: str, meant: Described) -> None:
    assert read_number(cell) == meant


def test_a_whole_citation_is_no_number(tmp_path: Path) -> None:
    cell = "Nghị quyết số 12/2019/NQ-HĐND ngày 12/7/2019 của HĐND tỉnh quy định mức thu"
    meant = [DocumentRecord("12/2019/NQ-HĐND", "resolution", "quy định mức thu", COUNCIL, date(2019, 7, 12))]
    several = "Tên loại văn bản; số, ký hiệu; ngày, tháng, năm ban hành; trích yếu"
    official = (
        "Tên loại, số, ký hiệu; ngày, tháng, năm ban hành; tên gọi",
        "Tên loại; số, ký hiệu; ngày, tháng, năm ban hành và tên gọi của văn bản/trích yếu nội dung của văn bản",
    )
    for heading in ("Số ký hiệu", "Tên văn bản", several, *official):
        path = tmp_path / "a.csv"
        path.write_text(f'STT;"{heading}"\n1;{cell}\n', encoding="utf-8")
        assert read(path) == meant


@pytest.mark.parametrize(
    ("heading", "flag"), [("Ngày hết hiệu lực", "unread_expired"), ("Ngày có hiệu lực", "unread_effective")]
)
def test_an_end_that_is_no_day_leaves_the_row(tmp_path: Path, heading: str, flag: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"Số ký hiệu;Trích yếu;{heading}\n12/2019/QĐ-UBND;Quy chế;30/2/2023\n", encoding="utf-8")
    (record,) = read(path)
    assert isinstance(record, DocumentRecord)
    assert (record.symbol, record.effective, record.expired, record.flags) == ("12/2019/QĐ-UBND", None, None, (flag,))


REASONS: list[tuple[str, list[tuple[str | None, str]], bool]] = [
    ("Bị bãi bỏ bởi Nghị quyết số 07/2022/NQ-HĐND", [("repeals", "07/2022/NQ-HĐND")], False),
    ("Quyết định số 05/2021/QĐ-UBND thay thế", [("replaces", "05/2021/QĐ-UBND")], False),
    ("Thay thế bằng Quyết định số 05/2021/QĐ-UBND và Quyết định số 06/2021/QĐ-UBND", [("replaces", "05/2021/QĐ-UBND"), ("replaces", "06/2021/QĐ-UBND")], False),
    ("Được sửa đổi, bổ sung bởi Quyết định số 08/2021/QĐ-UBND; bị bãi bỏ bởi Quyết định số 09/2022/QĐ-UBND", [("amends", "08/2021/QĐ-UBND"), ("repeals", "09/2022/QĐ-UBND")], False),
    ("Quyết định số 05/2021/QĐ-UBND", [(None, "05/2021/QĐ-UBND")], False),
    ("Hết thời hạn có hiệu lực đã được quy định trong văn bản", [], True),
    ("do sáp nhập", [], False),
]  # fmt: skip


@pytest.mark.parametrize("heading", ["Số thứ tự; số, ký hiệu; người ký duyệt", "Ngày ký; trích yếu"])
def test_a_heading_of_several_names_no_number_unless_each_is_known(tmp_path: Path, heading: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'STT;"{heading}"\n1;Nghị quyết số 12/2019/NQ-HĐND\n', encoding="utf-8")
    with pytest.raises(UnreadableError):
        read(path)


@pytest.mark.parametrize(("cell", "enders", "by_itself"), REASONS, ids=[row[0] for row in REASONS])
def test_reasons(cell: str, enders: list[tuple[str | None, str]], by_itself: bool) -> None:
    reason = read_reason(cell, "UBND tỉnh Bình Dương")
    assert [(one.relation, one.reference.symbol) for one in reason.enders] == enders
    assert (reason.by_itself, reason.read) == (by_itself, by_itself or bool(enders))


PARTS: list[tuple[str, str, str, date | None, str | None, tuple[str, ...]]] = [
    # reason, part that ended → scope of the relation, end of the whole, state, flags
    ("Bị bãi bỏ một phần bởi Quyết định số 05/2021/QĐ-UBND", "", "part", None, "partly_repealed", ()),
    ("Bị bãi bỏ bởi Quyết định số 05/2021/QĐ-UBND", "Điều 3", "part", None, "partly_repealed", ()),
    ("Sửa đổi một số điều bởi Quyết định số 05/2021/QĐ-UBND", "", "whole", None, None, ()),
    ("Bị bãi bỏ bởi Quyết định số 05/2021/QĐ-UBND", "", "whole", date(2021, 8, 1), None, ()),
    ("do sáp nhập", "", "", date(2021, 8, 1), None, ("unread_reason",)),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "part", "scope", "expired", "state", "flags"), PARTS)
def test_what_ends_in_part_stands_as_a_whole(
    tmp_path: Path, reason: str, part: str, scope: str, expired: date | None, state: str | None, flags: tuple[str, ...]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        f"Số ký hiệu;Lý do;Nội dung hết hiệu lực;Ngày hết hiệu lực\n12/2019/QĐ-UBND;{reason};{part};01/8/2021\n",
        encoding="utf-8",
    )
    document, *relations = read(path)
    assert isinstance(document, DocumentRecord)
    assert (document.expired, document.state, document.flags) == (expired, state, flags)
    assert [(one.scope, one.effective) for one in relations if isinstance(one, RelationRecord)] == (
        [(scope, date(2021, 8, 1))] if scope else []
    )


def test_the_relation_is_of_the_documents_of_the_place(conn: sqlite3.Connection, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        as_csv([HEAD, ROWS[1], ["2", "Quyết định", "05/2021/QĐ-UBND ngày 20/7/2021", "mới", "", ""]], ";"),
        encoding="utf-8",
    )
    done = run_import(conn, None, open_reader("csv", path, OURS), new_source("csv", path))
    assert (done.published.documents, done.published.mentioned, done.published.relations) == (2, 0, 1)
    assert conn.execute(
        "SELECT a.title, e.relation, b.title, e.effective FROM edge e JOIN document a ON a.id = e.subject "
        "JOIN document b ON b.id = e.object WHERE e.source = ?", (done.published.source,)
    ).fetchall() == [("mới", "replaces", "Quy định mức chi", "2021-08-01")]  # fmt: skip


# -- workbooks -------------------------------------------------------------------------------------------------------


def workbook(path: Path) -> None:
    """Two sheets of documents, one of notes, one hidden; one heading over two, days as days, cells merged downwards."""
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        first = book.add_worksheet("Năm 2022")
        first.merge_range(0, 0, 0, 4, "DANH MỤC VĂN BẢN")
        first.merge_range(2, 1, 2, 2, "Văn bản")
        first.merge_range(2, 0, 3, 0, "STT")
        first.write_row(2, 3, ["Trích yếu", "Cơ quan ban hành"])
        first.write_row(3, 1, ["Số ký hiệu", "Ngày ban hành"])
        first.merge_range(4, 0, 4, 4, "A. QUYẾT ĐỊNH")
        first.merge_range(5, 4, 6, 4, "UBND tỉnh Bình Dương")
        for row, number in ((5, "12/2019/QĐ-UBND"), (6, "13/2019/QĐ-UBND")):
            first.write_row(row, 0, [row - 4, number])
            first.write_datetime(row, 2, datetime(2019, 7, row), day)
            first.write(row, 3, f"văn bản {row}")
        second = book.add_worksheet("Năm 2023")
        second.write_row(0, 0, ["Số hiệu", "Năm", "Nội dung"])
        second.write_row(1, 0, ["1/KH-UBND", 2023, "kế hoạch"])
        book.add_worksheet("Ghi chú").write(0, 0, "không phải danh mục")
        hidden = book.add_worksheet("Nháp")
        hidden.write_row(0, 0, ["Số hiệu", "Nội dung"])
        hidden.write_row(1, 0, ["9/KH-UBND", "nháp"])
        hidden.hide()


def test_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook(path)
    office = "UBND tỉnh Bình Dương"
    assert read(path, ListForm()) == [
        Refusal("Ghi chú", "no_list_heading"),
        Refusal("Năm 2022!5", "sub_heading", "“A. QUYẾT ĐỊNH”"),
        DocumentRecord("12/2019/QĐ-UBND", "decision", "văn bản 5", office, date(2019, 7, 5)),
        DocumentRecord("13/2019/QĐ-UBND", "decision", "văn bản 6", office, date(2019, 7, 6)),
        DocumentRecord("1/KH-UBND", "plan", "kế hoạch", year=2023),
    ]


def bomb(path: Path) -> None:
    """A workbook with one cell at the far end of the sheet."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Số hiệu")
        sheet.write(1_048_575, 16_383, "x")


def deflate_bomb(path: Path) -> None:
    """A workbook whose sheet unpacks to half a gigabyte."""
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole) as book:
        book.add_worksheet().write(0, 0, "Số hiệu")
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            with new.open(name, "w", force_zip64=True) as part:
                part.write(data)
                for _ in range(33 if "sheet1" in name else 0):
                    part.write(b"\n" * (1 << 24))


def test_hostile_workbooks(tmp_path: Path) -> None:
    good = tmp_path / "good.xlsx"
    workbook(good)
    cases: list[tuple[str, bytes]] = [
        ("cut", good.read_bytes()[:-200]), ("half", good.read_bytes()[:3000]), ("no workbook", b"PK\x03\x04" + bytes(500)),
        ("text", b"abc"), ("old and damaged", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)),
    ]  # fmt: skip
    for why, data in cases:
        path = tmp_path / "a.xlsx"
        path.write_bytes(data)
        with pytest.raises(UnreadableError, match="a workbook that is damaged or too large"):
            read(path)
            raise AssertionError(why)
    (tmp_path / "empty.xlsx").write_bytes(b"")
    with pytest.raises(UnreadableError, match="empty"):
        read(tmp_path / "empty.xlsx")


@pytest.mark.parametrize("make", [bomb, deflate_bomb])
def test_a_workbook_that_would_fill_the_memory(tmp_path: Path, make: object) -> None:
    path = tmp_path / "a.xlsx"
    assert callable(make)
    make(path)
    with pytest.raises(UnreadableError) as caught:
        read(path)
    assert caught.value.reason in ("bad_workbook", "too_slow", "many_columns")
