"""How fast `kg check` is, from the file to the findings: in reports a second, and as ratios within one run.

    python -m benchmarks.check [FOLDER]

FOLDER (else $KG_SHARED, else ../shared) holds reports/*.txt; without it the sample reports stand in. Processor time is
counted, not the clock, so that a busy machine tells no lies; read the ratios first.
"""

from __future__ import annotations

import html
import io
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from importlib.resources import files
from pathlib import Path

from kg.checker.files import check_file
from kg.checker.settings import Settings
from kg.cite.find import find_citations
from kg.output.docx.comments import write_docx
from kg.register.opening import open_store
from kg.text import read_text

ROOT = Path(__file__).resolve().parents[1]
RUNS = 7
PAGES, PER_PAGE = 500, 2200  # characters of a page in Times New Roman 14


def reports(folder: Path) -> list[str]:
    """The texts to check."""
    found = sorted((folder / "reports").glob("*.txt"))
    paths = found or sorted(p for p in files("kg.data.samples").iterdir() if p.name.endswith(".txt"))
    return [str(path) for path in paths]


def warm(paths: list[str], store: Path, *, first: bool = False) -> tuple[float, float]:
    """Reports a second on one core, and how many times the finder alone that takes (both medians).

    `first` asks the store anew in each run, as for reports that cite what no report before them did.
    """
    rates, ratios = [], []
    with open_store(store) as opened:
        for run in range(RUNS + 2):
            whole = 0.0
            for path in paths:
                if first:
                    opened.conn.execute("UPDATE meta SET value = value WHERE key = 'schema'")  # forget all answers
                    opened.conn.commit()
                start = time.process_time()
                check_file(path, opened.conn, Settings())
                whole += time.process_time() - start
            start = time.process_time()
            for path in paths:
                find_citations(read_text(path).text)
            finder = time.process_time() - start
            if run > 1:
                rates.append(len(paths) / whole)
                ratios.append(whole / finder)
    return statistics.median(rates), statistics.median(ratios)


def cold(path: str, store: Path) -> float:
    """Processor time of `kg check` on one report in a new process, over that of `import click` (the median)."""
    environment = {**os.environ, "KG_DB": str(store)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its bytecode beside it

    def cost(*arguments: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, check=False, cwd=ROOT)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    pairs = [(cost("-m", "kg", "check", path), cost("-c", "import click")) for _ in range(RUNS)]
    return statistics.median(whole for whole, _ in pairs) / statistics.median(bare for _, bare in pairs)


def long_document(paths: list[str], folder: Path) -> Path:
    """A Word document of 500 pages, made of the reports again and again."""
    text = "\n".join(Path(path).read_text(encoding="utf-8") for path in paths)
    text = (text * (PAGES * PER_PAGE // len(text) + 1))[: PAGES * PER_PAGE]
    rows = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{html.escape(line)}</w:t></w:r></w:p>' for line in text.splitlines()
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{name}"><w:body>{rows}</w:body></w:document>')
    path = folder / "long.docx"
    path.write_bytes(out.getvalue())
    return path


def main() -> None:
    """Print the figures."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("KG_SHARED") or ROOT.parent / "shared")
    paths = reports(folder)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        store = scratch / "kg.sqlite"
        open_store(store).close()
        rate, ratio = warm(paths, store)
        print(f"{len(paths)} reports, warm: {rate:.0f} reports/s on one core, {ratio:.1f} times the finder alone")
        rate, ratio = warm(paths, store, first=True)
        print(f"  with nothing remembered of the store: {rate:.0f} reports/s, {ratio:.1f} times the finder alone")
        print(f"one report, cold: {cold(paths[0], store):.1f} times a bare import click")
        path = long_document(paths, scratch)
        with open_store(store) as opened:
            start = time.process_time()
            checked = check_file(str(path), opened.conn, Settings())
            middle = time.process_time()
            write_docx([checked], "vi", "kg")
            end = time.process_time()
        count = sum(checked.verdicts.values())
        print(f"{PAGES} pages of Word, {count} citations: {middle - start:.2f} s, with comments {end - start:.2f} s")


if __name__ == "__main__":
    main()
