"""Files of other word processors (.doc, .odt, .rtf), turned into .docx by LibreOffice when it is installed.

LibreOffice runs with a profile of its own that is thrown away: no macros, no links followed, and no quarrel with a
LibreOffice that the user has open.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from kg.text import limits, outside
from kg.text.docx import read_docx
from kg.text.errors import UnreadableError
from kg.text.source_map import SourceMap

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
#: How the bytes of a file begin, and LibreOffice's name for such files: left to guess, it reads a damaged one as text.
_FILTERS = (
    (b"\xd0\xcf\x11\xe0", "MS Word 97"),
    (b"{\\rtf", "Rich Text Format"),
    (b"PK", "writer8"),
    (b"", "MS Word 2003 XML"),
)
#: Whatever would still ask the network finds nobody there.
_ENV = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")


def read_office(data: bytes) -> SourceMap:
    """The text of a .doc, .odt or .rtf; its places are those of `to_docx(data)`. Raises UnreadableError."""
    return read_docx(to_docx(data))


def to_docx(data: bytes) -> bytes:
    """The same document as .docx. Raises UnreadableError: no LibreOffice, damaged or locked, too slow."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise UnreadableError("no_office")
    with tempfile.TemporaryDirectory(prefix="kg-office-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        (folder / "document").write_bytes(data)
        command = [
            program, "--headless", "--norestore", "--nolockcheck", "--nodefault",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            f"--infilter={next(name for start, name in _FILTERS if data.startswith(start))}",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(folder / "document"),
        ]  # fmt: skip
        outside.run(command, seconds=limits.OFFICE_SECONDS, memory=limits.OFFICE_MEMORY, folder=folder, env=_ENV)
        made = folder / "out" / "document.docx"
        if not made.is_file():
            raise UnreadableError("bad_office")
        if made.stat().st_size > limits.FILE:
            raise UnreadableError("too_large", limits.FILE // limits.MB)
        return made.read_bytes()
