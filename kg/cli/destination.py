"""Where the findings of a check go: to the terminal as they come, into one file, or into one beside each."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import refuse_unwritable
from kg.cli.words.common import say
from kg.output import FORMATS, ReportError, format_of

if TYPE_CHECKING:
    from kg.checker.files import Checked

#: What may go to the terminal file by file, so that nothing is kept of a file that was told.
_STREAMED = frozenset(("text", "sum", "jsonl"))
#: What nobody wants on a terminal.
_FILES_ONLY = frozenset(("xlsx", "html", "docx", "pdf"))


class Destination:
    """The format and the place, made out before any work is done. Raises ReportError, OSError."""

    def __init__(self, form: str | None, output: str | None, paths: Sequence[str], lang: str, author: str) -> None:
        self._output = Path(output) if output else None
        self._folder = output is not None and is_folder(output)
        self._lang, self._author = lang, author
        self._told = 0
        self._last: Checked
        named = form or (format_of(output) if output and not self._folder else None)
        if named is None and output:
            raise ReportError("what_format", output)
        self._name = named or "text"
        self._form = FORMATS[self._name]
        if self._output is None and self._name in _FILES_ONLY:
            raise ReportError("needs_output", self._name)
        if not self._form.many:
            self._refuse_what_is_none(paths)
        if self._output is not None:
            for path in paths if self._folder else paths[:1]:
                self._file_for(path)
            if not self._folder and (same := _among(self._output, paths)) is not None:
                raise ReportError("same_file", same)

    @property
    def prints(self) -> bool:
        """Whether each file's findings are told on the terminal when its turn comes."""
        return self._output is None and self._name in _STREAMED

    @property
    def for_people(self) -> bool:
        """Whether a table for people may follow on standard output."""
        return self._output is not None or self._name in ("text", "sum")

    @property
    def sums_up(self) -> bool:
        """Whether it is a table over all files, which is written from what is kept of each."""
        return self._output is not None and not self._folder and self._name in ("csv", "xlsx")

    @property
    def table(self) -> tuple[str, Path]:
        """The format and the file of such a table."""
        assert self._output is not None
        return self._name, self._output

    def take(self, checked: Checked) -> Checked | None:
        """Tell of a file, if that can be done now; else what must be kept of it for the end."""
        if self._output is None:
            if self._name not in _STREAMED:
                return checked
            self._tell_now(checked)
            return None
        if not self._folder:
            return checked
        target = self._file_for(checked.path)
        target.parent.mkdir(exist_ok=True)
        self._write(target, [checked])
        self._last = checked
        return None

    def finish(self, kept: Sequence[Checked], count: int) -> None:
        """Tell of all `count` files together, where that was not done file by file; of one into a file the sum."""
        if self._output is not None:
            if not self._folder and kept:
                self._write(self._output, kept)
            if count == 1:
                from kg.output.terminal import sum_line

                click.echo(sum_line(kept[0] if kept else self._last, self._lang))
        elif self._name not in _STREAMED:
            sys.stdout.buffer.write(self._form.write(kept, self._lang, self._author))

    def _tell_now(self, checked: Checked) -> None:
        from kg.output.terminal import report_lines

        if self._name == "text":
            if self._told:
                click.echo("\n")
            color = click.get_current_context().color is not False and sys.stdout.isatty()
            for line in report_lines(checked, self._lang, color=color, first=not self._told):
                click.echo(line, color=True)
        else:
            click.echo(self._form.write([checked], self._lang, self._author).decode(), nl=False)
        self._told += 1

    def _write(self, target: Path, files: Sequence[Checked]) -> None:
        from kg.base.files import write_file

        write_file(target, self._form.write(files, self._lang, self._author))
        click.echo(say("written", self._lang, path=target), err=True)

    def _file_for(self, path: str) -> Path:
        suffix = (self._form.suffixes or (".txt",))[0]
        return target_for(f"{self._output}{'/' if self._folder else ''}", path, suffix, 1)

    def _refuse_what_is_none(self, paths: Sequence[str]) -> None:
        """Remarks go into a copy of the user's own file: of one file, and of that kind."""
        if "-" in paths:
            raise ReportError("not_stdin")
        if not self._folder and len(paths) > 1:
            raise ReportError("one_of_one", self._name)


def is_folder(output: str) -> bool:
    """Whether -o names a folder, there or to be made."""
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def target_for(output: str, path: str, suffix: str, count: int) -> Path:
    """The output for one of `count` files: in the folder of that name, else that file; never the file itself.

    Raises ReportError, and OSError when it cannot be written there.
    """
    target = Path(output)
    if is_folder(output):
        refuse_unwritable(target if not target.exists() else target / "x")
        target /= f"{'stdin' if path == '-' else Path(path).stem}{suffix}"
    elif count > 1:
        raise ReportError("one_of_one", suffix.lstrip("."))
    if path != "-" and (os.path.abspath(target) == os.path.abspath(path) or _is_same(target, path)):
        raise ReportError("same_file", path)
    refuse_unwritable(target) if target.parent.exists() else None
    return target


def _among(target: Path, paths: Sequence[str]) -> str | None:
    """The one of many files that is the target itself, by its name or by another that leads to it."""
    name = os.path.abspath(target)
    there = target.exists()
    files = (one for one in paths if one != "-")
    return next((one for one in files if os.path.abspath(one) == name or (there and _is_same(target, one))), None)


def _is_same(target: Path, path: str) -> bool:
    try:
        return target.samefile(path)
    except OSError:
        return False
