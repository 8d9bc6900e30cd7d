"""The words of `kg show` of a body, in Vietnamese and English."""

from __future__ import annotations

from kg.base.wording import Wording
from kg.cli.words.common import say as common
from kg.model import AuthorityKind

say = Wording(common | {
    "kind": ("Loại", "Kind"),
    "level": ("Cấp", "Level"),
    "place": ("Địa bàn", "Place"),
    "under": ("Cấp trên", "Under"),
    "aliases": ("Tên khác", "Also written"),
    "codes": ("Ký hiệu", "Symbol codes"),
    "life": ("Tồn tại", "Existence"),
    "stands": ("✔ đang tồn tại", "✔ exists"),
    "gone": ("✖ không còn", "✖ gone"),
    "to_come": ("◔ chưa có", "◔ not yet"),
    "life_unknown": ("? chưa rõ còn hay không", "? unknown whether it exists"),
    "life_until": (
        "? đến hết ngày {day}; chưa rõ có từ ngày nào",
        "? to the end of {day}; since when is not known",
    ),
    "place_stands": (
        "? địa bàn còn, riêng cơ quan này chưa rõ",
        "? its place exists; of the office itself nobody says",
    ),
    "to_the_end_of": ("đến hết ngày {day}", "to the end of {day}"),
    "district_tier": ("cấp huyện kết thúc hoạt động", "the district tier ended"),
    "rearranged": ("sắp xếp đơn vị hành chính", "units were merged and divided"),
    "succeeded_by": ("Nay thuộc", "Succeeded by"),
    "made_of": ("Tiếp nhận từ", "Took over from"),
    "full": ("toàn bộ địa bàn", "whole"),
    "partial": ("một phần địa bàn", "in part"),
    "how_merged": ("hợp nhất, sáp nhập", "merged"),
    "how_split": ("một phần nhiệm vụ", "a part of its tasks"),
    "how_mostly": ("phần lớn nhiệm vụ", "most of its tasks"),
    "how_renamed": ("đổi tên, mở rộng", "renamed and enlarged"),
    "known_documents": ("Văn bản đã biết", "Known documents"),
    "years": ("{first} đến {last}", "{first} to {last}"),
    "in_use": ("{code} ({count} văn bản, {years})", "{code} (documents: {count}, {years})"),
    "outlives": (
        "Văn bản đã ban hành không mất hiệu lực vì cơ quan không còn: vẫn áp dụng cho đến khi có quyết định khác (văn "
        "bản quy phạm pháp luật: {article}).",
        "What it issued does not lapse because the body is gone: it stays valid until decided otherwise (normative "
        "documents: {article}).",
    ),
})  # fmt: skip

#: Kinds of bodies, in words.
AUTHORITY_KINDS: dict[AuthorityKind, tuple[str, str]] = {
    "national_assembly": ("Quốc hội", "National Assembly"),
    "standing_committee": ("Ủy ban Thường vụ Quốc hội", "Standing Committee of the National Assembly"),
    "assembly_organ": ("cơ quan của Quốc hội", "organ of the National Assembly"),
    "state_president": ("Chủ tịch nước", "State President"),
    "government": ("Chính phủ", "Government"),
    "prime_minister": ("Thủ tướng Chính phủ", "Prime Minister"),
    "ministry": ("bộ, cơ quan ngang bộ", "ministry or ministerial-level agency"),
    "agency": ("cơ quan, tổng cục", "agency"),
    "council": ("Hội đồng nhân dân", "People's Council"),
    "committee": ("Ủy ban nhân dân", "People's Committee"),
    "chairman": ("chủ tịch", "chairman"),
    "department": ("cơ quan chuyên môn, văn phòng", "department or office"),
    "party": ("cơ quan của Đảng", "Party body"),
    "front": ("Mặt trận Tổ quốc", "Fatherland Front"),
    "mass_organisation": ("tổ chức chính trị - xã hội, hội", "mass organisation"),
    "court": ("tòa án nhân dân", "people's court"),
    "procuracy": ("viện kiểm sát nhân dân", "people's procuracy"),
    "audit": ("kiểm toán nhà nước", "state audit"),
    "other": ("cơ quan khác", "other body"),
}
