"""Settings of a folder, findings let stand, and the baseline: as the command uses them."""

from __future__ import annotations

import json
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from kg.checker.finding import Finding
from kg.checker.settings import Accepted, ConfigError, Settings, known_codes
from kg.checker.settings_file import find_settings
from kg.cli.watch import changes
from tests.support import program
from tests.support.program import Ran
from tests.support.reading import ward

BAD = "Nghị định số 61/2023/NĐCP ngày 16/8/2023 của Chính phủ"
ENDED = "Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007"

FULL = """
lang = "vi"
select = ["vb1", "VB201"]
ignore = ["VB104"]
strict = true
author = "Phòng Tư pháp"
baseline = "truoc.json"

[[accept]]
citation = "34/2007/PL-UBTVQH11"
reason = "Nêu quá trình trước đây"
date = 2026-01-05
rules = ["VB201"]
until = 2027-01-05
"""


@pytest.fixture(scope="module")
def db(whole_store: Path) -> Path:
    return whole_store


def kg(folder: Path, db: Path, *arguments: str) -> Ran:
    return program.kg(*arguments, cwd=folder, KG_DB=db)


@pytest.mark.parametrize("name", ["kg.toml", "pyproject.toml"])
def test_settings_are_found_upward(tmp_path: Path, name: str) -> None:
    text = FULL if name == "kg.toml" else "[tool.kg]" + FULL.replace("[[accept]]", "[[tool.kg.accept]]")
    (tmp_path / name).write_text(text, encoding="utf-8")
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (below.parent / "pyproject.toml").write_text("[tool.other]\nx = 1\n", encoding="utf-8")
    found = find_settings(below)
    assert found.file == tmp_path / name and found.lang == "vi" and found.strict and found.author == "Phòng Tư pháp"
    assert found.select == ("VB1", "VB201") and found.baseline == str(tmp_path / "truoc.json")
    assert found.accept == (
        Accepted("34/2007/PL-UBTVQH11", "Nêu quá trình trước đây", date(2026, 1, 5), ("VB201",), date(2027, 1, 5)),
    )


WRONG = [
    ("select = ['VB8']", "no rule VB8"),
    ("selct = ['VB1']", "selct"),
    ("lang = 'fr'", "lang"),
    ("[[accept]]\ncitation = '1/2023/NĐ-CP'\ndate = 2026-01-05", "reason"),
    ("[[accept]]\ncitation = '1/2023/NĐ-CP'\nreason = ''\ndate = 2026-01-05", "reason"),
    ("[[accept]]\ncitation = '1/2023/NĐ-CP'\nreason = 'x'\ndate = 'soon'", "date"),
    ("select = [", "kg.toml"),
    ("\x00", "kg.toml"),
]


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_wrong_settings_are_one_line(tmp_path: Path, db: Path, text: str, told: str) -> None:
    (tmp_path / "kg.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=told):
        find_settings(tmp_path)
    done = kg(tmp_path, db, "config", "show")
    assert (
        done.returncode == 2 and done.stdout == "" and done.stderr.count("\n") == 1 and done.stderr.startswith("kg: ")
    )


CHOICES = [
    ((), (), {"VB101", "VB901"}, set()),
    (("VB1",), (), {"VB101"}, {"VB201", "VB901"}),
    (("VB1",), ("VB104",), {"VB101"}, {"VB104"}),
    (("VB104",), ("VB1",), {"VB104"}, {"VB101"}),
    (("VB1",), ("VB1",), set(), {"VB101"}),
    ((), (), {"VB105"}, {"VB504"}),
    ((), ("VB9",), {"VB101"}, {"VB901", "VB902"}),
    (("VB",), (), {"VB101", "VB901", "VB504"}, set()),
]


@pytest.mark.parametrize(("select", "ignore", "wanted", "unwanted"), CHOICES)
def test_the_longer_code_wins(
    select: tuple[str, ...], ignore: tuple[str, ...], wanted: set[str], unwanted: set[str]
) -> None:
    found = Settings(select=select, ignore=ignore).codes()
    assert wanted <= found and not unwanted & found


def test_codes_in_any_case() -> None:
    assert known_codes(["vb1", " VB201 ", ""]) == ("VB1", "VB201")
    with pytest.raises(ValueError, match="VB7"):
        known_codes(["VB7"])


def finding(code: str = "VB201", symbol: str | None = "số 34/2007/PL-UBTVQH11", quote: str = "Pháp lệnh") -> Finding:
    return Finding(code, 0, len(quote), quote, {"symbol": symbol})


ACCEPTED = [
    (Accepted("34/2007/pl-ubtvqh11", "x", date(2026, 1, 1)), finding(), True),
    (Accepted("34/2007/PL-UBTVQH11", "x", date(2026, 1, 1), ("VB2",)), finding(), True),
    (Accepted("34/2007/PL-UBTVQH11", "x", date(2026, 1, 1), ("VB1",)), finding(), False),
    (Accepted("34/2007/PL-UBTVQH11", "x", date(2026, 1, 1), (), date(2026, 10, 31)), finding(), False),
    (Accepted("34/2007/PL-UBTVQH11", "x", date(2026, 1, 1), (), date(2026, 11, 1)), finding(), True),
    (Accepted("4/2007/PL-UBTVQH11", "x", date(2026, 1, 1)), finding(), False),
    (Accepted("Luật  đất đai", "x", date(2026, 1, 1)), finding(symbol=None, quote="Luật Đất đai"), True),
]


@pytest.mark.parametrize(("accepted", "one", "covered"), ACCEPTED)
def test_what_is_let_stand(accepted: Accepted, one: Finding, covered: bool) -> None:
    assert accepted.covers(one, date(2026, 11, 1)) == covered


def test_settings_on_the_command_line(tmp_path: Path, db: Path) -> None:
    (tmp_path / "a.txt").write_text(ward(f"Thực hiện {BAD}; {ENDED}."), encoding="utf-8")
    assert kg(tmp_path, db, "check", "a.txt").returncode == 1
    assert kg(tmp_path, db, "check", "a.txt", "--exit-zero").returncode == 0
    only = kg(tmp_path, db, "check", "a.txt", "--select", "VB2", "--format", "json")
    assert [f["code"] for f in json.loads(only.stdout)["findings"]] == ["VB201"]
    assert kg(tmp_path, db, "check", "a.txt", "--ignore", "VB1,VB201").returncode == 0
    (tmp_path / "kg.toml").write_text(FULL.replace("select", "#").replace("baseline", "#"), encoding="utf-8")
    done = kg(tmp_path, db, "check", "a.txt")
    assert "VB101 lỗi" in done.stdout and "VB201" not in done.stdout and "1 phát hiện đã được chấp nhận" in done.stdout
    assert "VB101 error" in kg(tmp_path, db, "check", "a.txt", "--lang", "en").stdout
    assert "VB104" in (tmp_path / "kg.toml").read_text(encoding="utf-8")
    shown = json.loads(kg(tmp_path, db, "config", "show").stdout)
    assert shown["author"] == "Phòng Tư pháp" and shown["accept"][0]["until"] == "2027-01-05"


def test_strict_makes_notes_count(tmp_path: Path, db: Path) -> None:
    (tmp_path / "a.txt").write_text(
        ward("Thực hiện Kế hoạch số 65/KH-UBND ngày 16/10/2023 của UBND phường."), encoding="utf-8"
    )
    assert kg(tmp_path, db, "check", "a.txt").returncode == 0
    assert kg(tmp_path, db, "check", "a.txt", "--strict").returncode == 1


def test_only_what_is_new_counts(tmp_path: Path, db: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ward(f"Thực hiện {BAD}."), encoding="utf-8")
    first = kg(tmp_path, db, "check", "a.txt", "--baseline", "truoc.json")
    assert first.returncode == 0 and "truoc.json" in first.stderr
    assert kg(tmp_path, db, "check", "a.txt", "--baseline", "truoc.json").returncode == 0
    path.write_text(ward(f"Một đoạn mới ở trên.\n\nThực hiện {BAD}. Theo {ENDED}, phường đã họp."), encoding="utf-8")
    done = kg(tmp_path, db, "check", "a.txt", "--baseline", "truoc.json", "--format", "json")
    value = json.loads(done.stdout)
    assert (
        done.returncode == 1
        and [f["code"] for f in value["findings"] if f["severity"] == "error"] == ["VB201"]
        and value["summary"]["old"] >= 1
    )
    path.write_text(ward(f"Thực hiện {BAD}. Lại thực hiện {BAD}."), encoding="utf-8")
    assert kg(tmp_path, db, "check", "a.txt", "--baseline", "truoc.json").returncode == 1, "once more is new"
    assert kg(tmp_path, db, "check", "a.txt", "--baseline", "truoc.json", "--update-baseline").returncode == 0
    assert kg(tmp_path, db, "check", "a.txt", "--baseline", "truoc.json").returncode == 0
    (tmp_path / "truoc.json").write_text("[]", encoding="utf-8")
    broken = kg(tmp_path, db, "check", "a.txt", "--baseline", "truoc.json")
    assert broken.returncode == 2 and broken.stderr.count("\n") == 1


def test_outputs_by_suffix_and_into_folders(tmp_path: Path, db: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ward(f"Thực hiện {BAD}."), encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"\0\1\2\3\4")
    done = kg(tmp_path, db, "check", "a.txt", "b.txt", "c.txt", "-o", "ra/", "--format", "html")
    assert done.returncode == 2 and sorted(p.name for p in (tmp_path / "ra").iterdir()) == ["a.html", "b.html"]
    assert [line for line in done.stderr.splitlines() if "c.txt" in line] == [done.stderr.splitlines()[-1]]
    kg(tmp_path, db, "check", "a.txt", "b.txt", "-o", "hai.json")
    assert [one["file"] for one in json.loads((tmp_path / "hai.json").read_text(encoding="utf-8"))] == [
        "a.txt",
        "b.txt",
    ]
    lines = kg(tmp_path, db, "check", "a.txt", "b.txt", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["file"] for line in lines] == ["a.txt", "b.txt"]


REFUSED = [
    (["a.txt", "-o", "a.txt"], "a.txt"),
    (["a.txt", "--fix", "-o", "a.txt"], "a.txt"),
    (["a.txt", "--fix"], "-o"),
    (["a.txt", "--format", "docx"], "-o"),
    (["a.txt", "-o", "x.docx"], "same kind"),
    (["a.txt", "-o", "x.what"], "--format"),
    (["a.txt", "a.txt", "b.txt", "--format", "docx", "-o", "x.docx"], "FOLDER/"),
    (["a.txt", "-o", "none/x.html"], "none"),
    (["-", "--format", "docx", "-o", "x.docx"], "standard input"),
    (["a.txt", "--select", "VB8"], "VB8"),
    (["--watch", ".", "-o", "x.html"], "together"),
    (["--watch", "none"], "none"),
    ([], "missing FILE"),
]


@pytest.mark.parametrize(("arguments", "told"), REFUSED, ids=[" ".join(a) for a, _ in REFUSED])
def test_what_cannot_be_done_is_one_line(tmp_path: Path, db: Path, arguments: list[str], told: str) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ward(f"Thực hiện {BAD}."), encoding="utf-8")
    done = kg(tmp_path, db, "check", *arguments, "--lang", "en")
    assert done.returncode == 2 and done.stdout == "" and told in done.stderr and done.stderr.count("\n") == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "b.txt"], "nothing is written"
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == ward(f"Thực hiện {BAD}.")


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("65/KH-UBND", ["a.txt: không có gì cần sửa về hình thức"]),
        ("65/KH - UBND", ["a.txt: đã sửa 1/1 chỗ về hình thức"]),
        (
            "65/KH-UBND và Nghị định số 5/2023/ND-CP",
            ["a.txt: 1 chỗ phải sửa tay, vì đổi chữ hoặc chữ số: 5/2023/ND-CP → 5/2023/NĐ-CP", "a.txt: đã sửa 0/1 chỗ về hình thức"],
        ),
    ],
)  # fmt: skip
def test_what_was_set_right_is_counted_once(tmp_path: Path, db: Path, printed: str, told: list[str]) -> None:
    (tmp_path / "a.txt").write_text(ward(f"Thực hiện Kế hoạch số {printed}."), encoding="utf-8")
    done = kg(tmp_path, db, "check", "a.txt", "--fix", "-o", "b.txt", "--lang", "vi")
    assert done.stderr.splitlines() == [*told, "đã ghi b.txt"]


def test_a_folder_is_watched(tmp_path: Path) -> None:
    (tmp_path / "cu.txt").write_text("cũ", encoding="utf-8")
    seen: list[str] = []
    looks = changes(tmp_path, every=0.02)

    def look() -> None:
        for file in looks:
            seen.append(Path(file).name)
            if len(seen) == 2:
                return

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    time.sleep(0.1)
    (tmp_path / "moi.txt").write_text("mới", encoding="utf-8")
    (tmp_path / "anh.png").write_bytes(b"x")
    for _ in range(200):
        if seen:
            break
        time.sleep(0.02)
    (tmp_path / "cu.txt").write_text("cũ, nay đã sửa", encoding="utf-8")
    watcher.join(10)
    assert seen == ["moi.txt", "cu.txt"]


@pytest.mark.parametrize(
    ("typed", "out", "err"),
    [
        (["59/2023/NĐ-CP"], "Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở\n", ""),
        (["10/2022/QH15"], "Luật Thực hiện dân chủ ở cơ sở năm 2022\n", ""),
    ],
)  # fmt: skip
def test_a_citation_ready_to_paste(tmp_path: Path, db: Path, typed: list[str], out: str, err: str) -> None:
    done = kg(tmp_path, db, "cite", "--as-text", *typed)
    assert (done.returncode, done.stdout, done.stderr) == (0, out, err)


def test_the_form_of_a_paper_is_asked_for(tmp_path: Path) -> None:
    """`--form` and `profile = "form"` bring the rules on form, which neither the usual run nor `strict` has."""
    usual, strict, form = Settings().codes(), Settings(strict=True).codes(), Settings(form=True).codes()
    assert "VB601" in usual and not any(code in usual | strict for code in ("VB611", "VB621", "VB641"))
    assert usual | {"VB611", "VB621", "VB631", "VB641"} <= form and "VB504" in strict - form
    (tmp_path / "kg.toml").write_text('profile = "form"\nignore = ["VB643"]\n', encoding="utf-8")
    found = find_settings(tmp_path)
    assert found.form and "VB642" in found.codes() and "VB643" not in found.codes()
