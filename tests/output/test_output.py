"""What `kg check` tells: the sum by what each citation is, many files, tables, SARIF, the page, the PDF."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse
from xml.etree import ElementTree

import pytest

from kg.checker.files import Checked, check_file, check_files
from kg.checker.finding import rule_codes
from kg.checker.settings import Settings
from kg.checker.verdicts import _OF_RULE
from kg.contract.checks import check_out
from kg.output import FORMATS, ReportError, format_of
from kg.output.page import write_html
from kg.output.sarif import write_sarif
from kg.output.table import write_csv, write_xlsx
from kg.output.terminal import report_lines, statistics, sum_line, summary_table, sums_of
from kg.output.words import tally
from kg.register.opening import open_store
from kg.register.validity.status import status
from tests.support import SAMPLES
from tests.support.reading import ward
from tests.support.text_files import docx, para, run
from tests.support.text_files import pdf as made_pdf

BAD = "Nghị định số 61/2023/NĐCP ngày 16/8/2023 của Chính phủ"
RIGHT = "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ"
ENDED = "Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007"
LOCAL = "Kế hoạch số 65/KH-UBND ngày 16/10/2023 của UBND phường"

Check = Callable[..., Checked]


@pytest.fixture
def checked(register: sqlite3.Connection, tmp_path: Path) -> Check:
    def make(body: str, name: str = "bao-cao.txt") -> Checked:
        path = tmp_path / name
        path.write_text(ward(body), encoding="utf-8")
        return check_file(str(path), register, Settings())

    return make


SUMS: list[tuple[str, str, str]] = [
    (f"Thực hiện {RIGHT}, phường đã họp.", "1 viện dẫn: 1 đúng", "1 citation: 1 right"),
    (f"Thực hiện {ENDED}, phường đã họp.", "1 viện dẫn: 1 hết hiệu lực", "1 citation: 1 no longer in force"),
    (f"Thực hiện {RIGHT}; {BAD}; {LOCAL}.", "3 viện dẫn: 1 đúng, 1 sai ký hiệu, 1 không có trong dữ liệu", "3 citations: 1 right, 1 with a damaged symbol, 1 in no register"),
    (f"Thực hiện {LOCAL}. Theo {LOCAL}, phường đã họp.", "2 viện dẫn: 2 không có trong dữ liệu", "2 citations: 2 in no register"),
    ("Thực hiện Nghị định số 59/2023/NĐ-CP ngày 15/8/2023 của Chính phủ.", "1 viện dẫn: 1 sai ngày", "1 citation: 1 with a wrong date"),
    (f"{ENDED} đã được thay thế bởi Luật Thực hiện dân chủ ở cơ sở.", "2 viện dẫn: 1 đúng, 1 đã hết (hoặc có thể hết) hiệu lực, ở đây không phải lỗi", "2 citations: 1 right, 1 ended (or perhaps ended), no fault here"),
    ("Phường đã họp.", "không thấy viện dẫn nào", "no citations found"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "vi", "en"), SUMS)
def test_the_sum_says_what_each_citation_is(checked: Check, body: str, vi: str, en: str) -> None:
    one = checked(body)
    assert tally(one, "vi") == vi
    assert tally(one, "en") == en
    assert sum(one.verdicts.values()) == one.result.summary()["citations"]


def test_a_document_of_unknown_validity_is_not_called_right(register: sqlite3.Connection, tmp_path: Path) -> None:
    """A document that the register has, but not its state on the day."""
    day = date(2023, 11, 20)
    rows = register.execute("SELECT symbol, iri FROM document WHERE type = 'decree' AND certainty = 'existence'")
    symbol = next(symbol for symbol, iri in rows if status(register, iri, day).state == "unknown")
    path = tmp_path / "a.txt"
    path.write_text(ward(f"Thực hiện Nghị định số {symbol} ngày 01/01/2023 của Chính phủ."), encoding="utf-8")
    one = check_file(str(path), register, Settings())
    assert "right" not in one.verdicts and sum(one.verdicts.values()) == 1


def test_every_verdict_is_of_a_rule_with_a_code() -> None:
    assert all(re.fullmatch(r"VB\d{3}", code) for code in _OF_RULE)
    accusing = {code for code in rule_codes() if not code.startswith("VB9")} - {"VB109", "VB207"}
    assert set(_OF_RULE) >= accusing - {"VB105", "VB106", "VB110", "VB112", "VB205", "VB306", "VB504", "VB505"}


def test_files_are_told_in_a_table(checked: Check) -> None:
    files = [checked(f"Thực hiện {BAD}.", "a.txt"), checked(f"Thực hiện {RIGHT}.", "Báo cáo quý.txt")]
    lines = list(summary_table([sums_of(one) for one in files], "vi"))
    assert len({len(line) for line in lines}) == 1
    assert re.search(r"a\.txt +1 +1 +0 +\d$", lines[1]) and re.search(r"2 tệp +2 +1 +0 +\d$", lines[3])
    assert "     1  VB101  error    Damaged symbol" in statistics([sums_of(one) for one in files], "en")


def test_many_files_go_to_several_processes(whole_store: Path, tmp_path: Path) -> None:
    """The findings are those of one process, in whatever order they come; what cannot be read stops no other."""
    paths = []
    for n in range(6):
        path = tmp_path / f"{n}.txt"
        path.write_text(
            ward(f"Thực hiện {BAD}; Kế hoạch số {n + 1}/KH-UBND ngày 03/4/2023 của UBND phường."), encoding="utf-8"
        )
        paths.append(str(path))
    (tmp_path / "3.txt").write_bytes(b"\0\1\2\3")
    with open_store(whole_store) as store:
        alone = dict(check_files(paths, store.conn, Settings(), jobs=1))
        several = dict(check_files(paths, store.conn, Settings(), jobs=2))
    assert sorted(several) == list(range(6))
    assert [n for n, one in several.items() if isinstance(one, Exception)] == [3]
    assert str(several[3]) == str(alone[3])
    for n in set(range(6)) - {3}:
        one, other = several[n], alone[n]
        assert isinstance(one, Checked) and isinstance(other, Checked)
        assert list(report_lines(one, "vi")) == list(report_lines(other, "vi"))


HOSTILE = [
    '=cmd|"/c calc"!A1', "+1+1", "-2+3", "@SUM(A1)", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "{{policy}}", "&lt;b&gt;", "\x1b[2J\x07", "\u202eovelap", "]]>", "<!--", "a\x00b", "\ud800",
]  # fmt: skip


@pytest.fixture
def hostile(register: sqlite3.Connection, tmp_path: Path) -> Checked:
    """Findings whose words a spreadsheet, a browser or a terminal would take for more than words."""
    words = " ".join(word.encode("utf-8", "ignore").decode().replace("\0", "") for word in HOSTILE)
    path = tmp_path / "=1+1 <b>&'\".txt"
    path.write_text(
        ward(f"{words} Kế hoạch số 12/KH-UBND ngày 31/4/2023 của UBND phường; {words} {BAD}"), encoding="utf-8"
    )
    found = check_file(str(path), register, Settings())
    tainted = tuple(
        f._replace(suggestion=word, source=word) for f, word in zip(found.result.findings * 14, HOSTILE, strict=False)
    )
    return found._replace(result=found.result._replace(findings=tainted))


def test_csv_holds_no_formula(hostile: Checked) -> None:
    rows = list(csv.reader(io.StringIO(write_csv([hostile], "vi", "").decode("utf-8-sig"))))
    assert rows[0][:4] == ["Tệp", "Chỗ", "Mã", "Mức"] and len(rows) == len(HOSTILE) + 1
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r")]
    assert rows[1][6] == "'" + HOSTILE[0]


def test_xlsx_holds_no_formula_and_no_link(hostile: Checked) -> None:
    archive = zipfile.ZipFile(io.BytesIO(write_xlsx([hostile], "vi", "Tư pháp")))
    sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet and "hyperlink" not in sheet and "autoFilter" in sheet
    strings = ["".join(si.itertext()) for si in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))]
    assert HOSTILE[0] in strings and HOSTILE[1] in strings
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(archive.read(name))


class Seen(HTMLParser):
    """The tags and the text of a page as a browser would take them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.body: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._depth += tag == "div" and (self._depth > 0 or dict(attrs).get("class") == "body")

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag == "div" and self._depth > 0

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.body.append(data)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_takes_text_for_text(hostile: Checked, lang: str) -> None:
    page = write_html([hostile], lang, "").decode()
    seen = Seen()
    seen.feed(page)
    assert {tag for tag, _ in seen.tags} <= set(
        "html head meta title style body header h1 h2 ul li a form input select option span label b button small main div "
        "article mark section ol p script".split()
    )
    assert [tag for tag, _ in seen.tags].count("script") == 1
    assert not [name for _, attrs in seen.tags for name in attrs if name.startswith("on") or name in ("src", "style")]
    assert all((attrs.get("href") or "#").startswith("#") for _, attrs in seen.tags)
    assert "".join(seen.body) == re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "\ufffd", hostile.text.text)
    policy = next(attrs["content"] or "" for tag, attrs in seen.tags if attrs.get("http-equiv"))
    assert policy.startswith("default-src 'none'; script-src 'sha256-") and "unsafe" not in policy
    assert "{{" not in page.replace("{{policy}}", "")


def test_marks_that_overlap_stay_apart(checked: Check) -> None:
    page = write_html([checked(f"Thực hiện {BAD}; {ENDED}.")], "vi", "").decode()
    numbers = re.findall(r'<li class="finding \w+" data-id="(\d+)"', page)
    assert numbers == [str(n + 1) for n in range(len(numbers))]
    assert {one for ids in re.findall(r'<mark[^>]*data-f="([\d ]+)"', page) for one in ids.split()} == set(numbers)
    assert set(re.findall(r'href="#(m\d+)"', page)) >= set(re.findall(r'id="(m\d+)"', page))


def test_the_page_calls_files_by_what_tells_them_apart(checked: Check) -> None:
    one = checked(f"Thực hiện {BAD}.")
    two = [one._replace(text=one.text._replace(path=f"/hồ sơ/2024/{name}/bc.txt")) for name in "ab"]
    page = write_html(two, "vi", "").decode()
    assert "<h1>Kiểm tra viện dẫn: 2 tệp</h1>" in page
    assert re.findall("<h2>(.*?)</h2>", page) == ["a/bc.txt", "b/bc.txt"] * 2
    assert re.findall(r'title="(/[^"]*)"', page) == ["/hồ sơ/2024/a/bc.txt", "/hồ sơ/2024/b/bc.txt"]
    assert re.findall("<h2>(.*?)</h2>", write_html([one], "vi", "").decode()) == ["bao-cao.txt"]


def require(value: dict[str, Any], *names: str, allowed: str = "") -> None:
    assert set(names) <= set(value) <= {*names, *allowed.split()}, sorted(value)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_sarif_is_what_its_schema_asks(checked: Check, hostile: Checked, lang: str) -> None:
    """The constraints of sarif-schema-2.1.0 on the properties that are written."""
    files = [checked(f"Thực hiện {BAD}; {LOCAL}; {ENDED}."), hostile]
    log = json.loads(write_sarif(files, lang, "").decode())
    require(log, "$schema", "version", "runs")
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    require(run, "tool", "results", allowed="columnKind artifacts language properties")
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    assert re.fullmatch(r"[a-zA-Z]{2}(-[a-zA-Z]{2})?", run.get("language", "en-US"))
    driver = run["tool"]["driver"]
    require(driver, "name", allowed="fullName rules")
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    for rule in driver["rules"]:
        require(rule, "id", allowed="name shortDescription fullDescription help defaultConfiguration")
        assert all(rule[name]["text"] for name in ("shortDescription", "fullDescription", "help"))
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
    places = [artifact["location"]["uri"] for artifact in run["artifacts"]]
    for uri, one in zip(places, files, strict=True):
        assert re.fullmatch(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+", uri)
        assert unquote(urlparse(uri).path) == one.path
    texts = {uri: one.text.text for uri, one in zip(places, files, strict=True)}
    for result in run["results"]:
        require(result, "message", allowed="ruleId ruleIndex level locations partialFingerprints properties")
        assert ids[result["ruleIndex"]] == result["ruleId"] and result["message"]["text"]
        assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert places[place["artifactLocation"]["index"]] == place["artifactLocation"]["uri"]
        region, text = place["region"], texts[place["artifactLocation"]["uri"]]
        quote = region["snippet"]["text"]
        assert text[region["charOffset"] : region["charOffset"] + region["charLength"]] == quote
        lines = text.split("\n")
        first = "\n".join(
            [*lines[: region["startLine"] - 1], lines[region["startLine"] - 1][: region["startColumn"] - 1]]
        )
        last = "\n".join([*lines[: region["endLine"] - 1], lines[region["endLine"] - 1][: region["endColumn"] - 1]])
        assert text[len(first) : len(last)] == quote


def test_a_pdf_takes_highlights_over_lines_and_keeps_its_bytes(register: sqlite3.Connection, tmp_path: Path) -> None:
    import pypdf

    from kg.output.pdf import write_pdf

    lines = [line for line in ward("x").splitlines() if line.strip()]
    lines += ["Thực hiện Nghị định số 61/2023/NĐCP ngày", "16/8/2023 của Chính phủ, phường đã họp.", f"Theo {ENDED}."]
    path = tmp_path / "a.pdf"
    path.write_bytes(made_pdf([lines[:3], lines[3:]]))
    done = write_pdf([check_file(str(path), register, Settings())], "vi", "Tư pháp")
    assert done.startswith(path.read_bytes()), "an incremental update"
    pages = pypdf.PdfReader(io.BytesIO(done)).pages
    notes = [(n, note.get_object()) for n, page in enumerate(pages) for note in page.get("/Annots", [])]
    assert [n for n, note in notes if note["/Subtype"] == "/Text"] == [0]
    marks = [note for n, note in notes if note["/Subtype"] == "/Highlight" and n == 1]
    two_lines = next(note for note in marks if "61/2023/NĐ-CP" in note["/Contents"])
    assert len(two_lines["/QuadPoints"]) == 16 and two_lines["/T"] == "Tư pháp"
    left, low, right, top = map(float, two_lines["/Rect"])
    points = [float(v) for v in two_lines["/QuadPoints"]]
    assert min(points[::2]) >= left - 0.01 and max(points[::2]) <= right + 0.01
    assert min(points[1::2]) >= low - 0.01 and max(points[1::2]) <= top + 0.01
    ended = next(note for note in marks if "VB201" in note["/Contents"])
    assert len(ended["/QuadPoints"]) == 8 and ended["/AP"]["/N"].get_object()["/Subtype"] == "/Form"


@pytest.mark.parametrize(
    ("turned", "box"),
    [(0, (0, 190, 10, 200)), (90, (0, 0, 5, 20)), (180, (90, 0, 100, 10)), (270, (95, 180, 100, 200))],
)
def test_a_word_of_a_scan_is_marked_where_it_is_shown(turned: int, box: tuple[float, ...]) -> None:
    """Its box is given in parts of the page as it is shown, from the upper left corner."""
    from pypdf import PageObject

    from kg.output.pypdf_child import _on_page

    page = PageObject.create_blank_page(width=100, height=200).rotate(turned)
    assert _on_page(page, (0, 0, 0.1, 0.05)) == pytest.approx(box)


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_of_half_a_surrogate_pair(checked: Check, form: str) -> None:
    """The text layer of a PDF may hold one: it is told in its escaped form, everything else as ever."""
    one = checked(f"Thực hiện {BAD}.")
    torn = one._replace(text=one.text._replace(path="a\ud835.pdf"))
    whole, told = (FORMATS[form].write([file], "vi", "kg") for file in (one, torn))
    assert json.loads(whole)["file"] == one.path
    assert told == whole.replace(json.dumps(one.path, ensure_ascii=False).encode(), b'"a\\ud835.pdf"')


def test_formats_go_by_the_suffix() -> None:
    assert {format_of(f"a{suffix}") for suffix in (".DOCX", ".sarif", ".htm", ".jsonl", ".txt")} == {
        "docx",
        "sarif",
        "html",
        "jsonl",
        "text",
    }
    assert format_of("a.rtf") is None
    assert all(form.write.__doc__ for form in FORMATS.values())


def test_remarks_go_into_a_file_of_their_kind_only(checked: Check) -> None:
    from kg.output.pdf import write_pdf

    with pytest.raises(ReportError, match="other_kind"):
        write_pdf([checked(f"Thực hiện {BAD}.")], "vi", "kg")
    one = checked(f"Thực hiện {BAD}.")
    assert sum_line(one, "vi").endswith("1 viện dẫn: 1 sai ký hiệu")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", ["huyen-tuy-an-2025", "phuong-xuan-dai-2023", "thi-xa-song-cau-2023", "tinh-phu-yen-2023"])  # fmt: skip
def test_what_is_told_of_a_sample_adds_up(register: sqlite3.Connection, name: str, lang: str) -> None:
    """A clerk adds up: the parts of the sum, the findings by severity, and what is listed by name."""
    one = check_file(str(SAMPLES / f"{name}.txt"), register, Settings())
    lines = "\n".join(report_lines(one, lang)).split("\n")
    *_, total, documents, _ = lines
    whole, *parts = map(int, re.findall(r"(?:^|(?<=[ :]))\d+(?= )", total))
    assert whole == sum(parts) == one.result.summary()["citations"]
    assert documents.startswith(f"{whole} ") and f" {one.result.summary()['documents']} " in documents
    verdict = {v: one.verdicts.get(v, 0) for v in ("unknown", "no_data", "stood_when_looked", "presumed_in_force")}
    listed = 0
    for at, line in enumerate(lines):
        if not (told := re.search(r"(?:documents: (?=\d)|(?=\d+ văn bản))(\d+)(?: văn bản)?(.*):$", line)):
            continue
        group = list(itertools.takewhile(bool, lines[at + 1 :]))
        names = [word for row in group for word in re.sub(r"^  (?:[^:]*: )?", "", row).split("; ")]
        assert len(names) == int(told[1])
        listed += len(names)
        times = sum(int(often[1]) if (often := re.search(r"\((\d+) (?:lần|times)\)$", word)) else 1 for word in names)
        numbers = [int(n) for n in re.findall(r"\d+", told[2])] or [times]
        assert numbers[0] == times
        here = times - (numbers[1] if len(numbers) > 1 else 0)
        assert here in (*verdict.values(), verdict["stood_when_looked"] + verdict["presumed_in_force"])
    shown = [re.match(r"  VB\d+ (lỗi|error|cần xem|warning|ghi chú|note):", line) for line in lines]
    counts = Counter(found[1] for found in shown if found)
    errors, warnings, notes = map(int, re.findall(r"\d+", lines[-1]))
    assert (errors, warnings) == (counts["lỗi"] + counts["error"], counts["cần xem"] + counts["warning"])
    assert notes == counts["ghi chú"] + counts["note"] + listed


def test_a_finding_in_a_word_file_is_told_by_paragraph_and_heading(
    register: sqlite3.Connection, tmp_path: Path
) -> None:
    lines = [
        "BÁO CÁO",
        "",
        "I. VIỆC BAN HÀNH VĂN BẢN",
        f"Thực hiện {BAD}.",
        "2. Tuyên truyền",
        f"Theo {ENDED}; đã họp.",
    ]
    path = tmp_path / "a.docx"
    path.write_bytes(docx("".join(para(run(line)) for line in lines)))
    one = check_file(str(path), register, Settings())
    text = "\n".join(report_lines(one, "vi"))
    assert "\nđoạn 4, dưới “I. VIỆC BAN HÀNH VĂN BẢN”:\n  Thực hiện Nghị định" in text
    assert "\nđoạn 6, dưới “2. Tuyên truyền”:\n" in text and "dòng" not in text
    assert "đoạn 4, dưới “I. VIỆC BAN HÀNH VĂN BẢN”" in write_html([one], "vi", "kg").decode()
    found = check_out(one, "vi").findings
    assert {(f.code, f.line, f.paragraph, f.heading, f.page) for f in found if f.code in ("VB101", "VB201")} == {
        ("VB101", 4, 4, "I. VIỆC BAN HÀNH VĂN BẢN", None), ("VB201", 6, 6, "2. Tuyên truyền", None)
    }  # fmt: skip


def test_a_finding_in_a_plain_text_is_told_by_its_line(checked: Check) -> None:
    one = checked(f"Mở đầu.\nThực hiện {BAD}.")
    (found,) = (f for f in check_out(one, "vi").findings if f.code == "VB101")
    assert (found.paragraph, found.page) == (None, None)
    assert one.text.text.split("\n")[found.line - 1].startswith("Thực hiện")


def test_what_is_said_alike_of_many_is_said_once_with_each_place(checked: Check) -> None:
    plans = "; ".join(f"Kế hoạch số {n}/KH-UBND ngày 16/10/2023 của UBND thị xã" for n in range(31, 36))
    lines = list(report_lines(checked(f"Thực hiện {plans}; {BAD}."), "vi"))
    at = lines.index("\n5 chỗ như nhau:")
    assert lines[at + 1].startswith("  VB105 ghi chú: Mỗi văn bản sau đây viện dẫn lần đầu chưa ghi trích yếu")
    assert [line.partition(": ")[2][:20] for line in lines[at + 2 : at + 7]] == [
        f"Kế hoạch số {n}/KH-UB" for n in range(31, 36)
    ]
    assert sum("VB105" in line for line in lines) == 2  # and that of the decree, of which the subject is known
    assert lines[at - 1].startswith("    ")  # below what is said of one place
    few = "; ".join(f"Kế hoạch số {n}/KH-UBND ngày 16/10/2023 của UBND thị xã" for n in range(31, 34))
    assert sum("VB105" in line for line in report_lines(checked(f"Thực hiện {few}."), "vi")) == 3


def test_an_excerpt_loses_no_space(checked: Check) -> None:
    from kg.output.terminal import Lines

    one = checked(f"Thực hiện {BAD}, phường đã họp.")
    start = one.text.text.index(BAD)
    lead, quote, after = Lines(one).excerpt(start - 1, start + len(BAD) + 2)
    assert lead + quote + after == f"Thực hiện {BAD}, phường đã họp."


def test_the_worst_document_of_a_folder_comes_first() -> None:
    from kg.output.folder import FileRecord, Told, Totals, _documents

    def told(severity: str, document: str) -> Told:
        return Told("dòng 1", "VB103", severity, "", "", "", document, "")

    found = [told("warning", "often"), told("warning", "often"), told("error", "wrong"), told("warning", "once")]
    cited = {name: (name, Counter({"right": 3})) for name in ("once", "often", "wrong", "right")}
    totals = Totals()
    totals.add(FileRecord("a.txt", "", "", "", 4, 4, "", found, cited))
    assert [row[0] for row in _documents(totals, "vi")] == ["wrong", "often", "once", "right"]


@pytest.mark.parametrize(
    ("text", "name"), [("Theo Luật Đất đai số 31/2024/QH15.", "Văn bản"), (ward(f"Theo {BAD}."), "Báo cáo 212/BC-UBND")]
)
def test_a_text_without_a_head_is_called_no_report(
    register: sqlite3.Connection, tmp_path: Path, text: str, name: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    lines = list(report_lines(check_file(str(path), register, Settings()), "vi"))
    assert lines[1].startswith(f"{path}: {name}")


@pytest.mark.parametrize(("place", "told"), [("", True), (", tỉnh Phú Yên", False)])
def test_a_writer_whose_place_nothing_tells_is_named(
    register: sqlite3.Connection, tmp_path: Path, place: str, told: bool
) -> None:
    path = tmp_path / "a.txt"
    head = "ỦY BAN NHÂN DÂN\nXÃ TÂN AN\nSố: 5/BC-UBND\nTân An, ngày 5 tháng 3 năm 2024\nBÁO CÁO\nKết quả\n"
    if place:
        head = head.replace("XÃ TÂN AN", "PHƯỜNG XUÂN ĐÀI").replace("Tân An,", "Xuân Đài,")
    path.write_text(f"{head}\nThực hiện {LOCAL}{place}.", encoding="utf-8")
    lines = list(report_lines(check_file(str(path), register, Settings()), "vi"))
    assert any("có nhiều nơi cùng tên" in line for line in lines) is told
