"""The documentation says what the program says; the sample reports hold the damage they are there to show."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from scripts.docs import build_docs
from tests.support import ROOT
from tests.support.program import kg

SAMPLES = {path.name: path.read_text(encoding="utf-8") for path in files("kg.data.samples").iterdir()
           if path.name.endswith(".txt")}  # fmt: skip
#: Taken of the finished page.
PENDING = {"docs/network.png"}
WARD, TOWN = "phuong-xuan-dai-2023.txt", "thi-xa-song-cau-2023.txt"
DISTRICT, PROVINCE = "huyen-tuy-an-2025.txt", "tinh-phu-yen-2023.txt"


class Runner(build_docs.Runner):
    """Runs the lines with `tests.support.program`, on a store that is a copy of one just made."""

    def __init__(self, folder: Path, store: Path) -> None:
        super().__init__(folder)
        shutil.copyfile(store, folder / "kg.db")

    def called(self, words: list[str]) -> tuple[int, str, str]:
        ours = {name: value for name, value in self.environment.items() if not name.startswith("PYTHON")}
        done = kg(*words, cwd=ROOT, **ours)
        return done.returncode, done.stdout, done.stderr


def test_rule_pages_are_what_the_table_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert build_docs.main(["--check", "rules"]) == 0, capsys.readouterr().out


def test_commands_are_what_the_program_prints(tmp_path: Path, whole_register: Path) -> None:
    page = build_docs.commands_page(Runner(tmp_path, whole_register))
    assert build_docs.same(build_docs.COMMANDS.read_text(encoding="utf-8"), page, "commands")


@pytest.mark.parametrize("page", build_docs.READMES, ids=lambda page: page.name)
def test_outputs_are_what_the_program_prints(page: Path, tmp_path: Path, whole_register: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert build_docs.filled(text, Runner(tmp_path, whole_register)) == text


def test_check_finds_changed_missing_and_left_over_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build_docs, "ROOT", tmp_path)
    monkeypatch.setattr(build_docs, "RULES", tmp_path / "rules")
    assert build_docs.main(["--check", "rules"]) == 1
    assert not (tmp_path / "rules").exists(), "--check writes nothing"
    assert build_docs.main(["rules"]) == 0
    assert build_docs.main(["--check", "rules"]) == 0

    (tmp_path / "rules" / "VB201.md").write_text("something else", encoding="utf-8")
    (tmp_path / "rules" / "VB000.md").write_text("a rule that is gone", encoding="utf-8")
    (tmp_path / "rules" / "VB301.md").unlink()
    capsys.readouterr()
    assert build_docs.main(["--check", "rules"]) == 1
    assert re.findall(r"VB\d+", capsys.readouterr().out) == ["VB201", "VB301", "VB000"]
    assert build_docs.main(["rules"]) == 0
    assert build_docs.main(["--check", "rules"]) == 0
    assert not (tmp_path / "rules" / "VB000.md").exists()


HELP = """Usage: kg [OPTIONS] COMMAND [ARGS]...

Options:
  --db FILE  The store.

Commands:
  cite    Find citations
  show    One document, with a help text that goes
          over two lines
  sparql

Examples:
  kg cite report.txt
"""

LISTINGS: list[tuple[str, list[str]]] = [
    (HELP, ["cite", "show", "sparql"]),
    ("Usage: kg\n\nLệnh:\n  cite  Tìm viện dẫn\n", ["cite"]),
    ("Usage: kg\n\nOptions:\n  --help  cite\n", []),
]


@pytest.mark.parametrize(("text", "names"), LISTINGS)
def test_command_names(text: str, names: list[str]) -> None:
    assert build_docs.command_names(text) == names


def test_commands_page_holds_every_help() -> None:
    page = build_docs.commands_page(lambda line: HELP if line == "kg --help" else f"<{line}>\n")
    assert page.count("## kg ") == 3 and "<kg sparql --help>" in page


BLOCKS: list[tuple[str, str, str]] = [
    ("fills an empty block", "<!-- output: kg stats -->\n```text\n```\n", "<!-- output: kg stats -->\n```text\n$ kg stats\n1\n2\n3\n```\n"),
    ("replaces an old output", "<!-- output: kg stats -->\n```text\nold\n```\n", "<!-- output: kg stats -->\n```text\n$ kg stats\n1\n2\n3\n```\n"),
    ("keeps some lines", "<!-- output, 2 lines: kg stats -->\n\n```text\n```\n", "<!-- output, 2 lines: kg stats -->\n\n```text\n$ kg stats\n1\n2\n…\n```\n"),
    ("keeps all when there are fewer", "<!-- output, 9 lines: kg stats -->\n```text\n```\n", "<!-- output, 9 lines: kg stats -->\n```text\n$ kg stats\n1\n2\n3\n```\n"),
    ("leaves other fences alone", "```text\nold\n```\n", "```text\nold\n```\n"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "before", "after"), BLOCKS, ids=[why for why, _, _ in BLOCKS])
def test_output_blocks(why: str, before: str, after: str) -> None:
    run: Callable[[str], str] = {"kg stats": "1\n2\n3\n"}.__getitem__
    assert build_docs.filled(before, run) == after


def test_both_readmes_run_the_same_commands() -> None:
    english, vietnamese = (path.read_text(encoding="utf-8") for path in build_docs.READMES)
    commands = [
        [re.sub(r" --lang \w+", "", block["command"]) for block in build_docs.BLOCK.finditer(text)]
        for text in (english, vietnamese)
    ]
    assert commands[0] == commands[1]
    assert len(commands[0]) >= 5


def test_readmes_name_files_that_are_there() -> None:
    for path in build_docs.READMES:
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
            assert (ROOT / target).exists() or target in PENDING, f"{path.name}: {target}"


DAMAGE: list[tuple[str, str, str]] = [
    ("blank number", WARD, "Số:      /BC-UBND"),
    ("number cut by a blank line", WARD, "195/KH-\n\nUBND"),
    ("spaces in the symbol", WARD, "65/KH - UBND"),
    ("missing hyphen", WARD, "61/2023/NĐCP"),
    ("another letter for Đ", WARD, "04/2015/N\u00d0-CP"),
    ("a day that does not exist", WARD, "ngày 31/4/2023"),
    ("an ordinance that has lapsed", WARD, "34/2007/PL-UBTVQH11"),
    ("a law that lapsed later", WARD, "80/2015/QH13"),
    ("one decision, first date", WARD, "118/QĐ-UBND ngày 06/3/2023"),
    ("one decision, second date", WARD, "118/QĐ-UBND ngày 16/3/2023"),
    ("slash and hyphen changed over", TOWN, "54/KL-TW"),
    ("missing separator", TOWN, "343/2016TT-BTC"),
    ("joined letters", TOWN, "18/KHUBND"),
    ("wrong date", TOWN, "59/2023/NĐ-CP ngày 15/8/2023"),
    ("type and symbol disagree", TOWN, "Quyết định số 45/KH-UBND"),
    ("a number with several bearers", TOWN, "30-CT/TW của Bộ Chính trị"),
    ("symbol without its office", DISTRICT, "3107/QĐ ngày"),
    ("a law not yet in force", DISTRICT, "64/2025/QH15 ngày 19/02/2025"),
    ("a mention of the past", DISTRICT, "Trước đây các đơn vị áp dụng Nghị định số 04/2015/NĐ-CP"),
    ("one number, two offices", DISTRICT, "168/KH-UBND ngày 09/10/2023 về triển khai thực hiện Kế hoạch số 168/KH-UBND"),
    ("a plan later than the report", PROVINCE, "24/KH-UBND ngày 15/3/2024"),
    ("a mention of the past", PROVINCE, "thay thế Pháp lệnh số 34/2007/PL-UBTVQH11"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "name", "text"), DAMAGE, ids=[f"{name}: {what}" for what, name, _ in DAMAGE])
def test_samples_hold_their_damage(what: str, name: str, text: str) -> None:
    assert SAMPLES[name].count(text) == 1


CHAIN: list[tuple[str, str]] = [
    (WARD, "Kế hoạch số 65/KH - UBND ngày 16/10/2023 về triển khai thực hiện Kế hoạch số 195/KH-UBND ngày 02/10/2023 của UBND thị xã Sông Cầu"),
    (TOWN, "Kế hoạch số 195/KH-UBND ngày 02/10/2023 về triển khai thực hiện Kế hoạch số 168/KH-UBND ngày 12/9/2023 của UBND tỉnh"),
    (DISTRICT, "Kế hoạch số 168/KH-UBND ngày 09/10/2023 về triển khai thực hiện Kế hoạch số 168/KH-UBND ngày 12/9/2023 của UBND tỉnh Phú Yên"),
    (PROVINCE, "Kế hoạch số 168/KH-UBND ngày 12/9/2023 về triển khai thực hiện Luật Thực hiện dân chủ ở cơ sở và Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "sentence"), CHAIN, ids=[name for name, _ in CHAIN])
def test_samples_state_their_chain(name: str, sentence: str) -> None:
    assert sentence in re.sub(r"\s+", " ", SAMPLES[name])


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_samples_are_ascii_named_signed_and_of_a_readable_length(name: str) -> None:
    assert name.isascii()
    assert 60 <= SAMPLES[name].count("\n") <= 120
    assert SAMPLES[name].count("(đã ký)") == 1
    assert "Nơi nhận:" in SAMPLES[name]
