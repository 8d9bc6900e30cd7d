"""Papers of our own writing, right in form: decisions, plans, reports, resolutions, circulars, a draft of a decree, letters."""

from __future__ import annotations

#: By a short name: the paper as a text file holds it.
PAPERS: dict[str, str] = {
    "qd_ct_xa": """ỦY BAN NHÂN DÂN
XÃ TÂN AN
________
Số: 128/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
____________________
Tân An, ngày 12 tháng 3 năm 2026

QUYẾT ĐỊNH
Về việc kiện toàn Ban Chỉ đạo thực hiện dân chủ ở cơ sở xã Tân An
__________
CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN AN

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;
Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở;
Theo đề nghị của Trưởng phòng Văn hóa - Xã hội.

QUYẾT ĐỊNH:

Điều 1. Kiện toàn Ban Chỉ đạo thực hiện dân chủ ở cơ sở xã Tân An gồm các thành viên giữ các chức vụ sau:
1. Trưởng ban: Chủ tịch Ủy ban nhân dân xã.
2. Phó Trưởng ban: Phó Chủ tịch Ủy ban nhân dân xã phụ trách văn hóa - xã hội.
3. Các thành viên: Trưởng phòng Văn hóa - Xã hội, Trưởng phòng Kinh tế, Trưởng Công an xã.
Điều 2. Ban Chỉ đạo có các nhiệm vụ sau:
a) Tham mưu kế hoạch thực hiện dân chủ ở cơ sở hằng năm;
b) Đôn đốc, kiểm tra việc công khai thông tin theo quy định tại Điều 11 Luật Thực hiện dân chủ ở cơ sở;
c) Tổng hợp, báo cáo kết quả với Ủy ban nhân dân xã.
Các thành viên nêu tại Điều 1 Quyết định này làm việc theo chế độ kiêm nhiệm.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký.
Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, Trưởng phòng Văn hóa - Xã hội và các thành viên có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Thường trực Đảng ủy xã;
- Lưu: VT, VHXH.

CHỦ TỊCH

Nguyễn Văn A
""",
    "kh_phuong": """ỦY BAN NHÂN DÂN	CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHƯỜNG HOÀNG MAI	Độc lập - Tự do - Hạnh phúc
Số: 45/KH-UBND	Hoàng Mai, ngày 20 tháng 01 năm 2026

KẾ HOẠCH
Tổng kết công tác phổ biến, giáo dục pháp luật và triển khai nhiệm vụ năm 2026 trên địa bàn phường

Thực hiện Luật Phổ biến, giáo dục pháp luật ngày 20 tháng 6 năm 2012, Ủy ban nhân dân phường ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
Nâng cao ý thức chấp hành pháp luật của cán bộ, công chức và Nhân dân trên địa bàn.
2. Yêu cầu
Nội dung tuyên truyền thiết thực, phù hợp với từng nhóm đối tượng.

II. NỘI DUNG THỰC HIỆN
1. Tổ chức ít nhất 04 hội nghị tuyên truyền pháp luật tại các tổ dân phố.
2. Biên soạn tài liệu hỏi đáp về đất đai, hộ tịch, an toàn giao thông.
3. Đăng tải tin, bài trên trang thông tin điện tử của phường.

III. KINH PHÍ
Kinh phí thực hiện các nhiệm vụ tại Mục II Kế hoạch này được bố trí từ ngân sách phường năm 2026.

IV. TỔ CHỨC THỰC HIỆN
1. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường chủ trì, theo dõi việc thực hiện Kế hoạch.
2. Công an phường phối hợp tuyên truyền pháp luật về trật tự, an toàn giao thông.
3. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam phường phối hợp giám sát.
Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo Ủy ban nhân dân phường để xem xét, giải quyết./.

Nơi nhận:
- Sở Tư pháp;
- Đảng ủy, HĐND phường;
- Các phòng chuyên môn thuộc phường;
- Lưu: VT, TP.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Trần Thị B
""",
    "bc_xa": """ỦY BAN NHÂN DÂN
XÃ ĐẠI LỘC
Số: 212/BC-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Đại Lộc, ngày 14 tháng 11 năm 2025

BÁO CÁO
Kết quả công tác tiếp công dân, giải quyết khiếu nại, tố cáo năm 2025

Kính gửi: Ủy ban nhân dân thành phố Đà Nẵng

Thực hiện Luật Tiếp công dân, Luật Khiếu nại, Luật Tố cáo, Ủy ban nhân dân xã Đại Lộc báo cáo kết quả như sau:

I. TÌNH HÌNH CHUNG
Từ ngày 01/7/2025, xã vận hành theo mô hình chính quyền địa phương 02 cấp. Công tác tiếp công dân được duy trì đúng lịch.

II. KẾT QUẢ
1. Tiếp công dân
a) Tiếp thường xuyên: 87 lượt, 92 người;
b) Tiếp định kỳ của lãnh đạo: 11 lượt, 15 người;
c) Tiếp đột xuất: không phát sinh.
2. Giải quyết đơn
Tổng số đơn tiếp nhận là 43 đơn; đã giải quyết 40 đơn, còn 03 đơn trong thời hạn.
Việc giải quyết khiếu nại thực hiện theo Nghị định số 124/2020/NĐ-CP ngày 19 tháng 10 năm 2020 của Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật Khiếu nại.

III. PHƯƠNG HƯỚNG
1. Tiếp tục nâng cao chất lượng tiếp công dân.
2. Tập trung giải quyết dứt điểm các vụ việc nêu tại Mục II Báo cáo này.

Ủy ban nhân dân xã kính báo cáo Ủy ban nhân dân thành phố theo dõi, chỉ đạo./.

Nơi nhận:
- Như trên;
- Thanh tra thành phố;
- Lưu: VT, TCD.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Văn C
""",
    "nq_hdnd_tinh": """HỘI ĐỒNG NHÂN DÂN
TỈNH QUẢNG TRỊ
-------
Số: 14/2025/NQ-HĐND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Quảng Trị, ngày 10 tháng 12 năm 2025

NGHỊ QUYẾT
Quy định mức hỗ trợ cho người trực tiếp tham gia công tác tiếp công dân trên địa bàn tỉnh Quảng Trị

Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 được sửa đổi, bổ sung bởi Luật số 87/2025/QH15;
Căn cứ Luật Tiếp công dân số 42/2013/QH13;
Căn cứ Nghị định số 64/2014/NĐ-CP của Chính phủ quy định chi tiết thi hành một số điều của Luật Tiếp công dân;
Xét Tờ trình số 388/TTr-UBND ngày 25 tháng 11 năm 2025 của Ủy ban nhân dân tỉnh về dự thảo Nghị quyết quy định mức hỗ trợ cho người trực tiếp tham gia công tác tiếp công dân trên địa bàn tỉnh; Báo cáo thẩm tra của Ban Pháp chế Hội đồng nhân dân tỉnh; ý kiến thảo luận của đại biểu Hội đồng nhân dân tỉnh tại kỳ họp;
Hội đồng nhân dân ban hành Nghị quyết quy định mức hỗ trợ cho người trực tiếp tham gia công tác tiếp công dân trên địa bàn tỉnh Quảng Trị.

Điều 1. Phạm vi điều chỉnh, đối tượng áp dụng
1. Nghị quyết này quy định mức hỗ trợ cho người trực tiếp tham gia công tác tiếp công dân tại trụ sở tiếp công dân, địa điểm tiếp công dân.
2. Nghị quyết này áp dụng đối với cán bộ, công chức được phân công tiếp công dân.
Điều 2. Mức hỗ trợ
1. Mức hỗ trợ 150.000 đồng/ngày/người đối với người chuyên trách.
2. Mức hỗ trợ 120.000 đồng/ngày/người đối với người không chuyên trách:
a) Công chức được cử phối hợp tiếp công dân;
b) Người phục vụ tại trụ sở tiếp công dân;
c) Lực lượng bảo vệ.
3. Thời gian hỗ trợ tính theo ngày thực tế.
Điều 3. Nguồn kinh phí
Kinh phí thực hiện mức hỗ trợ quy định tại Điều 2 Nghị quyết này do ngân sách địa phương bảo đảm.
Điều 4. Hiệu lực thi hành
1. Nghị quyết này có hiệu lực thi hành kể từ ngày 01 tháng 01 năm 2026.
2. Ủy ban nhân dân tỉnh tổ chức triển khai thực hiện Nghị quyết này.
Nghị quyết này đã được Hội đồng nhân dân tỉnh Quảng Trị khóa VIII, kỳ họp thứ 34 thông qua ngày 10 tháng 12 năm 2025./.

Nơi nhận:
- Ủy ban Thường vụ Quốc hội;
- Chính phủ;
- Cục Kiểm tra văn bản và Quản lý xử lý vi phạm hành chính, Bộ Tư pháp;
- Ủy ban nhân dân tỉnh;
- Lưu: VT, CTHĐND.

CHỦ TỊCH

Phạm Văn D
""",
    "qd_qppl_tinh": """| ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG ------- Số: 07/2026/QĐ-UBND | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc --------------- Lâm Đồng, ngày 15 tháng 01 năm 2026 |

QUYẾT ĐỊNH
Ban hành Quy định về quản lý, sử dụng vỉa hè, lòng đường trên địa bàn tỉnh Lâm Đồng

Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15 được sửa đổi, bổ sung bởi Luật số 87/2025/QH15;
Căn cứ Luật Đường bộ số 35/2024/QH15 được sửa đổi, bổ sung bởi Luật số 118/2025/QH15;
Căn cứ Nghị định số 165/2024/NĐ-CP của Chính phủ quy định chi tiết, hướng dẫn thi hành một số điều của Luật Đường bộ và Điều 77 Luật Trật tự, an toàn giao thông đường bộ;
Theo đề nghị của Giám đốc Sở Xây dựng;
Ủy ban nhân dân ban hành Quyết định ban hành Quy định về quản lý, sử dụng vỉa hè, lòng đường trên địa bàn tỉnh Lâm Đồng.

Điều 1. Ban hành kèm theo Quyết định này Quy định về quản lý, sử dụng vỉa hè, lòng đường trên địa bàn tỉnh Lâm Đồng.
Điều 2. Hiệu lực thi hành
1. Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 02 năm 2026.
2. Quyết định số 44/2017/QĐ-UBND ngày 10 tháng 8 năm 2017 của Ủy ban nhân dân tỉnh Lâm Đồng hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở, Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu và các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Bộ Xây dựng;
- Cục Kiểm tra văn bản và Quản lý xử lý vi phạm hành chính - Bộ Tư pháp;
- Như Điều 3;
- Lưu: VT, XD.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Hoàng Văn E

QUY ĐỊNH
Về quản lý, sử dụng vỉa hè, lòng đường trên địa bàn tỉnh Lâm Đồng
(Kèm theo Quyết định số 07/2026/QĐ-UBND)

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh
Quy định này quy định việc quản lý, sử dụng vỉa hè, lòng đường trên địa bàn tỉnh.
Điều 2. Đối tượng áp dụng
Cơ quan, tổ chức, cá nhân có liên quan đến quản lý, sử dụng vỉa hè, lòng đường.

Chương II
QUY ĐỊNH CỤ THỂ

Điều 3. Sử dụng tạm thời vỉa hè
1. Vỉa hè được sử dụng tạm thời vào các mục đích sau:
a) Tổ chức đám tang, đám cưới;
b) Trông giữ xe phục vụ hoạt động văn hóa;
c) Tập kết vật liệu xây dựng.
2. Thời gian sử dụng không quá 48 giờ.
Điều 4. Trách nhiệm của Ủy ban nhân dân cấp xã
Ủy ban nhân dân cấp xã cấp phép sử dụng tạm thời vỉa hè theo quy định tại khoản 1 Điều 3 Quy định này.
Điều 5. Tổ chức thực hiện
Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Sở Xây dựng để tổng hợp, báo cáo Ủy ban nhân dân tỉnh./.
""",
    "tt_bo": """BỘ TÀI CHÍNH
________
Số: 09/2026/TT-BTC

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
________________________
Hà Nội, ngày 26 tháng 01 năm 2026

THÔNG TƯ
Quy định việc lập dự toán, sử dụng và quyết toán kinh phí số hóa hồ sơ, tài liệu lưu trữ

Căn cứ Luật Lưu trữ số 33/2024/QH15;
Căn cứ Luật Ngân sách nhà nước số 89/2025/QH15;
Căn cứ Nghị định số 29/2025/NĐ-CP của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Tài chính được sửa đổi, bổ sung bởi Nghị định số 166/2025/NĐ-CP;
Theo đề nghị của Vụ trưởng Vụ Tài chính - Kinh tế ngành;
Bộ trưởng Bộ Tài chính ban hành Thông tư quy định việc lập dự toán, sử dụng và quyết toán kinh phí số hóa hồ sơ, tài liệu lưu trữ.

Điều 1. Phạm vi điều chỉnh
Thông tư này quy định việc lập dự toán, sử dụng và quyết toán kinh phí số hóa hồ sơ, tài liệu lưu trữ.
Điều 2. Đối tượng áp dụng
Thông tư này áp dụng đối với cơ quan, đơn vị sử dụng ngân sách nhà nước.
Điều 3. Nội dung chi
1. Chi thu thập, phân loại tài liệu.
2. Chi số hóa, tạo lập dữ liệu đặc tả.
3. Chi kiểm tra, nghiệm thu sản phẩm.
Điều 4. Lập dự toán
Việc lập dự toán căn cứ nội dung chi quy định tại Điều 3 Thông tư này và mức chi tại Phụ lục ban hành kèm theo Thông tư này.
Điều 5. Hiệu lực thi hành
1. Thông tư này có hiệu lực thi hành kể từ ngày 15 tháng 3 năm 2026.
2. Bộ, cơ quan ngang bộ, Ủy ban nhân dân cấp tỉnh và các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Thông tư này./.

Nơi nhận:
- Văn phòng Chính phủ;
- Các bộ, cơ quan ngang bộ;
- Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương;
- Công báo;
- Lưu: VT, TCKT (30b).

KT. BỘ TRƯỞNG
THỨ TRƯỞNG

Đỗ Văn G

PHỤ LỤC
MỨC CHI SỐ HÓA HỒ SƠ, TÀI LIỆU LƯU TRỮ
(Kèm theo Thông tư số 09/2026/TT-BTC ngày 26 tháng 01 năm 2026 của Bộ trưởng Bộ Tài chính)
1. Chi thu thập tài liệu: theo thực tế.
2. Chi tạo lập dữ liệu đặc tả: theo định mức.
""",
    "dt_nd": """CHÍNH PHỦ
_______
Số:      /2026/NĐ-CP

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
_______________________
Hà Nội, ngày      tháng      năm 2026

DỰ THẢO

NGHỊ ĐỊNH
Quy định về quản lý, sử dụng chữ ký số trong giao dịch của cơ quan nhà nước

Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;
Căn cứ Luật Giao dịch điện tử số 20/2023/QH15;
Căn cứ Luật Lưu trữ số 33/2024/QH15;
Theo đề nghị của Bộ trưởng Bộ Khoa học và Công nghệ;
Chính phủ ban hành Nghị định quy định về quản lý, sử dụng chữ ký số trong giao dịch của cơ quan nhà nước.

Chương I
NHỮNG QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định về quản lý, sử dụng chữ ký số trong giao dịch của cơ quan nhà nước.
Điều 2. Đối tượng áp dụng
1. Cơ quan nhà nước từ trung ương đến địa phương.
2. Tổ chức, cá nhân có giao dịch với cơ quan nhà nước.
Chương II
QUẢN LÝ, SỬ DỤNG CHỮ KÝ SỐ
Điều 3. Nguyên tắc sử dụng
1. Chữ ký số phải được tạo ra trong thời hạn chứng thư chữ ký số có hiệu lực.
2. Việc sử dụng chữ ký số phải bảo đảm an toàn, bảo mật thông tin.
Điều 4. Trách nhiệm của người sử dụng
Người sử dụng chữ ký số thực hiện các nguyên tắc quy định tại Điều 3 Nghị định này.
Chương III
ĐIỀU KHOẢN THI HÀNH
Điều 5. Hiệu lực thi hành
1. Nghị định này có hiệu lực thi hành kể từ ngày      tháng      năm 2026.
2. Các bộ, cơ quan ngang bộ và Ủy ban nhân dân các cấp chịu trách nhiệm thi hành Nghị định này./.

Nơi nhận:
- Ban Bí thư Trung ương Đảng;
- Các bộ, cơ quan ngang bộ;
- Lưu: VT, KSTT (2b).

TM. CHÍNH PHỦ
THỦ TƯỚNG
""",
    "ttr_so": """ỦY BAN NHÂN DÂN TỈNH NGHỆ AN
SỞ NỘI VỤ
________
Số: 77/TTr-SNV

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Nghệ An, ngày 09 tháng 02 năm 2026

TỜ TRÌNH
Về việc ban hành Kế hoạch công tác thi đua, khen thưởng năm 2026

Kính gửi: Ủy ban nhân dân tỉnh Nghệ An

Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng;
Sở Nội vụ kính trình Ủy ban nhân dân tỉnh dự thảo Kế hoạch công tác thi đua, khen thưởng năm 2026 như sau:

1. Sự cần thiết
Phong trào thi đua năm 2026 cần bám sát nhiệm vụ phát triển kinh tế - xã hội của tỉnh.
2. Nội dung chính
a) Tổ chức các phong trào thi đua theo chuyên đề;
b) Phát hiện, nhân rộng điển hình tiên tiến.
3. Kiến nghị
Sở Nội vụ kính trình Ủy ban nhân dân tỉnh xem xét, quyết định./.

Nơi nhận:
- Như trên;
- Giám đốc Sở;
- Lưu: VT, TĐKT.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Vũ Thị H
""",
    "cv_xa": """ỦY BAN NHÂN DÂN
XÃ BA VÌ
________
Số: 301/UBND-KT
V/v rà soát hồ sơ đề nghị cấp Giấy chứng nhận quyền sử dụng đất

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Ba Vì, ngày 03 tháng 3 năm 2026

Kính gửi:
- Phòng Kinh tế xã;
- Trung tâm Phục vụ hành chính công xã;
- Trưởng các thôn.

Thực hiện Nghị định số 101/2024/NĐ-CP ngày 29 tháng 7 năm 2024 của Chính phủ quy định về điều tra cơ bản đất đai; đăng ký, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất và Hệ thống thông tin đất đai, Ủy ban nhân dân xã Ba Vì yêu cầu:
1. Phòng Kinh tế xã rà soát hồ sơ còn tồn, báo cáo trước ngày 20 tháng 3 năm 2026.
2. Trung tâm Phục vụ hành chính công xã công khai kết quả giải quyết.
3. Trưởng các thôn thông báo cho người sử dụng đất bổ sung giấy tờ.
Ủy ban nhân dân xã yêu cầu các đơn vị nghiêm túc thực hiện./.

Nơi nhận:
- Như trên;
- Chủ tịch, các Phó Chủ tịch UBND xã;
- Lưu: VT, KT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Bùi Văn K
""",
    "tb_vp": """ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ
VĂN PHÒNG
________
Số: 66/TB-VP

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Phú Thọ, ngày 25 tháng 02 năm 2026

THÔNG BÁO
Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh tại cuộc họp về cải cách hành chính

Ngày 23 tháng 02 năm 2026, Phó Chủ tịch Ủy ban nhân dân tỉnh chủ trì cuộc họp về công tác cải cách hành chính. Sau khi nghe Sở Nội vụ báo cáo và ý kiến các đại biểu, Phó Chủ tịch Ủy ban nhân dân tỉnh kết luận như sau:
1. Giao Sở Nội vụ hoàn thiện bộ chỉ số theo dõi, hoàn thành trước ngày 15 tháng 3 năm 2026.
2. Giao Sở Khoa học và Công nghệ nâng cấp hệ thống thông tin giải quyết thủ tục hành chính theo Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia.
3. Ủy ban nhân dân các xã, phường bố trí đủ nhân lực tại Trung tâm Phục vụ hành chính công.
Văn phòng Ủy ban nhân dân tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện./.

Nơi nhận:
- Chủ tịch, các Phó Chủ tịch UBND tỉnh;
- Các sở, ban, ngành;
- Lưu: VT, NC.

CHÁNH VĂN PHÒNG

Ngô Văn L
""",
    "qd_ct_tinh": """ỦY BAN NHÂN DÂN
TỈNH ĐỒNG THÁP
____
Số: 215/QĐ-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Đồng Tháp, ngày 27 tháng 01 năm 2026

QUYẾT ĐỊNH
Về việc công nhận xã đạt chuẩn nông thôn mới năm 2025

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Căn cứ Quyết định số 18/2022/QĐ-TTg ngày 02 tháng 8 năm 2022 của Thủ tướng Chính phủ ban hành Quy định điều kiện, trình tự, thủ tục, hồ sơ xét, công nhận, công bố và thu hồi quyết định công nhận địa phương đạt chuẩn nông thôn mới, đạt chuẩn nông thôn mới nâng cao, đạt chuẩn nông thôn mới kiểu mẫu và hoàn thành nhiệm vụ xây dựng nông thôn mới giai đoạn 2021 - 2025;
Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường tại Tờ trình số 41/TTr-SNNMT ngày 20 tháng 01 năm 2026.

QUYẾT ĐỊNH:

Điều 1. Công nhận xã Mỹ Thọ đạt chuẩn nông thôn mới năm 2025.
Điều 2. Giao Ủy ban nhân dân xã Mỹ Thọ duy trì và nâng cao chất lượng các tiêu chí.
Điều 3. Quyết định này có hiệu lực thi hành kể từ ngày ký.
Điều 4. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nông nghiệp và Môi trường, Chủ tịch Ủy ban nhân dân xã Mỹ Thọ chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 4;
- CT, các PCT UBND tỉnh;
- Lưu: VT, KT.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Đặng Văn M
""",
    "nq_hdnd_xa": """HỘI ĐỒNG NHÂN DÂN
XÃ YÊN THÀNH
____
Số: 19/NQ-HĐND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Yên Thành, ngày 22 tháng 12 năm 2025

NGHỊ QUYẾT
Về phân bổ dự toán ngân sách xã năm 2026

HỘI ĐỒNG NHÂN DÂN XÃ YÊN THÀNH
KHÓA I, KỲ HỌP THỨ 4

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;
Xét Tờ trình số 102/TTr-UBND ngày 15 tháng 12 năm 2025 của Ủy ban nhân dân xã Yên Thành về phân bổ dự toán ngân sách xã năm 2026; Báo cáo thẩm tra của Ban Kinh tế - Ngân sách; ý kiến thảo luận của đại biểu Hội đồng nhân dân xã tại kỳ họp.

QUYẾT NGHỊ:

Điều 1. Phân bổ dự toán ngân sách xã năm 2026
1. Tổng thu ngân sách xã: 98.450 triệu đồng.
2. Tổng chi ngân sách xã: 98.450 triệu đồng.
(Chi tiết tại các Phụ lục I và II kèm theo)
Điều 2. Tổ chức thực hiện
1. Giao Ủy ban nhân dân xã tổ chức thực hiện Nghị quyết này.
2. Giao Thường trực Hội đồng nhân dân, các Ban và đại biểu Hội đồng nhân dân xã giám sát.
Nghị quyết này đã được Hội đồng nhân dân xã Yên Thành khóa I, kỳ họp thứ 4 thông qua ngày 22 tháng 12 năm 2025./.

Nơi nhận:
- Thường trực HĐND tỉnh;
- Ủy ban nhân dân xã;
- Lưu: VT.

CHỦ TỊCH

Hồ Văn N

Phụ lục I
DỰ TOÁN THU NGÂN SÁCH XÃ NĂM 2026
(Kèm theo Nghị quyết số 19/NQ-HĐND ngày 22 tháng 12 năm 2025 của Hội đồng nhân dân xã Yên Thành)
Thu nội địa: 20.100 triệu đồng.

Phụ lục II
DỰ TOÁN CHI NGÂN SÁCH XÃ NĂM 2026
(Kèm theo Nghị quyết số 19/NQ-HĐND ngày 22 tháng 12 năm 2025 của Hội đồng nhân dân xã Yên Thành)
Chi thường xuyên: 80.000 triệu đồng.
""",
    "qd_bo": """BỘ NỘI VỤ
________
Số: 133/QĐ-BNV

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Nội, ngày 30 tháng 01 năm 2026

QUYẾT ĐỊNH
Về việc ban hành Kế hoạch kiểm tra công tác văn thư, lưu trữ năm 2026
________
BỘ TRƯỞNG BỘ NỘI VỤ

Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;
Căn cứ Nghị định số 25/2025/NĐ-CP ngày 21 tháng 02 năm 2025 của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Nội vụ;
Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;
Theo đề nghị của Cục trưởng Cục Văn thư và Lưu trữ nhà nước.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch kiểm tra công tác văn thư, lưu trữ năm 2026.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký ban hành.
Điều 3. Cục trưởng Cục Văn thư và Lưu trữ nhà nước, Chánh Văn phòng Bộ và Thủ trưởng các đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Bộ trưởng (để b/c);
- Lưu: VT, VTLTNN.

KT. BỘ TRƯỞNG
THỨ TRƯỞNG

Dương Văn P

KẾ HOẠCH
Kiểm tra công tác văn thư, lưu trữ năm 2026
(Kèm theo Quyết định số 133/QĐ-BNV ngày 30 tháng 01 năm 2026 của Bộ trưởng Bộ Nội vụ)

I. MỤC ĐÍCH
Đánh giá việc chấp hành quy định về văn thư, lưu trữ.
II. NỘI DUNG
1. Kiểm tra việc lập hồ sơ công việc.
2. Kiểm tra việc nộp lưu hồ sơ điện tử.
III. TỔ CHỨC THỰC HIỆN
Cục Văn thư và Lưu trữ nhà nước thành lập đoàn kiểm tra theo Mục II Kế hoạch này./.
""",
    "ct_tinh": """CHỦ TỊCH
ỦY BAN NHÂN DÂN TỈNH CÀ MAU
________
Số: 03/CT-CTUBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Cà Mau, ngày 18 tháng 02 năm 2026

CHỈ THỊ
Về tăng cường công tác phòng, chống hạn hán, xâm nhập mặn mùa khô năm 2026

Mùa khô năm 2026 được dự báo diễn biến phức tạp. Để chủ động ứng phó, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
1. Sở Nông nghiệp và Môi trường theo dõi chặt chẽ độ mặn, thông tin kịp thời cho người dân.
2. Sở Tài chính bố trí kinh phí theo quy định của Luật Ngân sách nhà nước.
3. Ủy ban nhân dân các xã, phường vận hành cống ngăn mặn hợp lý.
4. Các đơn vị báo cáo kết quả trước ngày 30 tháng 4 năm 2026.
Chỉ thị này có hiệu lực kể từ ngày ký./.

Nơi nhận:
- Các sở, ban, ngành tỉnh;
- UBND các xã, phường;
- Lưu: VT.

CHỦ TỊCH

Lâm Văn Q
""",
    "kh_so": """ỦY BAN NHÂN DÂN TỈNH GIA LAI
SỞ GIÁO DỤC VÀ ĐÀO TẠO
________
Số: 512/KH-SGDĐT

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Gia Lai, ngày 06 tháng 5 năm 2026

KẾ HOẠCH
Bồi dưỡng thường xuyên cán bộ quản lý, giáo viên hè năm 2026

Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;
Thực hiện Chương trình công tác năm 2026, Sở Giáo dục và Đào tạo xây dựng Kế hoạch bồi dưỡng thường xuyên như sau:

I. MỤC TIÊU
100% giáo viên hoàn thành chương trình bồi dưỡng.

II. NHIỆM VỤ
1. Bồi dưỡng chính trị.
2. Bồi dưỡng chuyên môn:
a) Chuyển đổi số trong dạy học;
b) Kiểm tra, đánh giá học sinh;
c) Giáo dục STEM.
3. Đánh giá kết quả.
Danh sách lớp bồi dưỡng tại Phụ lục kèm theo Kế hoạch này.

III. TỔ CHỨC THỰC HIỆN
1. Phòng Tổ chức cán bộ làm đầu mối.
2. Các cơ sở giáo dục cử giáo viên tham gia đầy đủ theo Mục II Kế hoạch này./.

Nơi nhận:
- UBND tỉnh (để b/c);
- Các cơ sở giáo dục trực thuộc;
- Lưu: VT, TCCB.

GIÁM ĐỐC

Cao Văn R

Phụ lục
DANH SÁCH LỚP BỒI DƯỠNG HÈ NĂM 2026
(Kèm theo Kế hoạch số 512/KH-SGDĐT ngày 06 tháng 5 năm 2026 của Sở Giáo dục và Đào tạo)
Lớp 1: Giáo viên tiểu học.
""",
    "qd_ttg": """THỦ TƯỚNG CHÍNH PHỦ
________
Số: 188/QĐ-TTg

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Nội, ngày 29 tháng 01 năm 2026

QUYẾT ĐỊNH
Phê duyệt Đề án nâng cao năng lực đội ngũ người làm công tác hòa giải ở cơ sở giai đoạn 2026 - 2030

THỦ TƯỚNG CHÍNH PHỦ

Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;
Căn cứ Luật Hòa giải ở cơ sở ngày 20 tháng 6 năm 2013;
Theo đề nghị của Bộ trưởng Bộ Tư pháp.

QUYẾT ĐỊNH:

Điều 1. Phê duyệt Đề án nâng cao năng lực đội ngũ người làm công tác hòa giải ở cơ sở giai đoạn 2026 - 2030 với những nội dung sau:
I. MỤC TIÊU
1. Mục tiêu chung
Nâng cao chất lượng hòa giải ở cơ sở.
2. Mục tiêu cụ thể
a) 100% hòa giải viên được bồi dưỡng;
b) Tỷ lệ hòa giải thành đạt trên 85%.
II. NHIỆM VỤ
1. Biên soạn tài liệu.
2. Tổ chức bồi dưỡng.
Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký ban hành.
Điều 3. Các Bộ trưởng, Thủ trưởng cơ quan ngang bộ, Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Ban Bí thư Trung ương Đảng;
- Các bộ, cơ quan ngang bộ;
- Lưu: VT, NC (2).

KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG

Phan Văn S
""",
    "hd_dang": """ĐẢNG BỘ TỈNH NINH BÌNH
BAN TỔ CHỨC
*
Số 08-HD/BTCTU

ĐẢNG CỘNG SẢN VIỆT NAM
Ninh Bình, ngày 05 tháng 02 năm 2026

HƯỚNG DẪN
sinh hoạt chi bộ theo chuyên đề năm 2026
-----

Thực hiện chương trình công tác năm 2026, Ban Tổ chức Tỉnh ủy hướng dẫn như sau:
1. Mỗi quý chi bộ tổ chức ít nhất một lần sinh hoạt chuyên đề.
2. Chuyên đề phải gắn với nhiệm vụ chính trị của đơn vị.
3. Các đảng ủy trực thuộc theo dõi, báo cáo trước ngày 30/11/2026.

Nơi nhận:
- Các đảng ủy trực thuộc Tỉnh ủy,
- Lưu Ban Tổ chức Tỉnh ủy.

K/T TRƯỞNG BAN
PHÓ TRƯỞNG BAN

Tạ Văn T
""",
    "qd_ub_tinh_cb": """ỦY BAN NHÂN DÂN
THÀNH PHỐ CẦN THƠ

Số: 940/QĐ-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Cần Thơ, ngày 04 tháng 5 năm 2026

QUYẾT ĐỊNH
Về việc phê duyệt Kế hoạch lựa chọn nhà thầu dự án Nâng cấp đường tỉnh

ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Căn cứ Luật Đấu thầu ngày 23 tháng 6 năm 2023;
Căn cứ Nghị định số 214/2025/NĐ-CP ngày 04 tháng 8 năm 2025 của Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật Đấu thầu về lựa chọn nhà thầu;
Theo đề nghị của Giám đốc Sở Tài chính.

QUYẾT ĐỊNH:

Điều 1. Phê duyệt Kế hoạch lựa chọn nhà thầu dự án Nâng cấp đường tỉnh với các gói thầu sau:
1. Gói thầu số 01: Tư vấn khảo sát.
2. Gói thầu số 02: Thi công xây dựng.
3. Gói thầu số 03: Giám sát thi công.
Điều 2. Ban Quản lý dự án chịu trách nhiệm tổ chức lựa chọn nhà thầu theo Điều 1 Quyết định này.
Điều 3. Quyết định này có hiệu lực thi hành kể từ ngày ký. Giám đốc Sở Tài chính, Giám đốc Kho bạc Nhà nước khu vực và Giám đốc Ban Quản lý dự án chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT, XDĐT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Mai Văn U
""",
}
