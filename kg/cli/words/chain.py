"""The words of `kg chain`, `kg path` and `kg impact`, in Vietnamese and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.base.wording import Wording
from kg.cli.words.common import say as common

if TYPE_CHECKING:
    from kg.trace.chain import Gap

say = Wording(common | {
    "gap": ("{expected}: chưa thấy {kind}", "{expected}: no {kind} known"),
    "gap_central": ("Trung ương: chưa rõ luật, nghị định nào", "central level: law or decree not known"),
    "expected_plan": ("kế hoạch", "plan"),
    "expected_resolution": ("nghị quyết", "resolution"),
    "expected_other": ("văn bản", "document"),
    "nothing_above": (
        "Chưa biết văn bản này căn cứ hay triển khai văn bản nào.",
        "Nothing is known of what this document rests on.",
    ),
    "nothing_below": ("Chưa biết văn bản nào căn cứ vào văn bản này.", "Nothing is known that rests on this document."),
    "see_above": ("đã nêu ở trên", "see above"),
    "legend_✔": ("còn hiệu lực", "in force"),
    "legend_◔": ("chưa có hiệu lực", "not yet in force"),
    "legend_◐": ("hết hiệu lực một phần", "partly repealed"),
    "legend_‖": ("ngưng hiệu lực", "suspended"),
    "legend_✖": ("hết hiệu lực", "no longer in force"),
    "legend_◷": ("còn hiệu lực khi đối chiếu, từ đó chưa đối chiếu", "in force when looked at, not looked at since"),
    "legend_≈": ("suy đoán còn hiệu lực", "presumed in force"),
    "legend_?": ("chưa rõ hiệu lực", "validity unknown"),
    "legend_⚠": ("dựa trên văn bản đã hết hiệu lực", "rests on what is no longer in force"),
    "legend_┄": ("suy luận", "inferred"),
    "legend_∅": ("chưa thấy", "not known"),
    "chain_sound": (
        "Ngày {day}: mọi văn bản trong chuỗi đều còn hiệu lực.",
        "On {day}: every document of the chain is in force.",
    ),
    "chain_looked": (
        "Ngày {day}: không thấy văn bản nào hết hiệu lực, nhưng {looked} văn bản chưa đối chiếu đến ngày này.",
        "On {day}: none is known to have fallen, but not looked at up to this day: {looked}.",
    ),
    "chain_looked_unknown": (
        "Ngày {day}: không thấy văn bản nào hết hiệu lực, nhưng {looked} văn bản chưa đối chiếu đến ngày này; "
        "{count} văn bản chưa rõ hiệu lực.",
        "On {day}: none is known to have fallen, but not looked at up to this day: {looked}; "
        "validity not known: {count}.",
    ),
    "chain_unknown": (
        "Ngày {day}: không thấy văn bản nào hết hiệu lực; {count} văn bản chưa rõ hiệu lực.",
        "On {day}: none is known to have fallen; validity not known: {count}.",
    ),
    "chain_fallen": (
        "Ngày {day}: {count} văn bản trong chuỗi đã hết hiệu lực: {names}.",
        "On {day}: no longer in force in this chain: {count}: {names}.",
    ),
    "rests_on_fallen": ("dựa trên văn bản đã hết hiệu lực: {names}", "rests on what is no longer in force: {names}"),
    "perhaps_on_fallen": (
        "theo suy luận, dựa trên văn bản đã hết hiệu lực: {names}",
        "by inference, rests on what is no longer in force: {names}",
    ),
    "and_more": ("{names} và {count} văn bản khác", "{names} and {count} more"),
    "cycle": ("Vòng lặp, cần xem lại: {names}", "A circle, to be looked at: {names}"),
    "backward": (
        "Ngày trái thứ tự, cần xem lại: {lower} ({lower_day}) dựa trên {upper}, ban hành sau ({upper_day})",
        "Days out of order, to be looked at: {lower} ({lower_day}) rests on {upper}, issued later ({upper_day})",
    ),
    "chain_cut": (
        "Chưa đủ: còn văn bản khác ngoài {count} văn bản đã lấy; kg impact lấy nhiều hơn.",
        "Not all: there are more documents than the {count} taken; kg impact takes more.",
    ),
    "no_way": (
        "Không thấy đường nào giữa {one} và {other}.",
        "There is no way between {one} and {other}.",
    ),
    "no_way_hint": (
        "Chỉ xét căn cứ, triển khai, quy định chi tiết, hướng dẫn, sửa đổi; --any xét mọi quan hệ.",
        "Only what rests on what was followed; --any follows every relation.",
    ),
    "two_documents": (
        "cần đúng hai văn bản; tên có nhiều chữ thì đặt trong dấu ngoặc kép",
        "two documents are needed; put a name of several words in quotation marks",
    ),
    "one_document": ("Hai cách gọi của cùng một văn bản: {one}", "Two names of one document: {one}"),
    "ways_up": ("{lower} dựa trên {upper}, theo {count} đường:", "{lower} rests on {upper}, in so many ways: {count}"),
    "ways_any": ("{lower} liên hệ với {upper}, theo {count} đường:", "{lower} and {upper}, ways between: {count}"),
    "ways_up_inferred": (
        "Không văn bản nào nói {lower} dựa trên {upper}; chỉ suy luận như vậy, theo {count} đường:",
        "No text says that {lower} rests on {upper}; it is only inferred, in so many ways: {count}",
    ),
    "way": ("Đường {number}, {count} bước", "Way {number}, steps: {count}"),
    "ways_cut": ("Còn đường khác, dài hơn hoặc bằng.", "There are more ways, none shorter."),
    "impact_none": (
        "Chưa biết văn bản nào còn hiệu lực (hoặc chưa rõ) dựa trên văn bản này.",
        "Nothing is known that is in force (or unknown) and rests on this document.",
    ),
    "impact_sum": (
        "Cần rà soát {count} văn bản: {direct} trực tiếp, {through} gián tiếp; trong đó {inferred} theo suy luận. "
        "Tính đến ngày {day}.",
        "To be reviewed: {count}; direct {direct}, through others {through}; of these by inference {inferred}. "
        "As of {day}.",
    ),
    "impact_cut": (
        "Kho có quá nhiều văn bản địa phương: phần suy luận có thể chưa đủ.",
        "The store holds very many local documents: what is inferred may not be all.",
    ),
    "successor": ("Văn bản thay thế", "Taken over by"),
    "direct": ("trực tiếp", "direct"),
    "through": ("qua {names}", "through {names}"),
    "fallen_count": ("Đã hết hiệu lực nên không liệt kê: {count}.", "No longer in force, so not listed: {count}."),
    "reports_count": (
        "Báo cáo không thuộc diện rà soát nên không liệt kê: {count}.",
        "Reports need no review, so not listed: {count}.",
    ),
    "no_issuer": ("Chưa rõ cơ quan ban hành", "Issuer unknown"),
    "probable": ("khá chắc", "probable"),
    "possible": ("có thể", "possible"),
    "impact_sheet": ("Cần rà soát", "To review"),
    "impact_title": ("DANH MỤC VĂN BẢN CẦN RÀ SOÁT", "DOCUMENTS TO BE REVIEWED"),
    "impact_total": ("Cộng: {count} văn bản", "Together: {count}"),
    "impact_total_all": ("Tổng số: {count} văn bản", "In all: {count}"),
    "col_touched": ("Nội dung bị ảnh hưởng", "What is touched"),
    "col_way": ("Dựa trên văn bản này", "How it rests on it"),
    "col_basis": ("Cơ sở", "Basis"),
})  # fmt: skip


def gap_text(gap: Gap, lang: str) -> str:
    """A missing level in words: "UBND tỉnh Quảng Trị: chưa thấy kế hoạch"."""
    if gap.level == "central":
        return say("gap_central", lang)
    return say("gap", lang, expected=gap.expected, kind=say(f"expected_{gap.type}", lang))
