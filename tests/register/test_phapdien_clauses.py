"""Enforcement clauses: what ends, replaces, amends or suspends what, as a whole or in part, and since when."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cite.clauses.acts import read_clauses
from kg.cite.clauses.phrases import verbs
from kg.data import table
from kg.register.imports.phapdien.notes import read_note
from kg.tables import validate
from tests.support.growth import grows_too_fast, spent

MARK = re.compile(r"⟦([^⟧]+)⟧")


def test_an_end_on_the_day_of_an_event() -> None:
    words = "Quyết định số 771/2008/QĐ-TTg về Trung tâm Lưu ký hết hiệu lực kể từ ngày Tổng công ty Lưu ký bắt đầu hoạt động."
    (event,) = read_clauses(words)
    assert (event.scope, event.effective, event.on_event) == ("whole", None, True)
    (own,) = read_clauses("Quyết định số 771/2008/QĐ-TTg hết hiệu lực kể từ ngày Quyết định này có hiệu lực.")
    assert not own.on_event


def told(text: str) -> list[str]:
    """Each clause in short: "replaces 719/2006/NĐ-CP whole", "repeals 704/2015/TT-BYT article Điều 3 2020-01-01"."""
    return [
        " ".join(filter(None, (one.relation, one.symbol, one.scope, one.location, str(one.effective or ""))))
        for one in read_clauses(text)
    ]


CASES: list[tuple[str, list[str]]] = [
    # the verb before
    ("2. Nghị định này thay thế Nghị định số 719/2006/NĐ-CP ngày 20 tháng 02 năm 2006 của Chính phủ quy định chi tiết Luật "
     "Thương mại về mật ong xuất khẩu và các Thông tư hướng dẫn Nghị định số 719/2006/NĐ-CP.", ["replaces 719/2006/NĐ-CP whole"]),
    ("Thông tư này có hiệu lực kể từ ngày 01 tháng 4 năm 2019. Bãi bỏ Thông tư số 725/2015/TT-BGTVT ngày 18 tháng 6 năm 2015 "
     "của Bộ trưởng Bộ Giao thông vận tải về việc công bố vùng hoa nuôi ong và Thông tư số 744/2017/TT-BGTVT.",
     ["repeals 725/2015/TT-BGTVT whole", "repeals 744/2017/TT-BGTVT whole"]),
    ("Thông tư này có hiệu lực kể từ ngày 01/08/2013 và thay thế Thông tư số 740/2002/TT-BTC ngày 2/5/2002 của Bộ Tài chính "
     "hướng dẫn các khoản chi nuôi ong.", ["replaces 740/2002/TT-BTC whole"]),
    ("Thông tư này thay thế và chấm dứt hiệu lực của các văn bản: Quyết định số 739/2008/QĐ-BYT ngày 15/12/2008 của Bộ trưởng "
     "Bộ Y tế về việc ban hành Phương pháp lọc mật; Quyết định số 3759/QĐ-BYT ngày 08/10/2010.",
     ["replaces 739/2008/QĐ-BYT whole", "replaces 3759/QĐ-BYT whole"]),
    ("Nghị định này thay thế các Nghị định sau của Chính phủ: Nghị định số 822/2016/NĐ-CP ngày 01 tháng 9 năm 2016, Nghị định "
     "số 825/2017/NĐ-CP ngày 16 tháng 11 năm 2017.", ["replaces 822/2016/NĐ-CP whole", "replaces 825/2017/NĐ-CP whole"]),
    # the verb behind
    ("Thông tư số 719/2011/TT-BYT ngày 06 tháng 6 năm 2011 của Bộ Y tế về việc hướng dẫn quản lý vệ sinh tổ ong và Thông tư "
     "số 709/2000/TT-BYT ngày 28 tháng 4 năm 2000 của Bộ Y tế về việc hướng dẫn chăm sóc đàn ong hết hiệu lực kể từ ngày "
     "Thông tư này có hiệu lực.", ["repeals 719/2011/TT-BYT whole", "repeals 709/2000/TT-BYT whole"]),
    ("2. Luật Nuôi ong số 738/2005/QH11 đã được sửa đổi, bổ sung một số điều theo Luật số 744/2009/QH12, Luật số 774/2014/QH13 và "
     "Luật số 797/2015/QH13 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.", ["repeals 738/2005/QH11 whole"]),
    ("Luật tổ chức hội ong số 734/2002/QH10, Pháp lệnh nuôi ong số 703/2002/PL-UBTVQH11 đã được sửa đổi theo Pháp lệnh số "
     "715/2011/PL-UBTVQH12, Pháp lệnh lấy mật số 705/2002/PL-UBTVQH11 hết hiệu lực kể từ ngày Luật này có hiệu lực.",
     ["repeals 734/2002/QH10 whole", "repeals 703/2002/PL-UBTVQH11 whole", "repeals 705/2002/PL-UBTVQH11 whole"]),
    ("Luật Cầu số 701/2003/QH11 và Luật sửa đổi, bổ sung một số điều của Luật Cầu số 702/2008/QH12 hết hiệu lực.",
     ["repeals 701/2003/QH11 whole", "repeals 702/2008/QH12 whole"]),
    ("Luật A số 701/2003/QH11 đã được sửa đổi theo Luật số 702/2008/QH12, Luật B số 705/2009/QH12 hết hiệu lực.",
     ["repeals 701/2003/QH11 whole", "repeals 705/2009/QH12 whole"]),
    ("Kể từ ngày Thông tư này có hiệu lực thì Thông tư số 715/2011/TT-BTTTT ngày 28 tháng 6 năm 2011 bị bãi bỏ.",
     ["repeals 715/2011/TT-BTTTT whole"]),
    ("Thông tư số 704/2023/TT-BTTTT bị tạm ngưng hiệu lực đến hết ngày 31/12/2024.", ["suspends 704/2023/TT-BTTTT whole"]),
    # lists under a heading
    ("2. Các văn bản sau đây hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành:\na) Nghị định số 786/2009/NĐ-CP ngày 19 "
     "tháng 10 năm 2009 của Chính phủ quy định về trại ong;\nb) Điều 3 Nghị định số 796/2013/NĐ-CP.\n3. Nghị định số "
     "714/2008/NĐ-CP vẫn được áp dụng.", ["repeals 786/2009/NĐ-CP whole", "repeals 796/2013/NĐ-CP article Điều 3"]),
    ("Thông tư này thay thế:\n- Thông tư số 702/2009/TT-BYT;\n- Thông tư số 703/2010/TT-BYT.\nBộ Y tế hướng dẫn Thông tư số "
     "704/2011/TT-BYT.", ["replaces 702/2009/TT-BYT whole", "replaces 703/2010/TT-BYT whole"]),
    ("2. Thông tư này thay thế, bãi bỏ các văn bản sau đây:\na) Thay thế Thông tư số 711/2015/TT-BYT;\nb) Bãi bỏ Điều 33 Thông "
     "tư số 704/2015/TT-BYT.", ["replaces 711/2015/TT-BYT whole", "repeals 704/2015/TT-BYT article Điều 33"]),
    # parts
    ("Bãi bỏ khoản 5 Điều 1, Điều 33 Thông tư số 704/2015/TT-BNNPTNT.",
     ["repeals 704/2015/TT-BNNPTNT part khoản 5 Điều 1", "repeals 704/2015/TT-BNNPTNT article Điều 33"]),
    ("Bãi bỏ các quy định về ngạch người nuôi ong tại Quyết định số 778/2004/QĐ-BNV; Thông tư liên tịch số 781/2005/TTLT-BNV-BTC.",
     ["repeals 778/2004/QĐ-BNV part", "repeals 781/2005/TTLT-BNV-BTC part"]),
    ("Bãi bỏ các quy định về trợ cấp tại: Quyết định số 1211/1997/QĐ-TTg.", ["repeals 1211/1997/QĐ-TTg part"]),
    ("Bãi bỏ Quy chế ban hành kèm theo Quyết định số 790/2008/QĐ-BVHTTDL; Thông tư số 704/2010/TT-BVHTTDL.",
     ["repeals 790/2008/QĐ-BVHTTDL part", "repeals 704/2010/TT-BVHTTDL whole"]),
    ("Phần 8 “Giới hạn tối đa” ban hành kèm Quyết định số 746/2007/QĐ-BYT ngày 19 tháng 12 năm 2007 hết hiệu lực.",
     ["repeals 746/2007/QĐ-BYT part"]),
    ("Bộ luật nuôi trồng số 724/2004/QH11 hết hiệu lực kể từ ngày Bộ luật này có hiệu lực.", ["repeals 724/2004/QH11 whole"]),
    ("Bãi bỏ Thông tư số 724/2014/TT-BYT, trừ Điều 159 và điểm a khoản 1 Điều 160.",
     ["repeals 724/2014/TT-BYT part trừ Điều 159 và điểm a khoản 1 Điều 160"]),
    ("Bãi bỏ Thông tư số 724/2014/TT-BYT, trừ Điều 20 Thông tư này.", ["repeals 724/2014/TT-BYT whole"]),
    ("Thay thế cụm từ “ong mật” bằng cụm từ “ong” tại Điều 3 Thông tư số 724/2014/TT-BYT.", ["amends 724/2014/TT-BYT part Điều 3"]),
    # amendments
    ("Sửa đổi, bổ sung một số điều của Luật Nuôi trồng số 726/2008/QH12 đã được sửa đổi, bổ sung một số điều theo Luật "
     "số 764/2014/QH13 như sau:", ["amends 726/2008/QH12 part"]),
    ("1. Sửa đổi Điều 14 của Nghị định số 843/2016/NĐ-CP như sau:\n“Điều 14. Bãi bỏ\nBãi bỏ Nghị định số 709/2001/NĐ-CP.”",
     ["amends 843/2016/NĐ-CP article Điều 14"]),
    # titles are no objects
    ("Bãi bỏ Thông tư số 759/2003/TT-BTC hướng dẫn Nghị định số 760/2003/NĐ-CP ngày 06 tháng 6 năm 2003 của Chính phủ và Thông tư "
     "số 783/2007/TT-BTC ngày 16/7/2007 hướng dẫn Quyết định số 709/2007/QĐ-TTg.",
     ["repeals 759/2003/TT-BTC whole", "repeals 783/2007/TT-BTC whole"]),
    ("Bãi bỏ Thông tư số 734/2018/TT-BYT ngày 26/12/2018 của Bộ trưởng Bộ Y tế sửa đổi một số điều của Thông tư số 742/2015/TT-BYT "
     "ngày 20/10/2015 quy định về ong và Thông tư số 743/2015/TT-BYT ngày 20/10/2015 quy định về mật; Thông tư số 744/2015/TT-BYT "
     "ngày 20/10/2015 quy định về sáp.", ["repeals 734/2018/TT-BYT whole", "repeals 744/2015/TT-BYT whole"]),
    ("Bãi bỏ Thông tư số 734/2018/TT-BYT ngày 26/12/2018 của Bộ trưởng Bộ Y tế sửa đổi một số điều của Thông tư số 742/2015/TT-BYT "
     "ngày 20/10/2015 quy định về ong và Thông tư số 743/2015/TT-BYT ngày 20/10/2015 của Bộ trưởng Bộ Y tế quy định về mật.",
     ["repeals 734/2018/TT-BYT whole", "repeals 743/2015/TT-BYT whole"]),
    ("Bãi bỏ Điều 6 Thông tư số 734/2018/TT-BYT ngày 26/12/2018 của Bộ trưởng Bộ Y tế sửa đổi một số điều của Thông tư số "
     "742/2015/TT-BYT ngày 20/10/2015 của Bộ trưởng Bộ Y tế quy định về ong; Thông tư số 743/2015/TT-BYT ngày 20/10/2015 của "
     "Bộ trưởng Bộ Y tế quy định về mật; Thông tư số 744/2015/TT-BYT ngày 20/10/2015 của Bộ trưởng Bộ Y tế quy định về sáp.",
     ["repeals 734/2018/TT-BYT article Điều 6"]),
    ("Bãi bỏ Điều 6 Thông tư số 734/2018/TT-BYT ngày 26/12/2018 của Bộ trưởng Bộ Y tế sửa đổi một số điều của Thông tư số "
     "742/2015/TT-BYT ngày 20/10/2015 quy định về ong; Điều 2 Thông tư số 743/2015/TT-BYT ngày 20/10/2015.",
     ["repeals 734/2018/TT-BYT article Điều 6", "repeals 743/2015/TT-BYT article Điều 2"]),
    ("Thay thế Thông tư số 732/2017/TT-BGDĐT về việc bãi bỏ Thông tư số 738/2012/TT-BGDĐT.", ["replaces 732/2017/TT-BGDĐT whole"]),
    ("Nghị định số 711/2016/NĐ-CP (sau đây gọi là Nghị định số 711/2016/NĐ-CP) và Nghị định số 775/2014/NĐ-CP hết hiệu lực.",
     ["repeals 711/2016/NĐ-CP whole", "repeals 775/2014/NĐ-CP whole"]),
    ("Bãi bỏ Thông tư số 726/2015/TT-BTC sửa đổi Thông tư số 739/2014/TT-BTC;778/2014/TT-BTC để cải cách.",
     ["repeals 726/2015/TT-BTC whole"]),
    ("Thay thế các Thông tư số 784/2008/TT-BTC ngày 30/9/2008, 710/2009/TT-BTC ngày 21/01/2009.",
     ["replaces 784/2008/TT-BTC whole", "replaces 710/2009/TT-BTC whole"]),
    # numbers as old offices wrote them
    ("Bãi bỏ Quyết định số 2231/QĐ/GTVT ngày 10 tháng 9 năm 1997.", ["repeals 2231/QĐ/GTVT whole"]),
    ("2.Thông tư số 723/2013/TT-BYT ngày 13 tháng 8 năm 2013 hết hiệu lực.", ["repeals 723/2013/TT-BYT whole"]),
    # the day that the clause names
    ("Thông tư số 723/2013/TT-BYT hết hiệu lực kể từ ngày 01/7/2015.", ["repeals 723/2013/TT-BYT whole 2015-07-01"]),
    ("Kể từ ngày 01 tháng 7 năm 2015, Thông tư số 723/2013/TT-BYT hết hiệu lực.", ["repeals 723/2013/TT-BYT whole 2015-07-01"]),
    ("Thông tư số 723/2013/TT-BYT hết hiệu lực kể từ ngày 31/02/2015.", ["repeals 723/2013/TT-BYT whole"]),
    # nothing is ended
    ("Thông tư này có hiệu lực từ ngày 01/01/2020. Thông tư số 723/2013/TT-BYT được áp dụng đến hết năm.", []),
    ("Trường hợp Thông tư số 723/2013/TT-BYT hết hiệu lực thì áp dụng văn bản mới.", []),
    ("Trường hợp có văn bản thay thế Thông tư số 723/2013/TT-BYT thì thực hiện theo quy định mới.", []),
    ("Mã số ghi theo Thông tư số 705/2016/TT-BTTTT; trường hợp có sự sửa đổi hoặc thay thế Thông tư số 705/2016/TT-BTTTT thì theo quy "
     "định mới.", []),
    ("Giấy chứng nhận được cấp theo Thông tư số 727/2011/TT-BNNPTNT có giá trị đến ngày hết hiệu lực.", []),
    ("Tổng đại lý tiếp tục hoạt động theo các quy định về sáp ong tại Nghị định số 795/2021/NĐ-CP cho đến khi giấy hết hiệu lực.", []),
    ("Giấy phép cấp theo Nghị định số 795/2021/NĐ-CP và Nghị định số 783/2014/NĐ-CP được dùng cho đến khi hết hiệu lực.", []),
    ("Người bán ký hóa đơn mới thay thế hóa đơn đã lập theo Nghị định số 751/2010/NĐ-CP.", []),
    ("Khoản 2 Điều 9a Thông tư số 820/2020/TT-BTC được thay thế bởi Điều 40 Thông tư số 796/2020/TT-BTC.", []),
    ("Bãi bỏ các quy định trước đây trái với Thông tư này.", []),
    ("Thông tư số 723/2013/TT-BYT quy định về nuôi ong.", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "clauses"), CASES)
def test_what_a_clause_does(text: str, clauses: list[str]) -> None:
    assert told(text) == clauses


@pytest.mark.parametrize(("text", "clauses"), [case for case in CASES if case[1]])
def test_white_space_of_any_kind_changes_nothing(text: str, clauses: list[str]) -> None:
    assert told(text.replace(" ", "\xa0")) == clauses
    assert told(re.sub(r" (?=\S)", "  ", text)) == clauses


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Bãi bỏ Thông tư số 702/2009/TT-BYT ngày 03 tháng 4 năm 2009.", "2009-04-03"),
        ("Bãi bỏ Quyết định số 2231/QĐ/GTVT ngày 10 tháng 9 năm 1997.", "1997-09-10"),
        ("Bãi bỏ Thông tư số 104/TC/GTBĐ ngày 07/12/1994 của Bộ Tài chính.", "1994-12-07"),
        ("Bãi bỏ Thông tư số 104/TC/GTBĐ.", "None"),
    ],
)
def test_the_day_of_what_is_ended(text: str, day: str) -> None:
    assert [str(one.issued) for one in read_clauses(text)] == [day]


def test_a_clause_quotes_its_own_words() -> None:
    text = "1. Có hiệu lực từ ngày 01/01/2020.\n2. Thông tư này thay thế Thông tư số 702/2009/TT-BYT về ong.\n3. Các cơ quan thi hành."
    (one,) = read_clauses(text)
    assert one.quote == "Thông tư này thay thế Thông tư số 702/2009/TT-BYT về ong."


# -- the table ---------------------------------------------------------------------------------------------


def test_the_table_is_valid() -> None:
    validate("clauses")


@pytest.mark.parametrize(
    ("kind", "row"), [(kind, row) for kind in ("before", "behind", "note") for row in table("clauses")[kind]]
)
def test_every_verb_has_examples_and_every_example_its_verb(kind: str, row: dict[str, object]) -> None:
    examples = row["examples"]
    assert isinstance(examples, list)
    for example in examples:
        marked = MARK.search(example)
        assert marked
        text = MARK.sub(r"\1", example)
        assert any(verb.relation == row["relation"] for verb in verbs(kind, text))
        number = re.findall(r"\d+/\d{4}/\S+", marked[1])[0]
        if kind == "note":
            note = read_note(text)
            assert note is not None
            assert note.document.symbol == number
            assert [one.relation for one in note.changes] == [row["relation"]]
        else:
            assert [(one.relation, one.symbol) for one in read_clauses(text)] == [(row["relation"], number)]


@pytest.mark.parametrize("row", table("clauses")["before"] + table("clauses")["behind"], ids=lambda row: row["rule"])
def test_without_its_verb_an_example_says_nothing(row: dict[str, object]) -> None:
    examples = row["examples"]
    assert isinstance(examples, list)
    cue = re.compile(str(row["cue"]), re.IGNORECASE)
    for example in examples:
        assert told(cue.sub("nhắc đến", MARK.sub(r"\1", example))) == []


# -- any text ----------------------------------------------------------------------------------------------

_WORDS = sorted({word for text, _ in CASES for word in text.split(" ")} | {"\n", "“", "”", "(", "\x00", ":"})


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=60))
def test_any_jumble_of_clauses_is_read(words: list[str]) -> None:
    text = " ".join(words)
    for one in read_clauses(text):
        assert one.symbol
        assert one.scope in ("whole", "article", "part")
        assert text[one.citation.start : one.citation.end] == one.citation.text


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([text for text, _ in CASES]), st.data())
def test_any_piece_of_a_clause_is_read(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    list(read_clauses(text[start:end]))


@pytest.mark.parametrize(
    "piece",
    [
        "Bãi bỏ Thông tư số 702/2009/TT-BYT; ", "thay thế các văn bản sau: ", "Thông tư số 702/2009/TT-BYT về ong hết hiệu lực ",
        "hết hiệu lực ", "(sau đây gọi ", "“", "Luật về ong ", "đã được sửa đổi theo Luật số 702/2009/QH12, ",
    ],
)  # fmt: skip
def test_the_time_grows_with_the_length(piece: str) -> None:
    def measure(times: int) -> dict[str, float]:
        text = "Bãi bỏ Thông tư số 701/2000/TT-BYT. " + piece * times
        return spent(lambda: list(read_clauses(text)))

    assert not grows_too_fast(measure, 300)


@pytest.mark.parametrize(
    ("behind", "waits_for", "day"),
    [
        ("hết hiệu lực kể từ ngày Nghị định số 727/2016/NĐ-CP có hiệu lực thi hành.", "727/2016/NĐ-CP", None),
        ("hết hiệu lực thi hành từ thời điểm Luật Nuôi ong số 727/2016/QH13 có hiệu lực.", "727/2016/QH13", None),
        ("hết hiệu lực kể từ ngày Thông tư này có hiệu lực và thay thế Thông tư số 703/2010/TT-BTC.", None, None),
        ("hết hiệu lực kể từ ngày 01 tháng 7 năm 2016 theo Nghị định số 727/2016/NĐ-CP.", None, "2016-07-01"),
    ],
)
def test_an_end_with_the_effect_of_another_act(behind: str, waits_for: str | None, day: str | None) -> None:
    text = (
        "3. Thông tư số 713/2006/TT-BQP ngày 23 tháng 12 năm 2006 của Bộ Quốc phòng hướng dẫn nuôi ong; Thông tư liên tịch "
        f"số 720/2012/TTLT-BQP-BTC ngày 06 tháng 3 năm 2012 hướng dẫn chi cho đàn ong {behind}"
    )
    found = [one for one in read_clauses(text) if one.symbol in ("713/2006/TT-BQP", "720/2012/TTLT-BQP-BTC")]
    assert [one.scope for one in found] == ["whole", "whole"]
    assert {one.waits_for.symbol if one.waits_for else None for one in found} == {waits_for}
    assert {str(one.effective) if one.effective else None for one in found} == {day}
