"""One fault, as inspections report them, put into a paper that is right: it is found, and the right paper is let be."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from kg.checker import check, selected
from tests.support.issued_papers import PAPERS
from tests.support.reading import read

FORM = selected(None, frozenset(("default", "form")))
#: What a register lacks or will say of a later day is no fault of the paper.
_REGISTER = ("VB205", "VB207", "VB9")

#: The paper, what is wrong with it, the rule that must speak, and what is written instead of what.
FAULTS: list[tuple[str, str, str, tuple[tuple[str, str], ...]]] = [
    ('qd_qppl_tinh', 'lapsed law (Land 2013) as ground', 'VB201', (('Căn cứ Luật Đường bộ số 35/2024/QH15 được', 'Căn cứ Luật Đất đai số 45/2013/QH13;\nCăn cứ Luật Đường bộ số 35/2024/QH15 được'),)),
    ('tb_vp', 'lapsed decree in running text', 'VB208', (('Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia', 'Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính'),)),
    ('qd_ct_xa', 'lapsed law by name and day (LGO 2015)', 'VB208', (('Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;', 'Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\nCăn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;'),)),
    ('qd_ub_tinh_cb', 'lapsed tender law 2013', 'VB201', (('Căn cứ Luật Đấu thầu ngày 23 tháng 6 năm 2023;', 'Căn cứ Luật Đấu thầu ngày 26 tháng 11 năm 2013;'),)),
    ('nq_hdnd_xa', 'not yet in force: budget law 2025 on 22/12/2025', 'VB203', (('Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;', 'Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025;'),)),
    ('qd_qppl_tinh', 'not yet in force: Construction law 135/2025 on 15/1/2026', 'VB203', (('Căn cứ Luật Đường bộ số 35/2024/QH15 được', 'Căn cứ Luật Xây dựng số 135/2025/QH15;\nCăn cứ Luật Đường bộ số 35/2024/QH15 được'),)),
    ('nq_hdnd_tinh', 'amended not said (64/2025 without 87/2025)', 'VB606', ((' được sửa đổi, bổ sung bởi Luật số 87/2025/QH15', ''),)),
    ('qd_bo', 'wrong title (30/2020)', 'VB304', (('của Chính phủ về công tác văn thư', 'của Chính phủ về quản lý và sử dụng con dấu'),)),
    ('qd_ct_xa', 'wrong title (59/2023)', 'VB304', (('quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở;', 'quy định chi tiết một số điều của Luật Thanh tra;'),)),
    ('qd_bo', 'wrong issuer (30/2020 of Thủ tướng)', 'VB302', (('năm 2020 của Chính phủ về công tác', 'năm 2020 của Thủ tướng Chính phủ về công tác'),)),
    ('cv_xa', 'wrong issuer (101/2024 of Bộ)', 'VB302', (('năm 2024 của Chính phủ quy định về điều tra', 'năm 2024 của Bộ Nông nghiệp và Môi trường quy định về điều tra'),)),
    ('qd_bo', 'wrong day (30/2020)', 'VB301', (('ngày 05 tháng 3 năm 2020', 'ngày 15 tháng 3 năm 2020'),)),
    ('qd_ct_xa', 'wrong day of a law', 'VB301', (('dân chủ ở cơ sở ngày 10 tháng 11 năm 2022', 'dân chủ ở cơ sở ngày 14 tháng 11 năm 2022'),)),
    ('nq_hdnd_tinh', 'VBHN as ground', 'VB602', (('Căn cứ Luật Tiếp công dân số 42/2013/QH13;', 'Căn cứ Văn bản hợp nhất số 12/VBHN-VPQH ngày 29 tháng 6 năm 2018 của Văn phòng Quốc hội hợp nhất Luật Tiếp công dân;'),)),
    ('qd_qppl_tinh', 'letter as ground (normative)', 'VB603', (('Theo đề nghị của Giám đốc', 'Căn cứ Công văn số 8812/BXD-HTKT ngày 20 tháng 10 năm 2025 của Bộ Xây dựng về quản lý vỉa hè;\nTheo đề nghị của Giám đốc'),)),
    ('qd_ct_tinh', 'notice of a meeting as ground', 'VB604', (('Theo đề nghị của Giám đốc', 'Căn cứ Thông báo số 15/TB-VP ngày 14 tháng 01 năm 2026 của Văn phòng Ủy ban nhân dân tỉnh về kết luận cuộc họp;\nTheo đề nghị của Giám đốc'),)),
    ('nq_hdnd_tinh', 'report as ground (normative)', 'VB603', (('Xét Tờ trình số 388', 'Căn cứ Báo cáo số 210/BC-STP ngày 20 tháng 11 năm 2025 của Sở Tư pháp về thẩm định dự thảo Nghị quyết;\nXét Tờ trình số 388'),)),
    ('qd_ub_tinh_cb', 'no ground of competence (UBND)', 'VB607', (('Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;\n', ''),)),
    ('tt_bo', 'no ground of competence (ministry)', 'VB607', (('Căn cứ Nghị định số 29/2025/NĐ-CP của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Tài chính được sửa đổi, bổ sung bởi Nghị định số 166/2025/NĐ-CP;\n', ''),)),
    ('dt_nd', 'no ground of competence (Government)', 'VB607', (('Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;\n', ''),)),
    ('nq_hdnd_xa', 'no ground of competence (HĐND)', 'VB607', (('Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;\n', ''),)),
    ('dt_nd', 'competence law lapsed (76/2015)', 'VB201', (('Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;', 'Căn cứ Luật Tổ chức Chính phủ số 76/2015/QH13;'),)),
    ('qd_ub_tinh_cb', 'order: decree before law', 'VB611', (('Căn cứ Luật Đấu thầu ngày 23 tháng 6 năm 2023;\nCăn cứ Nghị định số 214/2025/NĐ-CP ngày 04 tháng 8 năm 2025 của Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật Đấu thầu về lựa chọn nhà thầu;', 'Căn cứ Nghị định số 214/2025/NĐ-CP ngày 04 tháng 8 năm 2025 của Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật Đấu thầu về lựa chọn nhà thầu;\nCăn cứ Luật Đấu thầu ngày 23 tháng 6 năm 2023;'),)),
    ('qd_bo', 'order: same rank, day', 'VB611', (('Căn cứ Nghị định số 25/2025/NĐ-CP ngày 21 tháng 02 năm 2025 của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Nội vụ;\nCăn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;', 'Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;\nCăn cứ Nghị định số 45/2020/NĐ-CP ngày 08 tháng 4 năm 2020 của Chính phủ về thực hiện thủ tục hành chính trên môi trường điện tử;\nCăn cứ Thông tư số 05/2025/TT-BNV ngày 14 tháng 5 năm 2025 của Bộ trưởng Bộ Nội vụ quy định nghiệp vụ lưu trữ tài liệu lưu trữ số;\nCăn cứ Nghị định số 25/2025/NĐ-CP ngày 21 tháng 02 năm 2025 của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Nội vụ;'),)),
    ('qd_ct_tinh', "order: PM's decision before the law", 'VB611', (('Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;\n', ''), ('2021 - 2025;\nTheo', '2021 - 2025;\nCăn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;\nTheo'))),
    ('qd_ct_xa', 'end mark missing inside', 'VB612', (('ngày 10 tháng 11 năm 2022;', 'ngày 10 tháng 11 năm 2022'),)),
    ('qd_ct_xa', 'last ground ends with ;', 'VB612', (('Văn hóa - Xã hội.\n\nQUYẾT ĐỊNH:', 'Văn hóa - Xã hội;\n\nQUYẾT ĐỊNH:'),)),
    ('qd_bo', 'full stop inside', 'VB612', (('ngày 21 tháng 6 năm 2024;', 'ngày 21 tháng 6 năm 2024.'),)),
    ('qd_ct_tinh', 'last ground without any mark', 'VB612', (('ngày 20 tháng 01 năm 2026.\n\nQUYẾT', 'ngày 20 tháng 01 năm 2026\n\nQUYẾT'),)),
    ('nq_hdnd_xa', 'last ground (Xét) ends with ;', 'VB612', (('xã tại kỳ họp.', 'xã tại kỳ họp;'),)),
    ('qd_ttg', 'comma instead of ; inside', 'VB612', (('ngày 20 tháng 6 năm 2013;', 'ngày 20 tháng 6 năm 2013,'),)),
    ('qd_qppl_tinh', 'normative: last line without .', 'VB612', (('địa bàn tỉnh Lâm Đồng.\n\nĐiều 1. Ban hành', 'địa bàn tỉnh Lâm Đồng;\n\nĐiều 1. Ban hành'),)),
    ('qd_ub_tinh_cb', 'dash before grounds', 'VB613', (('Căn cứ Luật Đấu thầu', '- Căn cứ Luật Đấu thầu'),)),
    ('qd_bo', 'bullet before ground', 'VB613', (('Căn cứ Luật Lưu trữ', '+ Căn cứ Luật Lưu trữ'), ('Căn cứ Nghị định số 25', '+ Căn cứ Nghị định số 25'), ('Căn cứ Nghị định số 30', '+ Căn cứ Nghị định số 30'), ('Theo đề nghị của Cục', '+ Theo đề nghị của Cục'))),
    ('nq_hdnd_tinh', 'number missing where needed (normative)', 'VB614', (('Luật Tiếp công dân số 42/2013/QH13;', 'Luật Tiếp công dân ngày 25 tháng 11 năm 2013;'),)),
    ('qd_ttg', 'number given where it must not', 'VB616', (('Căn cứ Luật Hòa giải ở cơ sở ngày', 'Căn cứ Luật Hòa giải ở cơ sở số 35/2013/QH13 ngày'),)),
    ('qd_bo', 'decree without day', 'VB103', (('Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của', 'Nghị định số 30/2020/NĐ-CP của'),)),
    ('qd_bo', 'decree without issuer', 'VB104', (('năm 2020 của Chính phủ về công tác', 'năm 2020 về công tác'),)),
    ('qd_bo', 'decree without subject', 'VB105', (('năm 2020 của Chính phủ về công tác văn thư;', 'năm 2020 của Chính phủ;'),)),
    ('qd_ub_tinh_cb', 'damaged symbol', 'VB101', (('214/2025/NĐ-CP', '214/2025/NDCP'),)),
    ('qd_ub_tinh_cb', 'symbol with spaces', 'VB102', (('214/2025/NĐ-CP', '214/2025/ NĐ - CP'),)),
    ('qd_qppl_tinh', 'amended law in the wrong form', 'VB615', (('số 64/2025/QH15 được sửa đổi, bổ sung bởi Luật số 87/2025/QH15', 'số 64/2025/QH15 (sửa đổi năm 2025)'),)),
    ('qd_ct_xa', 'ground repeated', 'VB605', (('Theo đề nghị của Trưởng phòng', 'Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;\nTheo đề nghị của Trưởng phòng'),)),
    ('qd_ub_tinh_cb', 'same ground, two spellings', 'VB605', (('Theo đề nghị của Giám đốc Sở Tài chính', 'Căn cứ Nghị định 214/2025/NĐ-CP ngày 04/8/2025 của Chính phủ hướng dẫn Luật Đấu thầu;\nTheo đề nghị của Giám đốc Sở Tài chính'),)),
    ('qd_qppl_tinh', 'rests on what it ends', 'VB601', (('Theo đề nghị của Giám đốc', 'Căn cứ Quyết định số 44/2017/QĐ-UBND ngày 10 tháng 8 năm 2017 của Ủy ban nhân dân tỉnh Lâm Đồng;\nTheo đề nghị của Giám đốc'),)),
    ('qd_ct_xa', 'year against day', 'VB301', (('59/2023/NĐ-CP ngày 14 tháng 8 năm 2023', '59/2023/NĐ-CP ngày 14 tháng 8 năm 2022'),)),
    ('cv_xa', 'impossible day', 'VB107', (('ngày 29 tháng 7 năm 2024', 'ngày 29 tháng 02 năm 2023'),)),
    ('qd_ct_tinh', 'cited later than own day', 'VB502', (('số 41/TTr-SNNMT ngày 20 tháng 01 năm 2026', 'số 41/TTr-SNNMT ngày 20 tháng 02 năm 2026'),)),
    ('qd_bo', 'type against symbol', 'VB108', (('Căn cứ Nghị định số 30/2020/NĐ-CP', 'Căn cứ Quyết định số 30/2020/NĐ-CP'),)),
    ('qd_ct_xa', 'no such article', 'VB401', (('Điều 11 Luật Thực hiện dân chủ ở cơ sở', 'Điều 111 Luật Thực hiện dân chủ ở cơ sở'),)),
    ('bc_xa', 'same document with two days', 'VB301', (('III. PHƯƠNG HƯỚNG\n', 'Kết quả tiếp tục thực hiện theo Nghị định số 124/2020/NĐ-CP ngày 29 tháng 10 năm 2020 của Chính phủ.\n\nIII. PHƯƠNG HƯỚNG\n'),)),
    ('ttr_so', 'issuer that had ended (Bộ KHĐT, 6/2025)', 'VB305', (('Sở Nội vụ kính trình Ủy ban nhân dân tỉnh dự thảo', 'Căn cứ Thông tư số 30/2025/TT-BKHĐT ngày 20 tháng 6 năm 2025 của Bộ trưởng Bộ Kế hoạch và Đầu tư hướng dẫn lập kế hoạch;\nSở Nội vụ kính trình Ủy ban nhân dân tỉnh dự thảo'),)),
    ('qd_ub_tinh_cb', 'law name and number that do not belong together', 'VB301', (('Căn cứ Luật Đấu thầu ngày 23 tháng 6 năm 2023;', 'Căn cứ Luật Đấu thầu số 43/2013/QH13 ngày 23 tháng 6 năm 2023;'),)),
    ('bc_xa', 'UBND huyện acting', 'VB651', (('1. Tiếp tục nâng cao chất lượng tiếp công dân.', '1. Tiếp tục phối hợp với Ủy ban nhân dân huyện Đại Lộc nâng cao chất lượng tiếp công dân.'),)),
    ('kh_phuong', 'Công an huyện', 'VB651', (('2. Công an phường phối hợp', '2. Công an quận Hoàng Mai phối hợp'),)),
    ('tb_vp', 'Sở LĐTBXH', 'VB651', (('1. Giao Sở Nội vụ hoàn thiện', '1. Giao Sở Lao động - Thương binh và Xã hội hoàn thiện'),)),
    ('qd_ttg', 'Bộ KHĐT', 'VB651', (('Điều 3. Các Bộ trưởng,', 'Điều 3. Bộ trưởng Bộ Kế hoạch và Đầu tư, các Bộ trưởng,'),)),
    ('ct_tinh', 'tỉnh gone', 'VB651', (('3. Ủy ban nhân dân các xã, phường vận hành', '3. Đề nghị Ủy ban nhân dân tỉnh Bạc Liêu phối hợp vận hành cống; Ủy ban nhân dân các xã, phường vận hành'),)),
    ('ct_tinh', 'thị trấn', 'VB651', (('3. Ủy ban nhân dân các xã, phường vận hành', '3. Ủy ban nhân dân các xã, phường, thị trấn vận hành'),)),
    ('kh_so', 'phòng of a huyện', 'VB651', (('2. Các cơ sở giáo dục cử', '2. Phòng Giáo dục và Đào tạo các huyện, thị xã, thành phố chỉ đạo; các cơ sở giáo dục cử'),)),
    ('ttr_so', 'Sở KHĐT as recipient', 'VB651', (('- Giám đốc Sở;', '- Sở Kế hoạch và Đầu tư;'),)),
    ('tt_bo', 'UBND cấp huyện in a circular', 'VB651', (('2. Bộ, cơ quan ngang bộ, Ủy ban nhân dân cấp tỉnh và', '2. Bộ, cơ quan ngang bộ, Ủy ban nhân dân cấp tỉnh, Ủy ban nhân dân cấp huyện và'),)),
    ('tb_vp', 'Sở TTTT', 'VB651', (('2. Giao Sở Khoa học và Công nghệ nâng', '2. Giao Sở Thông tin và Truyền thông nâng'),)),
    ('qd_ct_xa', 'Phòng TNMT huyện', 'VB651', (('c) Tổng hợp, báo cáo kết quả với Ủy ban nhân dân xã.', 'c) Tổng hợp, báo cáo kết quả với Phòng Nội vụ huyện.'),)),
    ('bc_xa', 'TAND huyện', 'VB651', (('1. Tiếp tục nâng', '1. Phối hợp với Tòa án nhân dân huyện, Viện kiểm sát nhân dân huyện; tiếp tục nâng'),)),
    ('cv_xa', 'chi nhánh VPĐK? body: Sở TNMT', 'VB651', (('- Như trên;\n- Chủ tịch', '- Như trên;\n- Sở Tài nguyên và Môi trường;\n- Chủ tịch'),)),
    ('kh_phuong', 'Công an huyện (generic)', 'VB651', (('2. Công an phường phối hợp', '2. Đề nghị Công an huyện, Công an phường phối hợp'),)),
    ('kh_phuong', 'year in an administrative number', 'VB621', (('Số: 45/KH-UBND', 'Số: 45/2026/KH-UBND'),)),
    ('nq_hdnd_tinh', 'normative number without year', 'VB621', (('Số: 14/2025/NQ-HĐND', 'Số: 14/NQ-HĐND'),)),
    ('qd_ct_tinh', 'year in individual decision', 'VB621', (('Số: 215/QĐ-UBND', 'Số: 215/2026/QĐ-UBND'),)),
    ('kh_phuong', 'symbol QĐ under KẾ HOẠCH', 'VB622', (('Số: 45/KH-UBND', 'Số: 45/QĐ-UBND'),)),
    ('ttr_so', 'symbol BC under TỜ TRÌNH', 'VB622', (('Số: 77/TTr-SNV', 'Số: 77/BC-SNV'),)),
    ('qd_ct_xa', 'symbol without type code', 'VB622', (('Số: 128/QĐ-UBND', 'Số: 128/UBND'),)),
    ('cv_xa', "CV in a letter's symbol", 'VB622', (('Số: 301/UBND-KT', 'Số: 301/CV-UBND'),)),
    ('kh_so', 'Party-style number', 'VB623', (('Số: 512/KH-SGDĐT', 'Số: 512-KH/SGDĐT'),)),
    ('qd_ct_tinh', 'Party-style number 2', 'VB623', (('Số: 215/QĐ-UBND', 'Số: 215-QĐ/UBND'),)),
    ('qd_qppl_tinh', 'UBND issues nghị quyết', 'VB624', (('QUYẾT ĐỊNH\nBan hành Quy định', 'NGHỊ QUYẾT\nBan hành Quy định'), ('07/2026/QĐ-UBND |', '07/2026/NQ-UBND |'))),
    ('qd_qppl_tinh', 'Chairman issues normative decision', 'VB624', (('Ủy ban nhân dân ban hành Quyết định ban hành', 'Chủ tịch Ủy ban nhân dân tỉnh ban hành Quyết định ban hành'), ('TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH', 'KT. CHỦ TỊCH'))),
    ('kh_so', "a department's normative decision", 'VB624', (('Số: 512/KH-SGDĐT', 'Số: 02/2026/QĐ-SGDĐT'), ('\nKẾ HOẠCH\nBồi dưỡng', '\nQUYẾT ĐỊNH\nQuy định việc bồi dưỡng'), ('Kế hoạch này', 'Quyết định này'), ('(Kèm theo Kế hoạch số 512/KH-SGDĐT', '(Kèm theo Quyết định số 02/2026/QĐ-SGDĐT'))),
    ('nq_hdnd_xa', 'HĐND symbol of UBND', 'VB624', (('Số: 19/NQ-HĐND', 'Số: 19/NQ-UBND'),)),
    ('bc_xa', 'type word missing letters: QĐ for BC', 'VB622', (('Số: 212/BC-UBND', 'Số: 212/TB-UBND'),)),
    ('tt_bo', "circular's number without year", 'VB621', (('Số: 09/2026/TT-BTC', 'Số: 09/TT-BTC'),)),
    ('qd_bo', 'letter code: spaces in own symbol', 'VB627', (('Số: 133/QĐ-BNV', 'Số: 133/QĐ - BNV'),)),
    ('ct_tinh', 'type name in small letters', 'VB628', (('\nCHỈ THỊ\n', '\nChỉ thị\n'),)),
    ('bc_xa', 'no zero before number', 'VB627', (('Số: 212/BC-UBND', 'Số: 7/BC-UBND'),)),
    ('kh_so', 'no colon after Số', 'VB627', (('Số: 512/KH', 'Số 512/KH'),)),
    ('qd_ct_xa', 'head abbreviated', 'VB629', (('CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN AN\n', 'CHỦ TỊCH UBND XÃ TÂN AN\n'),)),
    ('bc_xa', 'issuer abbreviated in letterhead', 'VB629', (('ỦY BAN NHÂN DÂN\nXÃ ĐẠI LỘC\n', 'UBND XÃ ĐẠI LỘC\n'),)),
    ('ttr_so', 'title abbreviated V/v under TỜ TRÌNH', 'VB628', (('\nVề việc ban hành Kế hoạch', '\nV/v ban hành Kế hoạch'),)),
    ('qd_ct_xa', 'signs as chairman, head is committee', 'VB641', (('CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN AN\n\nCăn', 'ỦY BAN NHÂN DÂN XÃ TÂN AN\n\nCăn'),)),
    ('qd_ub_tinh_cb', 'QUYẾT ĐỊNH: missing', 'VB629', (('Tài chính.\n\nQUYẾT ĐỊNH:\n', 'Tài chính.\n'),)),
    ('nq_hdnd_xa', 'QUYẾT ĐỊNH: for QUYẾT NGHỊ:', 'VB629', (('QUYẾT NGHỊ:', 'QUYẾT ĐỊNH:'),)),
    ('kh_phuong', 'no subject', 'VB628', (('Tổng kết công tác phổ biến, giáo dục pháp luật và triển khai nhiệm vụ năm 2026 trên địa bàn phường\n', ''),)),
    ('qd_qppl_tinh', 'no article of effect', 'VB631', (('1. Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 02 năm 2026.\n2. Quyết định số 44', 'Quyết định số 44'), ('Điều 2. Hiệu lực thi hành', 'Điều 2. Điều khoản thi hành'), (' kể từ ngày Quyết định này có hiệu lực thi hành', ''))),
    ('qd_qppl_tinh', 'effect after 3 days', 'VB632', (('kể từ ngày 01 tháng 02 năm 2026', 'kể từ ngày 18 tháng 01 năm 2026'),)),
    ('qd_ct_tinh', 'effect before own day', 'VB639', (('có hiệu lực thi hành kể từ ngày ký', 'có hiệu lực thi hành kể từ ngày 01 tháng 01 năm 2026'),)),
    ('nq_hdnd_tinh', 'effect before own day (normative)', 'VB632', (('kể từ ngày 01 tháng 01 năm 2026', 'kể từ ngày 01 tháng 12 năm 2025'),)),
    ('qd_qppl_tinh', 'repeals without naming', 'VB633', (('2. Quyết định số 44/2017/QĐ-UBND ngày 10 tháng 8 năm 2017 của Ủy ban nhân dân tỉnh Lâm Đồng hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành.', '2. Các quy định trước đây trái với Quyết định này đều bị bãi bỏ.'),)),
    ('qd_bo', 'repeals without naming 2', 'VB633', (('Điều 2. Quyết định này có hiệu lực kể từ ngày ký ban hành.', 'Điều 2. Quyết định này có hiệu lực kể từ ngày ký ban hành và thay thế các văn bản trước đây có nội dung trái với Quyết định này.'),)),
    ('qd_ct_xa', 'individual decision without effect', 'VB631', (('Điều 3. Quyết định này có hiệu lực kể từ ngày ký.\n', 'Điều 3.\n'),)),
    ('dt_nd', 'draft without effect', 'VB631', (('1. Nghị định này có hiệu lực thi hành kể từ ngày      tháng      năm 2026.\n2. Các bộ', 'Các bộ'), ('Điều 5. Hiệu lực thi hành', 'Điều 5. Trách nhiệm thi hành'))),
    ('nq_hdnd_tinh', 'effect 5 days after', 'VB632', (('kể từ ngày 01 tháng 01 năm 2026', 'kể từ ngày 15 tháng 12 năm 2025'),)),
    ('qd_ct_xa', 'article skipped', 'VB634', (('Điều 3. Quyết định', 'Điều 4. Quyết định'), ('- Như Điều 3', '- Như Điều 4'))),
    ('dt_nd', 'article repeated', 'VB634', (('Điều 4. Trách', 'Điều 3. Trách'),)),
    ('nq_hdnd_tinh', 'clause skipped', 'VB634', (('3. Thời gian hỗ trợ', '4. Thời gian hỗ trợ'),)),
    ('qd_qppl_tinh', 'point skipped', 'VB634', (('c) Tập kết', 'd) Tập kết'),)),
    ('kh_phuong', 'clause skipped in a plan', 'VB634', (('3. Đăng tải', '5. Đăng tải'),)),
    ('kh_so', 'section skipped', 'VB634', (('III. TỔ CHỨC THỰC HIỆN', 'IV. TỔ CHỨC THỰC HIỆN'),)),
    ('tt_bo', 'clause repeated', 'VB634', (('3. Chi kiểm tra', '2. Chi kiểm tra'),)),
    ('bc_xa', 'point repeated', 'VB634', (('c) Tiếp đột xuất', 'b) Tiếp đột xuất'),)),
    ('qd_ct_xa', 'own article not there', 'VB635', (('Điều 1 Quyết định này làm việc', 'Điều 9 Quyết định này làm việc'),)),
    ('kh_phuong', 'own section not there', 'VB635', (('Mục II Kế hoạch này', 'Mục V Kế hoạch này'),)),
    ('qd_qppl_tinh', 'own clause not there', 'VB635', (('khoản 1 Điều 3 Quy định này', 'khoản 5 Điều 3 Quy định này'),)),
    ('dt_nd', 'own chapter not there', 'VB635', (('các nguyên tắc quy định tại Điều 3 Nghị định này', 'các nguyên tắc quy định tại Chương IV Nghị định này'),)),
    ('nq_hdnd_tinh', 'own point not there', 'VB635', (('quy định tại Điều 2 Nghị quyết này do', 'quy định tại điểm đ khoản 2 Điều 2 Nghị quyết này do'),)),
    ('tt_bo', 'annex not there', 'VB636', (('tại Phụ lục ban hành kèm theo Thông tư này', 'tại Phụ lục II ban hành kèm theo Thông tư này'),)),
    ('kh_so', 'annex not attached', 'VB638', (('\n\nPhụ lục\nDANH SÁCH LỚP BỒI DƯỠNG HÈ NĂM 2026\n(Kèm theo Kế hoạch số 512/KH-SGDĐT ngày 06 tháng 5 năm 2026 của Sở Giáo dục và Đào tạo)\nLớp 1: Giáo viên tiểu học.\n', '\n'),)),
    ('kh_so', 'annex without mention', 'VB636', (('Danh sách lớp bồi dưỡng tại Phụ lục kèm theo Kế hoạch này.\n', ''),)),
    ('nq_hdnd_xa', 'annexes in Arabic numbers', 'VB637', (('Phụ lục I\n', 'Phụ lục 1\n'), ('Phụ lục II\n', 'Phụ lục 2\n'), ('Phụ lục I và II', 'Phụ lục 1 và 2'))),
    ('tt_bo', 'annex of another document', 'VB636', (('(Kèm theo Thông tư số 09/2026/TT-BTC', '(Kèm theo Thông tư số 90/2025/TT-BTC'),)),
    ('qd_bo', 'Điều with Roman number', 'VB637', (('Điều 1. Ban', 'Điều I. Ban'), ('Điều 2. Quy', 'Điều II. Quy'), ('Điều 3. Cục', 'Điều III. Cục'))),
    ('qd_ttg', 'Điều N: colon', 'VB637', (('Điều 2. Quyết', 'Điều 2: Quyết'), ('Điều 1. Phê', 'Điều 1: Phê'), ('Điều 3. Các', 'Điều 3: Các'))),
    ('qd_bo', 'attached plan missing', 'VB638', (('\nKẾ HOẠCH\nKiểm tra công tác văn thư, lưu trữ năm 2026\n(Kèm theo Quyết định số 133/QĐ-BNV ngày 30 tháng 01 năm 2026 của Bộ trưởng Bộ Nội vụ)\n\nI. MỤC ĐÍCH\nĐánh giá việc chấp hành quy định về văn thư, lưu trữ.\nII. NỘI DUNG\n1. Kiểm tra việc lập hồ sơ công việc.\n2. Kiểm tra việc nộp lưu hồ sơ điện tử.\nIII. TỔ CHỨC THỰC HIỆN\nCục Văn thư và Lưu trữ nhà nước thành lập đoàn kiểm tra theo Mục II Kế hoạch này./.\n', ''),)),
    ('qd_ct_tinh', 'Như Điều N not there', 'VB635', (('- Như Điều 4;', '- Như Điều 6;'),)),
    ('dt_nd', 'chapter skipped', 'VB634', (('Chương III\n', 'Chương IV\n'),)),
    ('kh_phuong', 'KT. missing', 'VB641', (('KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH', 'PHÓ CHỦ TỊCH'),)),
    ('qd_ct_xa', 'KT. CHỦ TỊCH over CHỦ TỊCH', 'VB641', (('\nCHỦ TỊCH\n\nNguyễn', '\nKT. CHỦ TỊCH\nCHỦ TỊCH\n\nNguyễn'),)),
    ('qd_ct_tinh', "TM. in a Chairman's decision", 'VB641', (('\nKT. CHỦ TỊCH\nPHÓ', '\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ'),)),
    ('bc_xa', "TM. missing in committee's report", 'VB641', (('TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH', 'CHỦ TỊCH'),)),
    ('qd_ct_tinh', 'Chánh Văn phòng without TL.', 'VB641', (('KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'),)),
    ('nq_hdnd_xa', "TM. UBND under a council's resolution", 'VB641', (('\nCHỦ TỊCH\n\nHồ', '\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nHồ'),)),
    ('nq_hdnd_tinh', 'PHÓ CHỦ TỊCH of council without KT.', 'VB641', (('\nCHỦ TỊCH\n\nPhạm', '\nPHÓ CHỦ TỊCH\n\nPhạm'),)),
    ('tt_bo', 'THỨ TRƯỞNG without KT.', 'VB641', (('KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG', 'THỨ TRƯỞNG'),)),
    ('ttr_so', "KT. without the deputy's office", 'VB641', (('KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC', 'KT. GIÁM ĐỐC'),)),
    ('qd_ub_tinh_cb', 'TM without dot', 'VB641', (('TM. ỦY BAN NHÂN DÂN', 'TM ỦY BAN NHÂN DÂN'),)),
    ('dt_nd', 'TM. CHÍNH PHỦ missing', 'VB641', (('TM. CHÍNH PHỦ\nTHỦ TƯỚNG', 'THỦ TƯỚNG'),)),
    ('bc_xa', 'no signature at all', 'VB641', (('TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn C\n', ''),)),
    ('kh_phuong', 'T/M for TM.', 'VB641', (('TM. ỦY BAN NHÂN DÂN', 'T/M. ỦY BAN NHÂN DÂN'),)),
    ('qd_bo', 'K/T for KT.', 'VB641', (('KT. BỘ TRƯỞNG', 'K/T BỘ TRƯỞNG'),)),
    ('cv_xa', 'TUQ order: TUQ over committee', 'VB641', (('TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH', 'TUQ. ỦY BAN NHÂN DÂN\nTRƯỞNG PHÒNG KINH TẾ'),)),
    ('tb_vp', 'TL. over own office', 'VB641', (('\nCHÁNH VĂN PHÒNG\n\nNgô', '\nPHÓ CHÁNH VĂN PHÒNG\n\nNgô'),)),
    ('ttr_so', 'degree before the name', 'VB641', (('\nVũ Thị H', '\nTS. Vũ Thị H'),)),
    ('nq_hdnd_xa', 'KT over CHỦ TỊCH (council)', 'VB641', (('\nCHỦ TỊCH\n\nHồ', '\nTM. HỘI ĐỒNG NHÂN DÂN\nKT. CHỦ TỊCH\nCHỦ TỊCH\n\nHồ'),)),
    ('qd_ct_xa', 'no Lưu', 'VB642', (('- Lưu: VT, VHXH.\n', ''),)),
    ('qd_bo', 'no Nơi nhận', 'VB642', (('Nơi nhận:\n- Như Điều 3;\n- Bộ trưởng (để b/c);\n- Lưu: VT, VTLTNN.\n', ''),)),
    ('kh_phuong', 'NƠI NHẬN in capitals', 'VB642', (('Nơi nhận:', 'NƠI NHẬN:'),)),
    ('kh_so', 'no ./.', 'VB643', (('Kế hoạch này./.', 'Kế hoạch này.'),)),
    ('cv_xa', 'no Kính gửi', 'VB642', (('Kính gửi:\n- Phòng Kinh tế xã;\n- Trung tâm Phục vụ hành chính công xã;\n- Trưởng các thôn.\n', ''),)),
    ('ct_tinh', 'Lưu without VT', 'VB642', (('- Lưu: VT.', '- Lưu: Văn phòng.'),)),
    ('tb_vp', 'no ./. (stop alone /.)', 'VB643', (('thực hiện./.', 'thực hiện./'),)),
    ('ttr_so', 'Kính gửi missing in a tờ trình', 'VB642', (('Kính gửi: Ủy ban nhân dân tỉnh Nghệ An\n', ''),)),
    ('qd_ub_tinh_cb', 'Nơi nhận without colon', 'VB642', (('Nơi nhận:', 'Nơi nhận'),)),
    ('bc_xa', "Như trên missing/Kính gửi: with 'Như kính gửi'", 'VB642', (('Kính gửi: Ủy ban nhân dân thành phố Đà Nẵng\n', ''),)),
    ('qd_ct_xa', 'quốc hiệu spelt wrongly', 'VB625', (('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'CỘNG HÒA XÃ HỘI CHỦ NGĨA VIỆT NAM'),)),
    ('bc_xa', 'quốc hiệu in small letters', 'VB625', (('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Cộng hòa xã hội chủ nghĩa Việt Nam'),)),
    ('kh_so', 'tiêu ngữ with commas', 'VB625', (('Độc lập - Tự do - Hạnh phúc', 'Độc lập, Tự do, Hạnh phúc'),)),
    ('qd_bo', 'tiêu ngữ capitals', 'VB625', (('Độc lập - Tự do - Hạnh phúc', 'ĐỘC LẬP - TỰ DO - HẠNH PHÚC'),)),
    ('tb_vp', 'tiêu ngữ without spaces', 'VB625', (('Độc lập - Tự do - Hạnh phúc', 'Độc lập-Tự do-Hạnh phúc'),)),
    ('ttr_so', 'tiêu ngữ missing', 'VB625', (('Độc lập - Tự do - Hạnh phúc\n', ''),)),
    ('cv_xa', 'quốc hiệu missing', 'VB625', (('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n', ''),)),
    ('qd_ct_tinh', 'no comma after the place', 'VB626', (('Đồng Tháp, ngày 27', 'Đồng Tháp ngày 27'),)),
    ('bc_xa', 'day without zero', 'VB626', (('Đại Lộc, ngày 14 tháng 11', 'Đại Lộc, ngày 4 tháng 11'),)),
    ('kh_phuong', 'month without zero', 'VB626', (('ngày 20 tháng 01 năm 2026', 'ngày 20 tháng 1 năm 2026'),)),
    ('kh_so', 'day in figures', 'VB626', (('Gia Lai, ngày 06 tháng 5 năm 2026', 'Gia Lai, ngày 06/5/2026'),)),
    ('qd_ct_xa', 'place in small letters', 'VB626', (('Tân An, ngày 12', 'tân an, ngày 12'),)),
    ('tt_bo', 'no place', 'VB626', (('Hà Nội, ngày 26 tháng 01', 'Ngày 26 tháng 01'),)),
    ('ct_tinh', 'tiêu ngữ capital letters inside', 'VB625', (('Độc lập - Tự do - Hạnh phúc', 'Độc Lập - Tự Do - Hạnh Phúc'),)),
    ('qd_ub_tinh_cb', 'no place and day line', 'VB626', (('Cần Thơ, ngày 04 tháng 5 năm 2026\n', ''),)),
]  # fmt: skip


def found(text: str, conn: sqlite3.Connection) -> list[str]:
    findings = check(text, read(text, conn), conn, select=FORM, today=date(2026, 11, 1)).findings
    return [one.code for one in findings if not one.code.startswith(_REGISTER)]


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_that_is_right(register: sqlite3.Connection, name: str) -> None:
    assert found(PAPERS[name], register) == []


@pytest.mark.parametrize(("name", "what", "code", "changes"), FAULTS, ids=[f"{row[0]}: {row[1]}" for row in FAULTS])
def test_a_fault_is_found(
    register: sqlite3.Connection, name: str, what: str, code: str, changes: tuple[tuple[str, str], ...]
) -> None:
    text = PAPERS[name]
    for right, wrong in changes:
        assert right in text
        text = text.replace(right, wrong)
    assert code in found(text, register)
