"""The reader of the official legal code: archives, pages, notes, and what all of them say together."""

from __future__ import annotations

import io
import re
import struct
import tarfile
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.register.imports import archive
from kg.register.imports.archive import read_pages
from kg.register.imports.phapdien import read_phapdien
from kg.register.imports.phapdien.gather import Gathered, last_article
from kg.register.imports.phapdien.notes import Note, read_note
from kg.register.imports.phapdien.pages import read_page
from kg.register.imports.records import DocumentRecord, FactRecord, Reference, Refusal, RelationRecord
from kg.text.errors import REASONS, UnreadableError
from scripts.register.compare_phapdien import PAGES, compare
from tests.support.phapdien_pages import AMENDED, FIRST, HEAD, LAST, article, link, page

PAGE = page(FIRST, AMENDED, LAST)


# -- pages -------------------------------------------------------------------------------------------------


def test_a_page_is_its_subject_and_its_articles() -> None:
    read = read_page(PAGE)
    assert read.subject == "44.99 Nuôi ong"
    assert [(one.number, one.heading) for one in read.articles] == [
        ("Điều 44.99.NĐ.1.1", "Phạm vi điều chỉnh"),
        ("Điều 44.99.NĐ.1.2", "Giống ong"),
        ("Điều 44.99.NĐ.1.3", "Hiệu lực thi hành"),
    ]
    amended = read.articles[1]
    assert [one.item for one in amended.links] == ["501", "777", "778", "778"]
    assert [amended.note[one.start :].split(",")[0][:6] for one in amended.links] == [
        "Điều 2",
        "Điều 3",
        "Điều 1",
        "Điều 2",
    ]
    assert amended.body.split() == ["1.", "Giống", "ong", "nội.", "a", "b"]


@pytest.mark.parametrize(
    "changed",
    [
        PAGE.replace(b"'", b'"'),
        PAGE.replace(b"<p class=", b"<P   CLASS="),
        PAGE.replace(b"</p>", b""),
        PAGE.removeprefix("\ufeff".encode()),
        PAGE.replace(b"<p>", b"<p>&nbsp;<!-- x --><script>Dieu</script>"),
    ],
    ids=["double quotes", "capitals", "no end tags", "no mark", "comments and scripts"],
)
def test_markup_as_people_write_it_changes_nothing(changed: bytes) -> None:
    def words(data: bytes) -> list[tuple[str, str, list[str]]]:
        return [(one.number, one.note.strip(), one.body.split()) for one in read_page(data).articles]

    assert words(changed) == words(PAGE)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, "binary"),
        ("Đề mục".encode("utf-16"), "no_code_page"),
        ("Đề mục".encode()[:-2] + b" ", "not_utf8"),
        (b"<html><body><h3>Trang kh\xc3\xa1c</h3></body></html>", "no_code_page"),
        (b"just words", "no_code_page"),
        (PAGE[:-20], "cut_short"),
        (HEAD.format(number="1.1", name="x").encode(), "cut_short"),
    ],
)
def test_what_is_no_page_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_page(data)
    assert caught.value.reason == reason
    assert reason in REASONS


def test_a_subject_left_out_of_the_code_is_a_page_without_articles() -> None:
    assert read_page(page()).articles == ()


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(PAGE)), st.integers(0, len(PAGE)))
def test_any_piece_of_a_page_is_read_or_refused(start: int, end: int) -> None:
    gathered = Gathered()
    for piece in (PAGE[:end], PAGE[start:], PAGE[:start] + PAGE[end:]):
        try:
            gathered.add(read_page(piece))
        except UnreadableError as error:
            assert error.reason in REASONS
    list(gathered.documents()), list(gathered.relations())


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*PAGE.decode().replace("<", " <").split(" "), "<![", "<!", "<?", "&#", "</", "\x00"])))
def test_any_jumble_of_markup_is_read_or_refused(words: list[str]) -> None:
    try:
        read_page(HEAD.format(number="1.1", name="x").encode() + " ".join(words).encode() + b"</div>")
    except UnreadableError as error:
        assert error.reason in REASONS


# -- notes -------------------------------------------------------------------------------------------------


def _note(text: str) -> Note:
    note = read_note(text)
    assert note is not None
    return note


@pytest.mark.parametrize(
    ("text", "symbol", "kind", "title", "issuer", "issued", "effective", "label"),
    [
        ("(Điều 1 Luật số 90/2006/QH11 Nuôi ong ngày 29/11/2006 của Quốc hội, có hiệu lực thi hành kể từ ngày 01/07/2007)",
         "90/2006/QH11", "law", "Nuôi ong", "Quốc hội", "2006-11-29", "2007-07-01", "1"),
        ("(Điều 31c Nghị định số 91/2017/NĐ-CP, có hiệu lực thi hành kể từ ngày 01/11/2017)",
         "91/2017/NĐ-CP", "decree", None, None, None, "2017-11-01", "31c"),
        # titles with days and numbers of their own: the last day is the document's
        ("(Điều 2 Thông tư số 92/2018/TT-BYT Hướng dẫn Nghị định số 8/2018/NĐ-CP ngày 03 tháng 2 năm 2018 của Chính phủ về "
         "ong ngày 23/11/2018 của Bộ Y tế, có hiệu lực thi hành kể từ ngày 06/01/2019)",
         "92/2018/TT-BYT", "circular", "Hướng dẫn Nghị định số 8/2018/NĐ-CP ngày 03 tháng 2 năm 2018 của Chính phủ về ong",
         "Bộ Y tế", "2018-11-23", "2019-01-06", "2"),
        # numbers as they were typed
        ("(Điều 2 Quyết định số 91/2012/QĐ -TTg, có hiệu lực thi hành kể từ ngày 25/02/2012)",
         "91/2012/QĐ-TTg", "decision", None, None, None, "2012-02-25", "2"),
        ("(Điều 2 Thông tư liên tịch số 92 /2018/TTLT-BCA-BQP, có hiệu lực thi hành kể từ ngày 18/03/2018)",
         "92/2018/TTLT-BCA-BQP", "joint_circular", None, None, None, "2018-03-18", "2"),
        ("(Điều 3 Thông tư số liên tịch 144/2007/TTLT-BTC-BNG, có hiệu lực thi hành kể từ ngày 01/01/2008)",
         "144/2007/TTLT-BTC-BNG", "joint_circular", None, None, None, "2008-01-01", "3"),
        ("(Điều 1 Thông tư số Thông tư 91/2025/TT-BYT, có hiệu lực thi hành kể từ ngày 01/01/2025)",
         "91/2025/TT-BYT", "circular", None, None, None, "2025-01-01", "1"),
        ("((Mục IV Thông tư số 94-TC/TCT, có hiệu lực từ ngày 24/11/1997))",
         "94-TC/TCT", "circular", None, None, None, "1997-11-24", None),
        ("(Điều 7 Pháp lệnh Về Nuôi ong, có hiệu lực thi hành kể từ ngày 31/05/1995)",
         None, "ordinance", "Về Nuôi ong", None, None, "1995-05-31", "7"),
        # a day that does not exist is no day
        ("(Điều 1 Nghị định số 91/2017/NĐ-CP, có hiệu lực thi hành kể từ ngày 31/02/2017)",
         "91/2017/NĐ-CP", "decree", None, None, None, None, "1"),
    ],
)  # fmt: skip
def test_what_a_note_says_of_its_document(
    text: str, symbol: str | None, kind: str, title: str | None, issuer: str | None,
    issued: str | None, effective: str | None, label: str | None,
) -> None:  # fmt: skip
    note = _note(text)
    named = note.document
    assert (named.symbol, named.type, named.title, named.issuer) == (symbol, kind, title, issuer)
    assert [str(day) if day else None for day in (named.issued, named.effective)] == [issued, effective]
    assert note.article == label
    assert note.changes == ()


_DOC = "(Điều 5 Thông tư số 90/2012/TT-BTC, có hiệu lực thi hành kể từ ngày 01/01/2013"
_BY = "Điều 1 Thông tư số 96/2015/TT-BTC có hiệu lực thi hành kể từ ngày 08/06/2015"


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (f"{_DOC}, có nội dung được sửa đổi, có nội dung được bổ sung bởi {_BY})", [("amends", "article", "96/2015/TT-BTC")]),
        (f"{_DOC}, được bổ sung bởi {_BY})", [("amends", "article", "96/2015/TT-BTC")]),
        (f"{_DOC}, bị bãi bỏ bởi {_BY})", [("repeals", "article", "96/2015/TT-BTC")]),
        (f"{_DOC}, có nội dung bị hủy bỏ bởi {_BY})", [("repeals", "content", "96/2015/TT-BTC")]),
        (f"{_DOC}, có nội dung bị bãi bỏ, có nội dung được sửa đổi bởi {_BY})",
         [("repeals", "content", "96/2015/TT-BTC"), ("amends", "article", "96/2015/TT-BTC")]),
        (f"{_DOC}, bị ngưng hiệu lực theo quy định tại {_BY})", [("suspends", "article", "96/2015/TT-BTC")]),
        (f"{_DOC}, bởi {_BY})", [("amends", "article", "96/2015/TT-BTC")]),
        (f"{_DOC} (Sửa đổi bởi Điều 9 thông tư số 97/2018/TT-BTC ngày 30/07/2018))", [("amends", "article", "97/2018/TT-BTC")]),
        (f"{_DOC}, có nội dung được sửa đổi bởi {_BY}; Điều 2 Thông tư số 98/2020/TT-BTC có hiệu lực thi hành kể từ ngày 01/02/2020)",
         [("amends", "article", "96/2015/TT-BTC"), ("amends", "article", "98/2020/TT-BTC")]),
        (f"{_DOC}, được sửa đổi bởi Điều 1 Thông tư số 96/2015/TT-BTC; Điều 2 Thông tư số 98/2020/TT-BTC)",
         [("amends", "article", "96/2015/TT-BTC"), ("amends", "article", "98/2020/TT-BTC")]),
        # the numbers in the title of what changes it are no changes
        (f"{_DOC}, có nội dung được sửa đổi bởi khoản 8 Điều 1 Luật Nuôi ong số 92/2013/QH13 sửa đổi, bổ sung một số điều của "
         "Luật số 14/2008/QH12, có hiệu lực kể từ ngày 01 tháng 01 năm 2014)", [("amends", "article", "92/2013/QH13")]),
        # no change at all
        (f"{_DOC}, các khoản 1, 2 có hiệu lực thi hành từ ngày 01/01/2014.)", []),
        (f"{_DOC}, có hiệu lực thi hành đến hết ngày 31/12/2027.)", []),
        ("(Điều 1 Quyết định số 90/2009/QĐ-TTg Kế hoạch vì trẻ em bị ảnh hưởng bởi dịch bệnh ngày 04/06/2009 của Thủ tướng "
         "Chính phủ, có hiệu lực thi hành kể từ ngày 25/07/2009)", []),
    ],
)  # fmt: skip
def test_what_a_note_says_was_changed(text: str, changes: list[tuple[str, str, str]]) -> None:
    assert [(one.relation, one.scope, one.by.symbol) for one in _note(text).changes] == changes


def test_a_change_tells_where_and_since_when() -> None:
    one = read_page(PAGE).articles[1]
    note = read_note(one.note, one.links)
    assert note is not None
    assert [(c.place, c.by.symbol, c.by.item, str(c.by.effective)) for c in note.changes if c.relation == "amends"] == [
        ("Điều 3", "905/2022/NĐ-CP", "777", "2022-09-01"),
        ("Điều 1, Điều 2", "906/2024/NĐ-CP", "778", "2024-04-10"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "(",
        "Điều 1",
        "(Thông tư này có hiệu lực thi hành kể từ ngày 28 tháng 6 năm 2017. Bãi bỏ Thông tư số 15/2010/TT-BGTVT)",
    ],
)
def test_what_is_no_note_is_none(text: str) -> None:
    assert read_note(text) is None


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            f"{_DOC} ; và bởi Điều 3 bãi bỏ sửa đổi có nội dung Luật số Về ngày 32/13/2020 của )".split(" ")
        )
    )
)
def test_any_jumble_of_a_note_is_read(words: list[str]) -> None:
    read_note(" ".join(words))


# -- all together ------------------------------------------------------------------------------------------


def _records(*pages: bytes) -> tuple[dict[str, DocumentRecord], list[RelationRecord]]:
    gathered = Gathered()
    for data in pages:
        gathered.add(read_page(data))
    return {one.symbol or one.title or "": one for one in gathered.documents()}, list(gathered.relations())


def test_the_records_of_a_page() -> None:
    documents, relations = _records(PAGE)
    assert documents["901/2019/NĐ-CP"] == DocumentRecord(
        "901/2019/NĐ-CP", "decree", "Quy định về nuôi ong theo Nghị quyết số 902/2018/QH14 ngày 01/02/2018 của Quốc hội",
        "Chính phủ", date(2019, 4, 3), date(2019, 5, 20), year=2019, external_id="501", topics=("44.99 Nuôi ong",),
        articles=("1", "2", "3"),
    )  # fmt: skip
    assert documents["905/2022/NĐ-CP"] == DocumentRecord(
        "905/2022/NĐ-CP", "decree", effective=date(2022, 9, 1), year=2022, external_id="777"
    )
    assert list(documents) == ["901/2019/NĐ-CP", "905/2022/NĐ-CP", "906/2024/NĐ-CP"]
    told = [(r.subject.symbol, r.relation, r.object.symbol, r.scope, r.location, str(r.effective)) for r in relations]
    assert told == [
        ("905/2022/NĐ-CP", "amends", "901/2019/NĐ-CP", "article", "Điều 2", "2022-09-01"),
        ("905/2022/NĐ-CP", "repeals", "901/2019/NĐ-CP", "content", "Điều 2", "2022-09-01"),
        ("906/2024/NĐ-CP", "amends", "901/2019/NĐ-CP", "article", "Điều 2", "2024-04-10"),
        ("906/2024/NĐ-CP", "repeals", "901/2019/NĐ-CP", "content", "Điều 2", "2024-04-10"),
        ("901/2019/NĐ-CP", "replaces", "903/2009/NĐ-CP", "whole", None, "2019-05-20"),
        ("901/2019/NĐ-CP", "repeals", "904/2012/NĐ-CP", "article", "Điều 7", "2019-05-20"),
        ("901/2019/NĐ-CP", "repeals", "904/2012/NĐ-CP", "part", "khoản 2 Điều 9", "2019-05-20"),
    ]
    assert relations[0].subject == Reference("905/2022/NĐ-CP", "decree", None, 2022, "777")
    assert relations[0].subject_location == "Điều 3"
    assert relations[4].object == Reference("903/2009/NĐ-CP", "decree", date(2009, 6, 5), 2009)
    assert relations[4].subject_location == "Điều 3"
    assert relations[4].quote and "thay thế Nghị định số 903/2009/NĐ-CP" in relations[4].quote


def test_pages_that_speak_of_one_document_make_one_record() -> None:
    other = page(
        article(
            "45.9.NĐ.3.9",
            "Giống ong",
            "(Điều 9 Nghị định số 901/2019/NĐ-CP, có hiệu lực thi hành kể từ ngày 21/05/2019)",
        ),
        number="45.9",
        name="Thú y",
    )
    documents, relations = _records(PAGE, other, PAGE)
    one = documents["901/2019/NĐ-CP"]
    assert one.topics == ("44.99 Nuôi ong", "45.9 Thú y")
    assert one.articles == ("1", "2", "3", "9")
    assert one.effective == date(2019, 5, 20)
    assert one.conflicts == (("effective", "2019-05-21"),)
    assert len(relations) == 7


@pytest.mark.parametrize(
    ("note", "symbol", "field", "value", "flags", "conflicts"),
    [
        ("(Điều 1 Nghị định số 91/2017/NĐ-CP Ong ngày 01/03/2018 của Chính phủ, có hiệu lực thi hành kể từ ngày 01/05/2018)",
         "91/2017/NĐ-CP", "issued", None, ("issued_year_differs_from_number",), (("issued", "2018-03-01"),)),
        ("(Điều 1 Nghị định số 91/2017/NĐ-CP Ong ngày 01/03/2017 của Chính phủ, có hiệu lực thi hành kể từ ngày 01/01/2017)",
         "91/2017/NĐ-CP", "issued", date(2017, 3, 1), ("effective_before_issued",), ()),
        ("(Điều 1 Thông tư số 91/2017/TT-BYT Ong ngày 01/03/2017 của Hội Nuôi ong, có hiệu lực thi hành kể từ ngày 01/05/2017)",
         "91/2017/TT-BYT", "issuer", None, ("issuer_unreadable",), (("issuer", "Hội Nuôi ong"),)),
        ("(Điều 1 Thông tư số 91/2017/TT-BTP Ong ngày 01/03/2017 của Bộ Tư pháp và Toà án nhân dân tối cao, có hiệu lực thi "
         "hành kể từ ngày 01/05/2017)", "91/2017/TT-BTP", "issuer", "Bộ Tư pháp; Tòa án nhân dân tối cao", (), ()),
        ("(Điều 1 Nghị định số 91/2017/QĐ-TTg, có hiệu lực thi hành kể từ ngày 01/05/2017)",
         "91/2017/QĐ-TTg", "type", "decision", (), (("type", "decree"),)),
    ],
)  # fmt: skip
def test_what_contradicts_itself_stays_visible(
    note: str, symbol: str, field: str, value: object, flags: tuple[str, ...], conflicts: tuple[tuple[str, str], ...]
) -> None:
    documents, _ = _records(page(article("1.1.NĐ.1.1", "x", note)))
    one = documents[symbol]
    assert (getattr(one, field), one.flags, one.conflicts) == (value, flags, conflicts)


def test_a_law_and_a_resolution_of_one_number_are_two_documents() -> None:
    notes = [
        f"(Điều 1 {kind} số 91/2014/QH13, có hiệu lực thi hành kể từ ngày 01/0{n}/2015)"
        for n, kind in ((1, "Luật"), (2, "Nghị quyết"), (1, "Bộ luật"))
    ]
    gathered = Gathered()
    gathered.add(read_page(page(*(article("1.1.LQ.1", "x", note) for note in notes))))
    assert [(one.type, str(one.effective)) for one in gathered.documents()] == [
        ("law", "2015-01-01"),
        ("resolution", "2015-02-01"),
    ]


def test_a_number_without_a_year_is_told_apart_by_the_database() -> None:
    notes = [
        f"{link(item, '(Điều 1')} Nghị định số 73-CP, có hiệu lực thi hành kể từ ngày 25/10/{year})"
        for item, year in (("7", 1993), ("8", 1994))
    ]
    gathered = Gathered()
    gathered.add(read_page(page(*(article("1.1.NĐ.1.1", "x", note) for note in notes))))
    assert [(one.external_id, one.effective and one.effective.year) for one in gathered.documents()] == [
        ("7", 1993),
        ("8", 1994),
    ]


@pytest.mark.parametrize(
    "clause",
    [
        "Thông tư này thay thế Nghị định số 7/2009/NĐ-CP.",  # a circular ends no decree
        "Thông tư này thay thế Thông tư số 8/2031/TT-BYT.",  # nor what comes after it
        "Thông tư này thay thế Thông tư số 91/2017/TT-BYT.",  # nor itself
    ],
)
def test_relations_that_cannot_be_are_left_out(clause: str) -> None:
    note = "(Điều 1 Thông tư số 91/2017/TT-BYT, có hiệu lực thi hành kể từ ngày 01/05/2017)"
    _, relations = _records(page(article("1.1.TT.1.1", "Hiệu lực thi hành", note, f"<p>{clause}</p>")))
    assert relations == []


@pytest.mark.parametrize(
    ("labels", "closing", "last"),
    [
        ("1 2 3 4 5 6 7", "7", 7),
        ("1 2 3 4 4a 5 6 7", "6 7", 7),
        ("1 2 4 5 6 7", "7", None),  # a gap: articles may be missing behind the last, too
        ("1 2 3 4 5 6 7", "6", None),  # the last is an article like others
        ("1 2 3", "3", None),  # a decision that brings a regulation into force
        ("", "", None),
    ],
)
def test_the_last_article_is_known_only_when_all_are_there(labels: str, closing: str, last: int | None) -> None:
    assert last_article(labels.split(), closing.split()) == last


# -- archives ----------------------------------------------------------------------------------------------

FILES = {"code/a.html": PAGE, "code/b.htm": page(), "code/lib/style.css": b"p {}"}


def _folder(at: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (at / "f" / name).parent.mkdir(parents=True, exist_ok=True)
        (at / "f" / name).write_bytes(data)
    return at / "f"


def _zip(at: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(at / "pages.zip", "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in files.items():
            out.writestr(name, data)
    return at / "pages.zip"


def _tar(at: Path, files: dict[str, bytes], *others: tarfile.TarInfo, form: int = tarfile.PAX_FORMAT) -> Path:
    with tarfile.open(at / "pages.tar.xz", "w:xz", preset=0, format=form) as out:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            out.addfile(member, io.BytesIO(data))
        for other in others:
            out.addfile(other)
    return at / "pages.tar.xz"


@pytest.mark.parametrize("pack", [_folder, _zip, _tar])
def test_a_folder_a_zip_and_a_tar_hold_the_same_pages(tmp_path: Path, pack: Callable[..., Path]) -> None:
    assert list(read_pages(pack(tmp_path, FILES))) == [("code/a.html", PAGE), ("code/b.htm", page())]


def _member(name: str, kind: bytes) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, "/etc/hostname"
    return member


def _zip_link(at: Path) -> Path:
    with zipfile.ZipFile(at / "pages.zip", "w") as out:
        member = zipfile.ZipInfo("a.html")
        member.external_attr = 0o120777 << 16
        out.writestr(member, "/etc/hostname")
    return at / "pages.zip"


def _zip_that_lies(at: Path) -> Path:
    """A member whose size in the list is far smaller than what it unpacks to."""
    path = _zip(at, {"a.html": b"\x00" * 5000})
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<L", 5000), struct.pack("<L", 50)))
    return path


def _cut(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[:-40])
    return path


def _written(at: Path, data: bytes) -> Path:
    (at / "x.tar.xz").write_bytes(data)
    return at / "x.tar.xz"


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda at: at / "nothing", "missing"),
        (lambda at: _folder(at, {"a.css": b""}), "no_pages"),
        (lambda at: _zip(at, {"a.txt": b"x"}), "no_pages"),
        (lambda at: _written(at, b""), "empty"),
        (lambda at: _written(at, b"no archive"), "no_pages"),
        (lambda at: _written(at, b"\xfd7zXZ\x00 broken"), "bad_archive"),
        (lambda at: _written(at, b"PK\x03\x04 broken"), "bad_archive"),
        (lambda at: _cut(_tar(at, FILES)), "bad_archive"),
        (lambda at: _zip(at, {"../a.html": PAGE}), "archive_path"),
        (lambda at: _zip(at, {"/a.html": PAGE}), "archive_path"),
        (lambda at: _zip(at, {"C:\\a.html": PAGE}), "archive_path"),
        (lambda at: _tar(at, {"code/../../a.html": PAGE}), "archive_path"),
        (lambda at: _tar(at, {}, _member("a.html", tarfile.SYMTYPE)), "archive_link"),
        (lambda at: _tar(at, {}, _member("a.html", tarfile.LNKTYPE)), "archive_link"),
        (lambda at: _tar(at, {}, _member("a.html", tarfile.CHRTYPE)), "archive_link"),
        (_zip_link, "archive_link"),
        (lambda at: _zip(at, {"a.html": b"\x00" * 5000}), "archive_bomb"),
        (lambda at: _tar(at, {"a.html": b"\x00" * 5000}), "archive_bomb"),
        (lambda at: _tar(at, {"a" * 5000 + ".html": b"x"}), "archive_bomb"),  # a header as a bomb
        (lambda at: _zip(at, {f"{n}.html": b"x" * 900 for n in range(8)}), "archive_bomb"),
        (lambda at: _tar(at, {f"{n}.html": b"x" * 900 for n in range(8)}), "archive_bomb"),
        (lambda at: _zip(at, {f"{n}.css": b"" for n in range(30)}), "archive_count"),
        (lambda at: _tar(at, {f"{n}.css": b"" for n in range(30)}), "archive_count"),
        (lambda at: _folder(at, {f"{n}.css": b"" for n in range(30)}), "archive_count"),
    ],
)  # fmt: skip
def test_archives_that_nobody_packed_in_good_faith_are_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], Path], reason: str
) -> None:
    path = make(tmp_path)
    if reason == "archive_bomb":
        monkeypatch.setattr(archive, "LARGEST_PAGE", 2500)
        monkeypatch.setattr(archive, "LARGEST_ARCHIVE", 6000)
    if reason == "archive_count":
        monkeypatch.setattr(archive, "MOST_FILES", 20)
    with pytest.raises(UnreadableError) as caught:
        list(read_phapdien(path))
    assert caught.value.reason == reason
    for lang in ("vi", "en"):
        line = caught.value.message(lang)
        assert str(path) in line
        assert "\n" not in line


def test_a_size_that_lies_does_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _zip_that_lies(tmp_path)
    monkeypatch.setattr(archive, "LARGEST_PAGE", 2500)
    with pytest.raises(UnreadableError) as caught:
        list(read_pages(path))
    assert caught.value.reason in ("archive_bomb", "bad_archive")


def test_bad_pages_are_refused_and_the_others_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _folder(tmp_path, {"a.html": PAGE[:900], "b.html": PAGE, "c.html": b"", "d.html": b"x" * 9000})
    (folder / "e.html").symlink_to("b.html")
    monkeypatch.setattr(archive, "LARGEST_PAGE", 8000)
    heard: list[str] = []
    given_ = list(read_phapdien(folder, heard.append))
    refused = [one for one in given_ if isinstance(one, Refusal)]
    assert [(one.page, one.reason) for one in refused] == [
        ("a.html", "cut_short"), ("c.html", "empty"), ("d.html", "too_large"), ("e.html", "link"),
    ]  # fmt: skip
    assert heard == ["a.html", "b.html", "c.html"]
    assert refused[0].message("vi") == "a.html: trang bị cắt cụt, thiếu phần cuối"
    assert sum(isinstance(one, DocumentRecord) for one in given_) == 3


def test_a_locked_page_is_refused(tmp_path: Path) -> None:
    path = _zip(tmp_path, {"a.html": PAGE, "b.html": PAGE})
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"b.html"))
    data[at + 8] |= 1
    path.write_bytes(bytes(data))
    assert [one if isinstance(one, Refusal) else one[0] for one in read_pages(path)] == [
        "a.html",
        Refusal("b.html", "locked_page"),
    ]


# -- the real pages ----------------------------------------------------------------------------------------

_SAMPLE = 300_000
_SUBJECT = rb"(?:<h3[^>]*>[^<\d]{1,40}|<p class='pDieu'><a name='\d+'></a>[^<\d]{1,12})(\d+\.\d+)"


@pytest.mark.shared
def test_the_real_pages_against_another_reading(shared: Path) -> None:
    """The smaller half of the pages; `python -m scripts.register.compare_phapdien` reads them all."""
    gathered, pages = Gathered(), 0
    # Two pages may share a number, and the articles of one may bear another's.
    subjects: dict[bool, set[bytes]] = {True: set(), False: set()}
    for one in read_pages(shared / "register" / PAGES):
        assert not isinstance(one, Refusal)
        pages += 1
        small = len(one[1]) < _SAMPLE
        subjects[small].update(re.findall(_SUBJECT, one[1]))
        if small:
            gathered.add(read_page(one[1]))
    assert pages == 301
    found, _, days, every, ruled, more = compare(
        [*gathered.documents(), *gathered.relations()],
        shared / "register",
        {number.decode() for number in subjects[True] - subjects[False]},
    )
    assert found.rows > 400
    assert found.share >= 0.99
    assert days.share >= 0.99
    assert ruled.rows > 200
    assert every.share >= 0.95
    assert ruled.share >= 0.97
    assert more.rows > more.agree  # the other reading left out what stands in articles without a heading


@pytest.mark.parametrize("known", [True, False])
def test_an_end_on_the_day_of_effect_of_another_act(known: bool) -> None:
    clause = "<p>Thông tư số 7/2009/TT-BQP hết hiệu lực kể từ ngày Nghị định số 27/2016/NĐ-CP có hiệu lực thi hành.</p>"
    note = "(Điều 10 Thông tư số 95/2016/TT-BQP, có hiệu lực thi hành kể từ ngày 15/08/2016)"
    articles = [article("1.1.TT.1.10", "x", note, clause)]
    if known:  # the act is read after the clause that names it
        note = "(Điều 1 Nghị định số 27/2016/NĐ-CP, có hiệu lực thi hành kể từ ngày 01/06/2016)"
        articles.append(article("1.1.NĐ.1.1", "x", note))
    gathered = Gathered()
    gathered.add(read_page(page(*articles)))
    (told,) = gathered.relations()
    if known:
        assert isinstance(told, RelationRecord)
        assert (told.object.symbol, str(told.effective)) == ("7/2009/TT-BQP", "2016-06-01")
    else:
        assert isinstance(told, FactRecord)
        assert (told.document.symbol, told.field) == ("7/2009/TT-BQP", "ended")
        assert told.value == "unknown repealed 95/2016/TT-BQP"
