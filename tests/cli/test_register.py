"""`kg register` as its users meet it: what it prints, in both languages and as JSON, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from kg.contract.sources import DiffOut, ImportOut, RemovedOut, SourcesOut
from kg.register.imports.staging import pending
from tests.support.program import Ran, kg

LIST = (
    "Số ký hiệu;Ngày ban hành;Trích yếu;Tình trạng\n"
    "5043/KH-UBND;04/10/2019;tổ chức thi tuyển chức danh phó giám đốc sở;Văn bản đang có hiệu lực\n"
    "1104/QÐ-UBND;31/04/2019;giao đất không thu tiền sử dụng đất;Văn bản đang có hiệu lực\n"
    "237/TB-UBND;26/11/2019;chương trình làm việc tháng 12;Văn bản hết hiệu lực\n"
)
ISSUER = ("--set", "issuer=UBND tỉnh Bình Dương")


def run(*arguments: str, db: Path, **environment: str) -> Ran:
    return kg(*arguments, **environment, KG_DB=db)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "danh-muc.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_import_diff_sources_remove(store_file: Path, listed: Path) -> None:
    before = run("register", "sources", db=store_file).stdout
    would = run("register", "diff", "csv", str(listed), *ISSUER, "--lang", "vi", db=store_file)
    lost = "CHÚ Ý: 1 trong 3 dòng KHÔNG được nhận: không phải là ngày (1 dòng)\n"
    assert (would.returncode, would.stderr) == (0, lost)
    assert "kho chưa thay đổi" in would.stdout and "Văn bản mới: 2" in would.stdout
    done = run("register", "import", "csv", str(listed), *ISSUER, "--lang", "vi", "--day", "30/11/2022", db=store_file)
    assert (done.returncode, done.stderr) == (0, lost)
    assert done.stdout.splitlines() == [
        "Đã nhập “danh-muc.csv” (danh mục của cơ quan, hạng 35, tình trạng ngày 30/11/2022)",
        "  2 văn bản, trong đó 2 chưa có trong kho",
        "  0 quan hệ, 4 dữ kiện khác",
        "Không nhận 1 dòng:",
        "        1  không phải là ngày",
        "           dòng 3: Ngày ban hành: “31/04/2019”",
    ]
    listing = run("register", "sources", "--lang", "vi", db=store_file).stdout
    days = (date.today() - date(2022, 11, 30)).days
    looked = f"đối chiếu ngày 30/11/2022, cách đây {days} ngày"
    assert f"  35  danh-muc.csv (danh mục của cơ quan, {looked}, nhập bằng csv)\n" in listing
    assert "      giới hạn: chỉ văn bản của chính cơ quan đó\n" in listing
    shown = run("show", "5043/KH-UBND Bình Dương 2019", "--as-of", "2022-01-01", db=store_file)
    assert "UBND tỉnh Bình Dương" in shown.stdout, shown.stderr
    again = run("register", "diff", "csv", str(listed), *ISSUER, "--lang", "en", "--day", "30/11/2022", db=store_file)
    assert "Nothing would change." in again.stdout
    gone = run("register", "remove", "danh-muc.csv", "--lang", "en", db=store_file)
    assert gone.stdout == "Removed “danh-muc.csv”: 2 documents, 0 relations, 4 facts\n"
    assert run("register", "sources", db=store_file).stdout == before


def test_a_list_that_was_hardly_understood_cannot_be_overlooked(store_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Loại,Số VB,Trích yếu,Ngày hết hiệu lực\nQĐ,,,20/08/2022\n,7/2019/QĐ-UBND,về đất,\nNQ,,,1/3/2023\n")
    for verb in ("diff", "import"):
        done = run("register", verb, "csv", str(path), "--lang", "vi", db=store_file)
        line = "LỖI: phần lớn danh mục KHÔNG được nhận, 2 trong 3 dòng: không có số ký hiệu và trích yếu (2 dòng); "
        assert (done.returncode, done.stderr.startswith(line)) == (1, True), done.stderr
    path.write_text("Loại,Trích yếu,Ngày hết hiệu lực\nGiấy lạ,về đất,20/08/2022\n")
    done = run("register", "import", "csv", str(path), "--lang", "vi", db=store_file)
    assert done.returncode == 2
    assert "(không có loại văn bản này: 1)" in done.stderr


def test_stats_count_an_imported_source(store_file: Path, listed: Path) -> None:
    assert run("register", "import", "csv", str(listed), *ISSUER, db=store_file).returncode == 0
    assert "an office's own list" in run("stats", "--lang", "en", db=store_file).stdout


def test_export_goes_round(store_file: Path, listed: Path, tmp_path: Path) -> None:
    run("register", "import", "csv", str(listed), *ISSUER, db=store_file)
    out = tmp_path / "ra.csv"
    done = run("register", "export", "--source", "danh-muc.csv", "-o", str(out), db=store_file)
    assert (done.returncode, done.stderr, done.stdout) == (0, "wrote 2 documents\n", "")
    assert out.read_bytes().startswith(b"\xef\xbb\xbfsymbol,type,issuer,issued,")
    printed = run("register", "export", "--source", "danh-muc.csv", db=store_file).stdout
    assert printed == out.read_text(encoding="utf-8-sig")
    same = run("register", "diff", "csv", str(out), "--name", "danh-muc.csv", db=store_file)
    assert "Nothing would change." in same.stdout


JSON: list[tuple[list[str], object]] = [
    (["import", "csv", "LIST", *ISSUER], ImportOut),
    (["diff", "csv", "LIST", "--rank", "5"], DiffOut),
    (["sources"], SourcesOut),
    (["remove", "danh-muc.csv"], RemovedOut),
]


def test_json_fits_its_models(store_file: Path, listed: Path) -> None:
    for arguments, model in JSON:
        words = [str(listed) if word == "LIST" else word for word in arguments]
        done = run("register", *words, "--format", "json", db=store_file)
        assert (done.returncode, done.stderr) == (0, ""), arguments
        value = json.loads(done.stdout)
        parsed = TypeAdapter(model).validate_python(value)
        assert TypeAdapter(model).dump_python(parsed, mode="json") == value


def test_a_conflict_shows_as_a_fact(store_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "khac.csv"
    path.write_text("symbol,issued,effective\n59/2023/NĐ-CP,14/08/2023,01/09/2023\n", encoding="utf-8")
    run("register", "import", "csv", str(path), db=store_file)
    value = json.loads(run("show", "59/2023/NĐ-CP", "--format", "json", db=store_file).stdout)
    assert value["effective"] == "2023-08-15"
    told = {"field": "effective", "value": "2023-09-01", "source": "khac.csv", "certainty": "conflict"}
    assert told.items() <= next(fact for fact in value["facts"] if fact["source"] == "khac.csv").items()
    run("register", "import", "csv", str(path), "--rank", "1", db=store_file)
    value = json.loads(run("show", "59/2023/NĐ-CP", "--format", "json", db=store_file).stdout)
    assert value["effective"] == "2023-09-01"


WRONG: list[tuple[list[str], str]] = [
    (["import", "csv", "không-có.csv"], "không-có.csv: no such file"),
    (["import", "csv", "."], ".: a folder, not a file"),
    (["import", "vbpl-dataset", "không-có"], "không-có: no such folder"),
    (["import", "phapdien", "không-có"], "không-có: no such file"),
    (["import", "excel", "a"], "must be one of: phapdien, vbpl-dataset, vbpl-json, csv, texts"),
    (["import", "csv"], "missing PATH"),
    (["import", "csv", "LIST", "--column", "symbol"], "“symbol” is not FIELD=VALUE"),
    (["import", "csv", "LIST", "--column", "sybmol=Số"], "no field sybmol; the fields are: symbol, type"),
    (["import", "csv", "LIST", "--column", "symbol=Mã"], "these columns are missing: Mã"),
    (["import", "csv", "LIST", "--day", "hôm nay"], "“hôm nay” is not a day"),
    (["import", "csv", "LIST", "--config", "không-có.toml"], "không-có.toml: no such file"),
    (["import", "csv", "LIST", "--delimiter", "ab"], "the delimiter must be one character: ab"),
    (["import", "vbpl-dataset", ".", "--column", "symbol=Số"], "--column is for csv only"),
    (["remove", "không có"], "no imported source is called “không có”"),
    (["remove", "Bộ pháp điển điện tử (11/2025)"], "comes with the program and cannot be removed"),
    (["export", "--source", "không có"], "no imported source is called “không có”"),
    (["export", "-o", "/không/có/ra.csv"], "No such file or directory"),
    (["nhập"], "nhập"),
]


@pytest.mark.parametrize(("arguments", "line"), WRONG, ids=[" ".join(row[0])[:40] for row in WRONG])
def test_wrong_use_is_one_line(store_file: Path, listed: Path, arguments: list[str], line: str) -> None:
    words = [str(listed) if word == "LIST" else word for word in arguments]
    done = run("register", *words, db=store_file)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert line in done.stderr and done.stderr.count("\n") == 1 and done.stderr.startswith("kg")
    assert pending(store_file) == []


def test_the_store_may_be_named_before_the_command(store_file: Path, tmp_path: Path) -> None:
    done = run("--db", str(store_file), "--lang", "vi", "register", "sources", db=tmp_path / "khác.sqlite")
    assert done.stdout.startswith("Nguồn dữ liệu")
    assert not (tmp_path / "khác.sqlite").exists()


def test_without_a_command_it_says_what_there_is(store_file: Path) -> None:
    done = run("register", db=store_file)
    assert done.returncode == 0
    assert all(f"  {name} " in done.stdout for name in ("diff", "export", "import", "remove", "sources"))


#: An import that stands still once it has read something, and says so by a file.
SLOW = """
import pathlib, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # which whoever runs the tests may have switched off
import kg.register.imports.run as imports, kg.register.imports.staging as draft
imports.BATCH = 1
write = draft.Staging._write
done = []
def slow(self, batch):
    if done:
        pathlib.Path(sys.argv[1]).touch()
        time.sleep(50)
    done.append(batch)
    write(self, batch)
draft.Staging._write = slow
from kg.cli import main
main(sys.argv[2:])
"""


def test_interrupted_at_the_terminal(store_file: Path, listed: Path, tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, str(begun), "--db", str(store_file),
         "register", "import", "csv", str(listed), *ISSUER],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    while not begun.exists() and process.poll() is None:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b""), err
    assert "the store is as it was; run the same command to go on" in err.decode()
    (read,) = (count for _, count in pending(store_file))
    assert 1 <= read <= 3
    assert (
        f"Begun and not yet in the store: “danh-muc.csv”, {read} rows read"
        in run("register", "sources", db=store_file).stdout
    )
    done = run("register", "import", "csv", str(listed), *ISSUER, db=store_file)
    assert done.returncode == 0 and f"going on after {read} rows" in done.stderr
    assert "2 documents" in done.stdout
