"""The words of the commands, in Vietnamese and English."""

from __future__ import annotations

from datetime import date, timedelta

from kg.model import AuthorityKind, Document, ProvisionEnd, Status
from kg.naming import type_name
from kg.register.source_names import source_name
from kg.viz.words import STATES, WORDS
from kg.words import day_text, flat

__all__ = ["RELATION_HEADINGS", "day_text", "describe", "flat", "mark", "name_of", "say", "status_text"]

_MOST_PARTS = 12

_SAY: dict[str, tuple[str, str]] = {
    "no_document": ("không thấy văn bản nào là “{typed}”", "no document fits “{typed}”"),
    "several": (
        "có {count} văn bản ứng với “{typed}”; ghi thêm ngày, năm hoặc cơ quan:",
        "{count} documents fit “{typed}”; add a day, a year or an issuer:",
    ),
    "several_bodies": (
        "có {count} cơ quan ứng với “{typed}”; ghi thêm xã, huyện, tỉnh:",
        "{count} bodies fit “{typed}”; add the district or province:",
    ),
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
    "known_documents": ("Văn bản đã biết", "Known documents"),
    "years": ("{first} đến {last}", "{first} to {last}"),
    "in_use": ("{code} ({count} văn bản, {years})", "{code} (documents: {count}, {years})"),
    "issuer_gone": (
        "cơ quan ban hành không còn từ ngày {day}; văn bản không vì thế mà mất hiệu lực, vẫn áp dụng cho đến khi có "
        "quyết định khác (văn bản quy phạm pháp luật: {article})",
        "the body that issued it is gone since {day}; that alone ends no document: it stays valid until decided "
        "otherwise (normative documents: {article})",
    ),
    "outlives": (
        "Văn bản đã ban hành không mất hiệu lực vì cơ quan không còn: vẫn áp dụng cho đến khi có quyết định khác (văn "
        "bản quy phạm pháp luật: {article}).",
        "What it issued does not lapse because the body is gone: it stays valid until decided otherwise (normative "
        "documents: {article}).",
    ),
    "no_words": (
        "ghi từ cần tìm, hoặc --type, --issuer, --year",
        "give words to look for, or --type, --issuer, --year",
    ),
    "nothing_found": ("không thấy văn bản nào", "no document found"),
    "more_found": ("còn nữa: xem --limit (đang là {limit})", "there are more: see --limit (now {limit})"),
    "unknown_passed": (
        "bỏ qua {count} văn bản khớp nhưng chưa rõ hiệu lực vào ngày đó (không phải là hết hiệu lực)",
        "passed over, for their validity on that day is unknown (which is not invalid): {count}",
    ),
    "as_of": ("tính đến ngày {day}", "as of {day}"),
    "issued": ("Ban hành", "Issued"),
    "effective": ("Có hiệu lực", "Effective"),
    "issuer": ("Cơ quan ban hành", "Issuer"),
    "title": ("Trích yếu", "Title"),
    "status": ("Hiệu lực", "Status"),
    "source": ("Nguồn", "Source"),
    "unknown": ("chưa rõ", "unknown"),
    "since": ("từ ngày {day}", "since {day}"),
    "by": ("theo văn bản số {by}", "by {by}"),
    "against": ("nguồn khác nói: {against}", "another source says: {against}"),
    "until": ("Đến khi", "Until"),
    "stands_until": ("hết ngày {last}; từ ngày {day} hết hiệu lực", "the end of {last}; ended on {day}"),
    "in_force_from": ("có hiệu lực từ ngày {day}", "in force from {day}"),
    "how_sure": ("Mức chắc chắn", "Certainty"),
    "why": ("Ghi chú", "Note"),
    "other_side": ("Nguồn khác", "Another source"),
    "same_subject": (
        "văn bản số {by} ban hành sau quy định cùng nội dung; cần đối chiếu",
        "{by}, issued later, is on the same subject; compare",
    ),
    "fallen": ("Phần đã hết", "Parts ended"),
    "more_parts": ("… và {count} phần khác", "… and {count} more parts"),
    "some_part": ("một phần, nguồn không ghi rõ", "a part that the source does not name"),
    "earliest": (
        "không sớm hơn ngày {day}, trừ trình tự, thủ tục rút gọn",
        "no sooner than {day}, but for the shortened procedure",
    ),
    "last_seen": (
        "lần cuối thấy còn hiệu lực trong nguồn; sau đó chưa rõ",
        "when last seen by the source; unknown after that",
    ),
    "more": ("… và {count} văn bản khác", "… and {count} more"),
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
    "inferred": ("suy luận", "inferred"),
    "see_above": ("đã nêu ở trên", "see above"),
    "probable": ("khá chắc", "probable"),
    "possible": ("có thể", "possible"),
    "inferred_for": ("suy luận vì", "inferred because"),
    "rule_same_subject": ("cấp trên, cùng nội dung, cùng thời kỳ", "authority above, same subject, same period"),
    "rule_own_council": ("nghị quyết của HĐND cùng cấp, cùng nội dung", "resolution of its own council, same subject"),
    "rule_details_law": (
        "trích yếu nêu nội dung của một luật, và chỉ nghị định này quy định chi tiết luật đó",
        "its title has the subject of a law that this decree alone details",
    ),
    "rule_names_law": ("trích yếu nêu nội dung của luật này", "its title has the subject of this law"),
    "legend_✔": ("còn hiệu lực", "in force"),
    "legend_◔": ("chưa có hiệu lực", "not yet in force"),
    "legend_◐": ("hết hiệu lực một phần", "partly repealed"),
    "legend_‖": ("ngưng hiệu lực", "suspended"),
    "legend_✖": ("hết hiệu lực", "no longer in force"),
    "legend_?": ("chưa rõ hiệu lực", "validity unknown"),
    "legend_⚠": ("dựa trên văn bản đã hết hiệu lực", "rests on what is no longer in force"),
    "legend_┄": ("suy luận", "inferred"),
    "legend_∅": ("chưa thấy", "not known"),
    "chain_sound": (
        "Ngày {day}: mọi văn bản trong chuỗi đều còn hiệu lực.",
        "On {day}: every document of the chain is in force.",
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
    "stated": ("nêu rõ", "stated"),
    "no_issuer": ("Chưa rõ cơ quan ban hành", "Issuer unknown"),
    "level_central": ("Trung ương", "central"),
    "level_ministry": ("bộ, ngành", "ministry"),
    "level_province": ("tỉnh", "province"),
    "level_district": ("huyện", "district"),
    "level_commune": ("xã", "commune"),
    "level_unknown": ("chưa rõ", "unknown"),
    "col_number": ("STT", "No."),
    "col_document": ("Văn bản", "Document"),
    "col_title": ("Trích yếu", "Title"),
    "col_issuer": ("Cơ quan ban hành", "Issuer"),
    "col_level": ("Cấp", "Level"),
    "col_issued": ("Ngày ban hành", "Issued"),
    "col_status": ("Hiệu lực", "Validity"),
    "col_touched": ("Nội dung bị ảnh hưởng", "What is touched"),
    "col_way": ("Dựa trên văn bản này", "How it rests on it"),
    "col_steps": ("Số bước", "Steps"),
    "col_basis": ("Cơ sở", "Basis"),
    "col_evidence": ("Dẫn chứng", "Evidence"),
    "col_proposal": ("Kiến nghị xử lý", "Proposed action"),
    "col_deadline": ("Thời hạn xử lý", "Deadline"),
    "impact_sheet": ("Cần rà soát", "To review"),
    "no_xlsx": (
        'chưa có bộ ghi xlsx; cài bằng: pip install "vn-legal-kg[xlsx]", hoặc dùng --format csv',
        'no writer for xlsx here; install it with: pip install "vn-legal-kg[xlsx]", or use --format csv',
    ),
    "xlsx_needs_file": ("xlsx cần một tệp: thêm -o TÊN.xlsx", "xlsx needs a file: add -o NAME.xlsx"),
    "no_citations": ("Không thấy viện dẫn nào.", "No citations found."),
    "ingested": ("{path}: {citations} viện dẫn, {edges} quan hệ", "{path}: citations {citations}, relations {edges}"),
    "failed": ("Không đọc được {count} tệp:", "Could not be read: {count}"),
    "ingest_sum": (
        "{files} tệp đã đọc: {new} mới hoặc đã đổi, {same} không đổi.",
        "Files read: {files}; new or changed {new}, unchanged {same}.",
    ),
    "ingest_kept": (
        "{files} trong {all} tệp đã đọc xong và có trong kho, chạy lại lệnh này để đọc tiếp",
        "files read and in the store: {files} of {all}, run the same command to go on",
    ),
    "viz_map_html": ("--view map chỉ ghi được trang HTML", "--view map can only write an HTML page"),
    "viz_needs_doc": (
        "--view chain và diagram cần một văn bản hoặc tệp",
        "--view chain and diagram need a DOC or FILE",
    ),
    "viz_chain_only": ("--down và --stated chỉ dùng với --view chain", "--down and --stated go with --view chain only"),
    "viz_layout_only": (
        "--layout chỉ dùng với --format svg hoặc png của network và chain",
        "--layout goes with --format svg or png of network and chain only",
    ),
    "no_graphviz": (
        "không dùng được Graphviz (lệnh dot); cài Graphviz, hoặc dùng --layout own",
        "Graphviz (the command dot) cannot be used; install it, or use --layout own",
    ),
    "no_png": (
        "Không có Chromium, Chrome hay Edge để tạo PNG; dùng --format svg, hoặc: pip install 'vn-legal-kg[png]'",
        "No Chromium, Chrome or Edge was found to make a PNG; use --format svg, or: pip install 'vn-legal-kg[png]'",
    ),
    "nothing_read": (
        "chưa đọc tệp nào vào kho; ghi thêm FILE hoặc DOC, hay chạy kg ingest trước",
        "nothing was read into the store yet; name a FILE or a DOC, or run kg ingest first",
    ),
    "written": ("đã ghi {path}", "wrote {path}"),
    "is_itself": ("chính văn bản này", "the document itself"),
    "candidates": ("một trong {count} văn bản: {names}", "one of {count} documents: {names}"),
    "perhaps": ("có thể là {name}", "perhaps {name}"),
    "of_day": ("ngày {day}", "of {day}"),
    "no_files": ("{path}: thư mục không có tệp nào đọc được", "{path}: a folder without a file to read"),
    "read_as": ("{path}: {document}", "{path}: {document}"),
    "counted": ("{citations} viện dẫn, {edges} quan hệ", "citations {citations}, relations {edges}"),
    "same_as_before": ("không đổi", "unchanged"),
    "in_memory": ("trong bộ nhớ", "in memory"),
    "documents": ("Văn bản", "Documents"),
    "relations": ("Quan hệ", "Relations"),
    "citations": ("Viện dẫn", "Citations"),
    "reports": ("Tệp đã đọc", "Files read"),
    "sources": ("Nguồn dữ liệu", "Sources"),
    "store": ("Kho", "Store"),
    "demo_read": ("1. Đọc các báo cáo mẫu", "1. Reading the sample reports"),
    "demo_chain": ("2. {doc} dựa trên những văn bản nào", "2. What {doc} rests on"),
    "demo_check": ("3. Kiểm tra viện dẫn của {file}", "3. Checking the references of {file}"),
    "demo_page": ("4. Trang mạng lưới, mở bằng trình duyệt:", "4. The network page, open it in a browser:"),
    "interrupted": ("đã dừng theo yêu cầu", "interrupted"),
    "see_help": ("xem {command} --help", "see {command} --help"),
    "missing": ("thiếu {name}", "missing {name}"),
    "no_such_command": ("không có lệnh {name}", "no command {name}"),
    "no_such_option": ("không có tùy chọn {name}", "no option {name}"),
    "maybe": ("có phải là {names}?", "did you mean {names}?"),
    "bad_choice": ("{name} phải là một trong: {names}", "{name} must be one of: {names}"),
    "bad_number": ("{name} phải là số từ {low} đến {high}", "{name} must be a number from {low} to {high}"),
    "no_day": (
        "“{value}” không phải là ngày; hãy ghi 30/11/2024 hoặc 2024-11-30",
        "“{value}” is not a day; write 2024-11-30 or 30/11/2024",
    ),
    "no_such_day": ("không có ngày {value} trong lịch", "{value} is not a day of the calendar"),
    "store_failed": ("kho không dùng được: {why}", "the store cannot be used: {why}"),
    "fault": (
        "lỗi của chương trình: {what}; đặt KG_DEBUG=1 để xem chi tiết",
        "a fault of the program: {what}; KG_DEBUG=1 shows where",
    ),
    "needs_output": (
        "--format {value} cần -o TỆP (với nhiều tệp: -o THƯ-MỤC/)",
        "--format {value} needs -o FILE (for several files: -o FOLDER/)",
    ),
    "needs_output_fix": (
        "--fix cần -o TỆP (với nhiều tệp: -o THƯ-MỤC/); tệp gốc không bao giờ bị sửa",
        "--fix needs -o FILE (for several files: -o FOLDER/); your own file is never changed",
    ),
    "one_of_one": (
        "mỗi tệp có một bản {value}; với nhiều tệp hãy ghi -o THƯ-MỤC/",
        "each file has its own {value}; for several files write -o FOLDER/",
    ),
    "what_format": (
        "không rõ ghi {value} theo dạng nào; ghi thêm --format",
        "unknown kind of output: {value}; add --format",
    ),
    "same_file": (
        "{value}: là chính tệp được kiểm tra; hãy ghi ra tệp khác",
        "{value}: the very file that is checked; write to another one",
    ),
    "other_kind": (
        "{value}: chỉ ghi nhận xét vào tệp cùng dạng",
        "{value}: remarks can only be put into a file of the same kind",
    ),
    "not_stdin": (
        "không ghi nhận xét vào dữ liệu vào chuẩn được; hãy ghi tên tệp",
        "remarks cannot be put into standard input; name a file",
    ),
    "changed": (
        "{value}: tệp đã đổi trong lúc kiểm tra; hãy chạy lại",
        "{value}: the file changed while it was checked; run it again",
    ),
    "needs_extra": (
        "cần cài thêm vn-legal-kg[{value}]",
        "this needs the extra vn-legal-kg[{value}]: pip install 'vn-legal-kg[{value}]'",
    ),
    "cannot_fix": (
        "{value}: --fix chỉ sửa tệp .txt, .md, .html và .docx",
        "{value}: --fix sets right .txt, .md, .html and .docx files only",
    ),
    "nothing_to_fix": (
        "{value}: không có gì cần sửa về hình thức",
        "{value}: nothing of form to set right",
    ),
    "fixed": (
        "{path}: đã sửa {count}/{all} chỗ về hình thức",
        "{path}: places of form set right: {count} of {all}",
    ),
    "no_code": ("không có quy tắc nào là “{value}”", "no rule “{value}”"),
    "baseline_written": ("đã ghi {count} phát hiện vào {path}", "wrote {count} findings to {path}"),
    "watching": ("đang theo dõi {path}; Ctrl-C để dừng", "watching {path}; Ctrl-C ends it"),
    "no_settings": ("không có kg.toml", "there is no kg.toml"),
    "not_together": ("{value} không dùng cùng nhau", "{value} do not go together"),
    "one_file": ("chỉ một TỆP ({value})", "one FILE only ({value})"),
    "citation_lacks": ("dữ liệu không có: {what}; bổ sung theo bản gốc", "not known: {what}; add it from the original"),
    "no_rule": ("không có quy tắc {code}; các quy tắc: {codes}", "no rule {code}; the rules are: {codes}"),
}

#: Relations as `kg show` groups them, in the order of a lược đồ: the heading when the document acts, and the one
#: when it is acted on.
RELATION_HEADINGS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "based_on": (("Căn cứ", "Based on"), ("Là căn cứ của", "Basis of")),
    "implements": (("Triển khai, thực hiện", "Implements"), ("Được triển khai bởi", "Implemented by")),
    "details": (("Quy định chi tiết", "Details"), ("Được quy định chi tiết bởi", "Detailed by")),
    "guides": (("Hướng dẫn", "Guides"), ("Được hướng dẫn bởi", "Guided by")),
    "amends": (("Sửa đổi, bổ sung", "Amends"), ("Được sửa đổi, bổ sung bởi", "Amended by")),
    "supplements": (("Bổ sung", "Supplements"), ("Được bổ sung bởi", "Supplemented by")),
    "replaces": (("Thay thế", "Replaces"), ("Bị thay thế bởi", "Replaced by")),
    "repeals": (("Bãi bỏ", "Repeals"), ("Bị bãi bỏ bởi", "Repealed by")),
    "suspends": (("Ngưng hiệu lực", "Suspends"), ("Bị ngưng hiệu lực bởi", "Suspended by")),
    "corrects": (("Đính chính", "Corrects"), ("Được đính chính bởi", "Corrected by")),
    "consolidates": (("Hợp nhất", "Consolidates"), ("Được hợp nhất trong", "Consolidated in")),
    "issues": (("Ban hành kèm theo", "Issues"), ("Được ban hành kèm theo", "Issued with")),
    "submits": (("Trình", "Submits"), ("Được trình bởi", "Submitted by")),
    "cites": (("Viện dẫn", "Cites"), ("Được viện dẫn trong", "Cited in")),
}


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


def say(key: str, lang: str, **values: object) -> str:
    """The words for `key` in `lang`, filled in."""
    return _SAY[key][lang != "vi"].format(**values)


def mark(status: Status) -> str:
    """One character for a status: ✔ ◔ ◐ ✖ ?"""
    return STATES[status.state]["mark"][0]


def status_text(status: Status, lang: str) -> str:
    """A status in words: state, since when, by what, how sure."""
    parts = [STATES[status.state][lang]]
    if status.since and status.state != "in_force":
        parts.append(say("since", lang, day=day_text(status.since, lang)))
    if status.by:
        parts.append(say("by", lang, by=status.by))
    if status.certainty == "inferred":
        parts.append(f"({say('last_seen' if status.note == 'last_seen' else 'inferred', lang)})")
    if status.against:
        parts.append(f"({say('against', lang, against=status.against)})")
    return " ".join(parts)


def status_rows(status: Status, day: date, lang: str) -> list[tuple[str, str]]:
    """A status as a clerk reads it: labelled lines with the state on `day`, since when, by what, how sure, who says so.

    Days are told from both sides: until the end of which day it holds, and from which day it no longer does.
    """
    state = f"{mark(status)} {STATES[status.state][lang]}"
    parts = [_since_by(state, status.since, status.by, lang), say("as_of", lang, day=day_text(day, lang))]
    rows = [("status", ", ".join(parts))]
    if status.until:
        coming = status.state == "not_yet_in_force"
        told = say(
            "in_force_from" if coming else "stands_until", lang, day=day_text(status.until, lang),
            last=day_text(status.until - timedelta(days=1), lang),
        )  # fmt: skip
        rows.append(("until", _since_by(told, None, status.until_by, lang)))
    rows.append(("how_sure", certainty_text(status.certainty, lang)))
    if f"note_{status.note}" in WORDS:
        rows.append(("why", WORDS[f"note_{status.note}"][lang]))
    rows += [("fallen", _part(part, lang)) for part in status.provisions[:_MOST_PARTS]]
    if len(status.provisions) > _MOST_PARTS:
        rows.append(("fallen", say("more_parts", lang, count=len(status.provisions) - _MOST_PARTS)))
    for side in status.sides:
        told = _since_by(STATES[side.state][lang], side.since, side.by, lang)
        if side.until:
            told += f"; {say('in_force_from', lang, day=day_text(side.until, lang))}"
        rows.append(("other_side", f"{told} ({source_name(side.source, lang) if side.source else '?'})"))
    if status.against and not status.sides and status.state == "in_force" and status.note != "ends_later":
        rows.append(("other_side", say("same_subject", lang, by=status.against)))
    elif status.against and not status.sides and status.note != "ends_later":
        rows.append(("other_side", say("by", lang, by=status.against)))
    return rows


def certainty_text(certainty: str, lang: str) -> str:
    """How sure something is, in words."""
    key = f"certainty_{certainty}"
    return WORDS[key][lang] if key in WORDS else certainty


def _since_by(told: str, since: date | None, by: str | None, lang: str) -> str:
    parts = [told]
    if since:
        parts.append(say("since", lang, day=day_text(since, lang)))
    if by:
        parts.append(say("by", lang, by=by))
    return " ".join(parts)


def _part(part: ProvisionEnd, lang: str) -> str:
    told = f"{part.provision or say('some_part', lang)}: {STATES[part.state][lang]}"
    source = f"{source_name(part.source, lang)}; " if part.source else ""
    return f"{_since_by(told, part.since, part.by, lang)} ({source}{certainty_text(part.certainty, lang)})"


def name_of(doc: Document, lang: str) -> str:
    """A document in a few words: type and symbol, else type and title."""
    kind = type_name(doc.type, lang)
    if doc.symbol:
        return f"{kind} {doc.symbol}"
    return f"{kind}: {doc.title}" if doc.title else kind


def describe(doc: Document, lang: str) -> str:
    """A document in one line: type, symbol, issuer, day, title."""
    parts = [name_of(doc, lang)]
    if doc.issuer:
        parts.append(doc.issuer)
    if doc.issued:
        parts.append(day_text(doc.issued, lang))
    elif doc.year:
        parts.append(str(doc.year))
    if doc.title and doc.symbol:
        parts.append(doc.title if len(doc.title) <= 90 else doc.title[:89].rstrip() + "…")
    return flat(", ".join(parts))
