"""`--help` in Vietnamese: what click prints, put into Vietnamese by the English text that stands in the code.

Only a help page that is asked for in Vietnamese loads this. tests/cli/test_help.py holds that nothing is left in English.
"""

from __future__ import annotations

import inspect
import re
from copy import copy
from typing import Any, TypeVar

import click

#: Signs that click itself writes.
_SIGNS = (
    (re.compile(r"^Usage:", re.MULTILINE), "Cách dùng:"),
    (re.compile(r"^(\s*)Examples:", re.MULTILINE), r"\1Ví dụ:"),
    (re.compile(r"^Options:", re.MULTILINE), "Tùy chọn:"),
    (re.compile(r"^Commands:", re.MULTILINE), "Lệnh:"),
    (re.compile(r"\bShow this message and\s+exit\."), "Hiện trợ giúp này rồi thoát."),
    (re.compile(r"\[default: "), "[mặc định: "),
    (re.compile(r"\[required\]"), "[bắt buộc]"),
    (re.compile(r"\[OPTIONS\]"), "[TÙY CHỌN]"),
    (re.compile(r"\bCOMMAND \[ARGS\]"), "LỆNH [THAM SỐ]"),
)


C = TypeVar("C", bound=click.Command)


def in_vietnamese(original: C) -> C:
    """The same command with its help, and that of its options and subcommands, in Vietnamese."""
    command = copy(original)
    command.help = _said(command.help)
    command.params = [copy(param) for param in command.params]
    for option in command.params:
        if isinstance(option, click.Option):
            option.help = _said(option.help)
    if isinstance(command, click.Group):
        command.commands = {name: in_vietnamese(one) for name, one in command.commands.items()}
    usual = command.get_help

    def get_help(ctx: click.Context) -> str:
        text = usual(ctx)
        for sign, said in _SIGNS:
            text = sign.sub(said, text)
        return text

    setattr(command, "get_help", get_help)  # noqa: B010 -- mypy lets no method be assigned
    return command


def short(text: str) -> str:
    """A line of the list of commands in Vietnamese."""
    return _VIETNAMESE.get(_key(text), text)


def untold(command: click.Command) -> list[str]:
    """The help texts of a command that have no Vietnamese yet."""
    texts: list[Any] = [command.help, *(getattr(option, "help", None) for option in command.params)]
    own = [text for text in texts if text and _key(text) not in _VIETNAMESE]
    below = command.commands.values() if isinstance(command, click.Group) else ()
    return [*own, *(text for one in below for text in untold(one))]


def _said(text: str | None) -> str | None:
    return _VIETNAMESE.get(_key(text), text) if text else text


def _key(text: str) -> str:
    """The first paragraph, in one line."""
    return " ".join(inspect.cleandoc(text).split("\n\n", 1)[0].split())


# fmt: off
_HELP: dict[str, str] = {
    "Read whole corpora: Parquet in, a row a text out, on all cores or on a cluster; then into the store.":
        "Đọc cả kho văn bản: vào là Parquet, ra mỗi văn bản một dòng, trên mọi nhân của máy hay trên cụm máy; rồi đưa vào "
        "kho.\n\n"
        "Bị ngắt lúc nào thì chạy lại đúng lệnh ấy để đọc tiếp; thứ tự đọc và số tiến trình thế nào cũng cho cùng một mạng "
        "quan hệ.",
    "Read every text of IN by the register: what it is, what it cites and states, or why it cannot be read.":
        "Đọc từng văn bản trong IN theo dữ liệu pháp luật: là văn bản nào, viện dẫn và nêu gì, hoặc vì sao không đọc "
        "được.\n\n"
        "IN là tệp Parquet có cột id và text (thêm path, symbol, type, title, issuer, issued nếu biết), hoặc thư mục có "
        "content.parquet và metadata.parquet: dòng trong đó quyết định văn bản là văn bản nào. OUT là thư mục chứa các "
        "tệp Parquet. Văn bản không đọc được là một dòng nêu lỗi, không làm dừng văn bản khác.",
    "Put the last whole run of each OUT into the store; again and again with the same result.":
        "Đưa lần chạy trọn vẹn gần nhất của mỗi OUT vào kho; làm lại bao nhiêu lần cũng ra một kết quả.\n\n"
        "Các văn bản khác lời mang cùng số, ngày và cơ quan đều được giữ và được nêu ở cuối. Văn bản không còn trong kho "
        "văn bản thì được lấy ra.",
    "Show how many parts of OUT are done, waiting or stale, how many texts there are, and why some were refused.":
        "Hiện OUT có bao nhiêu phần đã xong, còn dở hay đã cũ, bao nhiêu văn bản, và vì sao có văn bản không đọc được.",
    "Make the documents in FOLDER and in those below it one Parquet file, each as it is, for kg bulk extract.":
        "Gom các văn bản trong FOLDER và thư mục con thành một tệp Parquet, giữ nguyên từng tệp, để kg bulk extract đọc.",
    "Look whether the store is well: pages, indexes, its register against the shipped one; save what can be saved.":
        "Xem kho có lành lặn không: các trang, chỉ mục, dữ liệu pháp luật so với bản kèm theo; cứu những gì còn đọc được.\n\n"
        "Có chỗ hỏng thì mã thoát là 1. Với --repair, dữ liệu pháp luật và chỉ mục được lập lại, những gì đã đọc từ tệp được "
        "giữ lại nếu còn đọc được, phần mất thì nêu tên; tệp hỏng vẫn nằm cạnh kho.",
    "Look whether the store is well.": "Xem kho có lành lặn không.",
    "Make the store anew of all that can be read.": "Lập lại kho từ mọi dữ liệu còn đọc được.",
    "Open the page for checking documents in the browser: drop a Word file, read the findings, take it back corrected.":
        "Mở trang kiểm tra văn bản trong trình duyệt: thả tệp Word vào, đọc nhận xét, lấy lại tệp đã sửa.\n\n"
        "Một chương trình tại chỗ, ngoài các trang còn có giao diện REST (/api/v1). Chỉ mở trên máy này, không gửi gì đi đâu, "
        "tệp thả vào chỉ nằm trong bộ nhớ, kho dữ liệu chỉ được đọc. Mở ở --host khác thì cần mã truy cập.",
    "Answer an assistant on standard input and output (Model Context Protocol): nine tools that only read.":
        "Trả lời trợ lý AI qua đầu vào, đầu ra chuẩn (Model Context Protocol): chín công cụ chỉ đọc.\n\n"
        "Kiểm tra một văn bản, tìm viện dẫn và cho biết là văn bản nào, văn bản còn hiệu lực không, tra cứu, lần chuỗi căn "
        "cứ, viết viện dẫn đầy đủ. Câu trả lời nào cũng có mức chắc chắn, nguồn và ngày của dữ liệu.",
    "Answer an assistant (MCP).": "Trả lời trợ lý AI (MCP).",
    "Answer assistants too, at /mcp.": "Trả lời cả trợ lý AI, ở /mcp.",
    "Open the page for checking documents.": "Mở trang kiểm tra văn bản trong trình duyệt.",
    "The port; 0: any free one.": "Cổng; 0: cổng nào còn trống.",
    "The address to listen at; others need a token.": "Địa chỉ mở ra; địa chỉ khác thì cần mã truy cập.",
    "Ask for the token in FILE; made if not there.": "Đòi mã truy cập ghi trong FILE; chưa có thì tạo mới.",
    "A name under which it may be asked for (behind a proxy).": "Tên máy chủ được chấp nhận (khi đứng sau proxy).",
    "Another site whose pages may ask: https://office.example.": "Trang khác được phép gọi: https://office.example.",
    "The path below which a proxy shows it: /kg.": "Đường dẫn mà proxy đặt chương trình bên dưới: /kg.",
    "Processes that check.": "Số tiến trình kiểm tra.",
    "Do not open the browser.": "Không mở trình duyệt.",
    "A line on stderr for each request, without names or text.":
        "Mỗi yêu cầu một dòng ở stderr, không có tên hay nội dung.",
    "Vietnamese legal citations: find them, tell which documents they are, trace what those rest on, check them.":
        "Viện dẫn văn bản pháp luật Việt Nam: tìm viện dẫn, cho biết là văn bản nào, văn bản đó dựa trên gì, viện dẫn có "
        "đúng không.\n\n"
        'FILE là tệp .txt, .md, .html, .docx hoặc .pdf có lớp chữ; "-" đọc từ đầu vào chuẩn. DOC là IRI hoặc cách người '
        'ta vẫn gõ: 59/2023/NĐ-CP, "nghị định 59/2023", "65/KH-UBND Đông Hà 2024".',
    "Find the citations of FILE and tell which document each is.":
        "Tìm viện dẫn trong FILE và cho biết mỗi viện dẫn là văn bản nào.\n\n"
        "Với --as-text thì ngược lại: cho biết một văn bản được viện dẫn đầy đủ thế nào theo Nghị định 30/2020/NĐ-CP: tên "
        "loại, số, ký hiệu, ngày, cơ quan ban hành, trích yếu; luật thì tên và năm. Điều chưa biết thì bỏ trống và nêu tên.",
    "Read documents into the store: what they are, what they cite, and what they state between documents.":
        "Đọc văn bản vào kho: là văn bản gì, viện dẫn gì, nói gì về quan hệ giữa các văn bản.\n\n"
        "PATH là tệp hoặc thư mục. Đọc lại thì không đổi gì; văn bản đã sửa chỉ thay quan hệ của chính nó. Tệp không đọc "
        "được không làm dừng các tệp khác: được nêu tên ở cuối, mã thoát là 2.",
    "Show a document or a body.":
        "Cho biết về một văn bản hoặc một cơ quan.\n\n"
        "Văn bản: dữ liệu kèm nguồn, hiệu lực vào một ngày, quan hệ như trong lược đồ. Cơ quan: là gì, ở đâu, đến khi nào, "
        "cơ quan nào kế tục.",
    "Find documents by words of their title, with or without diacritics, or by number; the likeliest first.":
        "Tìm văn bản theo chữ trong tên, có dấu hoặc không dấu, hoặc theo số; hợp nhất đứng trước.\n\n"
        "Dấu đứng trước mỗi văn bản là hiệu lực vào ngày được hỏi, không nêu là hôm nay.",
    "Trace what DOC rests on, level by level up to the law, each step with its evidence, missing levels named.":
        "Lần ra những gì DOC dựa trên, từng cấp lên đến luật; mỗi bước có bằng chứng, cấp chưa thấy thì nêu tên.",
    "Find all ways between DOC and DOC2, the shortest first: which of the two rests on the other, through what.":
        "Tìm mọi đường giữa DOC và DOC2, ngắn nhất trước: văn bản nào dựa trên văn bản nào, qua những gì.",
    "List what must be reviewed when DOC falls: all that is in force, or of unknown validity, and rests on it.":
        "Liệt kê những gì phải rà soát khi DOC hết hiệu lực: mọi văn bản còn hiệu lực hoặc chưa rõ mà dựa trên nó.",
    "List everything in force that rests on something that fell: what to review, in the whole store.":
        "Liệt kê mọi văn bản còn hiệu lực mà dựa trên văn bản đã hết hiệu lực, trong cả kho.\n\n"
        "Chỉ theo những bước mà nguồn hoặc văn bản nói rõ.",
    "Check the references of each FILE: are they well written, the right documents, in force on the report's day?":
        "Kiểm tra viện dẫn của mỗi FILE: viết đúng không, đúng văn bản không, còn hiệu lực vào ngày báo cáo không.\n\n"
        "FILE là tệp hoặc thư mục. Văn bản không có trong dữ liệu chỉ là ghi chú, không phải lỗi. Thiết lập lấy từ kg.toml "
        "hoặc [tool.kg] trong pyproject.toml, ở đây hoặc thư mục trên.\n\n"
        "Mã thoát 0: không có lỗi hay chỗ cần xem; 1: có; 2: có tệp không đọc được (được nêu tên, các tệp khác vẫn kiểm tra).",
    "Draw a document, or a file and all it cites, as one HTML page that needs no network.":
        "Vẽ một văn bản, hoặc một tệp và mọi viện dẫn của nó, thành một trang HTML không cần mạng.\n\n"
        "FILE được đọc vào kho trước. Không nêu DOC hay FILE: mọi thứ đã đọc; với --view map: mọi thứ đã biết.",
    "Rank documents by how many others rest on them, as far as the store knows: what everything rests on.":
        "Xếp hạng văn bản theo số văn bản dựa trên nó, trong chừng mực kho biết.\n\n"
        "Chỉ tính những gì văn bản hoặc nguồn nói rõ, mỗi cặp một lần. Sửa đổi, thay thế một văn bản không phải là dựa trên nó.",
    "Write the whole store in a form that other programs read, and `kg import` reads back without loss.":
        "Ghi cả kho ra dạng mà chương trình khác đọc được, và `kg import` đọc lại không mất gì.\n\n"
        "RDF (ttl, nt, nq, trig, jsonld, rdf) theo bản thể luận của chúng tôi và ELI 1.3; trong nq và trig mỗi nguồn là một "
        "đồ thị có tên. GraphML và GEXF cho Gephi, yEd, networkx. Từ graph.csv có graph-nodes.csv và graph-edges.csv cho "
        "Gephi và Excel; từ graph.parquet cũng vậy dạng Parquet.",
    "Put a file that `kg export` wrote into the store: all of it, or nothing.":
        "Đưa tệp do `kg export` ghi vào kho: trọn vẹn, hoặc không gì cả.\n\n"
        "Những gì kho đã có vẫn giữ; với văn bản cả hai cùng biết, lời các nguồn đứng cạnh nhau. Danh mục của cơ quan thì "
        "dùng `kg register import`.",
    "Check a graph against the shapes of our ontology (SHACL): the store, or a FILE of RDF.":
        "Kiểm tra đồ thị theo các mẫu SHACL của bản thể luận: kho, hoặc một FILE RDF.\n\n"
        'FILE là .ttl, .nt, .nq, .trig, .jsonld hoặc .rdf; "-" đọc đầu vào chuẩn. Mỗi lỗi nêu tên văn bản. Mẫu chỉ xét '
        "hình thức, không xét pháp luật. Mã thoát 1 khi có lỗi.",
    "Answer a SPARQL query from the store, or from a server.":
        "Trả lời một truy vấn SPARQL từ kho, hoặc từ một máy chủ.\n\n"
        "QUERY là SELECT, ASK, CONSTRUCT hoặc DESCRIBE. Truy vấn làm đổi dữ liệu hoặc với tới máy chủ khác bị từ chối. Chỉ "
        "--endpoint dùng mạng. docs/sparql.md có mười truy vấn mẫu.",
    "Send the whole graph to a SPARQL 1.1 server, whose updates go to URL.":
        "Gửi cả đồ thị lên máy chủ SPARQL 1.1 nhận cập nhật ở URL.\n\n"
        "Đồ thị chỉ được thay khi tất cả đã tới nơi và đếm đủ; bị gián đoạn thì chạy lại. Tên và mật khẩu ở trong URL, hoặc "
        "$KG_SPARQL_USER và $KG_SPARQL_PASSWORD, hoặc $KG_SPARQL_TOKEN. Tên tệp và câu trích được gửi theo: chỉ gửi đến nơi "
        "được phép đọc.",
    "Grow the register: import sources of facts about documents, compare them, take them out again.":
        "Bồi đắp dữ liệu: nhập các nguồn nói về văn bản, so sánh, rút ra.\n\n"
        "Dữ liệu nhiều nguồn đứng cạnh nhau; chỗ nói khác nhau thì nguồn có hạng nhỏ hơn được tin.",
    "Show what an import would change, and change nothing: documents, days, ends, relations, with examples.":
        "Cho xem nhập vào thì đổi những gì, mà không đổi gì: văn bản, ngày, hết hiệu lực, quan hệ, kèm ví dụ.\n\n"
        "Mã thoát 1 nếu số dòng bị từ chối nhiều hơn số dòng được nhận.",
    "List the sources in the order in which they are believed: rank, day, how much each says.":
        "Liệt kê các nguồn theo thứ tự được tin: hạng, ngày, nói bao nhiêu.",
    "Take an imported source out with all it brought. What other sources or reports know stays, as they know it.":
        "Rút một nguồn đã nhập cùng mọi thứ nó mang vào. Những gì nguồn khác hoặc báo cáo biết vẫn còn.",
    "Write the register's documents as CSV, which `kg register import csv` reads back without loss.":
        "Ghi văn bản trong dữ liệu ra CSV, `kg register import csv` đọc lại không mất gì.",
    "Count what the store holds, by type, relation and source.": "Đếm những gì kho có, theo loại, quan hệ và nguồn.",
    "Explain a check rule; without CODE, list them all.": "Giải thích một quy tắc; không nêu CODE thì liệt kê tất cả.",
    "Show the settings that hold in this folder, as JSON; on stderr the file they come from.":
        "Cho xem thiết lập có hiệu lực trong thư mục này, dạng JSON; trên stderr là tệp chứa thiết lập.",
    "Read the sample reports that ship, print a chain and a check, write a page.":
        "Đọc các báo cáo mẫu, in một chuỗi căn cứ và một lần kiểm tra, ghi một trang.\n\n"
        "Dùng kho riêng nên kho của bạn không đổi; --db giữ kho đó lại.",
    "Show the version.": "Hiện phiên bản.",
    "FILE is a document (DOC): print its full citation, ready to paste.": "FILE là một văn bản (DOC): in viện dẫn đầy đủ, dán được ngay.",
    "Also what only points: “Luật này”, “kế hoạch nêu trên”.": "Cả cách nhắc lại: “Luật này”, “kế hoạch nêu trên”.",
    "How to print it.": "Cách in ra.",
    "The store; else $KG_DB, else the user's data directory.": "Kho dữ liệu; nếu không nêu: $KG_DB, rồi thư mục dữ liệu của người dùng.",
    "Language of the output; else the locale.": "Ngôn ngữ in ra; nếu không nêu: theo kg.toml, rồi theo máy.",
    "The day to tell the status of; today if not given.": "Hiệu lực vào ngày nào; không nêu là hôm nay.",
    'Only this type: decree, "nghị định" …': 'Chỉ loại này: decree, "nghị định" …',
    'Only of this issuer: "Bộ Tài chính", "bo tai chinh".': 'Chỉ của cơ quan này: "Bộ Tài chính", "bo tai chinh".',
    "Only of this year of issue.": "Chỉ văn bản ban hành năm này.",
    "Only what is known to be in force on that day.": "Chỉ văn bản biết là còn hiệu lực vào ngày đó.",
    "At most so many.": "Nhiều nhất chừng này.",
    "What rests on the document instead.": "Ngược lại: những gì dựa trên văn bản.",
    "Only what a text states; nothing inferred.": "Chỉ những gì văn bản nói rõ, không suy luận.",
    "Print the sentence or the rule behind each step.": "In câu văn hoặc quy tắc của mỗi bước.",
    "At most so many steps.": "Nhiều nhất chừng này bước.",
    "The day to tell validity of; today if not given.": "Hiệu lực vào ngày nào; không nêu là hôm nay.",
    "Through every relation, both ways: cites, replaces, repeals …": "Qua mọi quan hệ, cả hai chiều: viện dẫn, thay thế, bãi bỏ …",
    "Only count what rests on it, as kg rank does, by validity.": "Chỉ đếm những gì dựa trên nó theo hiệu lực, như kg rank.",
    "How to print it; else by the suffix of FILE, else text.": "Cách in ra; nếu không nêu: theo đuôi tệp, rồi dạng chữ.",
    "Write the list to this file.": "Ghi danh sách vào tệp này.",
    "The day on which DOC falls; today if not given.": "Ngày DOC hết hiệu lực; không nêu là hôm nay.",
    "Only documents of this level.": "Chỉ văn bản của cấp này.",
    "What fell is at most so many steps away.": "Văn bản đã hết hiệu lực cách nhiều nhất chừng này bước.",
    "Also documents of which nobody knows whether they are in force.": "Cả văn bản chưa rõ hiệu lực.",
    "The day; today if not given.": "Ngày xét; không nêu là hôm nay.",
    "Judge on this day; else the document's own, else today.": "Đánh giá theo ngày này; nếu không nêu: ngày của văn bản, rồi hôm nay.",
    "How to tell it; else by the suffix of -o, else text. docx and pdf: remarks in a copy of your own file.": "Cách báo; nếu không nêu: theo đuôi của -o, rồi dạng chữ. docx và pdf: nhận xét trong một bản sao tệp của bạn.",
    "Write there; a folder takes one output for each FILE.": "Ghi vào đó; thư mục thì mỗi FILE một kết quả.",
    "Only these rules: VB1,VB201.": "Chỉ các quy tắc này: VB1,VB201.",
    "Not these rules.": "Bỏ các quy tắc này.",
    "The paper's own form too: grounds, articles, signature, page.": (
        "Kiểm tra cả thể thức của chính văn bản: căn cứ, điều, ký, trang."
    ),
    "All rules, and notes count as findings too.": "Mọi quy tắc; ghi chú cũng tính là lỗi.",
    "Exit with 0 even when there are findings.": "Mã thoát là 0 cả khi có lỗi.",
    "Count the findings by rule, and no more.": "Chỉ đếm theo quy tắc.",
    "Only findings that are not in FILE; without such a file, write it.": "Chỉ lỗi chưa có trong FILE; chưa có tệp thì ghi tệp.",
    "Write the baseline anew.": "Ghi lại tệp mốc.",
    "Set right faults of form only, in a copy (-o).": "Chỉ sửa lỗi trình bày, trong một bản sao (-o).",
    "With --fix, in a .docx: as tracked changes for Word's reviewer.": "Cùng --fix, với .docx: ghi thành thay đổi được theo dõi để duyệt trong Word.",
    "Show what --fix would change.": "Cho xem --fix sẽ sửa gì.",
    "Keep what is finished in FILE, and go on from there next time.": "Giữ những gì đã xong trong FILE, lần sau làm tiếp từ đó.",
    "Check what changes in FOLDER, until Ctrl-C.": "Kiểm tra tệp nào thay đổi trong FOLDER, cho đến khi bấm Ctrl-C.",
    "Author of the comments in docx and pdf.": "Tên người nhận xét trong docx và pdf.",
    "Processes; else one for each core, if there are many files.": "Số tiến trình; không nêu: mỗi nhân một tiến trình nếu có nhiều tệp.",
    "Processes; else one for each core.": "Số tiến trình; không nêu: mỗi nhân một tiến trình.",
    "The file to write.": "Tệp sẽ ghi.",
    "The store whose register is asked; else the usual one.": "Kho có dữ liệu pháp luật để tra; không nêu: kho thường dùng.",
    "Who spreads the work.": "Ai chia việc.",
    "With --engine spark: the cluster; else the cores of this machine.": "Với --engine spark: cụm máy; không nêu: các nhân của máy này.",
    "The column of the texts' ids.": "Cột mã của văn bản.",
    "The column of the texts; else text, content_html, content …": "Cột chữ của văn bản; không nêu: text, content_html, content …",
    "The file; else FOLDER.parquet.": "Tệp sẽ ghi; không nêu: FOLDER.parquet.",
    "What to draw: all around DOC; what it rests on, by level; its relations in groups; the whole graph by date.": "Vẽ gì: xung quanh DOC; những gì nó dựa trên, theo cấp; quan hệ theo nhóm; cả mạng lưới theo ngày.",
    "What to write; else by the name of the file, else html.": "Ghi dạng nào; nếu không nêu: theo tên tệp, rồi html.",
    "Who lays out an svg or png of network or chain; auto: Graphviz where installed and as readable.": "Ai sắp xếp hình svg, png; auto: Graphviz nếu đã cài và dễ đọc bằng.",
    "How many steps around DOC.": "Bao nhiêu bước quanh DOC.",
    "At most so many boxes.": "Nhiều nhất chừng này ô.",
    "With --view chain: what rests on DOC.": "Với --view chain: những gì dựa trên DOC.",
    "With --view chain: leave out what is inferred.": "Với --view chain: bỏ phần suy luận.",
    "The day to tell validity of; a report's own day, else today.": "Hiệu lực vào ngày nào; không nêu: ngày của báo cáo, rồi hôm nay.",
    "By how many rest on it directly, or by how weighty those are in turn.": "Theo số văn bản dựa trực tiếp, hoặc theo sức nặng của các văn bản đó.",
    "So many.": "Chừng này.",
    'Only this type: "nghị định" …': 'Chỉ loại này: "nghị định" …',
    "Only this level.": "Chỉ cấp này.",
    "Only what is known to be in force on the day.": "Chỉ văn bản biết là còn hiệu lực vào ngày đó.",
    "What counts; once or more. If not given: implements, based_on, details, guides.": "Quan hệ được tính; có thể nêu nhiều lần. Không nêu: implements, based_on, details, guides.",
    "The groups that documents form by resting on one another.": "Các nhóm văn bản dựa trên nhau.",
    "The day to count and to tell validity of; today if not given.": "Ngày để đếm và xét hiệu lực; không nêu là hôm nay.",
    "The file to write; its suffix chooses: .ttl .nt .nq .trig .jsonld .rdf, .graphml .gexf, .csv .parquet; all but the last two also with .gz.": "Tệp sẽ ghi; đuôi tệp chọn dạng: .ttl .nt .nq .trig .jsonld .rdf, .graphml .gexf, .csv .parquet; trừ hai dạng cuối đều ghi được kèm .gz.",
    "Tell the folders of the files that were read, not their names alone.": "Ghi cả thư mục của tệp đã đọc, không chỉ tên tệp.",
    "The format of FILE; else its suffix tells.": "Dạng của FILE; không nêu: theo đuôi tệp.",
    "Lines for each kind of fault.": "Số dòng cho mỗi loại lỗi.",
    "Ask this SPARQL 1.1 server instead of the store.": "Hỏi máy chủ SPARQL 1.1 này thay cho kho.",
    "How to print it; else a table, and Turtle for CONSTRUCT and DESCRIBE.": "Cách in ra; nếu không nêu: bảng, và Turtle cho CONSTRUCT, DESCRIBE.",
    "Give up after so long.": "Bỏ cuộc sau chừng này giây.",
    "The named graph to fill; else the server's default graph.": "Đồ thị có tên sẽ ghi vào; không nêu: đồ thị mặc định của máy chủ.",
    "Remove what the graph holds; else it is added to.": "Xóa những gì đồ thị đang có; không nêu: thêm vào.",
    "Where the server answers queries, if that is not beside URL.": "Nơi máy chủ trả lời truy vấn, nếu không ở cạnh URL.",
    "Give up when one request takes longer.": "Bỏ cuộc khi một yêu cầu lâu hơn chừng này.",
    "What to call the source; importing a name again replaces it.": "Tên nguồn; nhập lại tên cũ là thay nguồn cũ.",
    "The day to which the source is known to be true.": "Ngày mà đến đó nguồn được biết là đúng.",
    "Smaller wins; else the rank of its kind.": "Số nhỏ hơn được tin hơn; không nêu: theo loại nguồn.",
    "csv: where a field stands.": "csv: mục nào ở cột nào.",
    "csv: what holds for every row.": "csv: điều đúng cho mọi dòng.",
    "csv: the same, in a file.": "csv: như trên, trong một tệp.",
    "csv: found out if not given.": "csv: không nêu thì tự nhận ra.",
    "Only what this source says, of the documents that it describes.": "Chỉ những gì nguồn này nói, về văn bản mà nó mô tả.",
    "Else stdout.": "Không nêu: in ra màn hình.",
    "The page to write; kg-demo.html in the current folder if not given.": "Trang sẽ ghi; không nêu: kg-demo.html trong thư mục này.",
    "Import a source: phapdien (pages of the official code), vbpl-dataset (Parquet files), vbpl-json (saved answers of the national database), csv (an office's list, .csv or a workbook).": "Nhập một nguồn: phapdien (các trang Bộ pháp điển), vbpl-dataset (tệp Parquet), vbpl-json (câu trả lời đã lưu của Cơ sở dữ liệu quốc gia), csv (danh mục của cơ quan, .csv hoặc bảng tính).\n\nVào trọn vẹn hoặc không gì cả; bị gián đoạn thì làm tiếp. Dòng bị từ chối được đếm, kèm lý do. Mã thoát 1 nếu số dòng bị từ chối nhiều hơn số dòng được nhận.",
    "List the sources in the order in which they are believed: rank, age, how much each says, its limits.": "Liệt kê các nguồn theo thứ tự được tin: hạng, bao lâu rồi, nói bao nhiêu, không gồm những gì.",
    "Write all that the sources of the store say into one small file, for kg register update in other stores.": "Ghi mọi điều các nguồn trong kho nói vào một tệp nhỏ, để kg register update đưa vào kho khác.\n\nBáo cáo đã đọc không bao giờ có trong đó. Muốn người nhận biết của ai thì ký bằng minisign (minisign -S -m FILE).",
    "The pack.": "Gói dữ liệu.",
    "Only sources that were looked at on that day or later.": "Chỉ các nguồn được đối chiếu từ ngày đó.",
    "Only this source; may be given several times.": "Chỉ nguồn này; có thể nêu nhiều lần.",
    "The day of the pack; else today.": "Ngày của gói; không nêu là hôm nay.",
    "Who made it, for those who get it.": "Ai làm gói, để người nhận biết.",
    "Take in a pack, from a file or an address: all of it or nothing, and show what changes.": "Đưa một gói vào kho, từ tệp hoặc địa chỉ: trọn vẹn hoặc không gì cả, và cho xem đổi những gì.\n\nkg register remove cùng tên gói sẽ rút gói ra. Với --trust thì FILE.minisig phải đứng cạnh tệp.",
    "Show what would change, and change nothing.": "Cho xem sẽ đổi những gì, mà không đổi gì.",
    "Take it only if this minisign key signed it (the key, or its file).": "Chỉ nhận khi được ký bằng khóa minisign này (khóa, hoặc tệp chứa khóa).",
    "Fetch what the national database tells of documents issued since a day, and keep it in a folder.": "Lấy về những gì Cơ sở dữ liệu quốc gia nói về văn bản ban hành từ một ngày, giữ trong một thư mục.\n\nLệnh này dùng mạng: mỗi giây hỏi nhiều nhất một lần, theo robots.txt và lời “hãy thử lại sau”, gặp captcha thì dừng; chạy lại thì làm tiếp phần thiếu. Kho không đổi: xem kg register diff vbpl-json FOLDER.",
    "Documents issued on that day or later.": "Văn bản ban hành từ ngày đó.",
    "Where the answers are kept.": "Nơi giữ các câu trả lời.",
    "Only this agencyLevel of the database: TRUNG_UONG …": "Chỉ cấp này của cơ sở dữ liệu (agencyLevel): TRUNG_UONG …",
    "Another address than that of the national database.": "Địa chỉ khác với của Cơ sở dữ liệu quốc gia.",
    "List which of my documents rest on something that changed between two stores, or two packs.": "Liệt kê văn bản nào của tôi dựa trên văn bản đã đổi giữa hai kho, hoặc hai gói.\n\nCủa tôi là các báo cáo đã đọc và văn bản trong danh mục của cơ quan: của NEW nếu là kho, nếu không thì của kho tôi. Gói được xem như khi đã đưa vào kho tôi. Mã thoát 1 nếu có.",
    "Also what ends in the next N days.": "Cả văn bản hết hiệu lực trong N ngày tới.",
    "Only documents of this list are mine.": "Chỉ văn bản trong danh mục này là của tôi.",
    # the list of commands
    "Find the citations of a document.": "Tìm viện dẫn trong một văn bản.",
    "Read documents into the store.": "Đọc văn bản vào kho.",
    "Read whole corpora into the store.": "Đọc cả kho văn bản vào kho.",
    "Show what is known of a document or a body.": "Cho biết về một văn bản hoặc cơ quan.",
    "Find documents by words or number.": "Tìm văn bản theo chữ hoặc số.",
    "Trace what a document rests on.": "Lần ra những gì một văn bản dựa trên.",
    "Find the ways between two documents.": "Tìm đường giữa hai văn bản.",
    "List what must be reviewed when a document falls.": "Liệt kê những gì phải rà soát khi một văn bản hết hiệu lực.",
    "Make the official lists of a review.": "Lập các danh mục của một đợt rà soát, hệ thống hóa.",
    "Make the lists with which a review of an office's documents ends: ended, ended in part, in force, to be treated.":
        "Lập các danh mục mà rà soát, hệ thống hóa văn bản của một cơ quan kết thúc bằng: hết hiệu lực toàn bộ, hết hiệu lực một phần, còn hiệu lực, cần xử lý.\n\n"
        "LIST là danh mục của cơ quan (.csv, .xlsx …, đọc như kg register import csv), FOLDER chứa chính các văn bản; tên thư mục con là lĩnh vực. "
        "Kho chỉ được đọc. Trong tệp .xlsx mỗi dòng có thể được xác nhận hoặc sửa, và --decided đưa các quyết định đó vào kho, như dữ kiện của chính cơ quan. "
        "Văn bản chưa rõ hiệu lực được liệt kê riêng.\n\n"
        "Mã thoát 2: có tệp không đọc được (được nêu tên, các tệp khác vẫn được rà soát).",
    "The period of the review: 2019-2023, or 2023.": "Kỳ rà soát: 2019-2023, hoặc 2023.",
    "Judge on this day; else the last one of the period, else today.": "Xét hiệu lực vào ngày này; không nêu: ngày cuối kỳ, rồi hôm nay.",
    "Write the lists there: .docx, .xlsx or .json.": "Ghi các danh mục ra tệp này: .docx, .xlsx hoặc .json.",
    "Take the decisions in this workbook of an earlier review as facts.": "Nhận các quyết định trong bảng tính này của lần rà soát trước làm dữ kiện.",
    "In Word, leave out the column that says how sure each row is.": "Trong Word, bỏ cột ghi mức chắc chắn của mỗi dòng.",
    "The day to which the list is known to be true.": "Ngày mà đến đó danh mục được biết là đúng.",
    "Where a field stands in the list.": "Trường nào ở cột nào của danh mục.",
    "What holds for every row of the list.": "Giá trị đúng cho mọi dòng của danh mục.",
    "The same, in a file.": "Như trên, ghi trong tệp.",
    "List what stands on something that fell.": "Liệt kê văn bản còn đứng trên văn bản đã hết hiệu lực.",
    "Check the references of a document.": "Kiểm tra viện dẫn của một văn bản.",
    "Draw a network as one offline page.": "Vẽ mạng lưới thành một trang xem được không cần mạng.",
    "Rank documents by what rests on them.": "Xếp hạng văn bản theo số văn bản dựa trên nó.",
    "Write the store for other programs.": "Ghi kho ra cho chương trình khác.",
    "Read back what kg export wrote.": "Đọc lại những gì kg export đã ghi.",
    "Check a graph against the ontology's shapes.": "Kiểm tra đồ thị theo mẫu của bản thể luận.",
    "Answer a SPARQL query.": "Trả lời một truy vấn SPARQL.",
    "Send the graph to a SPARQL server.": "Gửi đồ thị lên máy chủ SPARQL.",
    "Import and compare sources of facts.": "Nhập và so các nguồn dữ liệu.",
    "Count what the store holds.": "Đếm những gì kho có.",
    "Explain a check rule.": "Giải thích một quy tắc kiểm tra.",
    "Show the settings of this folder.": "Cho xem thiết lập của thư mục này.",
    "Show it all on the sample reports.": "Chạy thử tất cả trên báo cáo mẫu.",
}
# fmt: on
_VIETNAMESE = {_key(english): said for english, said in _HELP.items()}
