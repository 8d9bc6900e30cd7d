"""Help pages in the language of the command, and whose settings say which that is."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click
import pytest

from kg.cli import _COMMANDS, group
from kg.cli.help import short, untold
from tests.support.program import kg


def test_every_text_of_a_help_page_has_its_vietnamese() -> None:
    commands: list[click.Command] = [group, *(import_module(f"kg.cli.commands.{name}").command for name in _COMMANDS)]
    assert [text for command in commands for text in untold(command)] == []
    assert [text for text in _COMMANDS.values() if short(text) == text] == []


PAGES: list[tuple[list[str], dict[str, str], str]] = [
    (["--help", "--lang", "vi"], {"LANG": "en_US.UTF-8"}, "Lệnh:"),
    (["--help"], {"LC_ALL": "vi_VN.UTF-8"}, "Kiểm tra viện dẫn của một văn bản."),
    (["--help"], {"LC_ALL": "en_US.UTF-8"}, "Commands:"),
    (["check", "--help"], {"LC_ALL": "vi_VN.UTF-8"}, "Kiểm tra viện dẫn của mỗi FILE"),
    (["check", "--help", "--lang=vi"], {"LC_ALL": "C"}, "Tùy chọn:"),
    (["check", "-h", "--lang", "en"], {"LC_ALL": "vi_VN.UTF-8"}, "Exit code 0"),
    (["register", "import", "--help"], {"LC_ALL": "vi_VN.UTF-8"}, "Tên nguồn; nhập lại tên cũ là thay nguồn cũ."),
]


@pytest.mark.parametrize(
    ("words", "environment", "said"), PAGES, ids=[" ".join(row[0]) + str(n) for n, row in enumerate(PAGES)]
)
def test_help_speaks_the_language_of_the_command(words: list[str], environment: dict[str, str], said: str) -> None:
    done = kg(*words, **environment)
    assert done.returncode == 0
    assert said in " ".join(done.stdout.split()) or said in done.stdout


def test_the_language_of_the_settings_holds_for_every_command(store_file: Path, tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text('lang = "vi"\n', encoding="utf-8")
    words = ("show", "59/2023/NĐ-CP", "--db", store_file)
    assert "Cơ quan ban hành" in kg(*words, cwd=tmp_path).stdout
    assert "Cơ quan ban hành" not in kg(*words, "--lang", "en", cwd=tmp_path).stdout
    assert "Lệnh:" in kg("--help", cwd=tmp_path).stdout
    (tmp_path / "kg.toml").write_text("lang = 'xx'\n", encoding="utf-8")
    assert kg(*words, cwd=tmp_path).returncode == 0, "what is wrong with the settings `kg check` tells"
