"""Words that are in most legal texts, from which passages are compressed (`kg.store.passages`).

The stores out there need them to be read: nothing here is ever changed. Other words would be a second list, beside
this one; zlib writes the checksum of the one it used into what it compresses.
"""

from __future__ import annotations

#: The most frequent last: what is near takes fewer bits to point to.
_FIRST = """
phân cấp, ủy quyền; quản lý tài sản công; đấu thầu; đấu giá; đất đai; xây dựng; nhà ở; quy hoạch đô thị và nông thôn; \
bảo vệ môi trường; phòng cháy, chữa cháy và cứu nạn, cứu hộ; an ninh trật tự; quốc phòng; nghĩa vụ quân sự; khám bệnh, \
chữa bệnh; bảo hiểm y tế; bảo hiểm xã hội; người có công với cách mạng; trẻ em; người cao tuổi; hôn nhân và gia đình; \
hộ tịch; cư trú; căn cước; chuyển đổi số; giao dịch điện tử; bảo vệ dữ liệu cá nhân; khoa học, công nghệ và đổi mới \
sáng tạo; giảm nghèo bền vững; xây dựng nông thôn mới; hợp tác xã; doanh nghiệp; hộ kinh doanh; thuế giá trị gia tăng; \
thu ngân sách; chi ngân sách; đầu tư công; kế toán; kiểm toán nhà nước; thanh tra; tiếp công dân; khiếu nại; tố cáo; \
phòng, chống tham nhũng, lãng phí, tiêu cực; thực hiện dân chủ ở cơ sở; thi đua, khen thưởng; cán bộ, công chức; \
viên chức; tinh giản biên chế; vị trí việc làm; kiểm soát thủ tục hành chính; cơ chế một cửa, một cửa liên thông; \
xử lý vi phạm hành chính; phổ biến, giáo dục pháp luật; hòa giải ở cơ sở; trợ giúp pháp lý; văn thư, lưu trữ; \
Bộ Quốc phòng Bộ Công an Bộ Ngoại giao Bộ Tư pháp Bộ Nội vụ Bộ Tài chính Bộ Công Thương Bộ Xây dựng Bộ Y tế \
Bộ Nông nghiệp và Môi trường Bộ Giáo dục và Đào tạo Bộ Khoa học và Công nghệ Bộ Văn hóa, Thể thao và Du lịch \
Bộ Dân tộc và Tôn giáo Thanh tra Chính phủ Văn phòng Chính phủ Ngân hàng Nhà nước Việt Nam Tòa án nhân dân tối cao \
Viện kiểm sát nhân dân tối cao Mặt trận Tổ quốc Việt Nam Ủy ban Thường vụ Quốc hội Hội đồng bầu cử quốc gia \
Bộ luật Dân sự Bộ luật Hình sự Bộ luật Lao động Luật Đất đai Luật Đầu tư công Luật Ngân sách nhà nước Luật Nhà ở \
Luật Cán bộ, công chức Luật Viên chức Luật Khiếu nại Luật Tố cáo Luật Tiếp công dân Luật Thanh tra Luật Cư trú \
Luật Phòng, chống tham nhũng Luật Bảo vệ môi trường Luật Thi đua, khen thưởng Luật Thực hiện dân chủ ở cơ sở \
Luật Tổ chức Chính phủ Luật Xử lý vi phạm hành chính Luật Phòng cháy và chữa cháy Luật Giáo dục Luật Xây dựng \
-NQ/TW -CT/TW -KL/TW -QĐ/TW -NQ/TU -KH/TU của Ban Chấp hành Trung ương Đảng khóa XIII của Bộ Chính trị của Ban Bí thư \
/TB-UBND /BC-UBND /TTr-UBND /CV-UBND /KH-UBND /CT-UBND /QĐ-UBND /NQ-HĐND /CT-TTg /CĐ-TTg /QĐ-TTg /NQ-CP /NĐ-CP \
/TT-BNV /TT-BTC /TT-BTP /TT-BYT /TT-BXD /TT-BCA /TT-BGDĐT /TT-BTNMT /TTLT- /QH13 /QH14 /QH15 /UBTVQH \
Theo quy định tại điểm a, điểm b khoản 1, khoản 2, khoản 3 Điều 5 Chương II Mục 1 Phụ lục kèm theo Nghị định này. \
có hiệu lực thi hành kể từ ngày hết hiệu lực được thay thế bởi bãi bỏ thay thế ngưng hiệu lực một phần \
được sửa đổi, bổ sung bởi Nghị định số được sửa đổi, bổ sung một số điều theo Luật số Quốc hội khóa XV thông qua ngày \
Hội đồng nhân dân tỉnh Hội đồng nhân dân thành phố Hội đồng nhân dân xã Hội đồng nhân dân phường \
Ủy ban nhân dân tỉnh Ủy ban nhân dân thành phố Ủy ban nhân dân huyện Ủy ban nhân dân xã Ủy ban nhân dân phường UBND xã \
UBND phường UBND huyện UBND tỉnh UBND thành phố Chủ tịch Ủy ban nhân dân Sở Nội vụ Sở Tài chính Sở Tư pháp Sở Xây dựng \
Thực hiện Công văn số Thực hiện Chỉ thị số Thực hiện Quyết định số Thực hiện Nghị quyết số Thực hiện Kế hoạch số \
triển khai thực hiện công tác trên địa bàn, Ủy ban nhân dân báo cáo kết quả thực hiện như sau: giai đoạn 2021-2025, \
định hướng đến năm 2030 6 tháng đầu năm 2025 năm 2026 tháng 12 năm 2024 tháng 11 năm 2023 tháng 6 năm 2022 \
của Thủ tướng Chính phủ phê duyệt Chương trình mục tiêu quốc gia về tăng cường công tác về việc ban hành Quy chế \
của Chính phủ quy định chi tiết một số điều và biện pháp thi hành của Chính phủ quy định về hướng dẫn thực hiện \
Thông tư số Quyết định số Nghị quyết số Nghị định số Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 19 tháng 02 \
năm 2025; Căn cứ Nghị định số Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025; Căn cứ Luật số \
ngày 01/01/2024 ngày 15/7/2025 của Chính phủ của Ủy ban nhân dân của Hội đồng nhân dân về việc
"""
COMMON_WORDS = _FIRST.strip().encode()
