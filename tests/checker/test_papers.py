"""Faults as inspections of documents find them, put into papers that are right: each is found, and nothing else is."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from kg.checker import CheckResult, check, selected
from tests.support.papers import DECISION, PLAN, RULES
from tests.support.reading import read

FORM = selected(None, frozenset(("default", "form")))
PAPERS = {"decision": DECISION, "rules": RULES, "plan": PLAN}
#: What a register lacks or will say of a later day is no fault of the paper.
_REGISTER = ("VB205", "VB207", "VB9")
DECREE = "Căn cứ Nghị định số 64/2014/NĐ-CP"
ORGANISED = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;\n"


def judged(text: str, conn: sqlite3.Connection) -> CheckResult:
    return check(text, read(text, conn), conn, select=FORM, today=date(2026, 11, 1))


def found(text: str, conn: sqlite3.Connection) -> list[str]:
    return [f.code for f in judged(text, conn).findings if not f.code.startswith(_REGISTER)]


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_that_is_right(register: sqlite3.Connection, name: str) -> None:
    assert found(PAPERS[name], register) == []


#: The paper, what is written in it, what is written instead, and the rule that must speak.
FAULTS: list[tuple[str, str, str, str]] = [
    # grounds: validity and identity
    ("decision", "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025", "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015", "VB2"),
    ("rules", "phương số 72/2025/QH15", "phương số 77/2015/QH13", "VB2"),
    ("decision", DECREE, "Căn cứ Nghị định số 60/2013/NĐ-CP ngày 19 tháng 6 năm 2013 của Chính phủ quy định chi tiết khoản 3 Điều 63 của Bộ luật Lao động về thực hiện quy chế dân chủ ở cơ sở tại nơi làm việc;\n" + DECREE, "VB201"),
    ("plan", "Căn cứ Nghị định số 59/2023", "Căn cứ Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn ngày 20 tháng 4 năm 2007;\nCăn cứ Nghị định số 59/2023", "VB201"),
    ("plan", "ngày 14 tháng 8 năm 2023", "ngày 14 tháng 8 năm 2022", "VB301"),
    ("decision", "ngày 26 tháng 6 năm 2014", "ngày 26 tháng 5 năm 2014", "VB301"),
    ("plan", "năm 2023 của Chính phủ", "năm 2023 của Thủ tướng Chính phủ", "VB302"),
    ("decision", "2014 của Chính phủ quy định", "2014 của Bộ Tư pháp quy định", "VB302"),
    ("plan", "quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở.", "về xây dựng hương ước, quy ước của cộng đồng dân cư.", "VB304"),
    ("decision", "quy định chi tiết thi hành một số điều của Luật Tiếp công dân", "về xử phạt vi phạm hành chính trong lĩnh vực đất đai", "VB304"),
    ("rules", "Luật Tiếp công dân số 42/2013/QH13", "Luật Tiếp công dân số 25/2018/QH14", "VB304"),
    ("decision", "Luật Tiếp công dân ngày 25 tháng 11 năm 2013", "Luật Tiếp công dân ngày 25 tháng 12 năm 2013", "VB301"),
    # grounds: what may be one
    ("rules", "Theo đề nghị của Giám đốc", "Căn cứ Quyết định số 12/2019/QĐ-UBND ngày 15 tháng 4 năm 2019 của Ủy ban nhân dân tỉnh Lào Cai quy định mức chi hỗ trợ tiếp công dân;\nTheo đề nghị của Giám đốc", "VB601"),
    ("rules", "Theo đề nghị của Giám đốc", "Căn cứ Văn bản hợp nhất số 15/VBHN-VPQH ngày 11 tháng 12 năm 2019 của Văn phòng Quốc hội;\nTheo đề nghị của Giám đốc", "VB602"),
    ("decision", DECREE, "Căn cứ Văn bản hợp nhất số 21/VBHN-VPQH ngày 16 tháng 9 năm 2021 của Văn phòng Quốc hội về tiếp công dân;\n" + DECREE, "VB602"),
    ("rules", "Theo đề nghị của Giám đốc", "Căn cứ Công văn số 1205/BTC-NSNN ngày 03 tháng 7 năm 2025 của Bộ Tài chính;\nTheo đề nghị của Giám đốc", "VB603"),
    ("rules", "Theo đề nghị của Giám đốc", "Căn cứ Thông báo số 88/TB-UBND ngày 03 tháng 7 năm 2025 của Ủy ban nhân dân tỉnh Lào Cai về kết luận cuộc họp;\nTheo đề nghị của Giám đốc", "VB603"),
    ("rules", "Theo đề nghị của Giám đốc", "Căn cứ Biên bản họp Ủy ban nhân dân tỉnh ngày 10 tháng 8 năm 2025;\nTheo đề nghị của Giám đốc", "VB603"),
    ("rules", "Theo đề nghị của Giám đốc", "Căn cứ Báo cáo số 77/BC-STC ngày 03 tháng 7 năm 2025 của Sở Tài chính;\nTheo đề nghị của Giám đốc", "VB603"),
    ("decision", DECREE, "Căn cứ Công văn số 812/SNV-TCBC ngày 05 tháng 6 năm 2025 của Sở Nội vụ về kiện toàn tổ tiếp công dân;\n" + DECREE, "VB604"),
    ("decision", DECREE, "Căn cứ Biên bản họp Ủy ban nhân dân xã ngày 05 tháng 8 năm 2025;\n" + DECREE, "VB604"),
    ("decision", DECREE, "Căn cứ Luật Tiếp công dân ngày 25 tháng 11 năm 2013;\n" + DECREE, "VB605"),
    ("rules", "Theo đề nghị của Giám đốc", "Căn cứ Luật Tổ chức chính quyền địa phương năm 2025;\nTheo đề nghị của Giám đốc", "VB605"),
    ("rules", " được sửa đổi, bổ sung bởi Luật số 87/2025/QH15", "", "VB606"),
    ("decision", ORGANISED, "", "VB607"),
    ("rules", "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;\n", "", "VB607"),
    # grounds: form
    ("decision", "ngày 25 tháng 11 năm 2013;\n" + DECREE, "ngày 25 tháng 11 năm 2013.\n" + DECREE, "VB612"),
    ("decision", "ngày 25 tháng 11 năm 2013;\n" + DECREE, "ngày 25 tháng 11 năm 2013\n" + DECREE, "VB612"),
    ("decision", "ngày 25 tháng 11 năm 2013;\n" + DECREE, "ngày 25 tháng 11 năm 2013,\n" + DECREE, "VB612"),
    ("decision", "Căn cứ Luật Tiếp", "- Căn cứ Luật Tiếp", "VB613"),
    ("rules", "Căn cứ Luật Tiếp công dân số 42/2013/QH13;\n", "Căn cứ Luật Tiếp công dân ngày 25 tháng 11 năm 2013;\n", "VB614"),
    ("rules", "được sửa đổi, bổ sung bởi Luật số 87/2025/QH15", "(sửa đổi, bổ sung năm 2025)", "VB615"),
    ("decision", "Luật Tiếp công dân ngày 25 tháng 11 năm 2013;", "Luật Tiếp công dân số 42/2013/QH13;", "VB616"),
    ("decision", ORGANISED + "Căn cứ Luật Tiếp công dân ngày 25 tháng 11 năm 2013;\n" + DECREE, DECREE, "VB6"),
    # the head
    ("rules", "41/2025/QĐ-UBND", "41/QĐ-UBND", "VB621"),
    ("decision", "45/QĐ-UBND", "45/2025/QĐ-UBND", "VB621"),
    ("plan", "08/KH-UBND", "08/2026/KH-UBND", "VB621"),
    ("plan", "08/KH-UBND", "08/QĐ-UBND", "VB622"),
    ("decision", "45/QĐ-UBND", "45/KH-UBND", "VB622"),
    ("plan", "08/KH-UBND", "08-KH/UBND", "VB623"),
    ("decision", "Số: 45/QĐ-UBND", "Số: 45-QĐ/UBND", "VB623"),
    ("decision", "Số: 45/QĐ-UBND\n\nAn Bình, ngày 20 tháng 8 năm 2025\n\nQUYẾT ĐỊNH", "Số: 45/NQ-UBND\n\nAn Bình, ngày 20 tháng 8 năm 2025\n\nNGHỊ QUYẾT", "VB624"),
    ("rules", "trên địa bàn tỉnh Lào Cai\n\nCăn", "trên địa bàn tỉnh Lào Cai\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀO CAI\n\nCăn", "VB624"),
    ("plan", "Độc lập - Tự do - Hạnh phúc", "Độc Lập - Tự Do - Hạnh Phúc", "VB625"),
    ("plan", "Độc lập - Tự do - Hạnh phúc", "Độc lập, Tự do, Hạnh phúc", "VB625"),
    ("plan", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Cộng hòa xã hội chủ nghĩa Việt Nam", "VB625"),
    ("plan", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n", "", "VB625"),
    ("plan", "ngày 05 tháng 01 năm 2026\n\nK", "ngày 5 tháng 01 năm 2026\n\nK", "VB626"),
    ("plan", "ngày 05 tháng 01 năm 2026\n\nK", "ngày 05 tháng 1 năm 2026\n\nK", "VB626"),
    ("plan", "ngày 05 tháng 01 năm 2026\n\nK", "ngày 05/01/2026\n\nK", "VB626"),
    ("plan", "An Bình, ngày", "An Bình ngày", "VB626"),
    ("plan", "Số: 08/", "Số: 8/", "VB627"),
    # the articles
    ("decision", "Quyết định này có hiệu lực kể từ ngày ký. ", "", "VB631"),
    ("rules", "có hiệu lực từ ngày 05 tháng 9 năm 2025", "có hiệu lực kể từ ngày ký", "VB632"),
    ("rules", "từ ngày 05 tháng 9 năm 2025", "từ ngày 25 tháng 8 năm 2025", "VB632"),
    ("rules", "từ ngày 05 tháng 9 năm 2025", "từ ngày 01 tháng 7 năm 2025", "VB632"),
    ("rules", "2. Quyết định số 12/2019/QĐ-UBND ngày 15 tháng 4 năm 2019 của Ủy ban nhân dân tỉnh Lào Cai quy định mức chi hỗ trợ tiếp công dân hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành.", "2. Các quy định trước đây trái với Quyết định này đều bãi bỏ.", "VB633"),
    ("decision", "kể từ ngày ký.", "kể từ ngày ký và bãi bỏ các quy định trước đây trái với Quyết định này.", "VB633"),
    ("decision", "Điều 3. Quyết", "Điều 4. Quyết", "VB634"),
    ("decision", "Điều 2. Tổ", "Điều 1. Tổ", "VB634"),
    ("decision", "nêu tại Điều 1 Quyết định này", "nêu tại Điều 9 Quyết định này", "VB635"),
    ("rules", "thực hiện Điều 2 Quyết định này", "thực hiện Điều 12 Quyết định này", "VB635"),
    ("rules", "và Phụ lục II ban hành", "và Phụ lục III ban hành", "VB636"),
    ("decision", "trong Phụ lục kèm theo", "trong Phụ lục II kèm theo", "VB636"),
    # the close
    ("decision", "TM. ỦY BAN", "T/M ỦY BAN", "VB641"),
    ("decision", "KT. CHỦ TỊCH\n", "", "VB641"),
    ("decision", "KT. CHỦ TỊCH", "KT CHỦ TỊCH", "VB641"),
    ("rules", "TM. ỦY BAN NHÂN DÂN\n", "", "VB641"),
    ("plan", "- Lưu: VT.\n", "", "VB642"),
    ("plan", "- Lưu: VT.", "- Lưu VP.", "VB642"),
    ("plan", "Nơi nhận:\n- UBND tỉnh;\n- Các thôn;\n- Lưu: VT.\n", "", "VB642"),
    ("plan", "năm 2026./.", "năm 2026.", "VB643"),
    ("decision", "thi hành./.", "thi hành.", "VB643"),
    # the same faults otherwise written
    ("decision", "Căn cứ Luật Tiếp công dân ngày 25 tháng 11 năm 2013;", "Căn cứ Luật Đất đai ngày 29 tháng 11 năm 2013;", "VB201"),
    ("rules", "Căn cứ Luật Tiếp công dân số 42/2013/QH13;", "Căn cứ Luật Đất đai số 45/2013/QH13;", "VB201"),
    ("rules", "Căn cứ Luật Tiếp công dân số 42/2013/QH13;", "Căn cứ Luật Nhà giáo số 73/2025/QH15;", "VB203"),
    ("decision", "ngày 16 tháng 6 năm 2025;", "ngày 19 tháng 02 năm 2025;", "VB201"),
    ("plan", "Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày", "Căn cứ Luật Thực hiện dân chủ ở cơ sở của Chính phủ ngày", "VB302"),
    ("decision", "Nghị định số 64/2014/NĐ-CP", "Nghị định số 64/2014/NĐCP", "VB101"),
    ("decision", "Theo đề nghị của Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", "Theo đề nghị của Giám đốc Sở Kế hoạch và Đầu tư", "VB651"),
    ("decision", "Theo đề nghị của Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", "Theo đề nghị của Trưởng phòng Lao động - Thương binh và Xã hội", "VB651"),
    ("decision", "tổ chức tiếp công dân theo quy định", "phối hợp với UBND huyện tổ chức tiếp công dân theo quy định", "VB651"),
    ("decision", "tổ chức tiếp công dân theo quy định", "tổ chức tiếp công dân, báo cáo Chủ tịch UBND huyện Bát Xát", "VB651"),
    ("decision", "Số: 45/QĐ-UBND", "Số: 45/QĐ.UBND", "VB627"),
    ("decision", "Số: 45/QĐ-UBND", "Số: 45/QĐUBND", "VB627"),
    ("decision", "Số: 45/QĐ-UBND", "Số 45/QĐ-UBND", "VB627"),
    ("decision", "ngày 20 tháng 8 năm 2025\n\nQ", "ngày 31 tháng 6 năm 2025\n\nQ", "VB626"),
    ("decision", "Điều 1. Kiện", "Điều 1: Kiện", "VB637"),
    ("rules", "Phụ lục I\nMỨC", "Phụ lục 1\nMỨC", "VB637"),
    ("rules", "2. Quyết định số 12/2019/QĐ-UBND ngày 15 tháng 4 năm 2019 của Ủy ban nhân dân tỉnh Lào Cai quy định mức chi hỗ trợ tiếp công dân hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành.", "2. Những quy định trước đây trái Quyết định này đều bị bãi bỏ.", "VB633"),
    ("rules", "2. Quyết định số 12/2019/QĐ-UBND ngày 15 tháng 4 năm 2019 của Ủy ban nhân dân tỉnh Lào Cai quy định mức chi hỗ trợ tiếp công dân hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành.", "2. Bãi bỏ các quy định trước đây của Ủy ban nhân dân tỉnh trái với Quyết định này.", "VB633"),
    ("rules", "2. Quyết định số 12/2019/QĐ-UBND ngày 15 tháng 4 năm 2019 của Ủy ban nhân dân tỉnh Lào Cai quy định mức chi hỗ trợ tiếp công dân hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành.", "2. Các văn bản trước đây trái với quy định tại Quyết định này đều hết hiệu lực.", "VB633"),
    ("rules", "có hiệu lực từ ngày 05 tháng 9 năm 2025", "có hiệu lực thi hành kể từ ngày ký ban hành", "VB632"),
    ("rules", "1. Quyết định này có hiệu lực từ ngày 05 tháng 9 năm 2025.\n2. Quyết định số 12/2019/QĐ-UBND ngày 15 tháng 4 năm 2019 của Ủy ban nhân dân tỉnh Lào Cai quy định mức chi hỗ trợ tiếp công dân hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành.", "Giao Sở Tài chính tổ chức thực hiện.", "VB631"),
    ("rules", "Số: 41/2025/QĐ-UBND", "Số: 41/2024/QĐ-UBND", "VB506"),
    ("rules", "Số: 41/2025/QĐ-UBND", "Số: 41/2025/NQ-UBND", "VB622"),
    ("rules", "QUYẾT ĐỊNH\nQuy định mức", "NGHỊ QUYẾT\nQuy định mức", "VB622"),
    ("rules", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "VB641"),
    ("decision", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "TM ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "VB641"),
    ("decision", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "TL. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "VB641"),
    ("decision", "Nơi nhận:\n- Như Điều 3;\n- Thường trực HĐND xã;\n- Lưu: VT, VP.", "Nơi nhận:\n- Như Điều 3;\n- Thường trực HĐND xã.", "VB642"),
    ("decision", "Nơi nhận:", "Nơi gửi:", "VB642"),
    ("plan", "Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc", "VB625"),
    ("plan", "Độc lập - Tự do - Hạnh phúc", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC", "VB625"),
    ("plan", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM.", "VB625"),
    ("plan", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XHCN VIỆT NAM", "VB625"),
    ("plan", "An Bình, ngày 05", "An Bình; ngày 05", "VB626"),
    ("plan", "An Bình, ngày 05", "an bình, ngày 05", "VB626"),
    ("plan", "ngày 05 tháng 01 năm 2026\n\nK", "ngày 05 tháng 01 năm 26\n\nK", "VB626"),
    ("rules", "Căn cứ Luật Tiếp công dân số 42/2013/QH13;", "Căn cứ Luật Tiếp công dân;", "VB614"),
    ("decision", "Căn cứ Nghị định số 64/2014/NĐ-CP ngày 26 tháng 6 năm 2014 của Chính phủ", "Căn cứ Nghị định số 64/2014/NĐ-CP", "VB103"),
    ("rules", "Căn cứ Luật Tiếp công dân số 42/2013/QH13;", "Căn cứ Nghị quyết số 05-NQ/TU ngày 05 tháng 8 năm 2025 của Tỉnh ủy Lào Cai;", "VB603"),
    ("rules", "Căn cứ Luật Tiếp công dân số 42/2013/QH13;", "Căn cứ Kế hoạch số 125/KH-UBND ngày 05 tháng 8 năm 2025 của Ủy ban nhân dân tỉnh Lào Cai;", "VB603"),
    ("decision", "gồm các thành viên có tên trong Phụ lục kèm theo Quyết định này", "gồm các thành viên theo khoản 5 Điều 2 Quyết định này", "VB635"),
    ("decision", "Nghị định số 64/2014/NĐ-CP ngày 26 tháng 6 năm 2014 của Chính phủ quy định chi tiết thi hành một số điều của Luật Tiếp công dân", "Thông tư số 45/2023/TT-BTC ngày 12 tháng 7 năm 2023 của Bộ Nội vụ hướng dẫn kinh phí tiếp công dân", "VB302"),
    ("decision", "Nghị định số 64/2014/NĐ-CP ngày 26 tháng 6 năm 2014 của Chính phủ quy định chi tiết thi hành một số điều của Luật Tiếp công dân", "Quyết định số 999/QĐ-BTC ngày 12 tháng 7 năm 2023 của Bộ Nội vụ về kinh phí tiếp công dân", "VB302"),
    ("decision", "Luật Tiếp công dân ngày 25 tháng 11 năm 2013", "Luật Tiếp công dân ngày 25 tháng 11 năm 2014", "VB301"),
    ("decision", "ngày 16 tháng 6 năm 2025;", "ngày 16 tháng 6 năm 2024;", "VB301"),
    ("decision", "ngày 16 tháng 6 năm 2025;", "ngày 16 tháng 5 năm 2025;", "VB301"),
    ("plan", "Độc lập - Tự do - Hạnh phúc\n", "", "VB625"),
    ("plan", "An Bình, ngày 05", "ngày 05", "VB626"),
    ("plan", "TM. ỦY", "T.M ỦY", "VB641"),
    ("plan", "Văn phòng xã chủ trì", "Sở TN&MT chủ trì", "VB651"),
    ("plan", "báo cáo Ủy ban nhân dân xã", "gửi Bộ LĐTBXH tổng hợp", "VB651"),
    ("rules", "Giám đốc Sở Tài chính và các", "Giám đốc Sở Tài nguyên và Môi trường và các", "VB651"),
    # effect that is spoken of and not said, clauses of the article itself, a first article that is not there
    ("rules", "1. Quyết định này có hiệu lực từ ngày 05 tháng 9 năm 2025.\n2. Quyết", "1. Quyết", "VB631"),
    ("rules", "có hiệu lực từ ngày 05 tháng 9 năm 2025", "được Ủy ban nhân dân tỉnh thông qua ngày 20 tháng 8 năm 2025 và có hiệu lực từ ngày thông qua", "VB632"),
    ("rules", "thuộc tỉnh.", "thuộc tỉnh, trừ trường hợp tại khoản 5 Điều này.", "VB635"),
    ("rules", "thuộc tỉnh.", "thuộc tỉnh theo khoản 4 Điều này.", "VB635"),
    ("decision", "Điều 1. Kiện", "Kiện", "VB634"),
    ("plan", "An Bình, ngày 05 tháng 01 năm 2026\n\nK", "An Bình, 05/01/2026\n\nK", "VB626"),
    ("plan", "An Bình, ngày 05 tháng 01 năm 2026\n\nK", "An Bình, 5-1-2026\n\nK", "VB626"),
    ("decision", "Luật Tiếp công dân ngày 25 tháng 11 năm 2013", "Luật Tiếp công dân ngày 26 tháng 11 năm 2013", "VB301"),
    # a number turned round, a notice of a Party committee as a ground
    ("plan", "chủ trì, phối hợp", "thực hiện Kế hoạch số 18/KH-UBND ngày 02 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Đắk Lắk về dân chủ ở cơ sở năm 2026 và Kế hoạch số 81/KH-UBND ngày 02 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Đắk Lắk về dân chủ ở cơ sở năm 2026, phối hợp", "VB501"),
    ("decision", DECREE, "Căn cứ Thông báo số 88-TB/TU ngày 02 tháng 6 năm 2025 của Tỉnh ủy Đắk Lắk về kết luận cuộc họp;\n" + DECREE, "VB604"),
    # a law by a name that is not its own, a title that only what amends or guides the document tells, an own type or
    # day that is another's, an amended decree, an office that cannot sign for the committee
    ("rules", "Luật Tiếp công dân số 42/2013/QH13", "Luật Quản lý và khai thác tài sản công số 15/2017/QH14", "VB304"),
    ("rules", "Căn cứ Luật Tiếp công dân số 42/2013/QH13;", "Căn cứ Luật Tiếp công dân số 42/2013/QH13;\nCăn cứ Nghị định số 124/2020/NĐ-CP của Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật Tố cáo;", "VB304"),
    ("rules", "Căn cứ Luật Tiếp công dân số 42/2013/QH13;", "Căn cứ Luật Tiếp công dân số 42/2013/QH13;\nCăn cứ Nghị định số 118/2025/NĐ-CP của Chính phủ về kiểm soát thủ tục hành chính;", "VB304"),
    ("decision", "chịu trách nhiệm thi hành./.", "chịu trách nhiệm thi hành Nghị quyết này./.", "VB630"),
    ("rules", "1. Quyết định này có hiệu lực từ", "1. Nghị quyết này có hiệu lực từ", "VB630"),
    ("decision", "DANH SÁCH TỔ TIẾP CÔNG DÂN XÃ\n", "DANH SÁCH TỔ TIẾP CÔNG DÂN XÃ\n(Kèm theo Quyết định số 45/QĐ-UBND ngày 02 tháng 8 năm 2025 của Ủy ban nhân dân xã An Bình)\n", "VB501"),
    ("decision", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "VB641"),
    ("decision", "ngày 16 tháng 6 năm 2025;", "ngày 19 tháng 6 năm 2025;", "VB301"),
    # a short title, two words of a long name, a deputy below a drafter's letters, a department that is no body
    ("decision", DECREE, "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác thi đua, khen thưởng;\n" + DECREE, "VB304"),
    ("decision", "theo quy định.", "theo Luật Ban hành văn bản pháp luật.", "VB307"),
    ("decision", "theo quy định.", "theo Điều 271 Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024.", "VB401"),
    ("decision", "- Lưu: VT, VP.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "- Lưu: VT, KT.\n\nTM. ỦY BAN NHÂN DÂN", "VB641"),
    # a number beside the day and the title of another one, a law's name that goes on, articles behind a law's last
    ("decision", DECREE, "Căn cứ Nghị định số 162/2020/NĐ-CP ngày 19 tháng 10 năm 2020 của Chính phủ quy định chi tiết một số điều của Luật Quản lý thuế;\n" + DECREE, "VB304"),
    ("decision", DECREE, "Căn cứ Nghị định số 142/2020/NĐ-CP ngày 19 tháng 10 năm 2020 của Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật Khiếu nại;\n" + DECREE, "VB304"),
    ("rules", "bởi Luật số 87/2025/QH15", "bởi Luật số 78/2025/QH15", "VB304"),
    ("rules", "bởi Luật số 87/2025/QH15", "bởi Luật số 87/2025/QH15 và Luật số 78/2025/QH15", "VB304"),
    ("decision", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI VIỆT NAM", "VB625"),
    # a title that says nothing of the law that the decree details, a decree that a later one of its title renewed,
    # an officer who signs in the place of the head
    ("decision", DECREE, "Căn cứ Nghị định số 15/2014/NĐ-CP ngày 27 tháng 02 năm 2014 của Chính phủ quy định về tổ chức và hoạt động của hòa giải viên lao động;\n" + DECREE, "VB304"),
    ("decision", DECREE, "Căn cứ Nghị định số 46/2016/NĐ-CP ngày 26 tháng 5 năm 2016 của Chính phủ quy định xử phạt vi phạm hành chính trong lĩnh vực giao thông đường bộ và đường sắt;\n" + DECREE, "VB208"),
    ("decision", DECREE, "Căn cứ Nghị định số 75/2012/NĐ-CP ngày 03 tháng 10 năm 2012 của Chính phủ quy định chi tiết một số điều của Luật Khiếu nại;\n" + DECREE, "VB208"),
    # … one that a later decree of its ministry renewed, one whose subject a later decree has under another title
    ("decision", DECREE, "Căn cứ Nghị định số 14/2017/NĐ-CP ngày 17 tháng 02 năm 2017 của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Lao động - Thương binh và Xã hội;\n" + DECREE, "VB208"),
    ("decision", DECREE, "Căn cứ Nghị định số 46/2014/NĐ-CP ngày 15 tháng 5 năm 2014 của Chính phủ quy định về thu tiền thuê đất, thuê mặt nước;\n" + DECREE, "VB208"),
    ("decision", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "KT. CHỦ TỊCH\nCHÁNH VĂN PHÒNG", "VB641"),
    ("decision", "Luật Tiếp công dân ngày 25", "Luật Tiếp công dân và giải quyết tố cáo ngày 25", "VB307"),
    ("decision", "theo quy định.", "theo Điều 97 Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.", "VB401"),
    ("decision", "theo quy định.", "theo Điều 65 Luật Thanh tra ngày 25 tháng 6 năm 2025.", "VB401"),
    # a proposal, a resolution of another office than its number tells; a ground without its day or issuer
    ("rules", "Theo đề nghị của Giám đốc Sở Tài chính;", "Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 152/TTr-SNV ngày 18 tháng 8 năm 2025;", "VB302"),
    ("decision", DECREE, "Căn cứ Nghị quyết số 7594/NQ-UBTVQH15 ngày 12 tháng 9 năm 2022 của Quốc hội về tiếp công dân;\n" + DECREE, "VB302"),
    ("decision", DECREE, "Căn cứ Quyết định số 7594/QĐ-TTg ngày 12 tháng 9 năm 2022 của Chính phủ về tiếp công dân;\n" + DECREE, "VB302"),
    ("decision", "Luật Tiếp công dân ngày 25 tháng 11 năm 2013;", "Luật Tiếp công dân năm 2013;", "VB617"),
    ("decision", "Luật Tiếp công dân ngày 25 tháng 11 năm 2013;", "Luật Tiếp công dân;", "VB617"),
    ("decision", "Luật Tiếp công dân ngày 25 tháng 11 năm 2013;", "Luật Tiếp công dân ngày 25 tháng 11 năm 2013 của Quốc hội;", "VB617"),
    ("decision", "Luật Tiếp công dân ngày 25 tháng 11 năm 2013;", "Luật Tiếp công dân của Quốc hội ngày 25 tháng 11 năm 2013;", "VB617"),
    ("rules", "64/2014/NĐ-CP của Chính phủ quy định chi tiết thi hành", "64/2014/NĐ-CP quy định chi tiết thi hành", "VB617"),
    ("rules", "64/2014/NĐ-CP của Chính phủ quy định chi tiết thi hành", "64/2014/NĐ-CP ngày 26 tháng 6 năm 2014 quy định chi tiết thi hành", "VB617"),
    # a month, a type left from a model where nothing of that type is named
    ("decision", "ngày 20 tháng 8 năm 2025\n\nQ", "ngày 20 tháng 08 năm 2025\n\nQ", "VB626"),
    ("plan", "thực hiện Kế hoạch này", "thực hiện các nội dung của Quyết định này", "VB630"),
    ("decision", "tổ chức tiếp công dân theo quy định", "tổ chức tiếp công dân theo nội dung Kế hoạch này", "VB630"),
    # a draft as a ground, a number without its year
    ("rules", "Theo đề nghị của Giám đốc", "Căn cứ dự thảo Nghị định về tiếp công dân;\nTheo đề nghị của Giám đốc", "VB603"),
    ("decision", DECREE, "Căn cứ Dự thảo Luật Tiếp công dân (sửa đổi);\n" + DECREE, "VB604"),
    ("decision", "Nghị định số 64/2014/NĐ-CP", "Nghị định số 64/NĐ-CP", "VB111"),
    ("decision", DECREE, "Căn cứ Thông tư số 4/TT-TTCP ngày 01 tháng 10 năm 2021 của Tổng Thanh tra Chính phủ quy định quy trình tiếp công dân;\n" + DECREE, "VB111"),
    # the head: the place and the committee of another unit, a colon, a zero, the Party above the State
    ("decision", "An Bình, ngày 20", "Bình An, ngày 20", "VB626"),
    ("rules", "Lào Cai, ngày 20", "Yên Bái, ngày 20", "VB626"),
    ("decision", "ỦY BAN NHÂN DÂN XÃ AN BÌNH\n\nCăn", "ỦY BAN NHÂN DÂN XÃ AN HÒA\n\nCăn", "VB629"),
    ("decision", "ỦY BAN NHÂN DÂN XÃ AN BÌNH\n\nCăn", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ AN HÒA\n\nCăn", "VB629"),
    ("decision", "QUYẾT ĐỊNH:\n", "QUYẾT ĐỊNH\n", "VB629"),
    ("decision", "Số: 45/QĐ-UBND", "Số: 045/QĐ-UBND", "VB627"),
    ("plan", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n", "ĐẢNG CỘNG SẢN VIỆT NAM\n", "VB625"),
    # the articles: how points, clauses and chapters are printed, what is replaced without its number
    ("rules", "1. Quyết định này quy định mức chi hỗ trợ người làm nhiệm vụ tiếp công dân.", "1) Quyết định này quy định mức chi hỗ trợ người làm nhiệm vụ tiếp công dân.", "VB637"),
    ("decision", "theo quy định.", "theo quy định:\na. Tiếp công dân định kỳ;\nb. Tiếp công dân đột xuất.", "VB637"),
    ("decision", "theo quy định.", "theo quy định:\na. Tiếp công dân định kỳ;\nb) Tiếp công dân đột xuất.", "VB637"),
    ("rules", "Điều 1. Phạm vi", "Chương 1\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi", "VB637"),
    ("rules", "Điều 1. Phạm vi", "Chương I\nQuy định chung\n\nĐiều 1. Phạm vi", "VB637"),
    ("rules", "2. Quyết định số 12/2019/QĐ-UBND ngày 15 tháng 4 năm 2019 của Ủy ban nhân dân tỉnh Lào Cai quy định mức chi hỗ trợ tiếp công dân hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành.", "2. Quyết định này thay thế Quyết định ban hành năm 2019 của Ủy ban nhân dân tỉnh Lào Cai về tiếp công dân.", "VB633"),
    # the close: to whom, and who signs
    ("decision", "- Như Điều 3;", "- Như Điều 1;", "VB635"),
    ("decision", "- Như Điều 3;", "- Như trên;", "VB642"),
    ("decision", "- Thường trực HĐND xã;", "- Thường trực HĐND xã,", "VB642"),
    ("decision", "- Thường trực HĐND xã;", "- Thường trực HĐND xã.", "VB642"),
    ("decision", "- Lưu: VT, VP.", "- Lưu: VT, VP;", "VB642"),
    ("plan", "- Lưu: VT.", "- Lưu: VT,", "VB642"),
    ("plan", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "GIÁM ĐỐC", "VB641"),
    ("plan", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN\nQUYỀN CHỦ TỊCH", "VB641"),
    # what a meeting ended with, an invitation, a consolidated text by the name of its law, a law named again by number
    ("rules", "Theo đề nghị của Giám đốc", "Căn cứ kết luận của Chủ tịch Ủy ban nhân dân tỉnh tại phiên họp ngày 05 tháng 8 năm 2025;\nTheo đề nghị của Giám đốc", "VB603"),
    ("rules", "Theo đề nghị của Giám đốc", "Căn cứ ý kiến chỉ đạo của Phó Chủ tịch Ủy ban nhân dân tỉnh tại cuộc họp ngày 05 tháng 8 năm 2025;\nTheo đề nghị của Giám đốc", "VB603"),
    ("decision", DECREE, "Căn cứ ý kiến kết luận của đồng chí Chủ tịch Ủy ban nhân dân xã tại hội nghị giao ban;\n" + DECREE, "VB604"),
    ("decision", DECREE, "Căn cứ Giấy mời số 41/GM-UBND ngày 15 tháng 7 năm 2025 của Ủy ban nhân dân xã về họp xét nhân sự;\n" + DECREE, "VB604"),
    ("decision", DECREE, "Căn cứ Biên bản số 07/BB-UBND ngày 15 tháng 7 năm 2025 của Ủy ban nhân dân xã;\n" + DECREE, "VB604"),
    ("decision", DECREE, "Căn cứ Văn bản hợp nhất Luật Tiếp công dân số 11/VBHN-VPQH ngày 04 tháng 7 năm 2022;\n" + DECREE, "VB602"),
    ("decision", DECREE, "Căn cứ Luật Viên chức ngày 15 tháng 11 năm 2010; Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức ngày 25 tháng 11 năm 2019;\nCăn cứ Luật Viên chức số 58/2010/QH12;\n" + DECREE, "VB605"),
    ("decision", "Nghị định số 64/2014/NĐ-CP", "Nghị định số 64/NĐ-CP/2014", "VB101"),
    ("plan", "An Bình, ngày 05", "An Bình, 05", "VB626"),
    ("plan", "An Bình, ngày 05 tháng 01", "An Bình, 5 tháng 01", "VB626"),
    ("decision", "kể từ ngày ký.", "kể từ ngày ký. Những quy định trước đây trái với Quyết định này không còn giá trị thi hành.", "VB633"),
    ("decision", "kể từ ngày ký.", "kể từ ngày ký. Các văn bản trước đây của Ủy ban nhân dân xã không còn giá trị.", "VB633"),
    # the opinion of a body's members, a consolidated text beside its law, a name that no law of the day bears
    ("rules", "Theo đề nghị của Giám đốc", "Căn cứ ý kiến thống nhất của các thành viên Ủy ban nhân dân tỉnh tại phiên họp ngày 05 tháng 8 năm 2025;\nTheo đề nghị của Giám đốc", "VB603"),
    ("decision", DECREE, "Căn cứ ý kiến biểu quyết của các thành viên Ủy ban nhân dân xã;\n" + DECREE, "VB604"),
    ("decision", "Căn cứ Luật Tiếp công dân ngày 25 tháng 11 năm 2013;", "Căn cứ Luật Tiếp công dân (Văn bản hợp nhất số 11/VBHN-VPQH ngày 04 tháng 7 năm 2022);", "VB602"),
    ("decision", "Luật Tiếp công dân ngày 25 tháng 11 năm 2013", "Luật Tiếp công dân, giải quyết đơn thư ngày 25 tháng 11 năm 2013", "VB307"),
    ("decision", "Luật Tiếp công dân ngày 25 tháng 11 năm 2013", "Luật Tổ chức tiếp công dân ngày 25 tháng 11 năm 2013", "VB307"),
    ("decision", "ỦY BAN NHÂN DÂN XÃ AN BÌNH\n\nCăn", "HỘI ĐỒNG NHÂN DÂN XÃ AN BÌNH\n\nCăn", "VB629"),
    ("decision", "Độc lập - Tự do - Hạnh phúc", "Độc lập Tự do Hạnh phúc", "VB625"),
    ("rules", "có hiệu lực từ ngày 05 tháng 9 năm 2025", "có hiệu lực kể từ ngày được Hội đồng nhân dân tỉnh thông qua", "VB632"),
    # a council's number with a committee for its issuer and the reverse
    ("decision", DECREE, "Căn cứ Quyết định số 35/2025/QĐ-UBND ngày 20 tháng 7 năm 2025 của Hội đồng nhân dân tỉnh Đắk Lắk quy định về tiếp công dân;\n" + DECREE, "VB302"),
    ("decision", DECREE, "Căn cứ Nghị quyết số 17/2025/NQ-HĐND ngày 15 tháng 7 năm 2025 của Ủy ban nhân dân tỉnh Đắk Lắk quy định mức chi tiếp công dân;\n" + DECREE, "VB302"),
    ("plan", "thực hiện Kế hoạch này", "thực hiện Kế hoạch này. Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ quy định về thể thức văn bản và công tác lưu trữ, Sở Nội vụ đề nghị các xã thực hiện", "VB304"),
    # two grounds in a line, one without its "Căn cứ"; a full stop behind the motto; what is replaced unnamed
    ("decision", "năm 2025;\nCăn cứ Luật", "năm 2025; Căn cứ Luật", "VB612"),
    ("rules", "72/2025/QH15;\nCăn cứ Luật", "72/2025/QH15; Căn cứ Luật", "VB612"),
    ("decision", DECREE, "Nghị định số 64/2014/NĐ-CP", "VB612"),
    ("decision", "Căn cứ Luật Tiếp công dân", "Luật Tiếp công dân", "VB612"),
    ("decision", "Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do - Hạnh phúc.", "VB625"),
    ("decision", "kể từ ngày ký.", "kể từ ngày ký và thay thế các quy định trước đây của Ủy ban nhân dân xã về cùng nội dung.", "VB633"),
    # the first words of a law's name, or its letters
    ("rules", "Căn cứ Luật Tiếp công dân số 42/2013/QH13;", "Căn cứ Luật Trách nhiệm bồi thường số 10/2017/QH14;", "VB307"),
    ("rules", "Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15", "Luật Ban hành văn bản số 64/2025/QH15", "VB307"),
    ("decision", "Căn cứ Luật Tổ chức chính quyền địa phương ngày", "Căn cứ Luật TCCQĐP ngày", "VB307"),
    ("decision", DECREE, "Căn cứ Luật PCTN ngày 20 tháng 11 năm 2018;\n" + DECREE, "VB307"),
    # laws by a year in which none of the name was made, a subject in capitals, recipients without dashes or order
    ("decision", "theo quy định.", "theo quy định của Luật Đất đai năm 2023.", "VB307"),
    ("decision", "theo quy định.", "theo quy định của Bộ luật Lao động năm 2018.", "VB307"),
    ("decision", "theo quy định.", "theo quy định của Luật Tiếp cận thông tin 2019.", "VB307"),
    ("plan", "Thực hiện dân chủ ở cơ sở năm 2026\n", "THỰC HIỆN DÂN CHỦ Ở CƠ SỞ NĂM 2026\n", "VB628"),
    ("plan", "- UBND tỉnh;\n- Các thôn;\n- Lưu: VT.", "UBND tỉnh;\nCác thôn;\nLưu: VT.", "VB642"),
    ("plan", "- UBND tỉnh;\n- Các thôn;\n- Lưu: VT.", "- Lưu: VT;\n- UBND tỉnh;\n- Các thôn.", "VB642"),
    # another short title, a decision that sets rules without its year, texts of before that nobody names
    ("decision", DECREE, "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác lưu trữ;\n" + DECREE, "VB304"),
    ("decision", DECREE, "Căn cứ Quyết định số 24/QĐ-TTg ngày 16 tháng 7 năm 2021 của Thủ tướng Chính phủ quy định quy trình rà soát hộ nghèo;\n" + DECREE, "VB111"),
    ("rules", "2. Quyết định số 12/2019/QĐ-UBND ngày 15 tháng 4 năm 2019 của Ủy ban nhân dân tỉnh Lào Cai quy định mức chi hỗ trợ tiếp công dân hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành.", "2. Các văn bản trước đây quy định về mức chi tiếp công dân hết hiệu lực thi hành.", "VB633"),
]  # fmt: skip


def test_a_decree_that_was_amended_is_named_with_what_amended_it(register: sqlite3.Connection) -> None:
    """VB606 for decrees too, from the day on which a source used the amending one: none tells when it took effect."""
    own = "Căn cứ Nghị định số 78/2025/NĐ-CP của Chính phủ quy định chi tiết một số điều và biện pháp để tổ chức, hướng dẫn thi hành Luật Ban hành văn bản quy phạm pháp luật"
    amended = f"{own} được sửa đổi, bổ sung bởi Nghị định số 187/2025/NĐ-CP"
    for day, words, codes in (
        ("20 tháng 6 năm 2026", own, ["VB606"]), ("20 tháng 6 năm 2026", amended, []), ("20 tháng 12 năm 2025", own, []),
    ):  # fmt: skip
        paper = RULES.replace("ngày 20 tháng 8 năm 2025\n", f"ngày {day}\n").replace(
            "Theo đề nghị của Giám đốc", f"{words};\nTheo đề nghị của Giám đốc"
        )
        assert [code for code in found(paper, register) if code == "VB606"] == codes


@pytest.mark.parametrize(("day", "told"), [("17 tháng 3 năm 2026", False), ("20 tháng 6 năm 2026", True)])
def test_what_amends_from_a_day_before_its_own_is_named_once_it_is_issued(
    register: sqlite3.Connection, day: str, told: bool
) -> None:
    """141/2026/NĐ-CP of 29/4/2026 amends 320/2025/NĐ-CP from 1/1/2026 on."""
    decree = "Nghị định số 320/2025/NĐ-CP ngày 15 tháng 12 năm 2025 của Chính phủ"
    rules = RULES.replace("ngày 20 tháng 8 năm 2025\n", f"ngày {day}\n").replace(
        "Theo đề nghị của Giám đốc", f"Căn cứ {decree};\nTheo đề nghị của Giám đốc"
    )
    assert ("VB606" in found(rules, register)) is told


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015", ["VB606"]),
        ("Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019", []),
        # 03/2022/QH15 amended nine laws at once, which no text of its days named
        ("Luật Đấu thầu ngày 26 tháng 11 năm 2013", []),
    ],
)  # fmt: skip
def test_before_2025_what_amended_a_law_or_two_is_named(
    register: sqlite3.Connection, words: str, codes: list[str]
) -> None:
    paper = RULES.replace("ngày 20 tháng 8 năm 2025\n", "ngày 20 tháng 8 năm 2022\n").replace("/2025/QĐ", "/2022/QĐ")
    block = paper[paper.index("Căn cứ") : paper.index("Theo đề nghị của Giám đốc")]
    paper = paper.replace(block, f"Căn cứ {words};\nCăn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;\n")
    assert [code for code in found(paper, register) if code == "VB606"] == codes


@pytest.mark.parametrize(
    "words",
    [
        "Nghị định số 126/2020/NĐ-CP ngày 19 tháng 10 năm 2020 của Chính phủ quy định chi tiết một số điều của Luật Quản lý thuế",
        "Nghị định số 162/2020/NĐ-CP ngày 31 tháng 12 năm 2020 của Chính phủ quy định chi tiết một số điều của Luật Quản lý thuế",
        "Luật Tiếp công dân và các quy định hiện hành ngày 25 tháng 11 năm 2013",
        "Điều 54 Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    ],
)
def test_a_number_a_name_and_an_article_that_are_right(register: sqlite3.Connection, words: str) -> None:
    paper = PAPERS["decision"].replace("theo quy định.", f"theo {words}.")
    assert not {"VB304", "VB307", "VB401"}.intersection(found(paper, register))


@pytest.mark.parametrize(
    "decree",
    [
        "46/2016/NĐ-CP ngày 26 tháng 5 năm 2016 của Chính phủ quy định xử phạt vi phạm hành chính trong lĩnh vực giao thông đường bộ và đường sắt",
        "75/2012/NĐ-CP ngày 03 tháng 10 năm 2012 của Chính phủ quy định chi tiết một số điều của Luật Khiếu nại",
        "46/2014/NĐ-CP ngày 15 tháng 5 năm 2014 của Chính phủ quy định về thu tiền thuê đất, thuê mặt nước",
    ],
)
def test_before_the_later_decree_of_its_title_one_has_not_lapsed(register: sqlite3.Connection, decree: str) -> None:
    paper = PAPERS["decision"].replace("năm 2025", "năm 2019")
    assert "VB208" not in found(paper.replace(DECREE, f"Căn cứ Nghị định số {decree};\n{DECREE}"), register)


@pytest.mark.parametrize("title", ["về hòa giải ở cơ sở", "quy định chi tiết thi hành Luật Hòa giải"])
def test_a_title_said_in_short(register: sqlite3.Connection, title: str) -> None:
    ground = f"Căn cứ Nghị định số 15/2014/NĐ-CP ngày 27 tháng 02 năm 2014 của Chính phủ {title};\n"
    assert "VB304" not in found(PAPERS["decision"].replace(DECREE, ground + DECREE), register)


def test_what_another_law_changes_on_its_way_is_not_named(register: sqlite3.Connection) -> None:
    """33/2024/QH15 on archives changed a line of the law on fees: no issued text says so in its grounds."""
    paper = RULES.replace("Căn cứ Luật Tiếp công dân số 42/2013/QH13", "Căn cứ Luật Phí và lệ phí số 97/2015/QH13")
    assert "VB606" not in found(paper, register)


def test_a_law_named_without_its_number_is_no_younger_ground(register: sqlite3.Connection) -> None:
    """Of which day the law in another's title is, is a guess: VB503 does not rest on it."""
    old = "Căn cứ Nghị định số 34/2016/NĐ-CP của Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật Ban hành văn bản quy phạm pháp luật;\n"
    paper = RULES.replace("Căn cứ Luật Tiếp công dân số 42/2013/QH13;\n", old)
    assert "VB503" not in found(paper, register)


@pytest.mark.parametrize(("second", "codes"), [("II", []), ("III", ["VB634"])])
def test_a_chapter_is_skipped_in_a_text_of_two(register: sqlite3.Connection, second: str, codes: list[str]) -> None:
    first, rest = RULES.split("Điều 1.", 1)
    between, last = rest.split("Điều 3.", 1)
    paper = f"{first}Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1.{between}Chương {second}\nTỔ CHỨC THỰC HIỆN\n\nĐiều 3.{last}"
    assert found(paper, register) == codes


#: What is like a fault and is none.
RIGHT: list[tuple[str, str, str]] = [
    ("rules", "thuộc tỉnh.", "thuộc tỉnh, trừ trường hợp tại khoản 1 Điều này."),
    ("rules", "Mức chi cụ thể", "Mức chi tại khoản 2 Điều này"),
    ("rules", "1. Quyết định này có hiệu lực từ ngày", "1. Quyết định này đã được Ủy ban nhân dân tỉnh thông qua ngày 20 tháng 8 năm 2025 và có hiệu lực từ ngày"),
    ("decision", "QUYẾT ĐỊNH:\n\nĐiều 1. Kiện", "QUYẾT ĐỊNH: Điều 1. Kiện"),
    ("plan", "chủ trì, phối hợp", "thực hiện Kế hoạch số 18/KH-UBND ngày 02 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Đắk Lắk về dân chủ ở cơ sở năm 2026 và Kế hoạch số 81/KH-UBND ngày 02 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Đắk Lắk về tiếp công dân năm 2026, phối hợp"),
    ("decision", "trong Phụ lục kèm theo Quyết định này", "trong danh sách kèm theo Quyết định này"),
    ("rules", "Luật Tiếp công dân số 42/2013/QH13", "Luật Quản lý và sử dụng tài sản công số 15/2017/QH14 được sửa đổi, bổ sung bởi Luật số 56/2024/QH15"),
    ("decision", "Về việc kiện toàn Tổ tiếp công dân xã", "Về việc giải quyết khiếu nại của bà Trần Thị B (lần đầu)"),
    ("rules", "Theo đề nghị của Giám đốc Sở Tài chính;", "Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 152/TTr-STC ngày 18 tháng 8 năm 2025;"),
    ("rules", "Theo đề nghị của Giám đốc Sở Tài chính;", "Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường tại Tờ trình số 152/TTr-STNMT ngày 18 tháng 8 năm 2025;"),
    ("rules", "64/2014/NĐ-CP của Chính phủ quy định", "64/2014/NĐ-CP ngày 26 tháng 6 năm 2014 của Chính phủ quy định"),
    ("decision", "theo quy định.", "theo quy định:\na) Tiếp công dân định kỳ;\nb) Tiếp công dân đột xuất."),
    ("rules", "Điều 1. Phạm vi", "Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi"),
    ("rules", "- Như Điều 4;", "- Như Điều 4 (để thực hiện);"),
    ("decision", "- Lưu: VT, VP.", "- Lưu: VT, VP (15)."),
    ("decision", "- Lưu: VT, VP.", "- Lưu: VT, VP"),
    ("decision", "theo quy định.", "theo quy định của Bộ luật Lao động năm 1994, sau đó là Luật Trẻ em năm 2005."),
    ("decision", "theo quy định.", "theo quy định của Luật Đất đai năm 2024 và dự thảo Luật Tiếp công dân năm 2024."),
    ("plan", "Thực hiện dân chủ ở cơ sở năm 2026\n", "Thực hiện Đề án PCTT và TKCN năm 2026\n"),
    ("plan", "thực hiện Kế hoạch này", "thực hiện Kế hoạch này và quyết định của thôn; thôn công khai quyết định này"),
]  # fmt: skip
LIST = "DANH SÁCH\nTổ tiếp công dân xã\n(Kèm theo Quyết định số 45/QĐ-UBND ngày 20 tháng 8 năm 2025 của Ủy ban nhân dân xã An Bình)\n1. Ông Nguyễn Văn A.\n"


@pytest.mark.parametrize(("name", "right", "other"), RIGHT)
def test_what_is_like_a_fault(register: sqlite3.Connection, name: str, right: str, other: str) -> None:
    assert PAPERS[name].count(right) >= 1
    paper = PAPERS[name].replace(right, other, 1).replace("Phụ lục\nDANH SÁCH TỔ TIẾP CÔNG DÂN XÃ\n", LIST)
    assert found(paper, register) == []


def test_when_a_decision_on_a_complaint_takes_effect_the_law_says(register: sqlite3.Connection) -> None:
    paper = DECISION.replace("Về việc kiện toàn Tổ tiếp công dân xã", "Về việc giải quyết khiếu nại của bà Trần Thị B")
    assert found(paper.replace("Quyết định này có hiệu lực kể từ ngày ký. ", ""), register) == []


HEAD = "ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nSỞ TƯ PHÁP\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 81/STP-VB\n"
LETTER = (
    f"{HEAD}V/v góp ý dự thảo\n\nLào Cai, ngày 21 tháng 7 năm 2026\n\nKính gửi: Sở Tài chính.\n\nSở Tư pháp đã xem dự thảo "
    "và thống nhất./.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nNguyễn Văn D\n"
)


def test_a_letter_says_what_it_is_about(register: sqlite3.Connection) -> None:
    assert found(LETTER, register) == []
    assert found(LETTER.replace("V/v góp ý dự thảo\n", ""), register) == ["VB628"]


@pytest.mark.parametrize("to", ["Kính gửi Sở Tài chính.", "Kính gửi\n- Sở Tài chính.", "KÍNH GỬI Sở Tài chính"])
def test_a_colon_stands_behind_whom_a_letter_is_for(register: sqlite3.Connection, to: str) -> None:
    assert found(LETTER.replace("Kính gửi: Sở Tài chính.", to), register) == ["VB642"]
    assert found(LETTER.replace("Kính gửi: Sở Tài chính.", "Kính gửi:\n- Sở Tài chính;\n- Sở Nội vụ."), register) == []


@pytest.mark.parametrize(
    ("number", "codes"), [("81/TTr-UBND", ["VB622"]), ("81/TTr-STP", []), ("81/TTr-HĐND", ["VB622"])]
)
def test_a_department_numbers_its_papers_as_its_own(
    register: sqlite3.Connection, number: str, codes: list[str]
) -> None:
    paper = LETTER.replace("Số: 81/STP-VB\nV/v góp ý dự thảo\n", f"Số: {number}\n").replace(
        "Kính gửi:", "TỜ TRÌNH\nVề dự thảo\n\nKính gửi:"
    )
    assert found(paper, register) == codes


@pytest.mark.parametrize(
    "about", ["V/V góp ý dự thảo", "v/v góp ý dự thảo", "V/v: góp ý dự thảo", "Về việc góp ý dự thảo"]
)
def test_how_a_letter_says_what_it_is_about(register: sqlite3.Connection, about: str) -> None:
    assert found(LETTER.replace("V/v góp ý dự thảo", about), register) == ["VB628"]


@pytest.mark.parametrize(
    ("to", "codes"),
    [
        ("Kính gửi:\n- Sở Tài chính;\n- Sở Nội vụ.", []),
        ("Kính gửi:\n- Sở Tài chính;\n- Sở Nội vụ", []),
        ("Kính gửi:\n- Sở Tài chính\n- Sở Nội vụ.", ["VB642"]),
        ("Kính gửi:\n- Sở Tài chính,\n- Sở Nội vụ.", ["VB642"]),
        ("Kính gửi:\n- Sở Tài chính;\n- Sở Nội vụ;", ["VB642"]),
        ("Kính gửi:\n\n- Sở Tài chính;\n- Ủy ban nhân dân các xã,\nphường thuộc tỉnh.", []),
    ],
)
def test_each_line_of_whom_a_letter_is_for_has_its_mark(
    register: sqlite3.Connection, to: str, codes: list[str]
) -> None:
    assert found(LETTER.replace("Kính gửi: Sở Tài chính.", to), register) == codes


def test_a_decision_names_what_it_rests_on(register: sqlite3.Connection) -> None:
    block = DECISION[DECISION.index("Căn cứ") : DECISION.index("QUYẾT ĐỊNH:\n\nĐiều")]
    assert "VB607" in found(DECISION.replace(block, ""), register)
    assert "VB607" not in found(DECISION.replace(block, "Căn cứ Luật Tổ chức chính quyền địa phương;\n"), register)


@pytest.mark.parametrize(("called", "codes"), [("Quy định này", []), ("Quy chế này", ["VB630"]), ("quy chế này", [])])
def test_rules_call_themselves_by_their_kind(register: sqlite3.Connection, called: str, codes: list[str]) -> None:
    issued = f"\nQUY ĐỊNH\nMức chi hỗ trợ\n(Kèm theo Quyết định số 41/2025/QĐ-UBND ngày 20 tháng 8 năm 2025 của Ủy ban nhân dân tỉnh Lào Cai)\n\nĐiều 1. Mức chi\nMức chi theo {called} là 100.000 đồng một ngày.\n"
    assert [code for code in found(RULES_ISSUED + issued, register) if code == "VB630"] == codes


def test_a_department_is_signed_for_by_its_own_head(register: sqlite3.Connection) -> None:
    assert found(LETTER.replace("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "CHỦ TỊCH"), register) == ["VB641"]
    assert found(LETTER.replace("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "GIÁM ĐỐC"), register) == []


@pytest.mark.parametrize(
    ("nation", "codes"), [("ĐẢNG CỘNG SẢN VIỆT NAM", []), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ["VB625"])]
)
def test_a_party_paper_bears_the_name_of_the_party(register: sqlite3.Connection, nation: str, codes: list[str]) -> None:
    paper = (
        f"ĐẢNG BỘ TỈNH NGHỆ AN\nĐẢNG ỦY PHƯỜNG TRƯỜNG VINH\n*\n{nation}\n\nSố 27-KH/ĐU\nTrường Vinh, ngày 05 tháng 11 năm 2025\n\n"
        "KẾ HOẠCH\nhọc tập nghị quyết\n\nCác chi bộ báo cáo kết quả trước ngày 15/12/2025.\n\nNơi nhận:\n- Các chi bộ,\n"
        "- Lưu Văn phòng.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nNguyễn Văn A\n"
    )
    assert found(paper, register) == codes


RULES_ISSUED = (
    RULES.replace(
        "Điều 1. Phạm vi điều chỉnh", "Điều 1. Ban hành kèm theo Quyết định này Quy định mức chi.\n\nĐiều 2. Phạm vi"
    )
    .replace("Điều 2. Mức chi", "Điều 3. Mức chi")
    .replace("Điều 3. Hiệu", "Điều 4. Hiệu")
    .replace("Điều 3;", "Điều 4;")
    .replace("Điều 4. Tổ", "Điều 5. Tổ")
)


@pytest.mark.parametrize(("kind", "codes"), [("QUY ĐỊNH", []), ("QUY CHẾ", ["VB636"])])
def test_what_goes_with_a_decision_is_of_the_kind_that_it_says(
    register: sqlite3.Connection, kind: str, codes: list[str]
) -> None:
    issued = f"\n{kind}\nMức chi hỗ trợ\n(Kèm theo Quyết định số 41/2025/QĐ-UBND ngày 20 tháng 8 năm 2025 của Ủy ban nhân dân tỉnh Lào Cai)\n\nĐiều 1. Mức chi\nMức chi là 100.000 đồng một ngày.\n"
    assert [code for code in found(RULES_ISSUED + issued, register) if code == "VB636"] == codes


@pytest.mark.parametrize(("second", "codes"), [("II", []), ("III", ["VB634"])])
def test_annexes_go_on_by_number(register: sqlite3.Connection, second: str, codes: list[str]) -> None:
    paper = RULES.replace("Phụ lục II", f"Phụ lục {second}")
    assert found(paper, register) == codes


@pytest.mark.parametrize(("number", "codes"), [("81/2026/STP-VB", ["VB621"]), ("81/STP-VB", [])])
def test_a_letter_has_no_year_in_its_number(register: sqlite3.Connection, number: str, codes: list[str]) -> None:
    assert found(LETTER.replace("81/STP-VB", number), register) == codes


def test_a_letter_goes_to_those_above(register: sqlite3.Connection) -> None:
    assert found(LETTER.replace("- Như trên;", "- Như Kính gửi;"), register) == ["VB642"]


@pytest.mark.parametrize(
    ("number", "line", "codes"),
    [
        ("81/QĐ-STP", "GIÁM ĐỐC SỞ TƯ PHÁP", []),
        ("81/QĐ-STP", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀO CAI", ["VB629"]),
        ("81/QĐ-SNV", "GIÁM ĐỐC SỞ TƯ PHÁP", ["VB622"]),
        ("81/QĐ-UBND", "GIÁM ĐỐC SỞ TƯ PHÁP", ["VB622"]),
    ],
)
def test_a_department_decides_for_itself(
    register: sqlite3.Connection, number: str, line: str, codes: list[str]
) -> None:
    head = LETTER[: LETTER.index("Kính gửi")].replace("81/STP-VB\nV/v góp ý dự thảo", number)
    paper = (
        f"{head}QUYẾT ĐỊNH\nVề việc kiện toàn Tổ giúp việc\n\n{line}\n\nCăn cứ Luật Tiếp công dân ngày 25 tháng 11 năm 2013;\n"
        "Theo đề nghị của Chánh Văn phòng.\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Kiện toàn Tổ giúp việc.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký; "
        "Chánh Văn phòng chịu trách nhiệm thi hành./.\n\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nNguyễn Văn D\n"
    )
    assert found(paper, register) == codes


@pytest.mark.parametrize(
    ("place", "codes"), [("Lào Cai Khóa XVI,", []), ("Yên Bái Khóa XVI,", ["VB629"]), ("Yên Bái", ["VB629"])]
)
def test_a_resolution_is_passed_by_its_own_council(register: sqlite3.Connection, place: str, codes: list[str]) -> None:
    passed = f"Nghị quyết này đã được Hội đồng nhân dân tỉnh {place} thông qua ngày 20 tháng 8 năm 2025."
    paper = RULES.replace("ỦY BAN NHÂN DÂN\nTỈNH", "HỘI ĐỒNG NHÂN DÂN\nTỈNH").replace(
        "41/2025/QĐ-UBND", "41/2025/NQ-HĐND"
    )
    paper = paper.replace("QUYẾT ĐỊNH\nQuy", "NGHỊ QUYẾT\nQuy").replace("\nNơi nhận:", f"\n{passed}\n\nNơi nhận:")
    assert [code for code in found(paper, register) if code == "VB629"] == codes


def test_a_directive_with_a_year_is_not_signed_as_a_normative_text(register: sqlite3.Connection) -> None:
    """It is an administrative paper whose number has a year too many, and is its chairman's."""
    head, _, close = PLAN.partition("KẾ HOẠCH\n")
    paper = f"{head}CHỈ THỊ\n{close}".replace("08/KH-UBND", "08/2026/CT-UBND").replace("Kế hoạch này", "Chỉ thị này")
    paper = paper.replace("TM. ỦY BAN NHÂN DÂN\n", "")
    assert "VB641" not in found(paper, register) and "VB621" in found(paper, register)


def test_what_amends_a_decree_on_a_law_needs_no_issuer(register: sqlite3.Connection) -> None:
    """Between the decree and what amended it stands the law that it details."""
    cited = "Nghị định số 78/2025/NĐ-CP ngày 01 tháng 4 năm 2025 của Chính phủ quy định chi tiết một số điều và biện pháp để tổ chức, hướng dẫn thi hành Luật Ban hành văn bản quy phạm pháp luật được sửa đổi, bổ sung bởi Nghị định số 187/2025/NĐ-CP ngày 01 tháng 7 năm 2025"
    assert found(LETTER.replace("đã xem dự thảo", f"đã xem dự thảo theo {cited}"), register) == []


def test_a_department_is_not_signed_for_as_a_body(register: sqlite3.Connection) -> None:
    own = LETTER.replace("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "GIÁM ĐỐC")
    assert found(own, register) == []
    assert found(own.replace("\nGIÁM ĐỐC", "\nTM. SỞ TƯ PHÁP\nGIÁM ĐỐC"), register) == ["VB641"]


JOINT = RULES.replace("Số: 41/2025/QĐ-UBND", "Số: 41/2025/TTLT-{}").replace(
    "QUYẾT ĐỊNH\nQuy", "THÔNG TƯ LIÊN TỊCH\nQuy"
)


def test_ministries_do_not_join_among_themselves(register: sqlite3.Connection) -> None:
    """Luật 80/2015/QH13 Điều 4 khoản 8: with the courts and the procuracy they still do."""
    assert "VB624" in found(JOINT.format("BTC-BNV"), register)
    assert "VB624" not in found(JOINT.format("BTC-TANDTC"), register)


def test_a_resolution_that_is_carried_out_is_called_by_its_type(register: sqlite3.Connection) -> None:
    cited = "thi hành Nghị quyết số 09/NQ-HĐND ngày 24 tháng 7 năm 2025 của Hội đồng nhân dân xã An Bình về tiếp công dân; các thôn có trách nhiệm thực hiện Nghị quyết này./."
    assert "VB630" not in found(DECISION.replace("thi hành./.", cited), register)


@pytest.mark.parametrize(("name", "right", "wrong", "code"), FAULTS)
def test_a_fault_is_found(register: sqlite3.Connection, name: str, right: str, wrong: str, code: str) -> None:
    assert PAPERS[name].count(right) >= 1
    codes = found(PAPERS[name].replace(right, wrong, 1), register)
    assert any(one.startswith(code) for one in codes), codes
