"""Findings as one offline HTML page: the texts with marks, beside them the findings, with filter and keys.

Nothing is loaded and nothing of a text is markup: the Content-Security-Policy names the one script and the one style
by their hashes and forbids all else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import escape
from itertools import count, pairwise
from pathlib import PurePath

from kg.base.html_page import asset, fill, policy
from kg.base.wording import flat
from kg.checker import Finding
from kg.checker.files import Checked
from kg.checker.finding import rule
from kg.output.terminal import Lines
from kg.output.words import (
    closing,
    counted,
    data_day,
    heading,
    judged_on,
    say,
    source_beside,
    tally,
    unplaced,
    unread_pages,
    words_of_page,
)

_SEVERITIES = ("error", "warning", "note")
#: What HTML cannot hold even escaped.
_NO_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def write_html(files: Sequence[Checked], lang: str, author: str) -> bytes:
    """The page. `author` has no place in it."""
    return findings_page(files, lang).encode()


def findings_page(files: Sequence[Checked], lang: str, bar: str = "") -> str:
    """The page; `bar` is markup of links that stands above the filter where a program serves the page."""
    style, script = (
        asset(__package__, "page.css"),
        asset("kg.viz", "assets", "shared.js") + asset(__package__, "page.js"),
    )
    findings = [finding for one in files for finding in one.result.findings]
    numbers = count(1)
    numbered = [(one, [(next(numbers), finding) for finding in one.result.findings]) for one in files]
    codes = sorted({finding.code for finding in findings})
    names = _names(files)
    blanks = {
        "lang": lang,
        "policy": policy([script], style),
        "heading": _heading(files, lang),
        "style": style,
        "script": script,
        "sums": f'<p class="data">{_text(data_day(files[0], lang))}.</p><ul class="sums">'
        + "".join(_sum(n, name, one, lang) for n, (name, one) in enumerate(zip(names, files, strict=True)))
        + "</ul>",
        "rules": "".join(f'<option value="{c}">{c} {_text(rule(c)["name"][lang])}</option>' for c in codes),
        "texts": "\n".join(_body(n, names[n], one, rows) for n, (one, rows) in enumerate(numbered)),
        "findings": "\n".join(
            _list("" if len(files) == 1 else name, one, rows, lang)
            for name, (one, rows) in zip(names, numbered, strict=True)
        ),
        # what nobody need act on is shown when there is nothing else
        "bar": f'<nav class="bar">{bar}</nav>' if bar else "",
        "with_notes": "" if any(finding.severity != "note" for finding in findings) else " checked",
        **{f"{s}s": str(sum(f.severity == s for f in findings)) for s in _SEVERITIES},
    }
    words = words_of_page(lang)
    return fill(asset(__package__, "page.html"), blanks, lambda key: words[key])


def _text(text: str) -> str:
    return escape(_NO_HTML.sub("\ufffd", text))


def _heading(files: Sequence[Checked], lang: str) -> str:
    if len(files) == 1:
        return f"{_text(say('title', lang))}: {_text(heading(files[0].result, lang))}"
    return f"{_text(say('title', lang))}: {_text(say('files', lang, count=len(files)))}"


def _names(files: Sequence[Checked]) -> list[str]:
    """How the files are called: without the folder that all of them are in."""
    parts = [PurePath(one.path).parts for one in files]
    depth = max(0, min(map(len, parts)) - 1)
    shared = next((n for n in range(depth) if len({path[n] for path in parts}) > 1), depth)
    return [flat(str(PurePath(*path[shared:]))) for path in parts]


def _sum(number: int, name: str, checked: Checked, lang: str) -> str:
    line = (
        f"{tally(checked, lang)}. {counted(checked, lang)} {closing(checked, lang)} {judged_on(checked.result, lang)}."
    )
    more = (f"{unplaced(checked.result, lang)}.".removeprefix("."), unread_pages(checked, lang))
    line = " ".join(filter(None, (line, *more)))
    path = _text(flat(checked.path))
    return f'<li class="sum"><a href="#file{number}" title="{path}">{_text(name)}</a>: {_text(line)}</li>'


def _body(number: int, name: str, checked: Checked, rows: Sequence[tuple[int, Finding]]) -> str:
    head = f"<h2>{_text(name)}</h2>"
    body = "".join(_marked(checked.text.text, rows))
    return f'<article id="file{number}">{head}<div class="body">{body}</div></article>'


def _marked(text: str, rows: Sequence[tuple[int, Finding]]) -> Iterator[str]:
    """The text in pieces, each piece that findings are about in a `mark` that names them."""
    edges = sorted({0, len(text), *(f.start for _, f in rows), *(f.end for _, f in rows)})
    over: list[list[tuple[int, Finding]]] = [[] for _ in edges]
    for number, finding in rows:
        for n in range(bisect_right(edges, finding.start) - 1, len(edges)):
            if edges[n] >= finding.end:
                break
            over[n].append((number, finding))
    seen: set[int] = set()
    for n, (start, end) in enumerate(pairwise(edges)):
        piece = _text(text[start:end])
        if not over[n]:
            yield piece
            continue
        ids = " ".join(str(number) for number, _ in over[n])
        worst = min((finding.severity for _, finding in over[n]), key=_SEVERITIES.index)
        fresh = [number for number, _ in over[n] if number not in seen]
        seen.update(fresh)
        anchor = f' id="m{fresh[0]}"' if fresh else ""
        ending = [(number, finding) for number, finding in over[n] if finding.end == end]
        last = [str(number) for number, finding in ending if finding.severity != "note" or worst == "note"]
        told = f' data-n="{",".join(last)}"' if last else ""
        yield f'<mark class="{worst}" data-f="{ids}"{anchor}{told}>{piece}</mark>'


def _list(name: str, checked: Checked, rows: Sequence[tuple[int, Finding]], lang: str) -> str:
    lines = Lines(checked)
    head = f"<h2>{_text(name)}</h2>" if name else ""
    items = "\n".join(_item(number, finding, lines, lang) for number, finding in rows)
    if not items:
        items = f"<li>{_text(closing(checked, lang))}</li>"
    kind = "group" if rows else ""
    return f'<section class="{kind}">{head}<ol class="list">{items}</ol></section>'


def _item(number: int, finding: Finding, lines: Lines, lang: str) -> str:
    severity = finding.severity
    where = lines.where(finding.start, finding.end, lang)
    parts = [
        f'<p class="code" data-n="{number}">{finding.code} {_text(say(severity, lang))}</p>',
        f"<p>{_text(flat(finding.message(lang)))}</p>",
        f'<p class="quote"><a href="#m{number}">{_text(where)}</a>: “{_text(flat(finding.quote))}”</p>',
    ]
    if finding.suggestion:
        parts.append(f'<p class="write">{_text(say("suggestion", lang))}: {_text(flat(finding.suggestion))}</p>')
    if source := source_beside(finding, lang):
        parts.append(f'<p class="source">{_text(say("source", lang))}: {_text(source)}</p>')
    return (
        f'<li class="finding {severity}" data-id="{number}" data-code="{finding.code}" '
        f'data-severity="{severity}">{"".join(parts)}</li>'
    )
