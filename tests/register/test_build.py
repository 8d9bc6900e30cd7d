"""What the builder of the register makes of its sources: numbers cut or borne twice, titles, days, ends."""

from __future__ import annotations

import collections
import csv
import json
import sqlite3
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kg.naming import symbol_key, symbol_year
from kg.register.validity.status import status
from kg.store.documents import by_symbol
from scripts.register.register_corrections import _takes_effect_so
from scripts.register.register_csv import put
from scripts.register.register_current import CurrentFacts
from scripts.register.register_doubles import Told, doubles
from scripts.register.register_facts import (
    Doc,
    Rel,
    falls_with_what_it_amends,
    grounds_only,
    keeps_something,
    parts_ended,
    places_in,
    title_itself,
    words_only,
)
from scripts.register.register_joined import JoinedFacts, day_behind
from scripts.register.register_lag import LagFacts, later_of_same_title
from scripts.register.register_provenance import Provenance
from scripts.register.register_rows import ClaimRow, Ending, FactRow
from scripts.register.register_slips import number_itself, slips, true_term
from scripts.register.register_titles import TitleFacts
from scripts.register.title_relations import read_title

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Quy định về quản lý chợ", "Quy định về quản lý chợ"),
        ("ngày 01 tháng 7 năm 2016 của Chính phủ quy định về cấp chứng chỉ", "quy định về cấp chứng chỉ"),
        ("của Chính phủ: Về Hạ tầng văn hóa số", "Về Hạ tầng văn hóa số"),
        ("Cho thuê tài chính (slug 440099)", "Cho thuê tài chính"),
        ("theo quy định tại Chương IV của Nghị định", ""),
        ("của Nghị định 159/2014/NĐ-CP Sửa đổi", ""),
        ("Luật theo yêu cầu tại Nghị quyết", ""),
        ("Xử lý vi phạm hành chính và Nghị định", ""),
        ("✅ Đã ghi nhận", ""),
        ("ửa đổi, bổ sung một số điều của Luật Giá", "Sửa đổi, bổ sung một số điều của Luật Giá"),
        ("- Phân cấp thẩm quyền chứng nhận lãnh sự", "Phân cấp thẩm quyền chứng nhận lãnh sự"),
        ("&PTNT-BTC Quy định phối hợp", "Quy định phối hợp"),
        ("Xử lý vi phạm hành chính Được bãi bỏ bởi Thông tư", "Xử lý vi phạm hành chính"),
        ("Quy định về chợ — xử phạt 8 nhóm hành vi; căn cứ Luật A", "Quy định về chợ"),
        (
            "Sửa đổi, bổ sung Thông tư 1/2020/TT-BYT; thay thế các quy định cũ; hiệu lực 01/7/2026",
            "Sửa đổi, bổ sung Thông tư 1/2020/TT-BYT",
        ),
        ("Quy định về phí; 4 Chương, 30 Điều. Phạt tối đa 50 triệu", "Quy định về phí"),
        ("Quy định về mã hóa theo ICD-10. Ban hành Danh mục", "Quy định về mã hóa theo ICD-10"),
        ("Quy định về phát ngôn. Người phát ngôn", "Quy định về phát ngôn"),
        ("Sửa đổi 02 Điều (chưa rõ nội dung) — về kế toán", "Sửa đổi 02 Điều"),
        ("Quy định về hồ sơ; thay thế chứng chỉ; căn cứ pháp lý của nó", "Quy định về hồ sơ; thay thế chứng chỉ"),
        ("Sách giáo khoa — chưa có số", ""),
        ("Xác minh từ một trang; sửa đổi Nghị định", ""),
        ("congbao.chinhphu.vn, baomoi.com", ""),
        ("Dải 1-20 trống hoàn toàn", ""),
        ("Quy dinh ve van tai - quy dinh chi tiet", ""),
        ("Quy định về chợ tại TP. Hồ Chí Minh", "Quy định về chợ tại TP. Hồ Chí Minh"),
        ("Những điều đảng viên không được làm", "Những điều đảng viên không được làm"),
    ],
)
def test_a_title_without_what_was_cut_out_with_it(text: str, title: str) -> None:
    assert title_itself(text) == title


def test_an_amendment_of_what_another_document_enclosed() -> None:
    title = (
        "Sửa đổi, bổ sung một số điều của Quy chế thi ban hành kèm theo Thông tư số 715/2020/TT-BGDĐT ngày 26 tháng 5 "
        "năm 2020 được sửa đổi bởi Thông tư số 705/2021/TT-BGDĐT"
    )
    found = list(read_title(title, lambda kind, text: None))
    assert [(one.relation, one.symbol) for one in found] == [("amends", "715/2020/tt-bgddt")]


@pytest.mark.parametrize(
    ("title", "ended"),
    [
        ("Bãi bỏ Thông tư số 338/2016/TT-BTC ngày 28 tháng 12 năm 2016 quy định lập dự toán", ["338/2016/tt-btc"]),
        ("về việc bãi bỏ toàn bộ Quyết định số 01/2013/QĐ-KTNN", ["01/2013/qd-ktnn"]),
        ("bãi bỏ Thông tư 87/2019/TT-BTC, Thông tư số 88/2019/TT-BTC", ["87/2019/tt-btc", "88/2019/tt-btc"]),
        ("bãi bỏ một phần Nghị định số 59/2006/NĐ-CP", []),
        ("Bãi bỏ Điều 22 Thông tư số 31/2018/TT-BGTVT", []),
        ("Bãi bỏ một số quy định tại Thông tư số 34/2018/TT-BNNPTNT", []),
        ("Bãi bỏ quy định thu thuế sử dụng đất tại Thông tư số 89/2003/TT-BTC", []),
    ],
)
def test_a_title_that_ends_a_whole_document(title: str, ended: list[str]) -> None:
    found = [one.symbol for one in read_title(title, lambda kind, text: None) if one.relation == "repeals"]
    assert found == ended


@pytest.mark.parametrize(
    ("kind", "header", "article", "right"),
    [
        ("circular", "2018-12-28", "2017-12-28", True),
        ("circular", "2017-11-20", "2017-01-01", False),  # before its own issue: the article speaks of something else
        ("circular", "2018-01-01", "2019-11-01", False),  # of a later change
        ("circular", "2017-01-15", "2019-01-15", True),  # the header's day cannot be either
        ("law", "2018-01-01", "2019-07-01", True),
    ],
)
def test_the_day_in_an_article_against_that_of_the_header(kind: str, header: str, article: str, right: bool) -> None:
    assert _takes_effect_so(Doc("1/2017/TT-BYT", kind, issued="2017-11-13"), header, article) is right


def test_a_later_document_of_the_same_office_and_title() -> None:
    title = "Quy định việc quản lý, sử dụng và khai thác tài sản kết cấu hạ tầng nuôi ong"
    docs = [
        Doc("1/2017/NĐ-CP", "decree", title, "Chính phủ", "2017-11-16"),
        Doc("2/2025/NĐ-CP", "decree", f"Nghị định {title.lower()}", "Chính phủ", "2025-01-09"),
        Doc("3/2025/TT-BTC", "circular", title, "Bộ Tài chính", "2025-01-09"),
        Doc("4/2017/TT-BTNMT", "circular", title, "Bộ Tài nguyên và Môi trường", "2017-01-09"),
        Doc("5/2026/TT-BNNMT", "circular", title, "Bộ Nông nghiệp và Môi trường", "2026-01-09"),
        Doc("6/2018/NĐ-CP", "decree", f"Sửa đổi, bổ sung {title}", "Chính phủ", "2018-01-09"),
    ]
    found = {(first.symbol, later.symbol) for first, later in later_of_same_title(docs)}
    assert found == {("1/2017/NĐ-CP", "2/2025/NĐ-CP"), ("4/2017/TT-BTNMT", "5/2026/TT-BNNMT")}


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Quy định việc phối hợp trong việc thực hiện một số quy định của Bộ luật Tố tụng hình sự",
         "Quy định về phối hợp trong việc thi hành một số quy định của Bộ luật Tố tụng hình sự", True),
        ("Quy chuẩn kỹ thuật quốc gia về Bảo vệ và Kiểm dịch thực vật",
         "Ban hành Quy chuẩn kỹ thuật Quốc gia về Kiểm dịch và Bảo vệ thực vật", True),
        ("Quy định chi tiết một số điều của Luật Bảo vệ bí mật nhà nước",
         "quy định chi tiết thi hành Luật Bảo vệ bí mật Nhà nước", True),
        ("Quy chế tổ chức và hoạt động của trường phổ thông dân tộc bán trú",
         "Quy chế tổ chức và hoạt động của trường phổ thông dân tộc nội trú", False),
        ("Ban hành Danh mục địa danh phục vụ công tác thành lập bản đồ tỉnh Tuyên Quang",
         "Ban hành Danh mục địa danh phục vụ công tác thành lập bản đồ tỉnh Bình Dương", False),
    ],
)  # fmt: skip
def test_the_words_of_a_title_that_tell_its_subject(first: str, second: str, same: bool) -> None:
    docs = [
        Doc("1/2016/TTLT-BYT-BTP", "joint_circular", first, "Bộ Y tế; Bộ Tư pháp", "2016-01-09"),
        Doc("2/2026/TT-BTP", "circular", second, "Bộ Tư pháp", "2026-01-09"),
    ]
    assert [one.symbol for pair in later_of_same_title(docs) for one in pair] == (
        ["1/2016/TTLT-BYT-BTP", "2/2026/TT-BTP"] if same else []
    )


def relation(subject: str, kind: str, name: str, target: str, target_kind: str, day: str = "") -> Rel:
    return Rel(subject, kind, "", name, target, target_kind, "", "whole", day, "", "", "title")


def test_a_day_of_effect_long_after_texts_had_rested_on_the_act() -> None:
    class Held(CurrentFacts):
        def __init__(self, kind: str, effective: str) -> None:
            self.doc = Doc("62/2022/NĐ-CP", kind, issued="2022-09-12", effective=effective)
            row = ClaimRow(self.doc.symbol, kind, "", "", "", "2022-09-12", effective, "b-copy")
            self.claims, self.facts, self.tally, self.sightings = [(self.doc, row)], set(), Counter(), {}
            self.relations = set()

    days = {"2022-09-30", "2022-10-31", "2023-04-01"}
    for kind, effective, used, kept in (
        ("decree", "2023-03-01", days, ""),
        ("decree", "2022-11-01", days, "2022-11-01"),  # such a wait is usual
        ("decree", "2023-03-01", {"2022-09-30"}, "2023-03-01"),  # one text alone may be a slip itself
        ("decree", "2023-09-13", {"2022-09-30"}, ""),  # a year is too long to wait
        ("law", "2023-03-01", days, "2023-03-01"),  # details are made before a law takes effect
    ):
        held = Held(kind, effective)
        by = "18/2022/TT-BLĐTBXH", Provenance("issued_text", "2026-06-29", "", "a-congbao")
        held.doubt_days_of_effect({id(held.doc): dict.fromkeys(used, by)})
        assert (held.doc.effective, held.claims[0][1].effective) == (kept, kept), (kind, effective)
        told = {("effective", effective, "conflict"), ("in_force_on", f"2022-09-30 {by[0]}", "issued_text")}
        assert {(fact.field, fact.value, fact.certainty) for fact in held.facts} == (set() if kept else told)


@pytest.mark.parametrize(
    ("title", "source", "kept"),
    [
        ("Quy định về phân cấp", "a-congbao-2026-06-29", ""),
        ("Ban hành Quy chuẩn kỹ thuật quốc gia về dầu thực vật", "a-congbao-2026-06-29", "2026-05-19"),
        ("Quy định về phân cấp", "b-vbpl-2026-05-07", "2026-05-19"),  # a column of its own, not read in a sentence
    ],
)
def test_a_day_of_effect_most_of_a_year_after_the_act_read_in_a_text(title: str, source: str, kept: str) -> None:
    held, doc = object.__new__(CurrentFacts), Doc("09/2025/TT-BNNMT", "circular", effective="2026-05-19")
    row = ClaimRow(doc.symbol, doc.type, "", title, "", "2025-06-19", doc.effective, source)
    itself = doc.effective, doc.symbol, Provenance("copied_text", "2026-06-29", "", source)
    held.claims, held.facts, held.tally = [(doc, row)], set(), Counter()
    held.sightings = {id(doc): {"in_force_on:copied_text": itself}}
    amends = relation(doc.symbol, "circular", "amends", "13/2016/TT-BNNPTNT", "circular", doc.effective)
    held.relations = {replace(amends, source=source), replace(amends, object="9/2016/TT-BTC", source="a-chart")}
    held.doubt_days_of_effect({})
    days = {rel.object: rel.effective for rel in held.relations}  # what it does is dated by the same day
    assert days == {"13/2016/TT-BNNPTNT": kept, "9/2016/TT-BTC": "2026-05-19"}
    assert (doc.effective, held.claims[0][1].effective, bool(held.sightings[id(doc)])) == (kept, kept, bool(kept))
    assert {(fact.field, fact.certainty) for fact in held.facts} == (set() if kept else {("effective", "conflict")})


class Folder(JoinedFacts):
    """The tables of the folder that tell who cites and ends what, of our own making."""

    def __init__(
        self, folder: Path, titles: dict[str, str], basis: dict[str, str], ends: list[tuple[str, str]]
    ) -> None:
        self.current, self.by_key, self.relations = folder, {}, set()
        told = [
            {"symbol": symbol, "title": titles.get(symbol, ""), "status_basis": basis.get(symbol, ""), "expired_by": ""}
            for symbol in titles | basis
        ]
        put(folder / "national-documents.csv", told[0], [row.values() for row in told])
        put(folder / "most-cited.csv", ("symbol", "title", "basis", "by"), [])
        for name in ("national-relations", "relations", "based-on"):
            put(folder / f"{name}.csv", ("from", "relation", "to"), [])
        put(folder / "relations.csv", ("from", "relation", "to"), [(one, "repeals", other) for one, other in ends])


def test_what_a_text_names_in_the_title_of_another_document_is_not_used(tmp_path: Path) -> None:
    titles = {
        "119/2014/TT-BTC": "Sửa đổi, bổ sung một số điều của Thông tư số 219/2013/TT-BTC và Thông tư số 156/2013/TT-BTC",
        "130/2016/TT-BTC": "Hướng dẫn Nghị định số 100/2016/NĐ-CP",
        "22/2024/TT-BTC": "Sửa đổi một số điều của Thông tư số 91/2017/TT-BTC",
    }
    basis = dict.fromkeys(titles, "cited as current in 20/2026/TT-BTC (2026-03-12)")
    found = Folder(tmp_path, titles, basis, [("20/2026/TT-BTC", "119/2014/TT-BTC")]).named_in_titles()
    assert found == {
        ("20/2026/TT-BTC", symbol) for symbol in ("219/2013/TT-BTC", "156/2013/TT-BTC", "100/2016/NĐ-CP")
    }  # 91/2017/TT-BTC is named as what the other one amended


def test_an_amendment_of_what_a_text_ends_is_not_used(tmp_path: Path) -> None:
    titles = {
        "22/2024/TT-BTC": "Sửa đổi một số điều của Thông tư quy định về phí",
        "23/2024/TT-BTC": "Sửa đổi Thông tư khác",
    }
    basis = dict.fromkeys(titles, "cited as current in 20/2026/TT-BTC (2026-03-12)")
    folder = Folder(tmp_path, titles, basis, [("20/2026/TT-BTC", "91/2017/TT-BTC")])
    folder.relations = {
        Rel("22/2024/TT-BTC", "circular", "", "amends", "91/2017/TT-BTC", "circular", "", "part", "", "", "", "text"),
        Rel("23/2024/TT-BTC", "circular", "", "amends", "92/2017/TT-BTC", "circular", "", "part", "", "", "", "text"),
    }
    assert folder.named_in_titles() == {("20/2026/TT-BTC", "22/2024/TT-BTC")}


def test_what_amends_a_document_that_a_text_ends_as_a_whole_is_not_used_by_it(tmp_path: Path) -> None:
    titles = {"25/2024/TT-BTC": "Hướng dẫn Nghị định về thuế và sửa đổi một số thông tư", "26/2024/TT-BTC": "Về phí"}
    basis = dict.fromkeys(titles, "cited as current in 20/2026/TT-BTC (2026-03-12)")
    folder = Folder(tmp_path, titles, basis, [("20/2026/TT-BTC", "91/2017/TT-BTC")])

    def amends(symbol: str) -> Rel:
        return Rel(symbol, "circular", "", "amends", "91/2017/TT-BTC", "circular", "", "part", "", "", "", "text")

    ended = Rel(
        "20/2026/TT-BTC", "circular", "", "repeals", "91/2017/TT-BTC", "circular", "", "whole", "", "", "", "text"
    )
    folder.relations = {amends("25/2024/TT-BTC")}
    assert folder.named_in_titles() == set()  # a part of it alone is ended
    folder.relations = {amends("25/2024/TT-BTC"), ended}
    assert folder.named_in_titles() == {("20/2026/TT-BTC", "25/2024/TT-BTC")}


def test_documents_whose_foundations_have_all_fallen() -> None:

    held = object.__new__(JoinedFacts)
    held.endings, held.described = {}, {}
    held.relations = {
        relation("219/2013/TT-BTC", "circular", "guides", "13/2008/QH12", "law"),
        relation("219/2013/TT-BTC", "circular", "guides", "209/2013/NĐ-CP", "decree"),
        relation("7/2013/TT-BTC", "circular", "guides", "209/2013/NĐ-CP", "decree"),
        relation("7/2013/TT-BTC", "circular", "guides", "8/2013/NĐ-CP", "decree"),  # it stands
        relation("48/2024/QH15", "law", "replaces", "13/2008/QH12", "law", "2025-07-01"),
        relation("181/2025/NĐ-CP", "decree", "replaces", "209/2013/NĐ-CP", "decree", "2025-08-01"),
    }
    assert held.fallen_foundations() == {(symbol_key("219/2013/TT-BTC"), "circular"): "2025-08-01"}


@pytest.mark.parametrize(
    ("words", "excepts"),
    [
        ("Thông tư số 1/2019/TT-BTC hết hiệu lực thi hành, trừ nội dung quy định tại khoản 3 Điều này.", True),
        ("hết hiệu lực kể từ ngày Thông tư này có hiệu lực thi hành trừ quy định tại khoản 3 Điều này: … a) 1/2019/TT-BTC", True),
        ("Thông tư số 1/2019/TT-BTC, trừ quy định tại khoản 3 Điều 1 hết hiệu lực từ ngày 01/01/2024.", True),
        ("Thông tư số 1/2019/TT-BTC hết hiệu lực. Trừ trường hợp khẩn cấp, cơ quan có trách nhiệm báo cáo.", False),
        ("Thông tư số 1/2019/TT-BTC về bù trừ và thanh toán hết hiệu lực kể từ ngày Thông tư này có hiệu lực.", False),
        ("Thông tư số 2/2019/TT-BTC hết hiệu lực, trừ Điều 3; Thông tư số 1/2019/TT-BTC hết hiệu lực.", False),
        ("a) Thông tư số 1/2019/TT-BTC ngày 01/7/2019 hướng dẫn bảo hiểm, trừ các Điều 10, 61;", True),
        ("Thông tư số 1/2019/TT-BTC ngày 01/7/2019 trừ Phụ lục II. Phụ lục II có hiệu lực đến hết ngày 31/12/2027", True),
        ("Thông tư số 1/2019/TT-BTC hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành trừ các qu", True),  # cut
        ("Thông tư số 1/2019/TT-BTC, Thông tư số 2/2019/TT-BTC, trừ Điều 3;", False),  # of the second one
    ],
)  # fmt: skip
def test_an_end_that_excepts_something(words: str, excepts: bool) -> None:
    assert keeps_something(words, "1/2019/TT-BTC") is excepts


def test_an_end_comes_with_the_effect_of_its_act_not_with_its_issue() -> None:
    held = object.__new__(CurrentFacts)
    acting, target = Doc("13/2025/TT-BYT", "circular", issued="2025-06-06"), Doc("46/2018/TT-BYT", "circular")
    claim = ClaimRow(acting.symbol, acting.type, "", "", "", "2025-06-06", "2025-07-21", "b-copy")
    signed = Doc("36/2017/NĐ-CP", "decree", issued="2017-04-04", effective="2017-04-04")
    held.by_key = {doc.key[0]: [doc] for doc in (acting, target, signed)}
    held.claims = [(acting, claim)]
    held.relations = {
        relation(acting.symbol, "circular", "replaces", target.symbol, "circular", "2025-06-06"),
        relation(acting.symbol, "circular", "replaces", "1/2018/TT-BYT", "circular", "2025-12-31"),
        relation(signed.symbol, "decree", "replaces", "21/2013/NĐ-CP", "decree", "2017-04-04"),
    }
    source = Provenance("copied_text", "2026-10-06", "", "b-copy")
    days = ("2025-06-06", "2025-02-26", "2025-01-01")
    held.endings = {1: [Ending("B", day, "replaced", acting.symbol, source) for day in days]}
    held.described, held.awaited = {1: target}, lambda by, symbol: None
    held.end_with_their_act()
    assert {rel.object: rel.effective for rel in held.relations} == {
        "46/2018/TT-BYT": "2025-07-21", "1/2018/TT-BYT": "2025-12-31", "21/2013/NĐ-CP": "2017-04-04",
    }  # fmt: skip
    assert [one.day for one in held.endings[1]] == ["2025-07-21", "", "2025-01-01"]


def test_nothing_is_changed_before_the_act_was_issued_but_on_its_own_day_of_effect() -> None:
    held = object.__new__(CurrentFacts)
    late = Doc("55/2026/NĐ-CP", "decree", issued="2026-02-09", effective="2026-02-09")
    back = Doc("141/2026/NĐ-CP", "decree", issued="2026-04-29", effective="2026-01-01")
    unknown = Doc("1/2022/TT-BTC", "circular")
    held.by_key = collections.defaultdict(list, {doc.key[0]: [doc] for doc in (late, back, unknown)})
    held.claims = [(unknown, ClaimRow(unknown.symbol, "circular", "", "", "", "2022-03-01", "", "b-copy"))]
    held.relations = {
        relation(late.symbol, "decree", "repeals", "63/2019/NĐ-CP", "decree", "2019-07-11"),
        relation(late.symbol, "decree", "repeals", "1/2015/NĐ-CP", "decree", "2025-07-01"),
        relation(back.symbol, "decree", "amends", "320/2025/NĐ-CP", "decree", "2026-01-01"),
        relation(unknown.symbol, "circular", "amends", "9/2015/TT-BTC", "circular", "2021-05-05"),
    }
    held.act_after_their_issue()
    assert {rel.object: rel.effective for rel in held.relations} == {
        "63/2019/NĐ-CP": "2026-02-09", "1/2015/NĐ-CP": "2025-07-01", "320/2025/NĐ-CP": "2026-01-01",
        "9/2015/TT-BTC": "",
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["secondary", "copied_text"])
def test_a_title_is_believed_where_only_a_secondary_source_told_the_same(kind: str) -> None:
    held = object.__new__(TitleFacts)
    title = "Sửa đổi, bổ sung một số điều của Nghị định số 26/2025/NĐ-CP ngày 24 tháng 02 năm 2025"
    acting, target = Doc("198/2026/NĐ-CP", "decree", title=title), Doc("26/2025/NĐ-CP", "decree")
    held.by_key = {doc.key[0]: [doc] for doc in (acting, target)}
    held.titles, held.tally, held.titled, held.verified = {}, Counter(), {}, []
    held.places = {"c-portal": Provenance(kind, "2026-07-24", "", "c-portal")}
    told = replace(
        relation(acting.symbol, "decree", "amends", target.symbol, "decree"), scope="part", source="c-portal"
    )
    held.relations, held.ends = {told}, dict
    related: list[str] = []
    held.relate = lambda *row: related.append(row[-1])
    held.read_titles_of([acting])
    assert related == (["title"] if kind == "secondary" else [])


def test_each_part_that_a_clause_ends_is_told() -> None:
    clause = "3. Bãi bỏ khoản 3 Điều 28, các điều 31, 33 của Luật Thương mại số 736/2005/QH11."
    parts = [("part", "khoản 3 Điều 28"), ("article", "Điều 31"), ("article", "Điều 33")]
    assert parts_ended(clause, "736/2005/QH11") == places_in(clause, "736/2005/QH11") == parts
    assert parts_ended("Bãi bỏ Luật Thương mại số 736/2005/QH11.", "736/2005/QH11") == []
    article = [("article", "Điều 223")]
    assert parts_ended("Bãi bỏ Điều 223 Mục 5 Chương XIV của Bộ luật số 710/2012/QH13.", "710/2012/QH13") == article


# -- what ships ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("symbol", "state", "since", "by"),
    [
        ("213/2006/TT-BQP", "repealed", "2016-06-01", "95/2016/TT-BQP"),  # with the effect of a third act
        ("75/2009/TT-BQP", "repealed", "2016-06-01", "95/2016/TT-BQP"),
        ("08/2019/TT-BKHĐT", "repealed", "2026-03-31", "36/2026/TT-BTC"),  # but for what two clauses keep
        ("24/2013/NĐ-CP", "repealed", "2016-01-01", "126/2014/NĐ-CP"),  # but for what stood until 123/2015 took effect
        ("36/2017/NĐ-CP", "replaced", "2022-11-01", "68/2022/NĐ-CP"),  # letters were glued to it
        ("103/2016/TT-BTC", "lapsed_with_parent", "2022-12-30", "110/2022/NĐ-CP"),  # with the last of its two parents
        ("24/2019/TT-BGTVT", "suspended", "2022-11-28", "27/2022/TT-BGTVT"),  # told by the notes of its articles
        ("33/2012/TT-BYT", "repealed", "2017-12-28", "42/2017/TT-BYT"),  # the header of the page is a year late
        ("09/2014/TT-BXD", "replaced", "2016-12-15", "26/2016/TT-BXD"),  # it amends several, and fell with the last
        ("147/1998/TT-LT-TCCP-TC-LĐTBXH-GDĐT", "repealed", "2006-02-24", "01/2006/TTLT-BGD&ĐT-BNV-BTC"),
        ("26/2016/TT-BLĐTBXH", "repealed", "2025-06-15", "003/2025/TT-BNV"),
        ("61/2015/NĐ-CP", "replaced", "2026-01-01", "338/2025/NĐ-CP"),
        ("67/2007/NĐ-CP", "replaced", "2014-01-01", "136/2013/NĐ-CP"),  # an act of 2011 replaced a part of it
        ("31/2014/TT-NHNN", "repealed", "2023-12-01", "09/2023/TT-NHNN"),  # with the exception, which fell last
        ("35/2013/TT-NHNN", "repealed", "2023-12-01", "09/2023/TT-NHNN"),
        ("54/2011/NĐ-CP", "repealed", "2020-07-01", "77/2021/NĐ-CP"),  # a year before that act, with a new law
        ("58/2015/QĐ-TTg", "replaced", "2018-01-01", "50/2017/QĐ-TTg"),  # that day in 2017 is a slip
        ("82/2022/NĐ-CP", "repealed", "2026-01-17", "26/2026/NĐ-CP"),  # a part of that act waits until July
        ("58/2014/NĐ-CP", "replaced", "None", "34/2017/NĐ-CP"),  # the chart's day is that act's own issue
        ("31/2026/TT-BTC", "presumed_in_force", "None", None),  # used four days after its issue, its effect unknown
        ("202/2022/QH15", "unknown", "None", None),  # a slip of the pen, with a day of 2025
        ("35/2002/QH10", "repealed", "2013-05-01", "10/2012/QH13"),  # one of a list
        ("45/2015/TT-BLĐTBXH", "repealed", "2020-03-26", "01/2020/TT-BLĐTBXH"),  # the code held it on
        ("10/2018/NĐ-CP", "repealed", "2025-07-01", "86/2025/NĐ-CP"),
        ("08/2017/TT-BLĐTBXH", "replaced", "2024-06-25", "05/2024/TT-BLĐTBXH"),  # in the ministry's own list
        ("08/2013/UBTVQH13", "repealed", "2023-01-01", "04/2022/QH15"),
        ("82/2018/NĐ-CP", "replaced", "2022-07-15", "35/2022/NĐ-CP"),  # in the consolidated text of that decree
        ("209/2013/NĐ-CP", "replaced", "2025-07-01", "181/2025/NĐ-CP"),
        ("33/2008/QĐ-BTC", "replaced", "2017-02-04", "324/2016/TT-BTC"),  # the code prints the year of that act wrongly
        ("12/2013/TT-BYT", "lapsed_with_parent", "2016-07-01", "90/2016/NĐ-CP"),  # its title says what it guides
        ("09/2016/TT-BCT", "expired", "2017-01-01", None),  # the gazette tells the day and no act
        ("18-L/CTN", "replaced", "2023-07-01", "12/2022/QH15"),  # named in the clause by its name and day alone
        (
            "86/2025/QH15",
            "stood_when_looked",
            "2025-07-01",
            None,
        ),  # it amends a code that stands, not only one that fell
        ("77/2015/QH13", "replaced", "2025-03-01", "65/2025/QH15"),  # told from 2016, before that act was issued
    ],
)
def test_ends_as_they_ship(register: sqlite3.Connection, symbol: str, state: str, since: str, by: str | None) -> None:
    (doc,) = by_symbol(register, symbol)
    found = status(register, doc.iri, DAY)
    assert (found.state, str(found.since), found.by) == (state, since, by)


@pytest.mark.parametrize(("day", "ended"), [("1980-11-10", False), ("1994-06-04", True)])
def test_an_end_is_of_the_number_of_the_day_that_its_clause_prints(
    register: sqlite3.Connection, day: str, ended: bool
) -> None:
    found = [one for one in by_symbol(register, "299/TTg") if str(one.issued) == day]
    assert found and any(status(register, one.iri, DAY).by == "124/2005/NĐ-CP" for one in found) is ended


def test_a_text_that_slipped_in_a_number_tells_no_relation_of_it(register: sqlite3.Connection) -> None:
    (doc,) = by_symbol(register, "29/2026/NĐ-CP")
    assert str(doc.issued) == "2026-01-19"
    told = register.execute(
        "SELECT count(*) FROM edge e JOIN document d ON d.id = e.subject WHERE d.iri = ? AND relation = 'amends'",
        (doc.iri,),
    )
    assert told.fetchone() == (0,)


@pytest.mark.parametrize(
    "symbol", ["47/2010/TT-BYT", "06/2004/TT-BYT", "22/2009/TT-BYT", "2701/2001/QĐ-BYT", "3886/2004/QĐ-BYT"]
)
def test_what_only_the_title_of_the_ended_document_names_is_not_ended_by_that_act(
    register: sqlite3.Connection, symbol: str
) -> None:
    (doc,) = by_symbol(register, symbol)
    assert status(register, doc.iri, DAY).by != "09/2015/TT-BYT"


@pytest.mark.parametrize(
    ("symbol", "by"),
    [
        ("140/2025/NĐ-CP", "241/2026/NĐ-CP"),  # named in the heading of an article
        ("02/2012/TT-BKHCN", "05/2015/TT-BKHCN"),  # in part, by the gazette's own chart
        ("19/2009/TT-BCT", "06/2019/TT-BCT"),
        ("39/2014/TT-NHNN", "44/2018/TT-NHNN"),  # named by the title of what is ended
    ],
)
def test_what_falls_in_part_is_not_ended_by_that_act(register: sqlite3.Connection, symbol: str, by: str) -> None:
    (doc,) = by_symbol(register, symbol)
    assert status(register, doc.iri, DAY).by != by


def test_a_resolution_is_not_ended_by_what_ended_the_law_of_its_number(register: sqlite3.Connection) -> None:
    found = {doc.type: status(register, doc.iri, DAY) for doc in by_symbol(register, "18/2008/QH12")}
    assert found["resolution"].by is None
    assert (found["law"].state, found["law"].by) == ("repealed", "94/2025/QH15")


def test_no_end_stands_on_a_day_before_its_act(register: sqlite3.Connection) -> None:
    values = [row[0].split() for row in register.execute("SELECT value FROM fact WHERE field = 'ended'")]
    with_a_law = ("-01-01", "-07-01")  # what a new law made void is ended on its day, by an act that may come later
    told = [
        (day[:4], symbol_year(by)) for day, _, by, *_ in values
        if day != "unknown" and by != "-" and not day.endswith(with_a_law)
    ]  # fmt: skip
    assert told and not [one for one in told if one[1] and int(one[0]) < one[1]]


def test_a_rule_of_the_party_is_no_decision(register: sqlite3.Connection) -> None:
    assert [doc.type for doc in by_symbol(register, "178-QĐ/TW")] == ["regulation"]


def test_slips_in_the_code_of_a_number() -> None:
    told = [(f"{n}/2015/TT-BYT", "2015-02-01") for n in range(1, 120)]
    told += [("7/2015/TT-YT", "2015-02-01"), ("8/2015/TT-BY", ""), ("9/2015/TT-BYTT", "2015-03-01")]
    told += [
        ("3/2015/TTLT-BYTBTC", "2015-05-01"),
        ("3/2015/TTLT-BYT-BTC", "2015-05-01"),
        ("7/2016/TT-YT", "2016-01-01"),
    ]
    assert slips(told) == {"7/2015/TT-YT": "7/2015/TT-BYT", "3/2015/TTLT-BYTBTC": "3/2015/TTLT-BYT-BTC"} | {
        "8/2015/TT-BY": "8/2015/TT-BYT"
    }


def test_slips_of_long_codes_that_nobody_prints_right() -> None:
    told = [(f"{n}/2015/TT-BNNPTNT", "2015-02-01") for n in range(1, 120)]
    told += [("6/2018/TT-BNNPTN", "2018-06-21"), ("8/2014/TT-BNNPTTN", ""), ("9/2015/TT-BNNPTTN", "2015-02-01")]
    told += [("7/2015/TT-BNNPTNTT", "2016-07-07"), ("2/2015/TT-BNNPTZZ", ""), ("3/2015/TT-BNV", "")]
    assert slips(told) == {
        "6/2018/TT-BNNPTN": "6/2018/TT-BNNPTNT",
        "8/2014/TT-BNNPTTN": "8/2014/TT-BNNPTNT",
        "9/2015/TT-BNNPTTN": "9/2015/TT-BNNPTNT",
    }  # 7/2015 is of another day than the true one


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("146/2025/QH15-Kho", "146/2025/QH15"),
        ("148/2024/NĐ-CP-Đi", "148/2024/NĐ-CP"),
        ("108/2025/QH15-B", "108/2025/QH15"),
        ("05/2009/NĐ-CP VĂN BẢN TRÙNG", "05/2009/NĐ-CP"),
        ("1126/2007/NQ-UBTVQH11 (1)", "1126/2007/NQ-UBTVQH11"),
        ("96/2010/NĐ-CPvb tam thoi bi nhap nham", "96/2010/NĐ-CP"),
        ("85/2017/2017/NĐ-CP", "85/2017/NĐ-CP"),
        ("899/QĐ-TTg-", "899/QĐ-TTg"),
        ("36/2017/NĐ-CPng", "36/2017/NĐ-CP"),
        ("36/2017/NĐ-CPngày", "36/2017/NĐ-CP"),
        ("05/2019/QĐ-TTgngày", "05/2019/QĐ-TTg"),
        ("140/2018/NĐ-CPh", "140/2018/NĐ-CP"),
        ("01/TB-BSTT-NNTban", "01/TB-BSTT-NNT"),
        ("55/2018/tt-bgtvt", "55/2018/TT-BGTVT"),
        ("279/2002/qđ-ttg kiểm tra hệ thống", "279/2002/QĐ-TTg"),
        ("50/2022/NĐ", "50/2022/NĐ-CP"),
        ("50/2022/NĐ_CP", "50/2022/NĐ-CP"),
        ("01/QĐ-TTg_1", "01/QĐ-TTg_1"),
        ("99/NĐ", "99/NĐ"),  # of old, ministries made some
        ("174/CV-BCĐ", "174/CV-BCĐ"),
        ("18/1999/QĐ-NHNN1-Tym", "18/1999/QĐ-NHNN1-Tym"),
        ("12/2018/TT-BLĐTBXh", "12/2018/TT-BLĐTBXh"),  # a letter of the code itself
        ("944/TTg", "944/TTg"),
        ("34/2009/NQ-QH12", "34/2009/NQ-QH12"),
        ("09/2008/NQLT-CP UBTWMTTQVN", "09/2008/NQLT-CP UBTWMTTQVN"),  # a hyphen is wanting
        ("01/2001/TTLT-TANDTC-VKSNDTC-BTP", "01/2001/TTLT-TANDTC-VKSNDTC-BTP"),
    ],
)
def test_a_number_without_what_stands_behind_it(printed: str, number: str) -> None:
    assert number_itself(printed) == number


def test_doubles_of_one_number() -> None:
    told = [
        Told(0, "326/2016/UBTVQH14", "2016-12-30"), Told(3, "326/2016/NQ-UBTVQH14", ""),
        Told(0, "7/2016/NQ-UBTVQH14", ""), Told(0, "7/2016/PL-UBTVQH14", ""),  # a resolution and an ordinance
        Told(0, "1/2015/TTLT-BCA-BNV", "2015-01-13"), Told(2, "1/2015/TTLT-BNV-BCA", "2015-01-13"),
        Told(0, "2/2015/TTLT-BCA-BNV", "2015-01-13"), Told(2, "2/2015/TTLT-BNV-BCA", "2015-05-05"),  # each its own
        Told(0, "3/2015/TTLT-BCA-BNV", "2015-01-13"), Told(2, "3/2015/TTLT-BNV-BCA", ""),
        Told(0, "4/2015/TTLT-BCA-BNV", "2015-01-13"), Told(2, "4/2015/TTLB-BCA-BNV", ""),
        Told(0, "1895/1997/QĐ-BYT", "1997-09-19"), Told(4, "1895/1997/BYT-QĐ", ""),
        Told(0, "115/2015/NĐ-CP", "2015-11-11"), Told(2, "115/NĐ-CP", "2015-11-11"), Told(2, "115/NĐ-CP", "2014-01-01"),
        Told(3, "204/2004/NĐ-CP", ""), Told(2, "204/NĐ-CP", "2004-12-14"),
        Told(0, "324/2014/TT-BTC", "2016-12-21"), Told(2, "324/2016/TT-BTC", "2016-12-21"),
        Told(0, "325/2014/TT-BTC", "2016-12-21"), Told(2, "325/2016/TT-BTC", "2016-12-22"),
        Told(0, "30/2021/QĐ-TTg", ""), Told(2, "30/QĐ-TTg", "2021-10-10"),  # two series of decisions
    ]  # fmt: skip
    joined, dated = doubles(told)
    assert joined == {
        "326/2016/NQ-UBTVQH14": "326/2016/UBTVQH14", "1/2015/TTLT-BNV-BCA": "1/2015/TTLT-BCA-BNV",
        "4/2015/TTLB-BCA-BNV": "4/2015/TTLT-BCA-BNV", "1895/1997/BYT-QĐ": "1895/1997/QĐ-BYT",
        "324/2014/TT-BTC": "324/2016/TT-BTC",
    }  # fmt: skip
    assert dated == {
        ("115/NĐ-CP", "2015-11-11"): "115/2015/NĐ-CP", ("204/NĐ-CP", "2004-12-14"): "204/2004/NĐ-CP",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "true"),
    [
        ("67/2014/QH14", "67/2014/QH13"), ("18/2004/PL-UBTVQH10", "18/2004/PL-UBTVQH11"), ("3/2016/QH14", "3/2016/QH14"),
        ("1/2011/QH12", "1/2011/QH12"), ("59/2023/NĐ-CP", "59/2023/NĐ-CP"),
    ],
)  # fmt: skip
def test_the_term_of_the_national_assembly_is_that_of_the_year(printed: str, true: str) -> None:
    assert true_term(printed) == true


@pytest.mark.parametrize(
    ("quote", "struck"),
    [
        ("Bãi bỏ cụm từ “Nghị định số 68/2010/NĐ-CP ngày 15 tháng 6 năm 2010” tại khoản 2 Điều 3", True),
        ("Thay thế cụm từ “Bộ Công Thương” tại Nghị định số 68/2010/NĐ-CP", False),
        ("Bãi bỏ Điều 3 Nghị định số 68/2010/NĐ-CP", False),
    ],
)
def test_a_number_among_struck_words(quote: str, struck: bool) -> None:
    assert words_only(quote, "68/2010/NĐ-CP") is struck


@pytest.mark.parametrize(
    ("quote", "grounds"),
    [
        (
            "Luật Dân số số 113/2025/QH15 có căn cứ ban hành như sau: “Căn cứ Hiến pháp … theo Nghị quyết số 203/2025/QH15",
            True,
        ),
        ("Căn cứ Hiến pháp; sửa đổi Luật Dân số số 113/2025/QH15 theo Nghị quyết số 203/2025/QH15", False),
    ],
)
def test_what_is_only_among_the_grounds_of_the_other(quote: str, grounds: bool) -> None:
    assert grounds_only(quote, "113/2025/QH15") is grounds


@pytest.mark.parametrize(
    ("basis", "title", "other"),
    [
        (
            "every law it amends has ended (41/2019/QH14); amending text falls with them",
            "sửa đổi Bộ luật số 100/2015/QH13",
            True,
        ),
        (
            "every law it amends has ended (2/2008/PL-UBTVQH12); …",
            "Pháp lệnh sửa đổi một số điều của 04 pháp lệnh",
            True,
        ),
        (
            "every law it amends has ended (123/2020/NĐ-CP); …",
            "Sửa đổi một số điều của Nghị định số 123/2020/NĐ-CP",
            False,
        ),
        (
            "every law it amends has ended (30/2004/QH11); …",
            "Luật sửa đổi, bổ sung một số điều của Luật Xuất bản",
            False,
        ),
        ("replaced by 41/2019/QH14", "sửa đổi Bộ luật số 100/2015/QH13", False),
    ],
)
def test_an_amending_text_falls_with_all_that_it_amends(basis: str, title: str, other: bool) -> None:
    assert falls_with_what_it_amends(basis, title) is other


def test_nothing_is_amended_by_what_it_rests_on(register: sqlite3.Connection) -> None:
    found = register.execute(
        "SELECT a.symbol, b.symbol FROM edge e JOIN edge g ON g.subject = e.object AND g.object = e.subject "
        "JOIN document a ON a.id = e.subject JOIN document b ON b.id = e.object "
        "WHERE e.relation IN ('amends', 'supplements') AND g.relation = 'based_on'"
    )
    assert found.fetchall() == []


def test_a_law_is_not_ended_by_what_ended_the_resolution_of_its_number(register: sqlite3.Connection) -> None:
    found = {doc.type: status(register, doc.iri, DAY) for doc in by_symbol(register, "49/2010/QH12")}
    assert found["law"].state == "stood_when_looked"
    assert (found["resolution"].state, found["resolution"].by) == ("repealed", "67/2014/QH13")


@pytest.mark.parametrize(
    ("symbol", "count"),
    [
        ("01/2006/TTLT-BGDĐT-BNV-BTC", 1), ("01/2006/TTLT-BGD&ĐT-BNV-BTC", 1), ("01/2006/TTLT-BGD", 0),
        ("01/2016/NQ", 0), ("01/2016/NQ-HĐTP", 1), ("18-L/CTN", 1), ("23-L/CTN", 1), ("31-L/CTN", 1),
        ("45/2015/TT-LĐTBXH", 0), ("36/2025/TT-BNMT", 0), ("01/2018/NĐ-CP", 2), ("144-QĐ/TW", 1),
        ("45/2005/NQ-QH11", 0), ("96/2023/QH1539", 0), ("190/2025/QH15", 1),
        ("10/2009/UBTVQH12", 1), ("10/2009/PL-UBTVQH12", 0), ("326/2016/UBTVQH14", 1), ("326/2016/NQ-UBTVQH14", 0),
        ("08/2013/PL-UBTVQH13", 0), ("67/2014/QH14", 0), ("01/2015/TTLT-BNNPTNT-BCA", 0), ("115/NĐ-CP", 0),
        ("324/2014/TT-BTC", 0), ("41/2017/QĐ-TTg", 1), ("136/2025/QH15", 1),
    ],
)  # fmt: skip
def test_each_document_stands_once(register: sqlite3.Connection, symbol: str, count: int) -> None:
    assert len(by_symbol(register, symbol)) == count


@pytest.mark.shared
def test_no_number_of_the_code_is_cut(register: sqlite3.Connection, shared: Path) -> None:
    """Rows of the other parser that end at an "&" stand under the whole number."""
    with (Path(__file__).parents[2] / "data" / "register" / "documents.csv").open(
        encoding="utf-8", newline=""
    ) as table:
        numbers = {row["symbol"] for row in csv.DictReader(table)}
    assert {number for number in numbers if number.endswith(("-BGD", "-BNN")) and "&" not in number} <= {
        number for number in numbers if number.count("/") > 1
    }
    assert "16/2013/TTLT-BYT-BNN" not in numbers
    assert "16/2013/TTLT-BYT-BNN&PTNT" in numbers


@pytest.mark.parametrize(
    ("quote", "day"),
    [
        ("Nghị quyết số 71/NQ-CP ngày 01 tháng 4 năm 2025 của Chính phủ", "2025-04-01"),
        ("Nghị quyết số 71/NQ-CP, ngày 1/4/2025 của Chính phủ", "2025-04-01"),
        ("Nghị quyết số 71/NQ-CP của Chính phủ ngày 01 tháng 4 năm 2025", ""),  # perhaps another document's day
        (
            "Nghị quyết số 171/NQ-CP ngày 01 tháng 4 năm 2024; Nghị quyết số 71/NQ-CP ngày 02 tháng 5 năm 2025",
            "2025-05-02",
        ),
        ("", ""),
    ],
)
def test_the_day_of_a_ground_stands_right_behind_its_number(quote: str, day: str) -> None:
    assert day_behind(quote, "71/NQ-CP") == day


@pytest.mark.parametrize(
    ("certainty", "told"),
    [("copied_text", {("7/2013/NĐ-CP", "6/2012/QH13")}), ("secondary", set()), (None, set())],
)
def test_a_law_that_a_fact_ends_has_ended_for_what_the_code_holds_under_its_name(
    tmp_path: Path, certainty: str | None, told: set[tuple[str, str]]
) -> None:
    law = Doc("6/2012/QH13", "law", title="Luật Bảo hiểm tiền gửi", issued="2012-06-18")
    decree = Doc("7/2013/NĐ-CP", "decree", title="Quy định chi tiết", issued="2013-06-28")
    topics = ["6.1 Bảo hiểm tiền gửi"]
    lines = [json.dumps({"number": doc.symbol, "topics": topics}) for doc in (law, decree)]
    (tmp_path / "documents.jsonl").write_text("\n".join(lines), encoding="utf-8")
    register = LagFacts()
    register.folder, register.docs = tmp_path, {doc.key: doc for doc in (law, decree)}
    register.created, register.existing, register.related, register.sightings, register.endings = [], [], [], {}, {}
    register.ends = dict
    value = "2026-05-01 replaced 111/2025/QH15"
    register.facts = {FactRow(law.symbol, law.type, "", "ended", value, "x", certainty)} if certainty else set()
    register.write_lag()
    assert {(fact.symbol, fact.value) for fact in register.facts if fact.field == "subject_law"} == told
