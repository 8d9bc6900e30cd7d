"""The words of `kg sparql` and `kg push`, in Vietnamese and English."""

from __future__ import annotations

from kg.base.complaints import complaint_text
from kg.base.wording import Wording, flat
from kg.rdf.sparql.query import SparqlError

say = Wording({
    "no_oxigraph": (
        'truy vấn kho cần thêm gói pyoxigraph: {install[sparql]}',
        'querying the store needs the package pyoxigraph: {install[sparql]}',
    ),
    "no_query": ("câu truy vấn trống", "the query is empty"),
    "no_update": (
        "chỉ nhận câu truy vấn để đọc; {verb} là lệnh sửa dữ liệu",
        "only queries that read are taken; {verb} changes data",
    ),
    "no_form": (
        "“{verb}” không mở đầu câu truy vấn nào; cần SELECT, ASK, CONSTRUCT hoặc DESCRIBE",
        "“{verb}” begins no query: SELECT, ASK, CONSTRUCT or DESCRIBE does",
    ),
    "no_service": (
        "không nhận SERVICE: câu truy vấn không được hỏi sang máy chủ khác",
        "SERVICE is refused: a query does not reach out to another server",
    ),
    "no_such_answer": (
        "câu {verb} không trả lời dạng {form}; dùng một trong: table, {names}",
        "{verb} has no answer as {form}; choose one of: table, {names}",
    ),
    "no_such_graph_answer": (
        "câu {verb} không trả lời dạng {form}; dùng một trong: {names}",
        "{verb} has no answer as {form}; choose one of: {names}",
    ),
    "bad_place": (
        "câu truy vấn sai cú pháp ở dòng {row}, cột {column}{near}{why}",
        "syntax error in the query at line {row}, column {column}{near}{why}",
    ),
    "near": (", chỗ “{here}”", ", at “{here}”"),
    "at_end": (", ở cuối câu", ", at its end"),
    "Prefix not found": (": tiền tố chưa khai báo", ": a prefix that is not declared"),
    "The SELECT contains a variable that is unbound": (
        ": SELECT có biến mà GROUP BY không giữ",
        ": SELECT names a variable that GROUP BY does not keep",
    ),
    "IRI parsing failed": (": IRI sai dạng", ": an IRI that is none"),
    "bad_syntax": ("câu truy vấn sai: {why}", "the query is wrong: {why}"),
    "view_failed": ("không đọc được chỉ mục RDF của kho: {why}", "the RDF view of the store cannot be read: {why}"),
    "too_slow": (
        "quá {seconds} giây chưa có kết quả; thu hẹp câu truy vấn hoặc tăng --timeout",
        "no answer within {seconds} s; narrow the query or raise --timeout",
    ),
    "no_url": (
        "cần một địa chỉ http:// hoặc https://, ví dụ http://127.0.0.1:7878/query",
        "an http:// or https:// address is needed, such as http://127.0.0.1:7878/query",
    ),
    "no_server": ("{url}: không kết nối được: {why}", "{url}: cannot be reached: {why}"),
    "server_slow": (
        "{url}: quá {seconds} giây chưa trả lời xong; tăng --timeout",
        "{url}: no whole answer within {seconds} s; raise --timeout",
    ),
    "http_error": ("{url}: máy chủ từ chối ({code}): {why}", "{url}: the server refuses ({code}): {why}"),
    "other_answer": (
        "{url}: trả lời dạng {got} thay vì {wanted}; có phải máy chủ SPARQL không?",
        "{url}: answers with {got} in place of {wanted}; is it a SPARQL server?",
    ),
    "bad_answer": ("{url}: câu trả lời không đọc được", "{url}: its answer cannot be read"),
    "no_count": ("{url}: không đếm được bộ ba đã nhận", "{url}: does not tell how many triples have arrived"),
    "no_query_place": (
        "{url}: không rõ máy chủ nhận truy vấn ở đâu; ghi thêm --query-url URL",
        "{url}: where the server answers queries is not known; give --query-url URL",
    ),
    "not_all": (
        "máy chủ có {arrived} trên {sent} bộ ba đã gửi (có lần gửi khác cùng lúc?); chạy lại lệnh này",
        "the server holds {arrived} of {sent} triples sent (another push at the same time?); run the command again",
    ),
    "bad_graph": ("--graph cần một IRI đầy đủ, ví dụ https://example.org/van-ban",
                  "--graph needs a whole IRI, such as https://example.org/documents"),
    "unreadable": ("{path}: không phải văn bản UTF-8", "{path}: is no UTF-8 text"),
    "in_memory": (
        "không ghi được chỉ mục RDF cạnh kho, dựng tạm trong bộ nhớ",
        "the RDF view cannot be kept beside the store; made in memory",
    ),
    "building": ("dựng chỉ mục RDF", "making the RDF view"),
    "sending": ("gửi", "sending"),
    "triples": ("{count} bộ ba", "{count} triples"),
    "rows": ("{count} dòng", "rows: {count}"),
    "yes": ("có", "yes"),
    "no": ("không", "no"),
    "pushed": (
        "đã gửi {sent} bộ ba vào {graph}; máy chủ hiện có {held} bộ ba ở đó",
        "sent {sent} triples to {graph}, which now holds {held}",
    ),
    "default_graph": ("đồ thị mặc định của {url}", "the default graph of {url}"),
})  # fmt: skip


def explained(error: SparqlError, lang: str) -> str:
    """The error in one line."""
    if error.key == "bad_place":
        here, reason = error.values["here"], error.values["reason"]
        near = say("near", lang, here=here) if here else say("at_end", lang)
        why = say(str(reason), lang) if reason else ""
        return flat(say("bad_place", lang, row=error.values["row"], column=error.values["column"], near=near, why=why))
    values = {name: complaint_text(str(one), lang) if name == "why" else one for name, one in error.values.items()}
    return flat(say(error.key, lang, **values))  # a server's words may hold anything
