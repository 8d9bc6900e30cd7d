"""The wheel: one import package with everything in it, and it works from any directory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support import ROOT

SOURCES = ("pyproject.toml", "README.md", "LICENSE", "kg", "ontology", "data", "viz")
#: What pip says when there is nothing to fetch the build tools from.
NO_TOOLS = ("No matching distribution", "Could not find a version", "NewConnectionError", "No module named pip")
LARGEST = 5 * 1024 * 1024


def python(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True, encoding="utf-8", timeout=600, check=False, **options,  # type: ignore[call-overload]
    )  # fmt: skip


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy, so that nothing is left in the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "source"
    copy.mkdir()
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, copy / name)
    done = python("-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(copy))
    if done.returncode and any(words in done.stdout + done.stderr for words in NO_TOOLS):
        pytest.skip("the tools that build a wheel cannot be fetched here")
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("installed")
    zipfile.ZipFile(wheel).extractall(target)  # as pip does; that pip takes it is a step of .ci/run
    return target


def test_one_package_with_all_that_it_needs(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"kg"}
    for folder, package in (("kg", "kg"), ("ontology", "kg/ontology"), ("data", "kg/data"), ("viz", "kg/viz")):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                name = f"{package}/{path.relative_to(ROOT / folder).as_posix()}"
                assert name in names or path.suffix == ".md", f"{name} is not in the wheel"


def test_small(wheel: Path) -> None:
    assert wheel.stat().st_size < LARGEST


def test_works_from_another_directory(installed: Path, store_file: Path, tmp_path: Path) -> None:
    """`demo` makes a store of its own of what the wheel has; the others read one that is there."""
    (tmp_path / "bao-cao.txt").write_text(
        "Thực hiện Nghị định số 59/2023/NĐCP ngày 14 tháng 8 năm 2023 của Chính phủ.", encoding="utf-8"
    )
    environment = {
        **os.environ, "PYTHONPATH": str(installed), "KG_DB": str(store_file), "LC_ALL": "C.UTF-8"
    }  # fmt: skip
    where = python(
        "-c", "import kg, kg.data, kg.viz; print(kg.__file__, kg.data.__file__)", cwd=tmp_path, env=environment
    )
    assert all(path.startswith(str(installed)) for path in where.stdout.split()), where
    version = python("-m", "kg", "--version", cwd=tmp_path, env=environment)
    assert version.returncode == 0 and version.stdout.startswith("kg "), version.stderr
    check = python("-m", "kg", "check", "bao-cao.txt", cwd=tmp_path, env=environment)
    assert check.returncode == 1 and "59/2023/NĐ-CP" in check.stdout, check.stderr
    page = python("-m", "kg", "viz", "10/2022/QH15", "-o", "trang.html", cwd=tmp_path, env=environment)
    assert page.returncode == 0 and (tmp_path / "trang.html").exists(), page.stderr
    demo = python("-m", "kg", "demo", cwd=tmp_path, env=environment)
    assert demo.returncode == 0 and "VB201" in demo.stdout, demo.stderr
