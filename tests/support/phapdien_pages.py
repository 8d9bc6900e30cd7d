"""Pages of the legal code made for the tests: the template's markup around words of our own."""

from __future__ import annotations

HEAD = (
    "\ufeff<link href='../lib/css/style.css' rel='stylesheet' type='text/css' />\r\n"
    "<h3 style='text-transform: uppercase'>\r\n    Đề mục {number}\r\n    <br />\r\n    {name}\r\n</h3>\r\n"
    "<p style='display: none'>(Xem Danh mục: <a class='viewDSVB' href='#'>x</a>)</p><div class='_content'>"
)


def link(item: str, text: str) -> str:
    """Words of a note that lead into the national database."""
    return f"<a href='http://vbpl.vn/TW/Pages/vbpq-toanvan.aspx?ItemID={item}#Dieu_1' target='_blank'>{text}</a>"


def article(number: str, heading: str, note: str, body: str = "<p>Điều này quy định.</p>") -> str:
    """One article of the code."""
    return (
        f"<p class='pDieu'><a name='1'></a>Điều {number}. {heading}</p><p class='pGhiChu'>{note}</p>"
        f"<p class='pNoiDung'>{body}</p>"
    )


def page(*articles: str, number: str = "44.99", name: str = "Nuôi ong") -> bytes:
    """A whole page."""
    return (HEAD.format(number=number, name=name) + "".join(articles) + "</div>\r\n").encode()


FIRST = article(
    "44.99.NĐ.1.1",
    "Phạm vi điều chỉnh",
    link(
        "501",
        "(Điều 1 Nghị định số 901/2019/NĐ-CP Quy định về nuôi ong theo Nghị quyết số 902/2018/QH14 ngày 01/02/2018 của "
        "Quốc hội ngày 03/04/2019 của Chính phủ, có hiệu lực thi hành kể từ ngày 20/05/2019 )",
    ),
)
AMENDED = article(
    "44.99.NĐ.1.2",
    "Giống ong",
    f"({link('501', 'Điều 2')} Nghị định số 901/2019/NĐ-CP, có hiệu lực thi hành kể từ ngày 20/05/2019, có nội dung được "
    f"sửa đổi, có nội dung bị bãi bỏ bởi {link('777', 'Điều 3')} Nghị định số 905/2022/NĐ-CP có hiệu lực thi hành kể từ "
    f"ngày 01/09/2022; {link('778', 'Điều 1')}, {link('778', 'Điều 2')} Nghị định số 906/2024/NĐ-CP có hiệu lực thi hành "
    "kể từ ngày 10/04/2024)",
    "<p>1. Giống ong nội.</p>\n<table><tr><td>a</td><td>b</td></tr></table>",
)
LAST = article(
    "44.99.NĐ.1.3",
    "Hiệu lực thi hành",
    link("501", "(Điều 3 Nghị định số 901/2019/NĐ-CP, có hiệu lực thi hành kể từ ngày 20/05/2019)"),
    "<p>1. Nghị định này có hiệu lực thi hành từ ngày 20 tháng 5 năm 2019.</p>\n<p>2. Nghị định này thay thế Nghị định số "
    "903/2009/NĐ-CP ngày 05 tháng 6 năm 2009 của Chính phủ về nuôi ong; bãi bỏ Điều 7 và khoản 2 Điều 9 Nghị định số "
    "904/2012/NĐ-CP.</p>",
)
