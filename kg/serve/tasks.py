"""What a worker can do with an upload: check it, tell the findings in a form, correct a copy.

A check is kept by who asked for it as one piece of bytes, which only workers open again.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter

from kg.base.wording import flat
from kg.checker.files import Checked, check_data
from kg.checker.settings import Settings
from kg.contract.checks import CheckOut, check_out
from kg.output import FORMATS, ReportError
from kg.output.corrected import WRITABLE, correctable, edits, fixed_file
from kg.output.terminal import Lines
from kg.output.words import closing, heading, tally
from kg.serve.decided import Decided
from kg.serve.facts import FACTS
from kg.serve.held import Held
from kg.serve.outcome import Outcome, Row
from kg.serve.pictures import PICTURES
from kg.serve.proofread import proofread
from kg.serve.reading import READING
from kg.serve.record import record_page
from kg.serve.tools import TOOL_TASKS
from kg.store.transaction import one_state


def _settings(held: Held, select: tuple[str, ...], ignore: tuple[str, ...], strict: bool, layout: bool) -> Settings:
    """Those of the folder that the server was started in, with what the request says otherwise."""
    ours = held.settings
    return ours._replace(
        select=select or ours.select, ignore=ignore or ours.ignore, strict=strict or ours.strict,
        form=layout or ours.form, baseline=None,
    )  # fmt: skip


def _check(
    held: Held, data: bytes, name: str, as_of: date | None, select: tuple[str, ...], ignore: tuple[str, ...],
    strict: bool, layout: bool = False,
) -> Checked:  # fmt: skip
    return check_data(data, name, held.conn, _settings(held, select, ignore, strict, layout), as_of)


def check(
    held: Held, *, data: bytes, name: str, lang: str, as_of: date | None = None, select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (), strict: bool = False, layout: bool = False,
) -> Outcome:  # fmt: skip
    """Check an upload for the pages; `layout`: the paper's own form too (`kg check --form`)."""
    checked = _check(held, data, name, as_of, select, ignore, strict, layout)
    sums = checked.result.summary()
    return Outcome(
        kept=zlib.compress(pickle.dumps(checked._replace(original=None)), 1), name=flat(name),
        kind=checked.text.kind, heading=heading(checked.result, lang), tally=tally(checked, lang),
        closing=closing(checked, lang), errors=sums["errors"], warnings=sums["warnings"], notes=sums["notes"],
        fixable=len(correctable(checked)) if checked.text.kind in WRITABLE else 0, when=datetime.now().astimezone(),
    )  # fmt: skip


def answer(
    held: Held, *, data: bytes, name: str, lang: str, form: str, as_of: date | None = None,
    select: tuple[str, ...] = (), ignore: tuple[str, ...] = (), strict: bool = False, layout: bool = False,
) -> bytes:  # fmt: skip
    """Check an upload and tell the findings in a form, for programs."""
    return _write([_check(held, data, name, as_of, select, ignore, strict, layout)], form, lang, held.settings.author)


def correct(
    held: Held, *, data: bytes, name: str, lang: str, track: bool = False, select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
) -> tuple[bytes, int]:  # fmt: skip
    """An upload with its faults of form set right, and how many were."""
    checked = _check(held, data, name, None, select, ignore, False)
    return fixed_file(checked, edits(checked), track=held.settings.author if track else None)


def render(
    held: Held, *, kept: list[bytes], form: str, lang: str, originals: list[bytes] | None = None, bar: str = "",
    decided: Decided | None = None, author: str = "", as_list: bool = False,
) -> bytes:  # fmt: skip
    """One or several checks in a form: those of `kg check`, "page" with links, "tracked", "corrected", "record".

    What was decided to be left as it is has neither comment nor correction. `as_list`: JSON is a list even of one.
    """
    files = [opened(one) for one in kept]
    author = author or held.settings.author
    if form == "page":
        from kg.output.page import findings_page

        return findings_page(files, lang, bar).encode()
    if form == "record":
        return record_page(files[0], decided or Decided(), author if author != "kg" else "", lang, bar).encode()
    if originals is not None:
        files = [one._replace(original=data) for one, data in zip(files, originals, strict=True)]
    if decided is not None and form in ("docx", "pdf", "tracked", "corrected"):
        files = [without(one, decided.left) for one in files]
    if form in ("tracked", "corrected"):
        changes = edits(files[0])
        return fixed_file(files[0], changes, track=author if form == "tracked" else None)[0]
    if form == "json" and as_list:
        return TypeAdapter(list[CheckOut]).dump_json([check_out(one, lang) for one in files], by_alias=True)
    return _write(files, form, lang, author)


def rows(held: Held, *, kept: bytes, lang: str) -> list[Row]:
    """The findings for the page of decisions, numbered as on the page of findings."""
    checked = opened(kept)
    lines = Lines(checked)
    can = {id(finding) for finding in correctable(checked)} if checked.text.kind in WRITABLE else set()
    return [
        Row(
            n, one.code, one.severity, lines.where(one.start, one.end, lang), flat(one.quote),
            flat(one.message(lang)), flat(one.suggestion) if one.suggestion else None,
            flat(one.fix) if id(one) in can and one.fix is not None else None,
        )
        for n, one in enumerate(checked.result.findings, 1)
    ]  # fmt: skip


def opened(kept: bytes) -> Checked:
    """A check that was kept."""
    checked: Checked = pickle.loads(zlib.decompress(kept))
    return checked


def without(checked: Checked, left: Collection[int]) -> Checked:
    """The same without the findings of these numbers."""
    findings = tuple(one for n, one in enumerate(checked.result.findings, 1) if n not in left)
    return checked._replace(result=checked.result._replace(findings=findings))


def _write(files: list[Checked], form: str, lang: str, author: str) -> bytes:
    if form not in FORMATS:
        raise ReportError("not-acceptable", form)
    return FORMATS[form].write(files, lang, author)


def cite(held: Held, *, data: bytes, name: str, lang: str, back_references: bool = False) -> bytes:
    """The citations of an upload, as `kg cite --format json` has them."""
    from kg.contract.citations import CitationOut, citation_out
    from kg.resolve.reading import read_data

    with one_state(held.conn):
        _, reading = read_data(data, name, held.conn, back_references=back_references)
    found = [citation_out(one) for one in reading.citations]
    return TypeAdapter(list[CitationOut]).dump_json(found, by_alias=True)


#: What a worker can be asked, by name.
TASKS: Mapping[str, Callable[..., Any]] = {
    "check": check, "answer": answer, "correct": correct, "render": render, "rows": rows, "cite": cite,
    "proofread": proofread,
    **READING, **PICTURES, **FACTS, **TOOL_TASKS,
}  # fmt: skip
