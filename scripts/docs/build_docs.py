#!/usr/bin/env python3
"""Write the pages that are made from the program itself, or check that they are what would be written.

    python -m scripts.docs.build_docs                     write everything
    scripts/docs/build_docs.py rules               write docs/rules/ from data/rules.json only
    python -m scripts.docs.build_docs --check             write nothing; exit 1 and name the pages that differ

Four parts: `rules` (docs/rules/), `commands` (docs/commands.md, from the real `--help` of every command), `ontology`
(docs/ontology.md, see build_ontology_page.py) and `readme` (the output blocks of README.md and README.vi.md). An output
block is a comment and a fence,

    <!-- output: kg check data/samples/phuong-xuan-dai-2023.txt -->
    ```text
    $ kg check data/samples/phuong-xuan-dai-2023.txt
    …
    ```

and shows the command and what it prints in the root of the checkout, on a store of its own that starts empty
and is shared by the blocks of one file, in their order. `<!-- output, 12 lines: kg … -->` keeps the first 12
lines; `OUT/` in a command stands for a folder that is thrown away.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "docs" / "rules"
COMMANDS = ROOT / "docs" / "commands.md"
READMES = (ROOT / "README.md", ROOT / "README.vi.md")

GENERATED = "<!-- Made by scripts/docs/build_docs.py; change data/rules.json instead. -->"
HEADINGS = {
    "en": ("What it does", "Why it matters", "Example", "Use instead", "When it is silent", "References"),
    "vi": ("Quy tắc làm gì", "Vì sao cần", "Ví dụ", "Nên viết", "Khi nào im lặng", "Căn cứ"),
}
SEVERITY = {
    "en": {"error": "error", "warning": "warning", "note": "note, not an error"},
    "vi": {"error": "lỗi", "warning": "cảnh báo", "note": "ghi chú, không phải lỗi"},
}
PROFILE = {
    "en": {"default": "", "strict": " · off unless selected", "form": " · with `--form`"},
    "vi": {"default": "", "strict": " · tắt nếu không chọn", "form": " · chạy với `--form`"},
}
FIXABLE = {
    "en": {True: "`kg` can say the right spelling", False: "to be mended by hand"},
    "vi": {True: "`kg` cho biết cách viết đúng", False: "người soạn tự sửa"},
}
GROUPS = {
    "VB1": "Form (thể thức)",
    "VB2": "Validity on the report's day (hiệu lực vào ngày báo cáo)",
    "VB3": "Identity (đúng văn bản)",
    "VB4": "Places in the document (điều, khoản, điểm)",
    "VB5": "Inside the report (trong báo cáo)",
    "VB6": "The paper itself: its grounds, and with `--form` its form (căn cứ, thể thức)",
    "VB9": "Could not be checked (không kiểm tra được)",
}

BLOCK = re.compile(
    r"(?P<head><!-- output(?:, (?P<lines>\d+) lines)?: (?P<command>kg [^\n]*?) -->\n+```text\n)"
    r"(?P<body>.*?)(?P<tail>^```$)",
    re.DOTALL | re.MULTILINE,
)


def rule_page(row: dict[str, Any]) -> str:
    """The page of one rule, English above Vietnamese."""
    parts = [GENERATED, f"# {row['code']} · {row['name']['en']}"]
    for lang in ("en", "vi"):
        if lang == "vi":
            parts += ["---", f"## {row['code']} · {row['name']['vi']}"]
        does, why, example, instead, silent, references = (
            f"{'##' if lang == 'en' else '###'} {heading}" for heading in HEADINGS[lang]
        )
        parts += [
            f"{SEVERITY[lang][row['severity']]} · {FIXABLE[lang][row['fixable']]}{PROFILE[lang][row['profile']]}",
            does, row["what"][lang],
            why, row["why"][lang],
            example, fence(row["example"]), on_day(row["day"], lang),
            instead, fence(row["instead"]),
            silent, row["silent"][lang],
            references, "\n".join(f"- {line}" for line in row["references"]),
        ]  # fmt: skip
    return "\n\n".join(parts) + "\n"


def rule_index(rows: list[dict[str, Any]]) -> str:
    """The table of all rules, by group."""
    parts = [
        GENERATED,
        "# Rules of `kg check`",
        "A rule has a code that never changes. `error` is something to mend, `warning` something to look at, "
        "`note` is information and never an accusation. What no register knows is never called wrong.\n"
        "`kg rule CODE` prints a rule's page.",
    ]
    for prefix, title in GROUPS.items():
        lines = [f"## {title}", "", "| code | rule | quy tắc | severity |", "|---|---|---|---|"]
        for row in rows:
            if row["code"].startswith(prefix):
                lines.append(
                    f"| [{row['code']}]({row['code']}.md) | {row['name']['en']} | {row['name']['vi']} "
                    f"| {row['severity']} |"
                )
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def fence(text: str) -> str:
    return f"```text\n{text}\n```"


def on_day(iso: str, lang: str) -> str:
    day = f"{date.fromisoformat(iso):%d/%m/%Y}"
    return f"In a report of {day}." if lang == "en" else f"Trong một báo cáo ngày {day}."


def commands_page(run: Callable[[str], str]) -> str:
    """docs/commands.md: the help of `kg`, then that of each command it lists and of the commands of that."""
    whole = run("kg --help")
    parts = [
        "<!-- Made by scripts/docs/build_docs.py from the commands' own help. -->",
        "# Commands",
        "Every command takes `--help`. stdout is data, stderr is progress. Exit codes: 0 clean, 1 findings, "
        "2 wrong use or unreadable input.",
        fence(whole.rstrip()),
    ]
    names = command_names(whole)
    if not names:
        raise SystemExit("kg --help lists no commands")
    for name in names:
        text = run(f"kg {name} --help")
        parts += [f"## kg {name}", fence(text.rstrip())]
        for part in command_names(text):
            parts += [f"### kg {name} {part}", fence(run(f"kg {name} {part} --help").rstrip())]
    return "\n\n".join(parts) + "\n"


def command_names(help_text: str) -> list[str]:
    """The commands that a click group's help lists, in its order."""
    names: list[str] = []
    listing = False
    for line in help_text.splitlines():
        if line and not line[0].isspace():
            listing = False
        if re.fullmatch(r"(Commands|Lệnh|Các lệnh):", line.strip()):
            listing = True
        elif listing and (found := re.match(r"  ([a-z][a-z-]*)(?:  |$)", line)):
            names.append(found[1])
    return names


def filled(text: str, run: Callable[[str], str]) -> str:
    """`text` with every output block holding its command and what that prints now."""

    def fill(block: re.Match[str]) -> str:
        lines = run(block["command"]).rstrip().splitlines()
        keep = int(block["lines"] or len(lines))
        shown = [f"$ {block['command']}", *lines[:keep], *(["…"] if len(lines) > keep else [])]
        return block["head"] + "".join(f"{line}\n" for line in shown) + block["tail"]

    return BLOCK.sub(fill, text)


class Runner:
    """Runs `kg …` lines in the root of the checkout on a store in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "KG_DB": str(folder / "kg.db"),
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "LANG": "C.UTF-8",
            "PYTHONUTF8": "1",
            "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])),
            "NO_COLOR": "1",
            "COLUMNS": "100",
        }
        self.environment.pop("LANGUAGE", None)

    def __call__(self, line: str) -> str:
        """What the line prints; SystemExit with its complaint when it fails (findings are no failure)."""
        program, *words = shlex.split(line)
        assert program == "kg", line
        words = [word.replace("OUT/", f"{self.folder}/") for word in words]
        code, printed, complaint = self.called(words)
        if code not in (0, 1) or not printed.strip():
            raise SystemExit(f"{line}: exit {code}\n{complaint}")
        return printed.replace(f"{self.folder}/", "").replace("python -m kg", "kg")

    def called(self, words: list[str]) -> tuple[int, str, str]:
        """`kg` with these words: its exit code, what it prints, and its complaint."""
        done = subprocess.run(
            [sys.executable, "-m", "kg", *words],
            cwd=ROOT, env=self.environment, capture_output=True, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr


def rules_files() -> Iterator[tuple[Path, str]]:
    from kg.data import table

    rows = table("rules")["rules"]
    yield RULES / "README.md", rule_index(rows)
    for row in rows:
        yield RULES / f"{row['code']}.md", rule_page(row)


def commands_files() -> Iterator[tuple[Path, str]]:
    with tempfile.TemporaryDirectory() as folder:
        yield COMMANDS, commands_page(Runner(Path(folder)))


def ontology_files() -> Iterator[tuple[Path, str]]:
    from scripts.docs import build_ontology_page

    yield build_ontology_page.PAGE, build_ontology_page.page()


def readme_files() -> Iterator[tuple[Path, str]]:
    for path in READMES:
        with tempfile.TemporaryDirectory() as folder:
            yield path, filled(path.read_text(encoding="utf-8"), Runner(Path(folder)))


PARTS: dict[str, Callable[[], Iterator[tuple[Path, str]]]] = {
    "rules": rules_files,
    "commands": commands_files,
    "ontology": ontology_files,
    "readme": readme_files,
}


def same(old: str, new: str, part: str) -> bool:
    """Whether a page is up to date. Click's version decides where a help text wraps: spaces do not count."""
    return old.split() == new.split() if part == "commands" else old == new


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a page differs")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"one of {', '.join(PARTS)} (default: all)")
    options = parser.parse_args(arguments)
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")

    stale: list[Path] = []
    for part in options.parts or PARTS:
        pages = dict(PARTS[part]())
        for path, text in pages.items():
            if not path.exists() or not same(path.read_text(encoding="utf-8"), text, part):
                stale.append(path)
                if not options.check:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text(text, encoding="utf-8", newline="\n")
        if part == "rules":
            for path in sorted(set(RULES.glob("*.md")) - set(pages)):
                stale.append(path)
                if not options.check:
                    path.unlink()
    for path in stale:
        print(f"{'differs' if options.check else 'wrote'}: {path.relative_to(ROOT)}")
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
