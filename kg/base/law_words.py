"""What is said of the law in both languages, wherever it is said: states, relations, levels, certainties, notes."""

from __future__ import annotations

from kg.base.source_names import source_name
from kg.base.wording import Wording, day_text, flat
from kg.model import Document, Edge, State, Status
from kg.naming import kind_name, offices_in_words

LANGUAGES = ("vi", "en")

#: A mark that reads without colour, and short and long words, for each state.
STATES: dict[State, dict[str, str]] = {
    "in_force": {"mark": "✔", "vi": "còn hiệu lực", "en": "in force"},
    "not_yet_in_force": {"mark": "◔", "vi": "chưa có hiệu lực", "en": "not yet in force"},
    "partly_repealed": {"mark": "◐", "vi": "hết hiệu lực một phần", "en": "partly repealed"},
    "suspended": {"mark": "‖", "vi": "ngưng hiệu lực", "en": "suspended"},
    "replaced": {"mark": "✖", "vi": "hết hiệu lực, bị thay thế", "en": "replaced"},
    "repealed": {"mark": "✖", "vi": "hết hiệu lực, bị bãi bỏ", "en": "repealed"},
    "expired": {"mark": "✖", "vi": "hết hiệu lực", "en": "expired"},
    "lapsed_with_parent": {
        "mark": "✖",
        "vi": "hết hiệu lực theo văn bản gốc",
        "en": "lapsed with its parent",
    },
    "probably_lapsed": {"mark": "✖?", "vi": "có thể đã hết hiệu lực", "en": "probably lapsed"},
    "unknown": {"mark": "?", "vi": "chưa rõ hiệu lực", "en": "validity unknown"},
    "stood_when_looked": {
        "mark": "◷",
        "vi": "còn hiệu lực khi đối chiếu lần cuối; từ đó chưa đối chiếu",
        "en": "in force when last looked at; not looked at since",
    },
    "presumed_in_force": {
        "mark": "≈",
        "vi": "suy đoán còn hiệu lực, chỉ theo nguồn thứ cấp",
        "en": "presumed in force, by a secondary source alone",
    },
}

#: Words short enough for a box, where they differ from the long ones.
STATES_IN_A_BOX: dict[State, dict[str, str]] = {
    "replaced": {"vi": "hết hiệu lực", "en": "replaced"},
    "repealed": {"vi": "hết hiệu lực", "en": "repealed"},
    "lapsed_with_parent": {"vi": "hết hiệu lực", "en": "lapsed"},
    "unknown": {"vi": "chưa rõ", "en": "unknown"},
    "partly_repealed": {"vi": "còn một phần", "en": "partly in force"},
    "probably_lapsed": {"vi": "có thể hết", "en": "may have lapsed"},
    "stood_when_looked": {"vi": "chưa đối chiếu lại", "en": "not looked since"},
    "presumed_in_force": {"vi": "suy đoán còn", "en": "presumed so"},
}

#: Relation read from its source to its target, and the other way round.
RELATIONS: dict[str, dict[str, tuple[str, str]]] = {
    "implements": {
        "vi": ("triển khai", "được triển khai bởi"),
        "en": ("implements", "is implemented by"),
    },
    "issued_by": {"vi": ("do cơ quan ban hành", "ban hành"), "en": ("is issued by", "issued")},
    "cites": {"vi": ("viện dẫn", "được viện dẫn trong"), "en": ("cites", "is cited in")},
    "based_on": {"vi": ("căn cứ", "là căn cứ của"), "en": ("is based on", "is the basis of")},
    "details": {
        "vi": ("quy định chi tiết", "được quy định chi tiết bởi"),
        "en": ("details", "is detailed by"),
    },
    "guides": {"vi": ("hướng dẫn", "được hướng dẫn bởi"), "en": ("guides", "is guided by")},
    "amends": {"vi": ("sửa đổi", "được sửa đổi bởi"), "en": ("amends", "is amended by")},
    "supplements": {"vi": ("bổ sung", "được bổ sung bởi"), "en": ("supplements", "is supplemented by")},
    "replaces": {"vi": ("thay thế", "bị thay thế bởi"), "en": ("replaces", "is replaced by")},
    "repeals": {"vi": ("bãi bỏ", "bị bãi bỏ bởi"), "en": ("repeals", "is repealed by")},
    "suspends": {"vi": ("ngưng hiệu lực", "bị ngưng hiệu lực bởi"), "en": ("suspends", "is suspended by")},
    "corrects": {"vi": ("đính chính", "được đính chính bởi"), "en": ("corrects", "is corrected by")},
    "consolidates": {"vi": ("hợp nhất", "được hợp nhất trong"), "en": ("consolidates", "is consolidated in")},
    "issues": {"vi": ("ban hành kèm theo", "được ban hành kèm theo"), "en": ("issues", "is issued with")},
    "submits": {"vi": ("trình", "được trình bởi"), "en": ("submits", "is submitted by")},
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

#: Words by a key: levels, certainties, where a document is known from, notes of a status, rules that infer a step.
LAW_WORDS: dict[str, dict[str, str]] = {
    "level_central": {"vi": "Trung ương", "en": "Central"},
    "level_ministry": {"vi": "Bộ, ngành", "en": "Ministries"},
    "level_province": {"vi": "Tỉnh, thành phố trực thuộc trung ương", "en": "Province"},
    "level_district": {"vi": "Huyện, quận, thị xã, thành phố thuộc tỉnh", "en": "District"},
    "level_commune": {"vi": "Xã, phường, thị trấn", "en": "Commune, ward"},
    "level_unknown": {"vi": "Chưa rõ cấp", "en": "Level unknown"},
    "level_report": {"vi": "Báo cáo", "en": "Reports"},
    "certainty_verified": {"vi": "đã đối chiếu", "en": "verified"},
    "certainty_issued_text": {"vi": "theo chính văn bản đã ban hành", "en": "from the issued text itself"},
    "certainty_copied_text": {"vi": "theo bản chép của văn bản", "en": "from a copy of the text"},
    "certainty_secondary": {"vi": "suy đoán, theo nguồn thứ cấp", "en": "a presumption, from a secondary source"},
    "certainty_official_code": {"vi": "theo Bộ pháp điển", "en": "from the official code"},
    "certainty_official_list": {"vi": "theo danh mục chính thức", "en": "from an official list"},
    "certainty_national_database": {
        "vi": "theo Cơ sở dữ liệu quốc gia về pháp luật",
        "en": "from the national database of legal documents",
    },
    "certainty_office_list": {"vi": "theo danh mục của cơ quan", "en": "from an office's own list"},
    "certainty_title": {"vi": "đọc từ tên văn bản", "en": "read from a title"},
    "certainty_report": {"vi": "theo báo cáo đã đọc", "en": "from a report that was read"},
    "certainty_text": {"vi": "đọc từ văn bản", "en": "read from a text"},
    "certainty_inferred": {"vi": "suy ra", "en": "inferred"},
    "certainty_existence": {"vi": "chỉ biết là có văn bản", "en": "only known to exist"},
    "certainty_unknown": {"vi": "chưa rõ", "en": "unknown"},
    "origin_register": {"vi": "danh mục kèm theo chương trình", "en": "the shipped register"},
    "origin_report": {"vi": "tệp đã đọc", "en": "a file that was read"},
    "origin_cited": {"vi": "chỉ qua viện dẫn", "en": "citations only"},
    "note_end_day_unknown": {
        "vi": "nguồn nói đã hết hiệu lực, không ghi từ ngày nào",
        "en": "the source says that it has ended, and not when",
    },
    "note_ended_but_for": {
        "vi": "điều khoản làm hết hiệu lực có nêu ngoại lệ: phần hoặc trường hợp được loại trừ vẫn áp dụng; cần đọc "
        "điều khoản đó",
        "en": "the clause that ends it makes an exception: what it excepts still applies; read that clause",
    },
    "note_presumed_end": {
        "vi": "chỉ nguồn thứ cấp nói đã hết hiệu lực; cần đối chiếu với bản gốc",
        "en": "only a secondary source says that it has ended; compare with the original",
    },
    "note_presumed": {
        "vi": "không thấy văn bản nào làm hết hiệu lực; không nguồn chính thức nào nói còn hiệu lực",
        "en": "no act was seen that ends it; no official source says that it is in force",
    },
    "note_restored": {
        "vi": "đã hết hiệu lực, rồi được áp dụng trở lại theo văn bản này",
        "en": "it had ended, and applies again by this act",
    },
    "note_effect_when_looked": {
        "vi": "chỉ biết ngày có hiệu lực; từ đó không nguồn nào nói còn hay hết",
        "en": "only its day of effect is known; no source says what became of it since",
    },
    "note_amended_when_looked": {
        "vi": "văn bản chính thức của ngày đó dùng văn bản này như đang có hiệu lực, hoặc có nguồn nói vậy;"
        " văn bản sửa đổi, bổ sung nó có thể đã bãi bỏ một phần mà không nguồn nào nêu",
        "en": "an official text of that day used it as in force, or a source said so; what amended it may have ended"
        " parts that no source names",
    },
    "note_used_when_looked": {
        "vi": "văn bản chính thức của ngày đó dùng văn bản này như đang có hiệu lực; không nguồn nào nói thẳng",
        "en": "an official text of that day used it as in force; no source says so outright",
    },
    "note_partly_when_looked": {
        "vi": "khi đối chiếu lần cuối đã hết hiệu lực một phần",
        "en": "partly repealed when last looked at",
    },
    "note_only_exists": {
        "vi": "chỉ biết số ký hiệu có thật; không nguồn nào nói về hiệu lực",
        "en": "the number is known to exist; no source tells of its validity",
    },
    "note_number_of_several": {
        "vi": "nhiều văn bản mang số này, mỗi năm đánh lại từ đầu; cần biết ngày ban hành",
        "en": "several documents bear this number, which begins anew every year; its day of issue is needed",
    },
    "note_look_undated": {
        "vi": "nguồn nói còn hiệu lực, nhưng không rõ nguồn được đối chiếu ngày nào",
        "en": "a source says that it is in force, and not when it was looked at",
    },
    "note_no_look": {
        "vi": "biết ngày có hiệu lực; không nguồn nào nói còn hay hết",
        "en": "the day of effect is known; no source says whether it still stands",
    },
    "note_not_yet_issued": {"vi": "chưa ban hành vào ngày này", "en": "not yet issued on this day"},
    "note_not_yet_effective": {
        "vi": "đã ban hành, chưa đến ngày có hiệu lực",
        "en": "issued, not yet effective",
    },
    "note_days_disagree": {
        "vi": "các nguồn ghi ngày ban hành và ngày hiệu lực không khớp nhau",
        "en": "the sources' days of issue and of effect do not fit",
    },
    "note_conflict_codified": {
        "vi": "có nguồn ghi hết hiệu lực, nguồn khác vẫn còn giữ văn bản này",
        "en": "one source ends it, another still holds it",
    },
    "note_changed_after_end": {
        "vi": "có văn bản ghi hết hiệu lực toàn bộ, văn bản ban hành sau đó vẫn sửa đổi hoặc chỉ bãi bỏ một phần",
        "en": "one act ends it as a whole, a later one still amends it or ends a part of it",
    },
    "note_sources_disagree": {"vi": "các nguồn nói khác nhau", "en": "the sources disagree"},
    "note_day_of_end_unknown": {
        "vi": "chưa rõ ngày hết hiệu lực",
        "en": "the day of its end is not known",
    },
    "note_lapsed_with_parent": {
        "vi": "hết hiệu lực cùng văn bản mà nó quy định chi tiết hoặc hướng dẫn",
        "en": "lapsed with the document that it details or guides",
    },
    "note_ends_later": {
        "vi": "văn bản làm hết hiệu lực đã ban hành, nhưng chưa đến ngày hết hiệu lực",
        "en": "the act that ends it had been issued, but the day of the end had not come",
    },
    "note_effect_unknown": {"vi": "chưa rõ ngày có hiệu lực", "en": "the day of effect is not known"},
    "note_last_seen": {
        "vi": "còn trong nguồn này ở lần đối chiếu gần nhất; sau đó chưa rõ",
        "en": "still in this source when it was last seen; unknown after that",
    },
    "note_codified_when_looked": {
        "vi": "chỉ biết còn trong Bộ pháp điển ngày đó; Bộ pháp điển có thể vẫn giữ văn bản đã hết hiệu lực",
        "en": "known only to have stood in the official code on that day; the code may still hold what has ended",
    },
    "note_earliest_effect": {
        "vi": "chưa rõ ngày có hiệu lực; theo quy định chung thì chưa thể có hiệu lực, trừ khi ban hành theo trình tự, "
        "thủ tục rút gọn",
        "en": "the day of effect is not known; by the general rule it cannot have come yet, unless the document was "
        "made by the shortened procedure",
    },
    "note_suspension_over": {
        "vi": "văn bản ngưng hiệu lực đã hết hiệu lực; chưa rõ hiệu lực sau đó",
        "en": "what suspended it has ended; what holds since is not known",
    },
    "note_dropped_from_code": {
        "vi": "không còn trong Bộ pháp điển",
        "en": "no longer in the official code",
    },
    "note_period_over": {
        "vi": "còn trong Bộ pháp điển, nhưng giai đoạn ghi trong tên gọi của văn bản đã qua",
        "en": "still in the official code, but the period that its title names is over",
    },
    "note_parent_ended": {
        "vi": "còn trong Bộ pháp điển, nhưng văn bản mà nó quy định chi tiết hoặc hướng dẫn đã hết hoặc có thể đã hết "
        "hiệu lực; cần đối chiếu với bản gốc",
        "en": "still in the official code, but what it details or guides has ended or may have ended; compare with the "
        "original",
    },
    "note_amended_ended": {
        "vi": "còn trong Bộ pháp điển, nhưng văn bản mà nó sửa đổi đã hết hoặc có thể đã hết hiệu lực; cần đối chiếu "
        "với bản gốc",
        "en": "still in the official code, but what it amends has ended or may have ended; compare with the original",
    },
    "note_amended_gone": {
        "vi": "mọi văn bản mà nó sửa đổi, bổ sung đều đã hết hiệu lực",
        "en": "all that it amends has ended",
    },
    "note_ground_fell_since": {
        "vi": "từ lần đối chiếu cuối, văn bản mà nó dựa vào đã hết hoặc có thể đã hết hiệu lực, nên chưa rõ nay còn "
        "hay hết; cần đối chiếu với bản gốc",
        "en": "what it stands on has ended since it was last looked at, or may have, and whether it still stands is "
        "not known; compare with the original",
    },
    "note_subject_law_ended": {
        "vi": "còn trong Bộ pháp điển, nhưng luật của đề mục đó đã hết hiệu lực; cần đối chiếu với bản gốc",
        "en": "still in the official code, but the law of its subject there has ended; compare with the original",
    },
    "note_same_subject": {
        "vi": "còn trong Bộ pháp điển, nhưng đã có văn bản sau cùng nội dung; cần đối chiếu với bản gốc",
        "en": "still in the official code, but a later document is on the same subject; compare with the original",
    },
    "rule_same_subject": {
        "vi": "cấp trên, cùng nội dung, cùng thời kỳ",
        "en": "authority above, same subject, same period",
    },
    "rule_own_council": {
        "vi": "nghị quyết của HĐND cùng cấp, cùng nội dung",
        "en": "resolution of its own council, same subject",
    },
    "rule_details_law": {
        "vi": "trích yếu nêu nội dung của một luật, và chỉ nghị định này quy định chi tiết luật đó",
        "en": "its title has the subject of a law that this decree alone details",
    },
    "rule_names_law": {"vi": "trích yếu nêu nội dung của luật này", "en": "its title has the subject of this law"},
}

#: Relations that end or suspend: of a part of a document they say something else than of the whole.
ENDING = frozenset(("repeals", "replaces", "suspends"))

_say = Wording({
    "inferred_for": ("suy luận vì", "inferred because"),
    "source": ("nguồn", "source"),
    "edge_partly": ("một phần", "in part"),
})  # fmt: skip


def mark(status: Status) -> str:
    """One character for a status: ✔ ◔ ◐ ✖ ?"""
    return STATES[status.state]["mark"][0]


def state_in_a_box(state: State, lang: str) -> str:
    """Mark and word of a state, short: "✖ hết hiệu lực"."""
    words = STATES[state]
    return f"{words['mark']} {STATES_IN_A_BOX.get(state, words)[lang]}"


def state_in_full(state: State, lang: str) -> str:
    """Mark and word of a state: "✖ hết hiệu lực, bị thay thế"."""
    return f"{STATES[state]['mark']} {STATES[state][lang]}"


def name_of(doc: Document, lang: str) -> str:
    """A document in a few words: type and symbol, else type and title."""
    kind = kind_name(doc.type, doc.symbol, lang)
    if doc.symbol:
        return f"{kind} {doc.symbol}"
    return f"{kind}: {doc.title}" if doc.title else kind


def describe(doc: Document, lang: str, *, whole: bool = False) -> str:
    """A document in one line: type, symbol, issuer, day, title; a long title cut off, if it is not wanted `whole`."""
    parts = [name_of(doc, lang)]
    if doc.issuer:
        parts.append(offices_in_words(doc.issuer, lang))
    if doc.issued:
        parts.append(day_text(doc.issued, lang))
    elif doc.year:
        parts.append(str(doc.year))
    if doc.title and doc.symbol:
        parts.append(doc.title if whole or len(doc.title) <= 90 else doc.title[:89].rstrip() + "…")
    return flat(", ".join(parts))


def verb(edge: Edge, lang: str, *, down: bool = False) -> str:
    """A relation in words: "triển khai, thực hiện", or seen from the other end "được triển khai bởi"."""
    told = RELATION_HEADINGS[edge.relation][down][lang != "vi"].lower()
    return f"{told} ({in_part(lang)})" if edge.scope != "whole" and edge.relation in ENDING else told


def in_part(lang: str) -> str:
    """That something concerns a part of a document alone."""
    return _say("edge_partly", lang)


def evidence_text(edge: Edge, lang: str) -> str | None:
    """What proves a step, on one line: the sentence, the source of the register, or the rule that inferred it."""
    if edge.basis == "inferred":
        return f"{_say('inferred_for', lang)}: {LAW_WORDS[f'rule_{edge.rule}'][lang]}"
    if edge.evidence.quote:
        return f"“{flat(edge.evidence.quote)}”"
    return f"{_say('source', lang)}: {source_name(edge.evidence.source, lang)}" if edge.evidence.source else None
