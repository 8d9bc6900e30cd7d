"""Papers of our own writing that are right in form, for faults to be put into: a decision, a normative one, a plan."""

from __future__ import annotations

DECISION = """ỦY BAN NHÂN DÂN
XÃ AN BÌNH
_______

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
______________

Số: 45/QĐ-UBND

An Bình, ngày 20 tháng 8 năm 2025

QUYẾT ĐỊNH
Về việc kiện toàn Tổ tiếp công dân xã

ỦY BAN NHÂN DÂN XÃ AN BÌNH

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Căn cứ Luật Tiếp công dân ngày 25 tháng 11 năm 2013;
Căn cứ Nghị định số 64/2014/NĐ-CP ngày 26 tháng 6 năm 2014 của Chính phủ quy định chi tiết thi hành một số điều của Luật Tiếp công dân;
Theo đề nghị của Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã.

QUYẾT ĐỊNH:

Điều 1. Kiện toàn Tổ tiếp công dân xã gồm các thành viên có tên trong Phụ lục kèm theo Quyết định này.

Điều 2. Tổ tiếp công dân có nhiệm vụ tham mưu Ủy ban nhân dân xã tổ chức tiếp công dân theo quy định.

Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng và các thành viên nêu tại Điều 1 Quyết định này chịu trách nhiệm thi hành./.

Nơi nhận:
- Như Điều 3;
- Thường trực HĐND xã;
- Lưu: VT, VP.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Nguyễn Văn A

Phụ lục
DANH SÁCH TỔ TIẾP CÔNG DÂN XÃ
"""

RULES = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
_______

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
______________

Số: 41/2025/QĐ-UBND

Lào Cai, ngày 20 tháng 8 năm 2025

QUYẾT ĐỊNH
Quy định mức chi hỗ trợ người làm nhiệm vụ tiếp công dân trên địa bàn tỉnh Lào Cai

Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 được sửa đổi, bổ sung bởi Luật số 87/2025/QH15;
Căn cứ Luật Tiếp công dân số 42/2013/QH13;
Căn cứ Nghị định số 64/2014/NĐ-CP của Chính phủ quy định chi tiết thi hành một số điều của Luật Tiếp công dân;
Theo đề nghị của Giám đốc Sở Tài chính;
Ủy ban nhân dân ban hành Quyết định quy định mức chi hỗ trợ người làm nhiệm vụ tiếp công dân trên địa bàn tỉnh Lào Cai.

Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng
1. Quyết định này quy định mức chi hỗ trợ người làm nhiệm vụ tiếp công dân.
2. Quyết định này áp dụng đối với cơ quan, tổ chức thuộc tỉnh.

Điều 2. Mức chi
Mức chi cụ thể quy định tại Phụ lục I và Phụ lục II ban hành kèm theo Quyết định này.

Điều 3. Hiệu lực thi hành
1. Quyết định này có hiệu lực từ ngày 05 tháng 9 năm 2025.
2. Quyết định số 12/2019/QĐ-UBND ngày 15 tháng 4 năm 2019 của Ủy ban nhân dân tỉnh Lào Cai quy định mức chi hỗ trợ tiếp công dân hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành.

Điều 4. Trách nhiệm thi hành
Giám đốc Sở Tài chính và các tổ chức có liên quan thực hiện Điều 2 Quyết định này.

Nơi nhận:
- Chính phủ;
- Như Điều 4;
- Lưu: VT, TH.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn B

Phụ lục I
MỨC CHI CẤP TỈNH

Phụ lục II
MỨC CHI CẤP XÃ
"""

PLAN = """ỦY BAN NHÂN DÂN
XÃ AN BÌNH
_______

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
______________

Số: 08/KH-UBND

An Bình, ngày 05 tháng 01 năm 2026

KẾ HOẠCH
Thực hiện dân chủ ở cơ sở năm 2026

Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;
Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở.

Ủy ban nhân dân xã ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Nâng cao nhận thức của cán bộ, công chức và Nhân dân.

II. TỔ CHỨC THỰC HIỆN
Văn phòng xã chủ trì, phối hợp với các thôn thực hiện Kế hoạch này; báo cáo Ủy ban nhân dân xã trước ngày 15 tháng 11 năm 2026./.

Nơi nhận:
- UBND tỉnh;
- Các thôn;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn C
"""
