"""Where a fact was read, as the register names it: the kind of place, its name, and the day it was looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.register.precedence import ranks

#: Grade → kind of source: read in the issued or official text, in a full copy of it, or elsewhere.
KIND_OF = {"A": "issued_text", "B": "copied_text", "C": "secondary"}
_DAY = re.compile(r"\b(202[3-6]-\d\d-\d\d)\b")
_REPOSITORY = re.compile(r"(?:^|[\s;]|github\.com/)([A-Za-z][\w-]+/[A-Za-z][\w.-]+)(?=[:\s@(,;]|$)")
#: Days on which the copies that name none were taken.
_COPIED_ON = {
    "alqac-2026": "2026-07-01", "phapluat-8chude-data": "2026-06-29", "VN-legal-agent": "2026-07-15",
    "vbpl-review": "2026-05-07", "tai_lieu_noi_bo": "2025-12-19", "skill-sct": "2026-07-24",
    "/vietnam-law": "2024-11-14", ".github.io": "2026-07-24", "vn-healthcare": "2026-10-06", "LexFlow": "2026-08-14",
    "legal-graphrag-platform-vn/pipeline": "2026-07-09", "Research-Law-VN": "2026-09-04", "/tncn": "2026-09-24",
    "vietnam-address-kit": "2026-09-25", "congbao.chinhphu.vn": "2026-06-29", "Công báo": "2026-06-29",
}  # fmt: skip
#: The days of the official code's stored copies; a fact that names none stood in the first that could hold it.
_CODE_SNAPSHOTS = ("2023-12-07", "2025-02-14", "2026-01-22")
#: The gazette's own table of what an act ends and changes: an official list, no words of the act.
CHART = "chart"
#: What a place is called, by the first pattern that its description fits.
_NAMES = tuple(
    (re.compile(pattern), key, name)
    for pattern, key, name in (
        (r"lược đồ Công báo", CHART, "Công báo điện tử, lược đồ văn bản"),
        (
            r"congbao\.chinhphu|[Cc]ông báo|phapluat-8chude-data|alqac-2026",
            "congbao",
            "Công báo điện tử (congbao.chinhphu.vn)",
        ),
        (r"\btrích dẫn\b", "code-cited", "Bộ pháp điển điện tử, văn bản được dẫn"),
        (r"lời điều thi hành|relations\.jsonl", "code-clause", "Bộ pháp điển điện tử, điều khoản thi hành"),
        (r"official-expired", "list", "Danh mục văn bản hết hiệu lực của bộ"),
        (r"^Bộ pháp điển|[Pp]háp điển", "code", "Bộ pháp điển điện tử"),
        (r"vbpl\.vn|vbpl-|\bvbpl\b", "vbpl", "Bản chép từ Cơ sở dữ liệu quốc gia về pháp luật (vbpl.vn)"),
        (r"vanban\.chinhphu|datafiles", "portal", "Bản chép từ Cổng Thông tin điện tử Chính phủ (vanban.chinhphu.vn)"),
        (r"luatvietnam|thuvienphapluat", "publisher", "Trang tra cứu văn bản của doanh nghiệp"),
        (r"^suy (?:ra|từ)|inferred|presumed", "inferred", "Suy ra từ văn bản khác"),
        (r"nso\.gov\.vn|address-kit|vietnamese-prov", "nso", "Bản chép từ danhmuchanhchinh.nso.gov.vn"),
    )
)  # fmt: skip


#: The day to which ends were searched for: a presumption that nothing ended a document holds to this day.
SEARCHED_TO = "2026-11-20"


@dataclass(frozen=True, slots=True, order=True)
class Provenance:
    """One place of reading: `key` is the source's short name in the register."""

    kind: str
    day: str
    name: str
    key: str

    def row(self) -> tuple[str, str, int, str, str]:
        return self.key, self.kind, ranks()[self.kind][0], self.day, self.name


#: Where it is presumed that a document stands: nobody says so, and no end was found.
NO_END_FOUND = Provenance("secondary", SEARCHED_TO, "Không tìm thấy văn bản làm hết hiệu lực", "c-no-end-found")


def provenance(described: str, grade: str, day: str = "", told: str = "") -> Provenance:
    """The source of a fact from how it was written down: `described` may name several places, the best one counts.

    `day` is the ISO day of the copy where it is known beside that, `told` a day that the fact itself holds.
    """
    parts = [part.strip() for part in described.split(" | ") if part.strip()] or [""]
    found = min((_one(part, place) for place, part in enumerate(parts)), key=lambda one: one[:2])
    _, _, short, name, own_day = found
    day = day if re.fullmatch(r"20\d\d-\d\d-\d\d", day) else own_day
    if not day and short.startswith("code"):
        day = next((copied for copied in _CODE_SNAPSHOTS if copied >= told), _CODE_SNAPSHOTS[-1])
    key = "-".join(part for part in (grade.lower(), short, day) if part)
    kind = "official_list" if short == CHART and grade == "A" else KIND_OF[grade]
    return Provenance(kind, day, name, key)


def _one(part: str, place: int) -> tuple[int, int, str, str, str]:
    days = _DAY.findall(part)
    repository = _REPOSITORY.search(part)
    day = days[-1] if days else next((d for name, d in _COPIED_ON.items() if name in part), "")
    for order, (pattern, key, name) in enumerate(_NAMES):
        if pattern.search(part):
            return order, place, key, name, day
    if repository:
        name = _named(repository[1])
        return 20, place, f"copy-{name}", f"Bản chép toàn văn ({name})", day
    return 30, place, "web", "Bản chép trên mạng", day


def _named(repository: str) -> str:
    """A repository by its own name alone, for its owner's is a person's account."""
    name = repository.rpartition("/")[2]
    return "github.io" if name.endswith(".github.io") else name
