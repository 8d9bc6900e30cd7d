"""kg impact, kg path and the forms of kg chain, as people and programs read them."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from kg.base.install import install_command
from kg.cli.tree import print_chain
from kg.model import ENDED
from kg.register.opening import open_store
from kg.register.typed import find_documents
from kg.trace.chain import chain
from kg.trace.impact import impact
from kg.trace.path import path
from tests.support import SAMPLES
from tests.support.program import Run
from tests.support.reading import put, ward

REPORTS = sorted(SAMPLES.glob("*.txt"))
DECREE = "/akn/vn/act/nghi-dinh/chinh-phu/2023-08-14/59-2023-nd-cp"
LAW = "/akn/vn/act/luat/quoc-hoi/2022-11-10/10-2022-qh15"
DAY = date(2024, 11, 30)
HOSTILE = '=HYPERLINK("http://x.invalid") <b>"]; end\\ |`#` & \u202e\x1b[31m'


@pytest.fixture(scope="module")
def db(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The samples, and beside them invented decrees: a hub with 10,000 on it, and circles, none with a day."""
    path = tmp_path_factory.mktemp("impact") / "kg.sqlite"
    path.write_bytes(sample_store.read_bytes())
    with open_store(path) as store:
        _hostile(store.conn)
        store.conn.commit()
    return str(path)


def _hostile(conn: sqlite3.Connection) -> None:
    def document(number: str, title: str | None = None) -> int:
        row = conn.execute(
            "INSERT INTO document (iri, symbol, symbol_key, type, title, level, origin) VALUES (?, ?, ?, 'decree', ?, 'central', 'cited')",
            (f"/akn/vn/act/nghi-dinh/0000/{number.lower().replace('/', '-')}", number, number, title),
        )
        assert row.lastrowid
        return row.lastrowid

    def rest(lower: int, upper: int, relation: str = "details") -> None:
        conn.execute("INSERT INTO edge (subject, relation, object) VALUES (?, ?, ?)", (lower, relation, upper))

    hub = document("9000/HUB")
    for n in range(10_000):
        rest(document(f"{n}/ON"), hub)
    for length in (1, 2, 3, 7):
        circle = [document(f"{n}/RING{length}") for n in range(length)]
        for n, one in enumerate(circle):
            rest(one, circle[(n + 1) % length])
    rest(document("1/EVIL", HOSTILE), document("2/EVIL", HOSTILE))


def test_the_tree_of_the_sample(kg: Run) -> None:
    done = kg("chain", "báo cáo xuân đài", "--as-of", "2024-11-30")
    assert done.code == 0
    assert done.out.splitlines() == [
        "Báo cáo: Kết quả thực hiện dân chủ ở cơ sở năm 2023, phương hướng nhiệm vụ năm 2024, UBND phường Xuân Đài, 20/11/2023",
        "└── ? triển khai, thực hiện: Kế hoạch 195/KH-UBND, UBND thị xã Sông Cầu, 02/10/2023, triển khai thực hiện Kế hoạch số 168/KH-UBND ngày 12/9/2023 của UBND tỉnh",
        "    ├── ? triển khai, thực hiện: Kế hoạch 168/KH-UBND, UBND tỉnh Phú Yên, 12/09/2023, triển khai thực hiện Luật Thực hiện dân chủ ở cơ sở và Nghị định số 59/2023/NĐ-CP ngày 14…",
        "    │   ├── ✔ triển khai, thực hiện: Nghị định 59/2023/NĐ-CP, Chính phủ, 14/08/2023, Quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở",
        "    │   │   └── ✔ quy định chi tiết: Luật 10/2022/QH15, Quốc hội, 10/11/2022, Luật Thực hiện dân chủ ở cơ sở",
        "    │   └── ✔ triển khai, thực hiện: Luật 10/2022/QH15 (đã nêu ở trên)",
        "    └── ✔ triển khai, thực hiện: Luật 10/2022/QH15 (đã nêu ở trên)",
        "✔ còn hiệu lực  ? chưa rõ hiệu lực",
        "Ngày 30/11/2024: không thấy văn bản nào hết hiệu lực; 2 văn bản chưa rõ hiệu lực.",
    ]


def test_gaps_stand_in_their_place_and_inferred_steps_give_their_rule(kg: Run) -> None:
    done = kg("chain", "27/NQ-HĐND", "Tuy", "An", "--as-of", "2024-11-30", "--evidence")
    lines = done.out.splitlines()
    assert lines[1] == "└┄┄ ∅ HĐND tỉnh Phú Yên: chưa thấy nghị quyết"
    assert lines[2].startswith("    └┄┄ ✔ triển khai, thực hiện (suy luận, khá chắc): Nghị định 59/2023/NĐ-CP")
    assert lines[3].strip().startswith("suy luận vì: trích yếu nêu nội dung của một luật")
    stated = kg("chain", "27/NQ-HĐND Tuy An", "--stated").out.splitlines()
    assert stated[1:] == [
        "  Chưa biết văn bản này căn cứ hay triển khai văn bản nào.",
        "└┄┄ ∅ HĐND tỉnh Phú Yên: chưa thấy nghị quyết",
    ]


def test_ten_thousand_below_are_told_in_a_page_and_listed_by_impact(kg: Run) -> None:
    done = kg("chain", "9000/HUB", "--down")
    assert done.code == 0 and len(done.out.splitlines()) < 60
    assert "… và 959 văn bản khác" in done.out and "kg impact lấy nhiều hơn" in done.out
    rows = list(csv.reader(io.StringIO(kg("impact", "9000/HUB", "--format", "csv").out.removeprefix("\ufeff"))))
    assert len(rows) == 10_001 and len({row[-1] for row in rows}) == 10_001


@pytest.mark.parametrize("length", [1, 2, 3, 7])
@pytest.mark.parametrize("form", ["text", "json", "mermaid", "dot", "csv"])
def test_circles_are_told_and_end(kg: Run, length: int, form: str) -> None:
    done = kg("chain", f"0/RING{length}", "--format", form)
    assert done.code == 0 and len(done.out) < 10_000
    if form == "text":
        assert done.out.count("⚠ Vòng lặp") == 1
    for command in (["impact", f"0/RING{length}"], ["path", f"0/RING{length}", f"{length - 1}/RING{length}"]):
        other = kg(*command)
        assert other.code == 0 and other.err == ""


def test_diagrams_hold_no_markup_of_titles(kg: Run) -> None:
    mermaid = kg("chain", "1/EVIL", "--format", "mermaid").out
    assert not re.search(r"<(?!br/>)|\\|`|\u202e|\x1b", mermaid)
    assert all(line.count('"') in (0, 2) for line in mermaid.splitlines())
    dot = kg("chain", "1/EVIL", "--format", "dot").out
    labels = re.findall(r'\[label="((?:[^"\\]|\\.)*)"', dot)
    assert len(labels) == 3 and all("HYPERLINK" in label for label in labels[:2])
    assert "\x1b" not in dot + kg("chain", "1/EVIL").out + kg("impact", "2/EVIL").out


def test_tables_for_a_spreadsheet(kg: Run, tmp_path: Path) -> None:
    done = kg("impact", "2/EVIL", "--format", "csv")
    assert done.out.startswith("\ufeff")
    head, row = csv.reader(io.StringIO(done.out.removeprefix("\ufeff")))
    assert head[:4] == ["STT", "Văn bản", "Trích yếu", "Cơ quan ban hành"]
    assert row[2].startswith("'=HYPERLINK") and row[1] == "Nghị định 1/EVIL"
    path = tmp_path / "ra-soat.xlsx"
    done = kg("impact", "2/EVIL", "-o", str(path))
    assert done.out == "" and "ra-soat.xlsx" in done.err
    with zipfile.ZipFile(path) as book:
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()
        assert "HYPERLINK" in book.read("xl/sharedStrings.xml").decode()
    for name in ("a.csv", "a.json", "a.txt"):
        assert kg("impact", "2/EVIL", "-o", str(tmp_path / name)).code == 0
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["affected"][0]["symbol"] == "1/EVIL"
    assert (tmp_path / "a.txt").read_text(encoding="utf-8").startswith("? Nghị định 2/EVIL")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.csv", "a.json", "a.txt", "ra-soat.xlsx"]


def test_xlsx_without_a_file_or_without_its_writer(kg: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = kg("impact", "2/EVIL", "--format", "xlsx")
    assert done.code == 2 and "-o" in done.err and done.err.count("\n") == 1
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    done = kg("impact", "2/EVIL", "-o", str(tmp_path / "x.xlsx"))
    assert done.code == 2 and install_command("xlsx") in done.err and done.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_what_must_be_reviewed_when_the_decree_falls(kg: Run) -> None:
    done = kg("impact", "59/2023/NĐ-CP", "--as-of", "2025-06-30")
    head, total = done.out.splitlines()[:2]
    assert head.startswith("✔ Nghị định 59/2023/NĐ-CP")
    assert re.fullmatch(
        r"Cần rà soát (\d+) văn bản: \d+ trực tiếp, \d+ gián tiếp; trong đó \d+ theo suy luận. Tính đến ngày 30/06/2025.",
        total,
    )
    assert "\nUBND tỉnh Phú Yên (2)\n" in done.out
    assert "triển khai, thực hiện Kế hoạch 195/KH-UBND → Kế hoạch 168/KH-UBND → Nghị định 59/2023/NĐ-CP" in done.out
    assert "  Báo cáo" not in done.out and "Báo cáo không thuộc diện rà soát" in done.out
    stated = kg("impact", "59/2023/NĐ-CP", "--as-of", "2025-06-30", "--stated").out
    assert "0 theo suy luận" in stated and "27/NQ-HĐND" in done.out and "27/NQ-HĐND" not in stated


def test_impact_leaves_out_what_was_not_there_yet_and_what_has_fallen(register: sqlite3.Connection) -> None:
    code = "/akn/vn/act/bo-luat/quoc-hoi/2012-06-18/10-2012-qh13"
    (iri,) = register.execute("SELECT iri FROM document WHERE symbol = '10/2012/QH13'").fetchone()
    assert iri.startswith(code[:30])
    after = impact(register, iri, as_of=DAY)
    assert after.status.state == "replaced" and after.successor and after.successor.symbol == "45/2019/QH14"
    assert after.fallen and all(one.status.state not in ENDED for one in after.affected)
    early = {one.document.symbol for one in impact(register, iri, as_of=date(2014, 1, 1)).affected}
    assert "60/2013/NĐ-CP" in early and "75/2014/NĐ-CP" not in early


def test_impact_names_the_article_that_is_touched(conn: sqlite3.Connection) -> None:
    put(ward("Căn cứ Nghị định số 60/2013/NĐ-CP ngày 19/6/2013 của Chính phủ quy định chi tiết khoản 3 Điều 63 của Bộ luật Lao động "
             "số 10/2012/QH13, UBND phường ban hành Kế hoạch số 12/KH-UBND ngày 03/02/2014 về đối thoại tại nơi làm việc."), conn)  # fmt: skip
    (iri,) = conn.execute("SELECT iri FROM document WHERE symbol = '10/2012/QH13'").fetchone()
    found = {one.document.symbol: one for one in impact(conn, iri, stated=True, as_of=date(2015, 1, 1)).affected}
    (point,) = found["60/2013/NĐ-CP"].pinpoints
    assert (point.clause, point.article) == ("3", "63")
    assert [edge.object for edge in found["12/KH-UBND"].way][-1] == iri


def test_ways_both_directions_and_none(kg: Run, conn: sqlite3.Connection) -> None:
    up = kg("path", "65/KH-UBND Xuân Đài 2023", "10/2022/QH15", "--evidence").out
    down = kg("path", "10/2022/QH15", "65/KH-UBND Xuân Đài 2023", "--evidence").out
    assert up == down
    assert up.startswith("Kế hoạch 65/KH-UBND dựa trên Luật 10/2022/QH15, theo ")
    lengths = [int(found) for found in re.findall(r"Đường \d+, (\d+) bước", up)]
    assert lengths == sorted(lengths) and len(lengths) >= 3
    assert "“" in up
    none = kg("path", "1/EVIL", "10/2022/QH15")
    assert none.code == 0 and none.out.startswith("Không thấy đường nào giữa Nghị định 1/EVIL và Luật 10/2022/QH15.")
    for words in (["65/KH-UBND", "Xuân", "Đài", "10/2022/QH15"], ["10/2022/QH15"]):
        wrong = kg("path", *words)
        assert wrong.code == 2 and wrong.out == "" and "đúng hai văn bản" in wrong.err and wrong.err.count("\n") == 1
    same = kg("path", "10/2022/QH15", "10/2022/QH15")
    assert same.out.startswith("Hai cách gọi của cùng một văn bản: Luật 10/2022/QH15")
    with pytest.raises(KeyError):
        path(conn, LAW, "/akn/vn/khong-co", as_of=DAY)


def test_ways_through_every_relation(kg: Run) -> None:
    assert "Không thấy đường nào" in kg("path", "34/2007/PL-UBTVQH11", "59/2023/NĐ-CP").out
    done = kg("path", "34/2007/PL-UBTVQH11", "59/2023/NĐ-CP", "--any").out
    assert "được quy định chi tiết bởi: Nghị định 59/2023/NĐ-CP" in done and "Đường 1, 2 bước" in done
    mermaid = kg("path", "34/2007/PL-UBTVQH11", "59/2023/NĐ-CP", "--any", "--format", "mermaid").out
    assert mermaid.startswith("flowchart BT\n") and "-->" in mermaid
    assert kg("path", "9000/HUB", "1/EVIL", "--any").out.startswith("Không thấy đường nào")


def test_path_of_a_hub_is_bounded(kg: Run) -> None:
    done = kg("path", "1/ON", "2/ON", "--any")
    assert "Đường 1, 2 bước" in done.out and "Đường 2" not in done.out


def test_absurd_days_are_told(conn: sqlite3.Connection, capsys: pytest.CaptureFixture[str]) -> None:
    put(ward("Kế hoạch số 1/KH-UBND ngày 02/10/2023 về thực hiện Kế hoạch số 2/KH-UBND ngày 03/10/2023."), conn)
    (doc,) = find_documents(conn, "1/KH-UBND Xuân Đài")
    print_chain(chain(conn, doc.iri, as_of=DAY), "vi")
    assert (
        "⚠ Ngày trái thứ tự, cần xem lại: Kế hoạch 1/KH-UBND (02/10/2023) dựa trên Kế hoạch 2/KH-UBND, ban hành sau (03/10/2023)"
        in capsys.readouterr().out
    )


def test_both_languages(kg: Run) -> None:
    for command in (
        ["chain", "65/KH-UBND Xuân Đài 2023"],
        ["path", "59/2023/NĐ-CP", "10/2022/QH15"],
        ["impact", "59/2023/NĐ-CP"],
    ):
        texts = [kg(*command, "--lang", lang).out for lang in ("vi", "en")]
        assert texts[0] != texts[1]
        assert not re.search(r"\{\w+\}", "".join(texts))


def test_the_headline_of_a_path_says_when_the_only_way_is_inferred(kg: Run) -> None:
    decree, law = "59/2023/NĐ-CP", "10/2022/QH15"
    stated = kg("path", decree, law).out.splitlines()[0]
    inferred = kg("path", "41/KH-UBND tỉnh Phú Yên 2025", law).out.splitlines()[0]
    assert stated.startswith("Nghị định 59/2023/NĐ-CP dựa trên Luật 10/2022/QH15")
    assert inferred.startswith("Không văn bản nào nói Kế hoạch 41/KH-UBND dựa trên Luật 10/2022/QH15; chỉ suy luận")


def test_the_list_as_a_word_file(kg: Run, tmp_path: Path) -> None:
    """By issuer, numbered through, with totals; the columns that a reviewer fills in are empty."""
    import docx

    path = tmp_path / "ra-soat.docx"
    assert kg("impact", "10/2022/QH15", "--as-of", "2023-08-15", "-o", str(path)).code == 0
    made = docx.Document(str(path))
    assert made.paragraphs[0].text == "DANH MỤC VĂN BẢN CẦN RÀ SOÁT"
    rows = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
    assert rows[0] == [
        "STT",
        "Văn bản",
        "Hiệu lực",
        "Nội dung bị ảnh hưởng",
        "Dựa trên văn bản này",
        "Cơ sở",
        "Kiến nghị xử lý",
        "Thời hạn xử lý",
    ]
    numbers = [int(row[0]) for row in rows if row[0].isdigit()]
    listed = json.loads(kg("impact", "10/2022/QH15", "--as-of", "2023-08-15", "--format", "json").out)["affected"]
    assert numbers == list(range(1, len(listed) + 1))
    assert rows[-1][0] == f"Tổng số: {len(listed)} văn bản"
    assert sum(int(row[0].split()[1]) for row in rows if row[0].startswith("Cộng: ")) == len(listed)
    assert any("Quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở" in row[1] for row in rows)
    assert all(row[6:] == ["", ""] for row in rows if row[0].isdigit())


SUFFIXES = [
    (("impact", "10/2022/QH15"), "a.pdf", ".docx"), (("impact", "10/2022/QH15", "--sum"), "a.docx", ".xlsx"),
    (("stale",), "a.docx", ".xlsx"), (("rank",), "a.odt", ".xlsx"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "name", "known"), SUFFIXES, ids=[" ".join(row[0]) for row in SUFFIXES])
def test_no_text_under_the_name_of_something_else(
    kg: Run, tmp_path: Path, words: tuple[str, ...], name: str, known: str
) -> None:
    done = kg(*words, "-o", str(tmp_path / name))
    assert (done.code, list(tmp_path.iterdir())) == (2, [])
    assert (
        len(done.err.splitlines()) == 1 and f"{name}: không rõ" in done.err and ".txt" in done.err and known in done.err
    )
