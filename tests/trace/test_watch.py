"""What changed under one's own documents between two packs or stores, and what ends soon."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from kg.contract.watch import WatchOut
from tests.support.program import kg

HEAD = "Số ký hiệu;Ngày ban hành;Ngày có hiệu lực;Cơ quan ban hành;Trích yếu;Ngày hết hiệu lực;Lý do hết hiệu lực;Tình trạng\n"
GROUND = "61/2027/NĐ-CP;02/01/2027;01/03/2027;Chính phủ;quy định thử nghiệm;{end};{reason};{state}\n"
REPORT = (
    "UBND PHƯỜNG XUÂN ĐÀI\nSố: 5/BC-UBND\nXuân Đài, ngày 20 tháng 11 năm 2027\nBÁO CÁO\nKết quả công tác năm 2027\n"
    "Căn cứ Nghị định số 61/2027/NĐ-CP ngày 02/01/2027 của Chính phủ, UBND phường báo cáo kết quả như sau.\n"
)


def listed(folder: Path, **how: str) -> Path:
    """An official list with the decree on which the report rests."""
    path = folder / "nghi-dinh.csv"
    path.write_text(HEAD + GROUND.format(**{"end": "", "reason": "", "state": "Còn hiệu lực", **how}), encoding="utf-8")
    return path


@pytest.fixture
def packs(store_file: Path, tmp_path: Path) -> tuple[Path, Path, Path]:
    """My store with a report that was read; a pack in which the decree stands, and one in which it ends on 1/1/2028."""
    maker = tmp_path / "so-tu-phap.sqlite"
    shutil.copy(store_file, maker)
    found = []
    for name, how in (
        ("cu", {}),
        ("moi", {"end": "01/01/2028", "reason": "Được thay thế bằng Nghị định số 99/2027/NĐ-CP"}),
    ):
        done = kg(
            "register",
            "import",
            "csv",
            str(listed(tmp_path, **how)),
            "--name",
            "nghị định",
            "--day",
            "2027-11-01",
            KG_DB=maker,
        )
        assert done.returncode == 0, done.stderr
        path = tmp_path / f"{name}.kgpack"
        assert kg("register", "pack", "-o", str(path), "--source", "nghị định", KG_DB=maker).returncode == 0
        found.append(path)
    report = tmp_path / "bao-cao.txt"
    report.write_text(REPORT, encoding="utf-8")
    assert kg("ingest", str(report), KG_DB=store_file).returncode == 0
    return store_file, found[0], found[1]


def test_between_two_packs(packs: tuple[Path, Path, Path], tmp_path: Path) -> None:
    mine, old, new = packs
    same = kg("register", "watch", str(old), str(old), "--as-of", "2027-11-20", "--lang", "vi", KG_DB=mine)
    assert (same.returncode, same.stdout.startswith("Không văn bản nào của ta")) == (0, True), same.stderr
    words = ["register", "watch", str(old), str(new), "--as-of", "2027-11-20"]
    done = kg(*words, "--lang", "vi", KG_DB=mine)
    assert done.returncode == 1 and "1 văn bản của ta dựa vào 1 văn bản có thay đổi" in done.stdout, done.stderr
    assert "61/2027/NĐ-CP" in done.stdout and "99/2027/NĐ-CP" in done.stdout and "5/BC-UBND" in done.stdout
    told = json.loads(kg(*words, "--format", "json", KG_DB=mine).stdout)
    assert WatchOut.model_validate(told).model_dump(mode="json") == told
    assert {one["ground"]["symbol"] for one in told["changes"]} == {"61/2027/NĐ-CP"}
    assert any(one["after"]["until"] == "2028-01-01" for one in told["changes"])
    for suffix in ("csv", "xlsx"):
        out = tmp_path / f"ra-soat.{suffix}"
        assert kg(*words, "-o", str(out), KG_DB=mine).returncode == 1 and out.stat().st_size > 100
    names = [line.strip() for line in kg("register", "sources", KG_DB=mine).stdout.splitlines()]
    assert not any(name.startswith("nghị định") for name in names), "looked at, not taken"


def test_what_ends_soon(packs: tuple[Path, Path, Path]) -> None:
    mine, _, new = packs
    for days, code in ((30, 0), (60, 1)):
        done = kg(
            "register",
            "watch",
            str(new),
            str(new),
            "--as-of",
            "2027-11-20",
            "--days",
            str(days),
            "--lang",
            "en",
            KG_DB=mine,
        )
        assert done.returncode == code, done.stdout + done.stderr
    assert "ends on 2028-01-01 by 99/2027/NĐ-CP" in done.stdout


def test_between_two_stores(packs: tuple[Path, Path, Path], tmp_path: Path) -> None:
    mine, _, new = packs
    before = tmp_path / "truoc.sqlite"
    shutil.copy(mine, before)
    assert kg("register", "update", str(new), KG_DB=mine).returncode == 0
    done = kg(
        "register",
        "watch",
        str(before),
        str(mine),
        "--as-of",
        str(date(2028, 2, 1)),
        "--lang",
        "en",
        KG_DB=tmp_path / "x.sqlite",
    )
    assert done.returncode == 1 and "99/2027/NĐ-CP" in done.stdout, done.stderr
    assert not (tmp_path / "x.sqlite").exists()


def test_wrong_use_is_one_line(packs: tuple[Path, Path, Path], tmp_path: Path) -> None:
    mine, old, _ = packs
    (tmp_path / "a.txt").write_text("abc", encoding="utf-8")
    for arguments, line in (
        ([str(old), "không-có"], "không-có: no such file"), ([str(tmp_path / "a.txt"), str(old)], "not a pack"),
        ([str(old), str(old), "--source", "không có"], "no imported source is called"), ([str(old)], "missing NEW"),
    ):  # fmt: skip
        done = kg("register", "watch", *arguments, "--lang", "en", KG_DB=mine)
        assert (done.returncode, done.stdout) == (2, "") and line in done.stderr and done.stderr.count("\n") == 1, (
            done.stderr
        )
