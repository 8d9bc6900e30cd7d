"""The words of the pages and of what goes wrong, in Vietnamese and English."""

from __future__ import annotations

from kg.base.wording import Wording

#: What went wrong, by the last part of the problem's type (`urn:kg:…`).
problem = Wording({
    "not-in-register": (
        "không có “{typed}” trong dữ liệu (không có nghĩa là văn bản ấy không tồn tại)",
        "“{typed}” is not in the register (this does not say that it does not exist)",
    ),
    "several": (
        "có {count} văn bản ứng với “{typed}”; ghi thêm ngày, năm hoặc cơ quan",
        "{count} documents fit “{typed}”; add a day, a year or an issuer",
    ),
    "several-bodies": (
        "có {count} cơ quan ứng với “{typed}”; ghi thêm xã, huyện, tỉnh",
        "{count} bodies fit “{typed}”; add the district or province",
    ),
    "unreadable": ("không đọc được tệp: {why}", "the file cannot be read: {why}"),
    "crashed": (
        "không đọc được tệp: trình đọc dừng giữa chừng",
        "the file cannot be read: its reader broke down",
    ),
    "too-slow": ("quá {seconds} giây chưa xong nên đã dừng", "not done within {seconds} seconds, stopped"),
    "no-memory": ("cần quá nhiều bộ nhớ nên đã dừng", "it needed too much memory, stopped"),
    "no-disk": ("ổ đĩa của máy chủ đã đầy nên không làm được", "the disk of the server is full, so it cannot be done"),
    "busy": (
        "đang có quá nhiều việc; hãy thử lại sau ít giây",
        "too much is being done at the moment; try again in a few seconds",
    ),
    "store": ("kho không dùng được: {why}", "the store cannot be used: {why}"),
    "bad-value": ("{name}: giá trị không hợp lệ: “{value}”", "{name}: not a value that can be used: “{value}”"),
    "missing-value": ("thiếu {name}", "{name} is missing"),
    "unknown-value": ("không có tham số {name}", "there is no parameter {name}"),
    "no-rule": ("không có quy tắc nào là “{value}”", "no rule “{value}”"),
    "rule-unknown": ("không có quy tắc nào là “{value}”", "no rule “{value}”"),
    "no-tool": ("không có công cụ “{value}”", "no tool “{value}”"),
    "bad-argument": ("tham số {name} không hợp lệ: {why}", "the argument {name} cannot be used: {why}"),
    "no-page": ("không có trang này", "there is no such page"),
    "gone": (
        "kết quả này đã được xóa hoặc đã hết hạn; hãy kiểm tra lại tệp",
        "this result was erased or has expired; check the file again",
    ),
    "other-method": ("địa chỉ này không nhận {method}", "this address does not take {method}"),
    "wrong-host": ("tên máy chủ không đúng", "a host name that is not ours"),
    "wrong-origin": ("yêu cầu đến từ trang khác", "a request that another site made"),
    "no-token": ("cần mã truy cập", "a token is needed"),
    "too-large": ("lớn hơn {most} MB", "larger than {most} MB"),
    "slow-sender": ("gửi quá chậm", "sent too slowly"),
    "not-done": (
        "công việc chưa xong: {done}/{count} tệp", "the work is not done yet: {done} of {count} files"
    ),
    "none-checked": ("không đọc được tệp nào", "none of the files could be read"),
    "no-file": ("chưa có tệp hoặc chữ nào", "there is neither a file nor a text"),
    "too-many": ("nhiều hơn {most} tệp", "more than {most} files"),
    "other-type": (
        "không nhận nội dung kiểu “{value}”; nhận: {wanted}",
        "content of the type “{value}” is not taken; what is: {wanted}",
    ),
    "field-in-form": (
        "tham số {name} phải ghi ở địa chỉ (?{name}=…), không ghi trong biểu mẫu",
        "the parameter {name} belongs into the address (?{name}=…), not into the form",
    ),
    "bad-form": ("nội dung gửi lên bị hỏng: {why}", "what was sent is damaged: {why}"),
    "bad-json": ("JSON không đúng: {why}", "wrong JSON: {why}"),
    "not-acceptable": ("không có dạng “{value}”", "there is no “{value}” of this"),
    "other_kind": (
        "{value}: chỉ ghi nhận xét vào tệp cùng dạng",
        "{value}: remarks can only be put into a file of the same kind",
    ),
    "cannot_fix": (
        "{value}: chỉ sửa được trong tệp .txt, .md, .html và .docx",
        "{value}: only .txt, .md, .html and .docx files can be set right",
    ),
    "cannot_track": (
        "{value}: chỉ tệp .docx mới theo dõi được thay đổi",
        "{value}: only a .docx can have tracked changes",
    ),
    "needs_extra": ("cần cài thêm: {value}", "this needs another package: {value}"),
    "fault": ("lỗi của chương trình", "a fault of the program"),
})  # fmt: skip

#: The words of the pages.
page = Wording({
    "nav": ("Các trang", "Pages"),
    "nav_check": ("Kiểm tra", "Check"),
    "nav_help": ("Trợ giúp", "Help"),
    "drop_title": ("Kiểm tra viện dẫn văn bản", "Check the references of a document"),
    "drop_here": ("Thả tệp Word vào đây", "Drop a Word file here"),
    "drop_kinds": (
        "hoặc chọn tệp .docx, .pdf, .txt, .html, .doc, .odt, ảnh quét; có thể chọn nhiều tệp",
        "or choose a .docx, .pdf, .txt, .html, .doc, .odt or a scanned picture; several at once if you like",
    ),
    "paste": ("… hoặc dán chữ vào đây", "… or paste a text here"),
    "options": ("Tùy chọn", "Options"),
    "as_of": (
        "Xét hiệu lực vào ngày (để trống: ngày của chính văn bản)",
        "Judge on this day (empty: the document's own)",
    ),
    "day_hint": ("30/11/2024", "2024-11-30"),
    "strict": ("Mọi quy tắc", "All rules"),
    "of_form": (
        "Cả thể thức của chính văn bản (Nghị định 30/2020/NĐ-CP)",
        "Also the form of the paper itself (Decree 30/2020/NĐ-CP)",
    ),
    "check": ("Kiểm tra", "Check"),
    "stays": (
        "Tệp không rời khỏi máy đang chạy kg: chỉ nằm trong bộ nhớ, tự xóa sau 30 phút, không gửi đi đâu.",
        "The file does not leave the machine that runs kg: it is held in memory only, erased after 30 minutes, and "
        "sent nowhere.",
    ),
    "sending": ("Đang gửi …", "Sending …"),
    "waiting": ("Đang kiểm tra", "Checking"),
    "waited": ("{done}/{all} tệp xong, đã {seconds} giây", "{done} of {all} files done, {seconds} s so far"),
    "waiting_help": (
        "Trang tự cập nhật. Bản quét cần nhận dạng có thể mất vài phút.",
        "This page renews itself. A scan that must be recognised may take some minutes.",
    ),
    "cancel": ("Dừng và xóa", "Stop and erase"),
    "failed": ("Không kiểm tra được", "Not checked"),
    "again": ("Kiểm tra tệp khác", "Check another file"),
    "decide_link": ("Duyệt từng chỗ, lấy tệp đã sửa", "Decide on each, take the corrected file"),
    "decide_short": ("Duyệt từng chỗ", "Decide on each"),
    "with_comments": ("Tệp Word có nhận xét", "Word file with comments"),
    "tracked": ("Tệp Word theo dõi thay đổi", "Word file with tracked changes"),
    "corrected": ("Tệp đã sửa lỗi hình thức", "File with faults of form set right"),
    "with_notes": ("PDF có ghi chú", "PDF with notes"),
    "as_xlsx": ("Bảng Excel", "Excel table"),
    "record_link": ("Biên bản kiểm tra", "Record of the check"),
    "network": ("Mạng lưới viện dẫn", "Network of references"),
    "erase": ("Xóa ngay", "Erase now"),
    "erase_help": (
        "Xóa tệp và kết quả khỏi bộ nhớ. Tệp của bạn trên đĩa không bị đụng đến.",
        "Erases the file and its results from memory. Your own file on the disk is not touched.",
    ),
    "erased": ("Đã xóa", "Erased"),
    "back": ("Về trang kết quả", "Back to the results"),
    "files_title": ("Kết quả của {count} tệp", "Results of {count} files"),
    "sum_all": ("Tải về tất cả", "Take all of them"),
    "zip_comments": ("Word có nhận xét (.zip)", "Word with comments (.zip)"),
    "zip_tracked": ("Word theo dõi thay đổi (.zip)", "Word with tracked changes (.zip)"),
    "zip_corrected": ("Tệp đã sửa (.zip)", "Corrected files (.zip)"),
    "col_file": ("Tệp", "File"),
    "col_text": ("Văn bản", "Document"),
    "col_errors": ("Lỗi", "Errors"),
    "col_warnings": ("Cần xem", "Warnings"),
    "col_notes": ("Ghi chú", "Notes"),
    "col_result": ("Kết quả", "Result"),
    "decide_title": ("Duyệt từng chỗ", "Decide on each finding"),
    "decide_help": (
        "Chỗ để “sửa” được sửa trong bản sao tải về, trong bản có theo dõi thay đổi thì do Word quyết định lần cuối. "
        "Chỗ “để nguyên” không có nhận xét, không bị sửa, và được ghi vào biên bản cùng lý do.",
        "What is “set right” is changed in the copy that you take; with tracked changes Word asks you a last time. "
        "What is “left as it is” gets no comment and no change, and the record tells it with your reason.",
    ),
    "fate_open": ("chưa xử lý", "not dealt with"),
    "fate_fixed": ("sửa trong bản sao", "set right in the copy"),
    "fate_by_hand": ("tự sửa trong bản gốc", "to be set right by hand"),
    "fate_left": ("để nguyên", "left as it is"),
    "reason": ("Lý do", "Reason"),
    "who": ("Người kiểm tra (ghi vào nhận xét và biên bản)", "Who checks (stands in comments and record)"),
    "save": ("Lưu", "Save"),
    "take_comments": ("Lưu và lấy Word có nhận xét", "Save and take Word with comments"),
    "take_tracked": ("Lưu và lấy Word theo dõi thay đổi", "Save and take Word with tracked changes"),
    "take_corrected": ("Lưu và lấy tệp đã sửa", "Save and take the corrected file"),
    "take_record": ("Lưu và mở biên bản", "Save and open the record"),
    "saved": ("Đã lưu.", "Saved."),
    "notes_too": ("Ghi chú ({count})", "Notes ({count})"),
    "better": ("Nên viết", "Write instead"),
    "would_write": ("Sửa thành", "Would write"),
    "no_findings": ("Không có phát hiện nào để duyệt.", "There is nothing to decide on."),
    "record": ("Biên bản kiểm tra viện dẫn", "Record of a check of references"),
    "file": ("Tệp", "File"),
    "checked_text": ("Văn bản", "Document"),
    "checked_by": ("Người kiểm tra", "Checked by"),
    "checked_at": ("Kiểm tra lúc", "Checked at"),
    "judged": ("Cách xét", "Judged"),
    "data": ("Dữ liệu", "Data"),
    "result": ("Kết quả", "Result"),
    "col_number": ("STT", "No."),
    "col_code": ("Mã, mức", "Code"),
    "col_place": ("Chỗ", "Where"),
    "col_remark": ("Nhận xét, căn cứ", "Remark, source"),
    "col_fate": ("Xử lý", "What became of it"),
    "signature": ("Người kiểm tra (ký, ghi rõ họ tên)", "Checked by (signature)"),
    "problem": ("Không thực hiện được", "This could not be done"),
    "problem_help": ("Mã lỗi {status}.", "Status {status}."),
    "token_title": ("Cần mã truy cập", "A token is needed"),
    "token_label": (
        "Mã truy cập (người chạy kg serve có)",
        "Token (whoever runs kg serve has it)",
    ),
    "enter": ("Vào", "Enter"),
    "pasted": ("chữ đã dán.txt", "pasted text.txt"),
    "help_title": ("Trợ giúp", "Help"),
    "help_check": ("Kiểm tra một văn bản", "Check a document"),
    "help_check_text": (
        "Thả tệp vào trang đầu. Mỗi viện dẫn được đối chiếu: viết có đúng không, là văn bản nào, vào ngày của văn bản "
        "và hôm nay còn hiệu lực không. “Duyệt từng chỗ” cho phép chọn chỗ nào sửa, chỗ nào để nguyên kèm lý do, rồi "
        "lấy lại chính tệp Word của mình: có nhận xét, có theo dõi thay đổi, hoặc đã sửa.",
        "Drop a file on the first page. Each reference is compared: is it well written, which document is it, was it "
        "in force on the day of the document, and is it today? “Decide on each” lets you choose what is set right and "
        "what is left as it is, with a reason; then take your own Word file back: with comments, with tracked changes, "
        "or corrected.",
    ),
    "help_left": ("Tệp của tôi đi đâu?", "Where does my file go?"),
    "help_left_text": (
        "Không đi đâu cả. Tệp và kết quả chỉ nằm trong bộ nhớ của chương trình đang chạy, không ghi ra đĩa, không vào "
        "kho dữ liệu, không gửi qua mạng; tự xóa sau 30 phút, khi bấm “Xóa ngay”, hoặc khi dừng chương trình. (Định "
        "dạng cũ và bản quét nằm trong thư mục riêng của tiến trình xử lý trong lúc chương trình khác chuyển đổi.)",
        "Nowhere. File and results are held in the memory of this program only; they are not written to the disk, do "
        "not enter the store and are not sent over the network. They are erased after 30 minutes, on “Erase now”, or "
        "when the program ends. (Old formats and scans lie in a folder of the worker while another program converts "
        "them.)",
    ),
    "help_unknown": ("“Không có trong dữ liệu” nghĩa là gì?", "What does “in no register” mean?"),
    "help_unknown_text": (
        "Chỉ là dữ liệu chưa có văn bản ấy, không phải văn bản ấy không tồn tại hay hết hiệu lực. Dữ liệu có ngày đối "
        "chiếu cuối cùng, ghi ở đầu mỗi kết quả; sau ngày đó chương trình không nói là còn hiệu lực.",
        "Only that the data do not hold that document; not that it does not exist or is not in force. The data have a "
        "day on which they were last looked at, told at the head of each result; behind that day nothing is said to be "
        "in force.",
    ),
    "help_office": ("LibreOffice gạch chân khi đang gõ", "LibreOffice underlines while you type"),
    "help_office_text": (
        "1. Tải kg.oxt, mở bằng LibreOffice (7.4 trở lên), bấm OK rồi khởi động lại LibreOffice. "
        "2. Để kg serve chạy trong lúc soạn thảo, và đặt ngôn ngữ văn bản là Tiếng Việt (Công cụ > Ngôn ngữ). "
        "3. Chỗ viện dẫn sai được gạch chân; bấm chuột phải để đọc nhận xét và nhận cách viết đúng. "
        "Chỉ những quy tắc xét được trong một đoạn được dùng, hiệu lực xét vào hôm nay; muốn kiểm tra cả văn bản, hãy "
        "thả tệp vào trang đầu.",
        "1. Take kg.oxt, open it with LibreOffice (7.4 or later), press OK and start LibreOffice again. "
        "2. Let kg serve run while you write, and set the language of the text to Vietnamese (Tools > Language). "
        "3. Wrong references are underlined; a right click shows the remark and takes the fix. Only rules that a "
        "paragraph is enough for are asked, and validity is that of today; to check a whole document, drop the file on "
        "the first page.",
    ),
    "help_oxt": ("Tải kg.oxt cho LibreOffice", "Take kg.oxt for LibreOffice"),
    "help_rest": ("Cho chương trình khác", "For other programs"),
    "help_rest_text": (
        "Giao diện REST trả lời đúng như lệnh kg:",
        "The REST interface answers just as the command kg does:",
    ),
    "help_openapi": ("Mô tả đầy đủ (OpenAPI 3.1)", "Full description (OpenAPI 3.1)"),
    "nav_search": ("Tra cứu", "Search"),
    "nav_map": ("Toàn cảnh", "Map"),
    "map_drawn": (
        "Đang vẽ toàn cảnh mọi văn bản, đã {seconds} giây",
        "Drawing the map of all documents, {seconds} s so far",
    ),
    "map_help": (
        "Trang tự cập nhật. Vẽ một lần, giữ lại đến khi kho dữ liệu thay đổi.",
        "This page renews itself. It is drawn once and kept until the store changes.",
    ),
    "nav_sources": ("Nguồn dữ liệu", "Sources"),
    "nav_rules": ("Quy tắc", "Rules"),
    "candidates": ("Các văn bản phù hợp:", "The documents that fit:"),
    "near": ("Ý bạn là …?", "Did you mean …?"),
    "search_label": (
        "Số ký hiệu, tên, hoặc từ trong trích yếu; không cần dấu",
        "Number, name, or words of the title; without diacritics if you like",
    ),
    "search_type": ("Loại", "Type"),
    "search_day": ("Còn hiệu lực vào", "In force on"),
    "search_none": ("Không thấy văn bản nào trong dữ liệu.", "No document of the register fits."),
    "search_more": ("Xem tiếp", "More"),
    "search_unknown": (
        "Bỏ qua {count} văn bản khớp nhưng chưa rõ hiệu lực vào ngày đó (không phải là hết hiệu lực).",
        "Passed over, for their validity on that day is unknown (which is not invalid): {count}.",
    ),
    "look": ("Xem", "Look"),
    "title": ("Trích yếu", "Title"),
    "issuer": ("Cơ quan ban hành", "Issuer"),
    "issued": ("Ban hành", "Issued"),
    "effective": ("Có hiệu lực", "Effective"),
    "source": ("Nguồn", "Source"),
    "unknown": ("chưa rõ", "unknown"),
    "on_day": ("Hiệu lực vào ngày", "State on"),
    "doc_diagram": ("Lược đồ", "Diagram"),
    "doc_chain": ("Chuỗi căn cứ", "What it rests on"),
    "doc_chain_down": ("Văn bản dựa vào nó", "What rests on it"),
    "cite_as": ("Viện dẫn đầy đủ (Nghị định 30/2020/NĐ-CP)", "Full citation (Decree 30/2020/NĐ-CP)"),
    "copy": ("Chép", "Copy"),
    "copied": ("Đã chép.", "Copied."),
    "times": ("Hiệu lực theo thời gian", "State through time"),
    "from_day": ("Từ ngày", "From"),
    "to_day": ("Đến hết ngày", "To the end of"),
    "state": ("Trạng thái", "State"),
    "related": ("Quan hệ với văn bản khác", "Relations"),
    "and_more": ("… và {count} văn bản khác (xem lược đồ)", "… and {count} more (see the diagram)"),
    "sources_help": (
        "Nguồn đứng trên được tin trước. Văn bản nào từ ngày đối chiếu của nguồn đến nay chưa ai xem lại thì "
        "chương trình không nói là còn hiệu lực.",
        "The source on top is believed first. What nobody has looked at since the day of its source is not said to "
        "be in force.",
    ),
    "col_source": ("Nguồn", "Source"),
    "col_day": ("Đối chiếu ngày", "Looked at on"),
    "col_age": ("Tuổi", "Age"),
    "col_says": ("Văn bản · quan hệ · dữ kiện", "Documents · relations · facts"),
    "col_lacks": ("Chưa bao gồm", "Does not cover"),
    "age_days": ("{count} ngày", "{count} days"),
    "age_unknown": ("không ghi ngày", "no day"),
    "age_old": (" (cũ)", " (old)"),
    "error": ("lỗi", "error"),
    "warning": ("cần xem", "warning"),
    "note": ("ghi chú", "note"),
    "rule_what": ("Quy tắc làm gì", "What it does"),
    "rule_why": ("Vì sao quan trọng", "Why it matters"),
    "rule_example": ("Ví dụ", "Example"),
    "rule_instead": ("Viết thế này", "Use instead"),
    "rule_silent": ("Khi nào im lặng", "When it is silent"),
    "rule_references": ("Căn cứ", "References"),
})  # fmt: skip

#: Sentences for assistants.
tool = Wording({
    "cited": ("Có {count} viện dẫn, nêu {shown}.", "There are {count} citations; {shown} are told."),
    "no_citation": ("“{typed}” không nêu văn bản nào.", "“{typed}” names no document."),
    "not_in_register": (
        "“{typed}” không có trong dữ liệu; điều đó không có nghĩa là văn bản ấy không tồn tại hay hết hiệu lực, chỉ là "
        "chưa kiểm tra được.",
        "“{typed}” is not in the register; this does not say that it does not exist or is not in force, only that it "
        "could not be checked.",
    ),
    "several": (
        "Có {count} văn bản ứng với “{typed}”; cần thêm ngày, năm hoặc cơ quan ban hành để biết là văn bản nào.",
        "{count} documents fit “{typed}”; a day, a year or the issuer is needed to tell which one is meant.",
    ),
    "found": ("{name}: vào ngày {day}, {state}", "{name}: on {day}, {state}"),
    "by_source": (" (nguồn: {source})", " (source: {source})"),
    "statuses": (
        "Vào ngày {day}: nêu trạng thái của {found} văn bản; {several} chỗ ứng với nhiều văn bản; {missing} không có "
        "trong dữ liệu (không có nghĩa là không tồn tại); {unchanged} không đổi.",
        "On {day}: the states of {found} documents are told; {several} fit several documents; {missing} are not in the "
        "register (which does not say that they do not exist); {unchanged} did not change.",
    ),
    "searched": (
        "Có {count} văn bản khớp “{typed}”; bỏ qua {unknown} văn bản chưa rõ hiệu lực.",
        "{count} documents fit “{typed}”; {unknown} of unknown validity were passed over.",
    ),
    "searched_none": (
        "Không thấy “{typed}” trong dữ liệu; bỏ qua {unknown} văn bản chưa rõ hiệu lực. Không thấy không có nghĩa là "
        "không tồn tại.",
        "Nothing of the register fits “{typed}”; {unknown} of unknown validity were passed over. Not found does not "
        "mean that it does not exist.",
    ),
    "traced": (
        "{name} dựa trên những văn bản ở {count} bước sau; vào ngày {day} có {fallen} văn bản đã hết hiệu lực; {gaps} "
        "cấp chưa biết văn bản.",
        "{name} rests on the documents of these {count} steps; on {day} {fallen} of them have fallen; at {gaps} levels "
        "no document is known.",
    ),
    "traced_down": (
        "Những văn bản ở {count} bước sau dựa trên {name}; vào ngày {day} có {fallen} văn bản đã hết hiệu lực; {gaps} "
        "cấp chưa biết văn bản.",
        "The documents of these {count} steps rest on {name}; on {day} {fallen} of them have fallen; at {gaps} levels "
        "no document is known.",
    ),
    "sources": (
        "Dữ liệu gồm {count} loại nguồn, đối chiếu lần cuối ngày {day}; sau ngày đó không nói được là còn hiệu lực.",
        "The data rest on {count} kinds of sources, last looked at on {day}; beyond that day nothing is said to be in "
        "force.",
    ),
    "prompt": (
        "Rà soát viện dẫn của báo cáo dưới đây. Gọi check_text với toàn văn; với mỗi lỗi, nêu chỗ viết sai, căn cứ và "
        "cách viết đúng mà công cụ trả về, không tự nghĩ ra số, ngày hay hiệu lực. Văn bản “không có trong dữ liệu” "
        "thì ghi là chưa kiểm tra được, không phải là sai. Nêu ngày của dữ liệu ở cuối.",
        "Review the references of the report below. Call check_text with the whole text; for each finding give the "
        "place, the source and the correct form that the tool returned, and make up no number, day or validity of your "
        "own. What is “not in the register” is told as not checked, not as wrong. End with the day of the data.",
    ),
})  # fmt: skip
