"""The words of `kg register`, in Vietnamese and English."""

from __future__ import annotations

from datetime import date

from kg.base.wording import Wording, day_text
from kg.register.precedence import kind_row
from kg.text.errors import REASONS, reason_text

_SAY = Wording({
    "imported": ("Đã nhập “{name}” ({kind}, hạng {rank}{day})", "Imported “{name}” ({kind}, rank {rank}{day})"),
    "would_import": (
        "Nếu nhập “{name}” ({kind}, hạng {rank}{day}); kho chưa thay đổi:",
        "If “{name}” were imported ({kind}, rank {rank}{day}); the store has not changed:",
    ),
    "of_day": (", tình trạng ngày {day}", ", as of {day}"),
    "documents": (
        "{documents} văn bản, trong đó {new} chưa có trong kho",
        "{documents} documents, {new} of them new to the store",
    ),
    "doubled": ("{count} dòng nói về văn bản đã có ở dòng trước", "{count} rows describe a document of a row before"),
    "mentioned": ("{count} văn bản khác chỉ được nêu số ký hiệu", "{count} more documents named by their symbol alone"),
    "facts": ("{relations} quan hệ, {facts} dữ kiện khác", "{relations} relations, {facts} other facts"),
    "unresolved": (
        "{count} quan hệ với văn bản mà nguồn không mô tả, không nhận",
        "{count} relations to documents that the source does not describe, not taken",
    ),
    "refused": ("Không nhận {count} dòng:", "Not taken, {count} rows:"),
    "lost": (
        "CHÚ Ý: {count} trong {rows} dòng KHÔNG được nhận: {why}",
        "ATTENTION: {count} of {rows} rows were NOT taken: {why}",
    ),
    "mostly_lost": (
        "LỖI: phần lớn danh mục KHÔNG được nhận, {count} trong {rows} dòng: {why}; xem lại tiêu đề các cột (--column)",
        "ERROR: most of the list was NOT taken, {count} of {rows} rows: {why}; look at the headings (--column)",
    ),
    "lost_for": ("{why} ({count} dòng)", "{why} (rows: {count})"),
    "odd": ("Nhận, nhưng có điểm cần xem:", "Taken, but odd:"),
    "row": ("dòng {where}", "row {where}"),
    "resumed": ("đọc tiếp từ dòng thứ {count} của lần trước", "going on after {count} rows of the run before"),
    "go_on": (
        "đã đọc {count} dòng, kho giữ nguyên; chạy lại lệnh này để đọc tiếp",
        "{count} rows were read, the store is as it was; run the same command to go on",
    ),
    "busy": ("một lần nhập khác của nguồn này đang chạy", "another import of this source is running"),
    "no_source": (
        "không có nguồn đã nhập nào tên “{name}”; xem kg register sources",
        "no imported source is called “{name}”; see kg register sources",
    ),
    "shipped_source": (
        "“{name}” đi kèm chương trình, không gỡ được",
        "“{name}” comes with the program and cannot be removed",
    ),
    "removed": (
        "Đã gỡ “{name}”: {documents} văn bản, {relations} quan hệ, {facts} dữ kiện",
        "Removed “{name}”: {documents} documents, {relations} relations, {facts} facts",
    ),
    "exported": ("đã ghi {count} văn bản", "wrote {count} documents"),
    "no_change": ("Không có gì thay đổi.", "Nothing would change."),
    "more": ("… và {count} mục khác", "… and {count} more"),
    "sources_head": (
        "Nguồn dữ liệu, tin trước đứng trên (hạng nhỏ hơn thắng; cùng hạng thì ngày mới hơn)",
        "Sources, the one believed first on top (a smaller rank wins; of equal ranks the later day)",
    ),
    "source_line": (
        "{documents} văn bản, {mentioned} chỉ nêu số; {relations} quan hệ; {facts} dữ kiện",
        "documents {documents}, named only {mentioned}; relations {relations}; facts {facts}",
    ),
    "by_importer": ("nhập bằng {importer}", "imported with {importer}"),
    "begun": (
        "Đang nhập dở, chưa vào kho: “{name}”, đã đọc {count} dòng",
        "Begun and not yet in the store: “{name}”, {count} rows read",
    ),
    "bad_column": ("không có trường {name}; các trường: {names}", "no field {name}; the fields are: {names}"),
    "bad_pair": ("“{value}” không có dạng TRƯỜNG=GIÁ TRỊ", "“{value}” is not FIELD=VALUE"),
    "only_csv": ("{option} chỉ dùng với csv", "{option} is for csv only"),
    "empty_set": ("(trống)", "(none)"),
    "reading": ("đọc và nhập", "reading and importing"),
    # packs
    "packed": (
        "đã ghi gói “{name}” ngày {day}: {sources} nguồn, {documents} văn bản, "
        "{relations} quan hệ, {facts} dữ kiện, {size} kB",
        "wrote the pack “{name}” of {day}: {sources} sources, {documents} documents, "
        "{relations} relations, {facts} facts, {size} kB",
    ),
    "pack_digest": ("SHA-256 của nội dung: {digest}", "SHA-256 of what it says: {digest}"),
    "pack_undated": (
        "{count} nguồn không ghi ngày, không đưa vào gói: {names}",
        "{count} sources without a day are not in it: {names}",
    ),
    "pack_nothing": ("không có nguồn nào để ghi vào gói", "no source to pack"),
    "pack_updated": (
        "Đã cập nhật theo gói “{name}” ngày {day}{by}:",
        "Updated by the pack “{name}” of {day}{by}:",
    ),
    "pack_would": (
        "Nếu cập nhật theo gói “{name}” ngày {day}{by}; kho chưa thay đổi:",
        "If the store were updated by the pack “{name}” of {day}{by}; it has not changed:",
    ),
    "pack_by": (", của {made_by}", ", made by {made_by}"),
    "pack_new": ("nguồn mới", "new source"),
    "pack_replaced": ("thay bản trước", "in place of the older one"),
    "pack_unchanged": ("kho đã có y như vậy", "the store has just the same"),
    "pack_source": (
        "{name}: {state} ({documents} văn bản, {relations} quan hệ, {facts} dữ kiện)",
        "{name}: {state} (documents {documents}, relations {relations}, facts {facts})",
    ),
    "pack_signed": ("Chữ ký đúng: {comment}", "Signature verified: {comment}"),
    "pack_unsigned": ("Chưa kiểm chữ ký (--trust KHÓA)", "The signature was not verified (--trust KEY)"),
    "pack_back": ('Gỡ lại: kg register remove "{name}"', 'To take it back: kg register remove "{name}"'),
    # fetch, watch
    "fetching": ("đang tải", "fetching"),
    "fetched": (
        "Văn bản ban hành từ ngày {day}: {listed}; tải về {fetched}, đã có {held}, máy chủ không có {missing}",
        "Documents issued since {day}: {listed}; fetched {fetched}, held already {held}, not on the server {missing}",
    ),
    "fetch_next": (
        'Xem trước khi nhập: kg register diff vbpl-json "{folder}"',
        'To see what would change: kg register diff vbpl-json "{folder}"',
    ),
    "watch_sheet": ("Cần rà soát", "To review"),
    "watch_none": (
        "Không văn bản nào của ta dựa vào điều đã thay đổi hay hết hiệu lực trong {days} ngày, tính đến ngày {day}.",
        "None of my documents rests on something that changed or that ends within {days} days, as of {day}.",
    ),
    "watch_head": (
        "{count} văn bản của ta dựa vào {grounds} văn bản có thay đổi hoặc sắp hết hiệu lực, tính đến ngày {day}:",
        "{count} of my documents rest on {grounds} that changed or end soon, as of {day}:",
    ),
    "watch_not_known": ("chưa biết", "not known"),
    "watch_from": (" từ ngày {day}", " from {day}"),
    "watch_ends": ("hết hiệu lực ngày {day} bởi {by}", "ends on {day} by {by}"),
    "column_document": ("Văn bản của ta", "My document"),
    "column_ground": ("Dựa vào", "Rests on"),
    "column_what": ("Thay đổi", "What is new"),
    "column_by": ("Bởi", "By"),
    "column_day": ("Ngày", "Day"),
    "column_iri": ("IRI", "IRI"),
    "column_ground_iri": ("IRI của văn bản kia", "IRI of the other"),
    # what is odd about a document that was taken
    "flag_unread_expired": (
        "ngày hết hiệu lực không phải là ngày, ghi là không rõ",
        "the day of the end is no day, it is kept as not known",
    ),
    "flag_unread_effective": (
        "ngày có hiệu lực không phải là ngày, ghi là không rõ",
        "the day of effect is no day, it is kept as not known",
    ),
    "flag_effective_before_issued": ("có hiệu lực trước ngày ban hành", "in force before it was issued"),
    "flag_expired_before_effective": ("hết hiệu lực trước ngày có hiệu lực", "ended before it was in force"),
    "flag_in_force_after_end": (
        "ghi còn hiệu lực nhưng ngày hết hiệu lực đã qua",
        "said to be in force, with an end in the past",
    ),
    "flag_issued_year_differs_from_number": (
        "năm ban hành khác năm trong số",
        "issued in another year than its number",
    ),
    "flag_no_effective": ("không có ngày có hiệu lực", "without the day of effect"),
    "flag_unreadable_issued": ("ngày ban hành không đọc được", "the day of issue cannot be read"),
    "flag_unreadable_effective": ("ngày có hiệu lực không đọc được", "the day of effect cannot be read"),
    "flag_unreadable_expired": ("ngày hết hiệu lực không đọc được", "the day of end cannot be read"),
    "flag_unknown_state": ("tình trạng hiệu lực chưa biết", "a state that is not known"),
    "flag_unread_reason": ("lý do hết hiệu lực không đọc được", "the reason why it ended cannot be read"),
    "flag_unlisted_type": ("loại văn bản chưa có trong bảng", "a type that is not in the table"),
    # how old a source is, and what it leaves out
    "looked_at": ("đối chiếu ngày {day}, cách đây {days} ngày", "looked at on {day}, {days} days ago"),
    "never_looked": ("không rõ ngày đối chiếu", "not known when looked at"),
    "does_not_cover": ("giới hạn: {lacks}", "limits: {lacks}"),
    # what an import changes
    "change_new_documents": ("Văn bản mới", "New documents"),
    "change_gone_documents": ("Văn bản không còn", "Documents that go"),
    "change_changed_days": ("Ngày ban hành, ngày có hiệu lực thay đổi", "Days of issue or effect that change"),
    "change_changed_names": ("Trích yếu, cơ quan ban hành thay đổi", "Titles or issuers that change"),
    "change_new_ends": ("Ngày hết hiệu lực mới", "New ends"),
    "change_gone_ends": ("Ngày hết hiệu lực không còn", "Ends that go"),
    "change_new_relations": ("Quan hệ mới", "New relations"),
    "change_gone_relations": ("Quan hệ không còn", "Relations that go"),
})  # fmt: skip


def tell(key: str, lang: str, **values: object) -> str:
    """The words for `key` in `lang`, filled in; a reason or flag that has none stands for itself."""
    if key not in _SAY and key.startswith(("flag_", "refused_")):
        name = key.partition("_")[2]
        return reason_text(name, lang) if name in REASONS else name.replace("_", " ")
    return _SAY(key, lang, **values)


def kind_name(kind: str, lang: str) -> str:
    """What people call a kind of source, as `data/precedence.json` has it."""
    return str(kind_row(kind)[lang])


def lacks(kind: str, lang: str) -> str:
    """What sources of that kind do not cover."""
    return str(kind_row(kind)["lacks"][lang])


def age_text(day: date | None, lang: str) -> str:
    """How long ago a source was looked at: "đối chiếu ngày 30/11/2025, cách đây 365 ngày"."""
    if day is None:
        return tell("never_looked", lang)
    days = (date.today() - day).days
    return tell("looked_at", lang, day=day_text(day, lang), days=max(days, 0))
