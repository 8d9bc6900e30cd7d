"""The pages of a check, as a clerk uses them, without JavaScript: drop, read, decide, take the file back."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from starlette.testclient import TestClient

from kg.serve import check_page
from tests.support import SAMPLES
from tests.support.serving import PAGE, visible
from tests.support.text_files import docx, para, run

BAD = "Nghị định số 61/2023/NĐCP ngày 16/8/2023 của Chính phủ"
OTHER = "Kế hoạch số 65/KH - UBND ngày 05/3/2023 của UBND thị xã"
REPORT = docx(
    para(run("ỦY BAN NHÂN DÂN PHƯỜNG XUÂN ĐÀI"))
    + para(run("Số: 212/BC-UBND"))
    + para(run("Xuân Đài, ngày 20 tháng 11 năm 2023"))
    + para(run(f"Thực hiện {BAD}, phường đã ban hành {OTHER}."))
)


def sent(client: TestClient, *files: tuple[str, bytes], lang: str = "vi", **fields: str) -> str:
    """The address to which the form leads."""
    got = client.post(
        f"/check?lang={lang}",
        files=[("file", one) for one in files] or [("file", ("", b""))],
        data=fields,
        headers=PAGE,
    )
    assert got.status_code == 303, got.text
    return got.headers["location"]


def body(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def words(data: bytes) -> str:
    return re.sub("<w:del .*?</w:del>|<[^>]*>", "", body(data))


def test_the_first_page_is_small_and_says_where_the_text_stays(client: TestClient) -> None:
    got = client.get("/", headers=PAGE)
    assert len(got.content) <= 30_000
    assert "Thả tệp Word vào đây" in got.text and "không rời khỏi máy" in got.text
    assert "Drop a Word file here" in client.get("/?lang=en", headers=PAGE).text
    policy = got.headers["content-security-policy"]
    assert "unsafe" not in policy and "default-src 'none'" in policy and "form-action 'self'" in policy
    assert not re.search(r"""(src|href|action)=["']?(https?:)?//""", got.text), "nothing is loaded from elsewhere"
    assert not re.search(r"""\sstyle=|\son\w+=""", got.text), "what a strict policy would not let through"


def test_a_word_file_comes_back(client: TestClient) -> None:
    at = sent(client, ("báo cáo.docx", REPORT))
    page = client.get(at, headers=PAGE)
    assert page.status_code == 200 and "VB101" in page.text and "<mark" in page.text
    assert "form-action 'none'" in page.headers["content-security-policy"]
    assert f"{at}/1/decide" in page.text and "Tệp Word có nhận xét" in page.text
    commented = client.get(f"{at}/1/file?as=docx")
    assert "nhan-xet.docx" in commented.headers["content-disposition"]
    assert "VB101" in zipfile.ZipFile(io.BytesIO(commented.content)).read("word/comments.xml").decode()
    tracked = client.get(f"{at}/1/file?as=tracked").content
    assert body(tracked).count("<w:ins ") == 2 and "61/2023/NĐ-CP" in words(tracked)
    corrected = client.get(f"{at}/1/file?as=corrected").content
    assert "61/2023/NĐ-CP" in words(corrected) and "65/KH-UBND" in words(corrected)
    assert client.get(f"{at}/1/file?as=xlsx").content[:2] == b"PK"
    assert client.get(f"{at}/1/file?as=pdf").status_code == 422
    assert client.get(f"{at}/1/file?as=exe").status_code == 406


@pytest.mark.parametrize(("fields", "found"), [({"form": "1"}, True), ({}, False)])
def test_the_form_of_the_paper_is_a_choice(client: TestClient, fields: dict[str, str], found: bool) -> None:
    assert 'name="form"' in client.get("/", headers=PAGE).text
    page = client.get(sent(client, ("a.docx", REPORT), **fields), headers=PAGE).text
    assert (re.search(r">VB6\d\d ", page) is not None) is found


def test_what_is_decided_is_what_is_done_and_recorded(client: TestClient) -> None:
    at = f"{sent(client, ('bao-cao.docx', REPORT))}/1"
    page = client.get(f"{at}/decide", headers=PAGE).text
    numbers = {code: n for n, code in re.findall(r"<legend>(\d+)\. (VB\d+)", page)}
    first, second = numbers["VB101"], numbers["VB102"]
    assert f'name="f{first}" value="fixed" checked' in page
    fields = {f"f{first}": "fixed", f"f{second}": "left", f"r{second}": "Đúng như <bản gốc>", "who": "Phòng Tư pháp"}
    got = client.post(f"{at}/decide", data={**fields, "next": "corrected"}, headers=PAGE)
    assert (got.status_code, got.headers["location"]) == (303, f"{at}/file?as=corrected")
    text = words(client.get(got.headers["location"]).content)
    assert "61/2023/NĐ-CP" in text and "65/KH - UBND" in text
    comments = zipfile.ZipFile(io.BytesIO(client.get(f"{at}/file?as=docx").content)).read("word/comments.xml").decode()
    assert "VB102" not in comments and 'w:author="Phòng Tư pháp"' in comments
    record = client.get(f"{at}/record", headers=PAGE).text
    assert "Đúng như &lt;bản gốc&gt;" in record
    told = visible(record)
    for word in ("Phòng Tư pháp", "để nguyên", "sửa trong bản sao", "VB102", "Dữ liệu hiệu lực đối chiếu lần cuối"):
        assert word in told, word
    again = client.get(f"{at}/decide", headers=PAGE).text
    assert f'name="f{second}" value="left" checked' in again and "Đã lưu." in again


def test_pasted_text_and_a_day(client: TestClient) -> None:
    at = sent(client, text=f"Thực hiện {BAD}.\r\nHết.", as_of="01/07/2024")
    page = visible(client.get(at, headers=PAGE).text)
    assert "chữ đã dán.txt" in page and "Đánh giá theo ngày 01/07/2024" in page
    got = client.post("/check", files=[("file", ("a.txt", b"x"))], data={"as_of": "31/02/2024"}, headers=PAGE)
    assert got.status_code == 400 and "31/02/2024" in got.text
    assert client.post("/check", data={"text": "  "}, headers=PAGE).status_code == 400


def test_several_files_make_a_table_and_a_zip(client: TestClient) -> None:
    at = sent(
        client,
        ("../../một.docx", REPORT),
        ("hai.txt", f"Thực hiện {BAD}.".encode()),
        ("ba.docx", b"PK\x03\x04x"),
        lang="en",
    )
    at, _, asked = at.partition("?")
    assert asked == "lang=en"
    page = client.get(at, headers=PAGE, params={"lang": "en"}).text
    told = visible(page)
    assert "Results of 3 files" in told and "một.docx" in told and "a damaged Word document" in told
    assert ".." not in told
    assert client.get(f"{at}/2", headers=PAGE).status_code == 200
    assert client.get(f"{at}/3", headers=PAGE).status_code == 422
    assert client.get(f"{at}/4", headers=PAGE).status_code == 404
    packed = zipfile.ZipFile(io.BytesIO(client.get(f"{at}/all?as=corrected").content))
    assert packed.namelist() == ["001 một-da-sua.docx", "002 hai-da-sua.txt"]
    assert "61/2023/NĐ-CP" in packed.read("002 hai-da-sua.txt").decode()
    assert zipfile.ZipFile(io.BytesIO(client.get(f"{at}/all?as=docx").content)).namelist() == ["một-nhan-xet.docx"]
    assert client.get(f"{at}/all?as=xlsx").content[:2] == b"PK"
    assert client.get(f"{at}/all?as=pdf").status_code == 406


def test_long_work_shows_how_far_it_is_and_can_be_ended(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_page, "PATIENCE", 0.0)
    at = sent(client, *((f"{n}.docx", REPORT) for n in range(40)))
    page = client.get(at, headers=PAGE).text
    assert 'http-equiv="refresh"' in page and "/40 tệp xong" in page and "Dừng và xóa" in page
    assert client.post(f"{at}/erase", headers=PAGE).status_code == 200
    assert client.get(at, headers=PAGE).status_code == 404


def test_erased_is_gone(client: TestClient) -> None:
    at = sent(client, ("bao-cao.docx", REPORT))
    assert "Tệp của bạn trên đĩa không bị đụng đến" in client.get(f"{at}/erase", headers=PAGE).text
    assert client.get(at, headers=PAGE).status_code == 200, "a look at the question erases nothing"
    assert "Đã xóa" in client.post(f"{at}/erase", headers=PAGE).text
    for path in ("", "/1", "/1/file?as=docx", "/1/record", "/1/decide", "/all?as=docx"):
        got = client.get(f"{at}{path}", headers=PAGE)
        assert got.status_code == 404 and "đã hết hạn" in got.text


def test_only_the_last_results_are_kept(client: TestClient) -> None:
    first = sent(client, ("a.txt", b"Xin"))
    for _ in range(20):
        last = sent(client, ("a.txt", b"Xin"))
    assert client.get(first).status_code == 404
    assert client.get(last).status_code == 200


def test_the_network_of_the_file(client: TestClient) -> None:
    sample = SAMPLES / "phuong-xuan-dai-2023.txt"
    at = sent(client, (sample.name, sample.read_bytes()))
    before = client.get("/api/v1/stats").json()
    page = client.get(f"{at}/1/network", headers=PAGE)
    assert (page.status_code == 200 and "59/2023/NĐ-CP" in page.text and "<svg" in page.text) or "vis" in page.text
    assert "script-src 'sha256-" in page.headers["content-security-policy"]
    assert client.get("/api/v1/stats").json() == before, "the store is as it was"


def test_hostile_names_and_texts_are_no_markup(client: TestClient) -> None:
    evil = "<script>document.title='taken'</script>"
    at = sent(client, (f"{evil}\x1b[2J.txt", f"{evil} Thực hiện {BAD}.".encode()), who=evil)
    client.post(f"{at}/1/decide", data={"f1": "left", "r1": evil, "who": evil}, headers=PAGE)
    for path in ("", "/1/decide", "/1/record", "/1/network", "/erase"):
        page = client.get(f"{at}{path}", headers=PAGE)
        assert page.status_code == 200 and evil not in page.text and "\x1b" not in page.text, path
    name = client.get(f"{at}/1/file?as=xlsx").headers["content-disposition"]
    assert "\x1b" not in name and "\n" not in name


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_problem_is_a_page_for_a_browser(client: TestClient, lang: str) -> None:
    got = client.get(f"/nowhere?lang={lang}", headers=PAGE)
    assert got.status_code == 404 and f'<html lang="{lang}">' in got.text and 'role="alert"' in got.text
    assert client.get(f"/help?lang={lang}", headers=PAGE).status_code == 200
