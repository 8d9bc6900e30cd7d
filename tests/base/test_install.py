"""What is missing is named with a command that works where the user stands."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

import kg
from kg.base import install
from kg.base.install import EXTRAS, install_command
from kg.base.wording import Wording
from kg.text.errors import REASONS, UnreadableError
from tests.support import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OF_DEVELOPERS = {"all", "bench", "dev", "test"}
#: For clusters alone: some 400 MB, and Java beside it.
_APART = {"spark"}


def names(requirements: list[str]) -> list[str]:
    return [re.split(r"[><=\[; ]", one)[0] for one in requirements]


def test_the_packages_are_those_of_the_extras() -> None:
    extras = PROJECT["optional-dependencies"]
    assert {name: sorted(packages) for name, packages in EXTRAS.items()} == {
        name: sorted(names(wanted)) for name, wanted in extras.items() if name not in OF_DEVELOPERS
    }


def test_all_is_all() -> None:
    (everything,) = PROJECT["optional-dependencies"]["all"]
    assert everything == f"vn-legal-kg[{','.join(sorted(EXTRAS.keys() - _APART))}]"


def test_all_that_is_needed_has_a_lower_bound() -> None:
    wanted = [*PROJECT["dependencies"], *(one for extra in PROJECT["optional-dependencies"].values() for one in extra)]
    assert [one for one in wanted if ">=" not in one and not one.startswith("vn-legal-kg[")] == []


@pytest.mark.parametrize("extra", EXTRAS)
def test_pip_of_the_interpreter_that_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, extra: str) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "executable", str(tmp_path / ".venv" / "bin" / "python"))
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    assert install_command(extra) == f"{Path('.venv/bin/python')} -m pip install {' '.join(EXTRAS[extra])}"


def test_an_interpreter_elsewhere_is_named_in_full_and_quoted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "Máy tính" / "python"))
    assert install_command("rank") == f'"{tmp_path / "Máy tính" / "python"}" -m pip install scipy'


def test_an_environment_without_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert install_command("rank") == f"uv pip install --python {install._python()} scipy"


def test_an_environment_of_pipx(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pipx_metadata.json").touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert install_command("pdf") == "pipx inject vn-legal-kg pypdfium2 pypdf"


def test_no_such_extra() -> None:
    with pytest.raises(KeyError):
        install_command("nothing")


def test_it_is_filled_into_words_and_reasons() -> None:
    say = Wording({"x": ("cài {install[rank]} cho {path}", "install {install[rank]} for {path}")})
    assert say("x", "en", path="a") == f"install {install_command('rank')} for a"
    assert install_command("pdf") in UnreadableError("no_pdf_reader", path="a.pdf").message("vi")
    for reason in REASONS:
        UnreadableError(reason, detail="1").message("en")


def test_no_hint_names_what_cannot_be_fetched() -> None:
    """`pip install vn-legal-kg[x]` works only where a package index has the project."""
    for path in [*(ROOT / "kg").rglob("*.py"), *(ROOT / "viz").rglob("*.py")]:
        assert "install vn-legal-kg" not in path.read_text(encoding="utf-8"), path


def test_the_version_is_one() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", kg.__version__)
    assert "version" in PROJECT["dynamic"] and "version" not in PROJECT
