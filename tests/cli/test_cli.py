"""The commands as a user uses and abuses them: one clear line, the right exit code, nothing half-written."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import click
import pytest

from kg.cli import _COMMANDS, group
from kg.register.opening import open_store
from kg.store.opening import PAGE
from tests.support import SAMPLES
from tests.support.program import Ran, environment, kg, on_terminal, python

WARD = str(next(SAMPLES.glob("phuong*.txt")))
TOWN = str(next(SAMPLES.glob("thi-xa*.txt")))
CLEAN = "Thực hiện Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ."


@pytest.fixture(scope="module")
def db(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "kg.sqlite"
    path.write_bytes(sample_store.read_bytes())
    return path


def run(*arguments: str, db: Path, cwd: Path | None = None, text: str = "", **more: str) -> Ran:
    return kg(*arguments, cwd=cwd, text=text, **more, KG_DB=db)


def one_line(done: Ran, code: int = 2) -> str:
    """The one line of complaint, on stderr and nothing on stdout."""
    assert done.returncode == code, done.stderr
    assert done.stdout == "" and "Traceback" not in done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) == 1 and lines[0].startswith("kg"), done.stderr
    return lines[0]


WRONG: list[tuple[str, list[str], str, str]] = [
    ("no such command", ["nonsense"], "no command nonsense", "không có lệnh nonsense"),
    ("a slip", ["chekc", "a"], "did you mean check?", "có phải là check?"),
    ("nothing to cite", ["cite"], "missing FILE", "thiếu FILE"),
    ("nothing to show", ["show"], "missing DOC", "thiếu DOC"),
    ("no output", ["export"], "missing --output", "thiếu --output"),
    ("one too many", ["cite", "a", "b"], "(b)", "(b)"),
    ("no such option", ["cite", "a", "--fromat", "json"], "did you mean --format?", "có phải là --format?"),
    ("no such format", ["cite", "a", "--format", "xml"], "text, json", "phải là một trong: text, json"),
    ("no such day", ["check", WARD, "--as-of", "2024-02-30"], "calendar", "không có ngày 2024-02-30"),
    ("not a day", ["chain", "--as-of", "tomorrow", "59/2023/NĐ-CP"], "2024-11-30", "không phải là ngày"),
    ("a day with a sign", ["check", WARD, "--as-of", "-2024-01-01"], "not a day", "không phải là ngày"),
    ("a far year", ["check", WARD, "--as-of", "0000-01-01"], "calendar", "không có ngày"),
    ("depth", ["viz", "10/2022/QH15", "-o", "x.html", "--depth", "9"], "--depth", "--depth"),
    ("missing file", ["cite", "missing.txt"], "missing.txt: no such file", "missing.txt: không có tệp này"),
    ("missing file to check", ["check", "missing.docx"], "no such file", "không có tệp này"),
    ("missing file to draw", ["viz", "missing.docx", "-o", "x.html"], "no such file", "không có tệp này"),
    ("a folder", ["check", "."], "a folder", "thư mục"),
    ("a folder to draw", ["viz", ".", "-o", "x.html"], "a folder", "thư mục"),
    ("nothing on standard input", ["check", "-"], "empty", "trống"),
    ("nothing to draw", ["viz", "-o", "x.html", "--db", ":memory:"], "nothing was read", "chưa đọc tệp nào"),
    ("page in no folder", ["viz", "10/2022/QH15", "-o", "none/x.html"], "none/x.html", "none/x.html"),
    ("page that is a folder", ["viz", "10/2022/QH15", "-o", "."], ".", "."),
    ("page under a file", ["viz", "10/2022/QH15", "-o", f"{WARD}/x.html"], "x.html", "x.html"),
    ("graph in no folder", ["export", "-o", "none/x.ttl"], "none/x.ttl", "none/x.ttl"),
    ("graph of no kind", ["export", "-o", "x.foo"], ".ttl", ".ttl"),
    ("tables packed", ["export", "-o", "x.csv.gz"], "no format has this suffix", "không có dạng tệp nào"),
    ("nothing to import", ["import"], "missing FILE", "thiếu FILE"),
    ("no file to import", ["import", "none.ttl"], "none.ttl: no such file", "none.ttl: không có tệp này"),
    ("no tables to import", ["import", "none.csv"], "none.csv: no such file", "none.csv: không có tệp này"),
    ("a report to import", ["import", WARD], "unknown suffix", "không rõ dạng tệp"),
    ("a folder to import", ["import", "."], "unknown suffix", "không rõ dạng tệp"),
    ("demo in no folder", ["demo", "-o", "none/x.html"], "none/x.html", "none/x.html"),
    ("no document", ["show", "9999/2023/NĐ-CP"], "no document fits", "không thấy văn bản"),
    ("no rule", ["rule", "VB999"], "no rule VB999", "không có quy tắc VB999"),
    ("store that is a text", ["stats", "--db", WARD], "not a store", "không phải kho của kg"),
    ("store that is a folder", ["stats", "--db", "."], "is a folder", "là thư mục"),
    ("store in no place", ["stats", "--db", "/proc/none/kg.sqlite"], "/proc/none", "không có tệp hoặc thư mục này"),
]  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize(("arguments", "en", "vi"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_wrong_use_is_one_clear_line(
    db: Path, tmp_path: Path, arguments: list[str], en: str, vi: str, lang: str
) -> None:
    before = db.read_bytes()
    line = one_line(kg(*arguments, "--lang", lang, cwd=tmp_path, KG_DB=db, few=":memory:" in arguments))
    assert (en if lang == "en" else vi) in line
    assert list(tmp_path.iterdir()) == [], "nothing half-written"
    assert db.read_bytes() == before


def test_language_of_a_complaint_follows_the_locale(db: Path) -> None:
    assert "không có tệp này" in one_line(run("cite", "none", db=db, LC_ALL="vi_VN.UTF-8"))
    assert "no such file" in one_line(run("cite", "none", db=db, LC_ALL="en_US.UTF-8"))


def test_language_of_a_complaint_may_stand_before_the_command(db: Path) -> None:
    assert "không thấy văn bản" in one_line(run("--lang", "vi", "show", "9999/2023/NĐ-CP", db=db, LC_ALL="en_US.UTF-8"))
    assert "no document" in one_line(run("--lang=en", "show", "9999/2023/NĐ-CP", db=db, LC_ALL="vi_VN.UTF-8"))


def test_several_documents_are_listed_and_none_is_chosen(db: Path) -> None:
    for command in (["show"], ["chain"], ["viz", "-o", "x.html"]):
        done = run(*command, "168/KH-UBND", db=db)
        assert done.returncode == 2 and done.stdout == ""
        assert "UBND tỉnh Phú Yên" in done.stderr and "UBND huyện Tuy An" in done.stderr
        assert done.stderr.count("/akn/") >= 2
    many = run("show", "luật 2025", db=db)
    assert many.returncode == 2 and "more" in many.stderr.splitlines()[-1]


EQUAL: list[tuple[str, list[str], list[str]]] = [
    ("the day before or after", ["chain", "--as-of", "2024-01-01", "10/2022/QH15", "--down"], ["chain", "10/2022/QH15", "--down", "--as-of", "1/1/2024"]),
    ("words with or without quotation marks", ["show", "65/KH-UBND Xuân Đài 2023"], ["show", "65/KH-UBND", "Xuân", "Đài", "2023"]),
    ("the language first", ["--lang", "vi", "show", "10/2022/QH15"], ["show", "10/2022/QH15", "--lang=vi"]),
    ("by IRI", ["show", "/akn/vn/act/luat/quoc-hoi/2022-11-10/10-2022-qh15"], ["show", "luat dan chu o co so"]),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [row[1:] for row in EQUAL], ids=[row[0] for row in EQUAL])
def test_two_ways_to_say_one_thing(db: Path, one: list[str], other: list[str]) -> None:
    first, second = run(*one, db=db), run(*other, db=db)
    assert first.returncode == 0 and first.stdout == second.stdout != ""


def test_store_before_or_after_the_command(db: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "none.sqlite"
    for arguments in (["--db", str(db), "stats"], ["stats", "--db", str(db)]):
        assert str(db) in run(*arguments, db=elsewhere).stdout
    assert not elsewhere.exists()


def test_exit_codes_of_check(db: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean.txt"
    clean.write_text(CLEAN, encoding="utf-8")
    assert run("check", str(clean), "--as-of", "2024-01-01", db=db).returncode == 0
    assert run("check", WARD, db=db).returncode == 1
    assert run("check", "none", db=db).returncode == 2


def test_notes_are_no_faults(db: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "Thực hiện Kế hoạch số 77/KH-UBND ngày 05 tháng 3 năm 2024 của UBND thành phố Đông Hà.", encoding="utf-8"
    )
    done = run("check", str(path), db=db)
    assert done.returncode == 0 and "77/KH-UBND" in done.stdout and "this is no error" in done.stdout


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("file", sorted(map(str, SAMPLES.glob("*.txt"))), ids=lambda path: Path(path).stem)
def test_findings_for_people(db: Path, file: str, lang: str) -> None:
    done = run("check", file, "--lang", lang, db=db)
    lines = done.stdout.splitlines()
    text = Path(file).read_text(encoding="utf-8").splitlines()
    marks = [n for n, line in enumerate(lines) if re.fullmatch(r" +\^+", line)]
    assert marks
    for n in marks:
        number, place = re.match(r"(?:line|dòng) (\d+): (.*)", lines[n - 1]).groups()  # type: ignore[union-attr]
        quote = lines[n - 1][lines[n].index("^") : len(lines[n])]
        assert quote.split()[0] in text[int(number) - 1], "the line that is named holds the words that are marked"
        assert quote in place
        assert re.match(r"  VB\d+ ", lines[n + 1])
    spoken = [line for line in lines if line and not line.startswith(" ")]
    starts = (
        ("line ", "Validity last", "Judged", "In no register", "Of unknown", "Not looked", "Errors") if lang == "en"
        else ("dòng ", "Dữ liệu", "Đánh giá", "Chưa rõ", "Chưa đối chiếu", "24", "2")
    )  # fmt: skip
    assert all(line.startswith((*starts, file)) or line[0].isdigit() for line in spoken), spoken


def test_output_holds_no_commands_to_the_terminal(db: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "Thực hiện Nghị định số 59/2023/NĐCP ngày 15/8/2023\x1b[2J\x07\x9b31m\u202e của Chính phủ", encoding="utf-8"
    )
    for command in ("cite", "check"):
        out = run(command, str(path), db=db).stdout
        assert "59/2023/NĐ-CP" in out and not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", out)


def test_a_closed_pipe_is_no_error(db: Path) -> None:
    for command, code in (("cite", 0), ("check", 1), ("stats", 0)):
        with subprocess.Popen(
            [sys.executable, "-m", "kg", command, *([] if command == "stats" else [WARD])],
            env=environment(KG_DB=db), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        ) as process:  # fmt: skip
            assert process.stdout and process.stderr
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == code


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line(db: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kg", "stats"],
            env=environment(KG_DB=db), stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False,
        )  # fmt: skip
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_interrupted_is_one_line(db: Path) -> None:
    # A job started in the background ignores the signal, and its children would inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        [sys.executable, "-m", "kg", "cite", "-"],
        env=environment(KG_DB=db), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        try:
            _wait_until_it_reads(process.pid)
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)  # its input is still open: only the signal can have ended it
            assert process.stderr
            assert process.stderr.read().decode() == "kg: interrupted\n"
        finally:
            process.kill()
            signal.signal(signal.SIGINT, before)
    assert process.returncode == 130


def _wait_until_it_reads(pid: int) -> None:
    """Until the process sleeps in reading its input: past the imports, where Python itself would answer."""
    where = Path(f"/proc/{pid}/wchan")
    for _ in range(100):
        time.sleep(0.05)
        if where.exists() and "pipe" in where.read_text(encoding="ascii", errors="replace"):
            return
    time.sleep(1)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_read_only_places(db: Path, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    shutil.copy(db, folder / "kg.sqlite")
    (folder / "kg.sqlite").chmod(0o444)
    folder.chmod(0o555)
    try:
        one_line(run("ingest", WARD, "--db", str(folder / "kg.sqlite"), db=db))
        one_line(run("stats", "--db", str(folder / "new.sqlite"), db=db))
        one_line(run("viz", "10/2022/QH15", "-o", str(folder / "x.html"), db=db))
    finally:
        folder.chmod(0o755)


def test_a_damaged_store_is_one_line(db: Path, tmp_path: Path) -> None:
    data = bytearray(db.read_bytes())
    data[PAGE * 3 :] = os.urandom(len(data) - PAGE * 3)
    path = tmp_path / "kg.sqlite"
    path.write_bytes(data)
    for arguments in (["show", "10/2022/QH15"], ["stats"], ["cite", WARD]):
        one_line(run(*arguments, db=path))


def test_a_fault_of_the_program_is_one_line_and_can_be_traced(db: Path) -> None:
    code = "import kg.cli, kg.cli.commands.stats; kg.cli.commands.stats.store = None; kg.cli.main(['stats'])"
    for debug, count in (("", 1), ("1", 2)):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=environment(KG_DB=db, KG_DEBUG=debug), capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode != 0 and ("Traceback" in done.stderr) == bool(debug)
        assert len(done.stderr.splitlines()) >= count and "TypeError" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_colours_on_a_terminal_only_and_never_with_no_color(db: Path) -> None:
    assert "\x1b[" in on_terminal("check", WARD, KG_DB=db)
    assert "\x1b[" not in on_terminal("check", WARD, KG_DB=db, NO_COLOR="1")
    assert "\x1b[" not in run("check", WARD, db=db).stdout


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_progress_on_a_terminal_only(tmp_path: Path) -> None:
    assert "register" in on_terminal("stats", few=True, KG_DB=tmp_path / "one.sqlite")
    done = kg("stats", "--db", tmp_path / "two.sqlite", few=True)
    assert done.stderr == "" and done.returncode == 0


def test_viz_and_export_write_whole_files(db: Path, slim_store: Path, tmp_path: Path) -> None:
    page, graph = tmp_path / "a.html", tmp_path / "a.nt"
    assert run("viz", "nghị", "định", "59/2023", "-o", str(page), db=db).returncode == 0
    assert page.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert run("viz", WARD, "-o", str(page), db=db).returncode == 0
    assert run("viz", "-o", str(page), db=db).returncode == 0, "everything that was read"
    assert run("viz", "-", "-o", str(page), db=db, text=CLEAN).returncode == 0
    assert run("export", "-o", str(graph), db=slim_store).returncode == 0
    assert graph.read_text(encoding="utf-8").splitlines()[-1].endswith(".")
    assert {path.name for path in tmp_path.iterdir()} == {"a.html", "a.nt"}


def test_a_report_is_drawn_on_its_own_day(db: Path, tmp_path: Path) -> None:
    for given, day in (([], "2023-12-18"), (["--as-of", "2024-01-02"], "2024-01-02")):
        page = tmp_path / "a.html"
        assert run("viz", "245/BC-UBND", "--view", "chain", *given, "-o", str(page), db=db).returncode == 0
        assert f'"day":"{day}"' in page.read_text(encoding="utf-8")


def test_what_was_exported_is_imported_once(slim_store: Path, store_file: Path, tmp_path: Path) -> None:
    assert run("ingest", str(SAMPLES), db=store_file).returncode == 0
    other = tmp_path / "other.sqlite"
    other.write_bytes(slim_store.read_bytes())
    told = run("export", "-o", "g.csv", "--lang", "vi", db=store_file, cwd=tmp_path)
    assert told.returncode == 0 and "8 tệp" in told.stdout and "g-nodes.csv" in told.stdout
    first = run("import", "g.csv", "--lang", "vi", db=other, cwd=tmp_path)
    assert first.returncode == 0 and "kho nay có thêm" in first.stdout and "viện dẫn" in first.stdout
    again = run("import", "g-edges.csv", "--lang", "en", db=other, cwd=tmp_path)
    assert again.returncode == 0 and again.stdout == "the store has all of g-edges.csv; no change\n"
    (ours, theirs) = (run("chain", "65/KH-UBND Xuân Đài 2023", db=one).stdout for one in (store_file, other))
    assert ours == theirs and "195/KH-UBND" in ours


def test_a_bad_import_makes_no_store(tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text("Số ký hiệu;Trích yếu\n", encoding="utf-8")
    (tmp_path / "g.ttl").write_text("<a> <b> <c", encoding="utf-8")
    for name, why in (("g.csv", "dùng kg register import"), ("g.ttl", "bị hỏng")):
        assert why in one_line(run("import", name, "--lang", "vi", db=tmp_path / "new.sqlite", cwd=tmp_path))
    assert {path.name for path in tmp_path.iterdir()} == {"g.csv", "g.ttl"}


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_an_export_shows_its_progress_on_a_terminal_only(store_file: Path, tmp_path: Path) -> None:
    assert "writing" in on_terminal("export", "-o", str(tmp_path / "g.nt"), KG_DB=store_file)
    assert run("export", "-o", str(tmp_path / "g.nt"), db=store_file).stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("name", "lang", "words"),
    [("g.nt.gz", "vi", ("đang đọc", "đang nhập vào kho")), ("g.gexf", "en", ("reading", "storing")),
     ("g.csv", "en", ("reading", "storing"))],
)  # fmt: skip
def test_an_import_shows_its_progress_on_a_terminal_only(
    store_file: Path, tmp_path: Path, name: str, lang: str, words: tuple[str, ...]
) -> None:
    assert run("export", "-o", name, db=store_file, cwd=tmp_path).returncode == 0
    seen = on_terminal("import", str(tmp_path / name), "--lang", lang, KG_DB=store_file)
    for word in words:
        shares = [int(share) for share in re.findall(rf"{word}[^\r]*?(\d+)%", seen)]
        assert shares[-1] == 100 and shares == sorted(shares), word
    assert run("import", name, db=store_file, cwd=tmp_path).stderr == ""


def test_an_import_told_to_machines(slim_store: Path, store_file: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(
        "UBND PHƯỜNG 4\nThực hiện Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ, UBND phường báo cáo.",
        "utf-8",
    )
    assert run("ingest", "b.txt", db=store_file, cwd=tmp_path).returncode == 0
    run("export", "-o", "g.nt", db=store_file, cwd=tmp_path)
    other = tmp_path / "b.sqlite"
    other.write_bytes(slim_store.read_bytes())
    first, again = (
        json.loads(run("import", "g.nt", "--format", "json", db=other, cwd=tmp_path).stdout) for _ in range(2)
    )
    assert first["file"] == "g.nt" and first["readings"] > 0 and first["citations"] > 0 and first["edges"] > 0
    assert {value for name, value in again.items() if name not in ("file", "other_register")} == {0}


def test_demo_shows_everything_and_touches_nothing_else(tmp_path: Path) -> None:
    db = tmp_path / "mine.sqlite"
    done = kg("demo", cwd=tmp_path, KG_DB=db, few=True)  # of the whole register: tests/test_wheel.py
    assert done.returncode == 0, done.stderr
    assert "10/2022/QH15" in done.stdout and "VB201" in done.stdout and "kg-demo.html" in done.stdout
    assert {path.name for path in tmp_path.iterdir()} == {"kg-demo.html"}


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_show_for_people(db: Path, lang: str) -> None:
    out = run("show", "34/2007/PL-UBTVQH11", "--as-of", "2023-06-30", "--lang", lang, db=db).stdout
    assert ("in force" if lang == "en" else "còn hiệu lực") in out
    out = run("show", "34/2007/PL-UBTVQH11", "--as-of", "01/07/2023", "--lang", lang, db=db).stdout
    assert ("Repealed by" if lang == "en" else "Bị bãi bỏ bởi") in out or "10/2022/QH15" in out
    assert ("since 2023-07-01" if lang == "en" else "từ ngày 01/07/2023") in out


def test_stats_names_things_as_people_do(db: Path) -> None:
    english, vietnamese = (run("stats", "--lang", lang, db=db).stdout for lang in ("en", "vi"))
    assert "Decree" in english and "Nghị định" in vietnamese and "decree" not in english
    assert "in memory" in run("stats", "--db", ":memory:", db=db).stdout


def commands() -> dict[str, click.Command]:
    """Every command by what is typed for it, those of groups too."""
    found: dict[str, click.Command] = {name: import_module(f"kg.cli.commands.{name}").command for name in _COMMANDS}
    for name, command in list(found.items()):
        if isinstance(command, click.Group):
            found |= {f"{name} {part}": one for part, one in command.commands.items()}
    return found


@pytest.mark.parametrize("name", sorted(commands()))
def test_help_of_every_command_has_an_example_that_parses(name: str) -> None:
    every = commands()
    command = every[name]
    examples = re.findall(rf"^  (?:cat \S+ \| )?kg ({name}\b.*)$", command.epilog or "", flags=re.MULTILINE)
    assert examples, f"kg {name} shows no example"
    for example in examples:
        words = [part.strip('"') for part in re.findall(r'[^\s"]*"[^"]*"|\S+', example)]
        typed = " ".join(words[:2]) if " ".join(words[:2]) in every else words[0]
        context = every[typed].make_context(typed, words[len(typed.split()) :], resilient_parsing=False)
        assert context.params
    assert (command.help or "").strip()


def test_help_lists_every_command() -> None:
    text = group.get_help(click.Context(group, info_name="kg"))
    for name in _COMMANDS:
        assert re.search(rf"^  {name} ", text, flags=re.MULTILINE)
    assert "Examples:" in text


def test_help_imports_no_more_than_it_needs(db: Path) -> None:
    code = (
        "import sys\nfrom kg.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
        "print('MODULES', [m for m in sys.modules if m.startswith('kg.') and not m.startswith('kg.cli')\n"
        "  or m in ('sqlite3', 'pydantic', 'rdflib', 'networkx', 'pyvis', 'json')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "MODULES []"


def test_version(db: Path) -> None:
    assert re.fullmatch(r"kg \d+\.\d+\.\d+\n", run("--version", db=db).stdout)


def test_the_bare_command_shows_its_help(db: Path) -> None:
    done = run(db=db)
    assert done.returncode == 0 and done.stdout == run("--help", db=db).stdout


def test_check_and_cite_write_nothing(db: Path) -> None:
    with open_store(db) as store:
        before = list(store.conn.iterdump())
    for command in (["cite", TOWN], ["check", TOWN], ["show", "10/2022/QH15"], ["chain", "10/2022/QH15"]):
        run(*command, db=db)
    with open_store(db) as store:
        assert list(store.conn.iterdump()) == before


def test_a_command_that_ends_at_once_does_first_what_waits_for_its_end() -> None:
    code = (
        "import atexit, sys\nfrom kg.cli import main\natexit.register(print, 'at the end')\n"
        "sys.argv = ['kg', '--version']\nmain()\n"
    )
    done = python(code)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "at the end"


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_change_no_answer(db: Path, closed: str) -> None:
    command = f'exec "{sys.executable}" -m kg --db "{db}" check "{WARD}" {closed}'
    done = subprocess.run(["/bin/sh", "-c", command], env=environment(), capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr == b""
    assert bool(done.stdout) is (" >&-" not in f" {closed}")
