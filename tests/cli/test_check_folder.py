"""kg check over a whole folder: one workbook that sums it up, and a run that goes on where it was ended."""

from __future__ import annotations

import csv
import os
import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from kg.cli import folder as cli_folder
from tests.support.growth import grows_too_fast, spent
from tests.support.program import Here, Run
from tests.support.program import kg as program
from tests.support.reading import district, ward

BAD = "Nghị định số 61/2023/NĐCP ngày 16/8/2023 của Chính phủ"
RIGHT = "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ"
SHEETS = ["Phát hiện", "Tóm tắt", "Theo quy tắc", "Theo văn bản được dẫn", "Theo cơ quan"]


@pytest.fixture(scope="module")
def db(whole_store: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("folder") / "kg.sqlite"
    path.write_bytes(whole_store.read_bytes())
    return str(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five files of two offices, one in a folder below, and one that cannot be read."""
    place = tmp_path / "van-ban"
    (place / "huyen").mkdir(parents=True)
    for n, body in enumerate((BAD, RIGHT, f"{BAD}; {RIGHT}")):
        (place / f"{n}.txt").write_text(ward(f"Thực hiện {body}."), encoding="utf-8")
    for n, body in enumerate((RIGHT, BAD)):
        (place / "huyen" / f"{n}.txt").write_text(district(f"Thực hiện {body}."), encoding="utf-8")
    (place / "hong.docx").write_bytes(b"\0\1\2")
    return place


def book(path: Path) -> dict[str, list[list[Any]]]:
    opened = CalamineWorkbook.from_path(str(path))
    return {name: opened.get_sheet_by_name(name).to_python() for name in opened.sheet_names}


def test_one_workbook_sums_it_up(kg: Run, folder: Path, tmp_path: Path) -> None:
    """What stands in one sheet adds up to what stands in the others."""
    done = kg("check", str(folder), "-o", str(tmp_path / "a.xlsx"))
    assert done.code == 2 and "hong.docx" in done.err
    found = book(tmp_path / "a.xlsx")
    assert list(found) == SHEETS
    findings, files, rules, documents, offices = (sheet[1:] for sheet in found.values())
    assert [Path(row[0]).name for row in files] == ["0.txt", "1.txt", "2.txt", "0.txt", "1.txt"]
    assert Counter(row[2] for row in findings) == {row[0]: row[3] for row in rules}
    assert found["Theo quy tắc"][0] == ["Mã", "Mức", "Quy tắc", "Số phát hiện", "Số tệp"]
    (damaged,) = (row for row in rules if row[0] == "VB101")
    assert damaged[3:] == [3, 3]
    severities = {"lỗi": 6, "cần xem": 7, "ghi chú": 8}
    for severity, column in severities.items():
        assert (
            sum(row[3] == severity for row in findings)
            == sum(row[column] for row in files)
            == sum(row[column - 2] for row in offices)
        )
    assert {row[0]: row[1:4] for row in offices} == {"UBND phường Xuân Đài": [3, 2, 4], "UBND huyện Tuy An": [2, 1, 2]}
    decrees = {row[0]: row for row in documents}
    assert (
        decrees["Nghị định 59/2023/NĐ-CP"][1:3] == [3, 3] and "59-2023-nd-cp" in decrees["Nghị định 59/2023/NĐ-CP"][5]
    )
    wrong = decrees["Nghị định 61/2023/NĐ-CP"]
    assert wrong[1:3] == [3, 3] and wrong[3] >= 3 and "3 sai ký hiệu" in wrong[4] and documents[0] == wrong, (
        "the worst first"
    )
    assert sum(row[1] for row in documents) == sum(row[4] for row in files) == 6
    assert "5 tệp, 6 viện dẫn: " in done.out and "3 tệp có lỗi hoặc chỗ cần xem." in done.out


def test_the_findings_are_those_of_each_file_alone(kg: Run, folder: Path, tmp_path: Path) -> None:
    assert kg("check", str(folder), "-o", str(tmp_path / "a.csv"), "-j", "2").code == 2
    rows = list(csv.reader((tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()))
    alone = []
    for name in dict.fromkeys(row[0] for row in rows[1:]):
        assert kg("check", name, "-o", str(tmp_path / "b.csv")).code in (0, 1)
        alone += list(csv.reader((tmp_path / "b.csv").read_text(encoding="utf-8-sig").splitlines()))[1:]
    assert rows[1:] == alone and rows[1:]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were checked, and not taken from an earlier run."""
    names: list[str] = []
    usual = cli_folder.kept_of

    def kept_of(checked: Any, lang: str) -> Any:
        names.append(Path(checked.path).relative_to(Path(checked.path).parents[1]).as_posix())
        return usual(checked, lang)

    monkeypatch.setattr(cli_folder, "kept_of", kept_of)
    return names


def test_only_what_is_new_or_changed_is_checked_again(
    kg: Run, folder: Path, tmp_path: Path, counted: list[str], db: str
) -> None:
    words = ("check", str(folder), "--resume", str(tmp_path / "a.kgrun"), "-j", "1")

    def run(*more: str) -> tuple[list[str], Here]:
        counted.clear()
        done = kg(*words, *more)
        return sorted(counted), done

    first, done = run("-o", str(tmp_path / "a.xlsx"))
    assert first == ["huyen/0.txt", "huyen/1.txt", "van-ban/0.txt", "van-ban/1.txt", "van-ban/2.txt"]
    again, same = run("-o", str(tmp_path / "b.xlsx"))
    assert again == [] and same.out == done.out and "5 trong 6 tệp đã kiểm tra xong từ lần trước" in same.err
    assert book(tmp_path / "a.xlsx") == book(tmp_path / "b.xlsx")
    (folder / "1.txt").write_text(ward(f"Thực hiện {BAD} và {RIGHT}."), encoding="utf-8")
    (folder / "moi.txt").write_text(ward(f"Thực hiện {RIGHT}."), encoding="utf-8")
    (folder / "0.txt").unlink()
    changed, done = run()
    assert changed == ["van-ban/1.txt", "van-ban/moi.txt"]
    assert "5 tệp, 7 viện dẫn" in done.out, "what is gone does not count"
    everything = ["huyen/0.txt", "huyen/1.txt", "van-ban/1.txt", "van-ban/2.txt", "van-ban/moi.txt"]
    assert run("--select", "VB1")[0] == everything, "other rules"
    assert run("--select", "VB1", "--as-of", "2024-01-01")[0] == everything, "another day"
    assert run("--select", "VB1", "--as-of", "2024-01-01", "--statistics")[0] == []
    more = tmp_path / "danh-muc.csv"
    more.write_text(
        "Số ký hiệu;Ngày ban hành;Trích yếu;Cơ quan ban hành\n1/2020/QĐ-UBND;01/01/2020;Thử;UBND tỉnh Phú Yên\n",
        encoding="utf-8",
    )
    own = tmp_path / "own.sqlite"
    own.write_bytes(Path(db).read_bytes())
    assert run("--db", str(own))[0] == everything
    assert run("--db", str(own))[0] == []
    assert kg("register", "import", "csv", str(more), "--db", str(own)).code == 0
    assert run("--db", str(own))[0] == everything, "the store knows more"


def test_with_a_baseline_only_new_findings_are_told(kg: Run, folder: Path, tmp_path: Path) -> None:
    words = ("check", str(folder), "--resume", str(tmp_path / "a.kgrun"), "--baseline", str(tmp_path / "cu.json"))
    assert "đã ghi" in kg(*words).err
    (folder / "hong.docx").unlink()
    done = kg(*words, "-o", str(tmp_path / "a.xlsx"))
    assert done.code == 0 and "5 tệp, 6 viện dẫn: 0 lỗi, 0 chỗ cần xem, 0 ghi chú" in done.out
    assert len(book(tmp_path / "a.xlsx")["Phát hiện"]) == 1
    (folder / "1.txt").write_text(ward(f"Thực hiện {BAD}."), encoding="utf-8")
    assert kg(*words, "-o", str(tmp_path / "a.xlsx")).code == 1
    rows = book(tmp_path / "a.xlsx")["Phát hiện"][1:]
    assert rows and {Path(row[0]).name for row in rows} == {"1.txt"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_whoever_is_killed_loses_nothing_that_was_finished(tmp_path: Path, db: str) -> None:
    place = tmp_path / "van-ban"
    place.mkdir()
    for n in range(120):
        (place / f"{n:03}.txt").write_text(
            ward(f"Thực hiện {BAD}; Kế hoạch số {n + 1}/KH-UBND ngày 03/4/2023 của UBND phường."), encoding="utf-8"
        )
    journal = tmp_path / "a.kgrun"
    words = ("check", place, "--resume", journal, "-j", "1", "--lang", "vi", "--db", db)

    def held() -> int:
        if not journal.exists():
            return 0
        conn = sqlite3.connect(journal)
        try:
            return int(conn.execute("SELECT count(*) FROM done").fetchone()[0])
        except sqlite3.OperationalError:
            return 0
        finally:
            conn.close()

    kept, after = 0, 0.2
    while not 0 < kept < 120 and after < 20:
        journal.unlink(missing_ok=True)
        done = program(*words, kill_after=after)
        kept = held()
        after = after * 1.5 if kept == 0 else after * 0.7
    assert done.returncode < 0 and 0 < kept < 120, "killed in the middle"
    done = program(*words, "-o", tmp_path / "a.xlsx")
    assert f"{kept} trong 120 tệp" in done.stderr and "120 tệp, " in done.stdout
    assert program("check", place, "-j", "1", "--lang", "vi", "--db", db, "-o", tmp_path / "b.xlsx").returncode == 1
    assert book(tmp_path / "a.xlsx") == book(tmp_path / "b.xlsx")


def test_ctrl_c_says_what_is_kept(kg: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = cli_folder.kept_of
    left = [2]

    def kept_of(checked: Any, lang: str) -> Any:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return usual(checked, lang)

    monkeypatch.setattr(cli_folder, "kept_of", kept_of)
    done = kg("check", str(folder), "--resume", str(tmp_path / "a.kgrun"), "-j", "1")
    assert done.code == 130 and "2 trong 6 tệp đã kiểm tra xong và được giữ lại" in done.err


REFUSED: list[tuple[Callable[[Path], object], tuple[str, ...], str]] = [
    (lambda path: path.write_text("chữ", encoding="utf-8"), (), "không phải tệp mà kg check --resume ghi ra"),
    (
        lambda path: sqlite3.connect(path).executescript("CREATE TABLE a (b)"),
        (),
        "không phải tệp mà kg check --resume ghi ra",
    ),
    (lambda path: path.mkdir(), (), "là thư mục"),
    (lambda path: None, ("-o", "{folder}/a.html"), "--resume ghi ra bảng"),
    (lambda path: None, ("--watch", "{folder}"), "--watch, --resume không dùng cùng nhau"),
]


@pytest.mark.parametrize(("make", "more", "told"), REFUSED, ids=[row[2] + str(n) for n, row in enumerate(REFUSED)])
def test_what_is_no_journal_is_refused_and_left_alone(
    kg: Run, folder: Path, tmp_path: Path, make: Callable[[Path], object], more: tuple[str, ...], told: str
) -> None:
    path = tmp_path / "a.kgrun"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    done = kg("check", str(folder), "--resume", str(path), *(word.format(folder=folder) for word in more))
    assert (done.code, done.out) == (2, "") and told in done.err and len(done.err.splitlines()) == 1, done.err
    assert before is None or path.read_bytes() == before


def test_a_large_baseline_is_not_gone_through_for_every_file(tmp_path: Path) -> None:
    """Twice the files take twice the time: what is remembered of one file is looked at for that file."""
    from kg.checker.baseline import Baseline, write_baseline
    from kg.output.folder import Told

    def measure(files: int) -> dict[str, float]:
        found = Told("dòng 1", "VB101", "error", "61/2023/NĐCP", "", "", "/a", "")
        path = tmp_path / f"{files}.json"
        write_baseline(path, ((str(tmp_path / f"{n}.txt"), [found] * 5) for n in range(files)))
        baseline = Baseline(path)

        def nothing_is_new() -> None:
            assert not any(baseline.new(str(tmp_path / f"{n}.txt"), [found] * 5) for n in range(files))

        return spent(nothing_is_new)

    assert not grows_too_fast(measure, 500)


def test_no_file_of_the_folder_is_written_over(kg: Run, folder: Path, tmp_path: Path) -> None:
    """The table may be none of the files that are checked, by its own name or by a link to one."""
    own = folder / "huyen" / "1.txt"
    before = own.read_bytes()
    (tmp_path / "lien-ket.csv").symlink_to(own)
    for output in (own, tmp_path / "lien-ket.csv"):
        done = kg("check", str(folder), "--format", "csv", "-o", str(output))
        assert done.code == 2 and "1.txt" in done.err
        assert own.read_bytes() == before
