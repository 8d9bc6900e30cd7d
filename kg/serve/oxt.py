"""`kg.oxt`: an extension of LibreOffice that is settings alone: this server is the one that checks Vietnamese."""

from __future__ import annotations

import io
import zipfile
from importlib import import_module
from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import Response

_DESCRIPTION = """<?xml version="1.0" encoding="UTF-8"?>
<description xmlns="http://openoffice.org/extensions/description/2006" xmlns:xlink="http://www.w3.org/1999/xlink">
<identifier value="vn.legal.kg.languagetool"/>
<version value="{version}"/>
<display-name>
<name lang="vi">kg: kiểm tra viện dẫn khi gõ</name>
<name lang="en">kg: references checked while you type</name>
</display-name>
<dependencies>
<lo:LibreOffice-minimal-version xmlns:lo="http://libreoffice.org/extensions/description/2011"
 xmlns:d="http://openoffice.org/extensions/description/2006" value="7.4" d:name="LibreOffice 7.4"/>
</dependencies>
</description>
"""
_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">
<manifest:file-entry manifest:media-type="application/vnd.sun.star.configuration-data" manifest:full-path="kg.xcu"/>
</manifest:manifest>
"""
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 oor:package="org.openoffice.Office" oor:name="Linguistic">
<node oor:name="GrammarChecking">
<node oor:name="LanguageTool">
<prop oor:name="BaseURL"><value>{address}</value></prop>
<prop oor:name="IsEnabled"><value>true</value></prop>
</node>
</node>
<node oor:name="ServiceManager">
<node oor:name="GrammarCheckerList">
<prop oor:name="vi-VN" oor:op="fuse" oor:type="oor:string-list">
<value><it>org.openoffice.lingu.LanguageToolGrammarChecker</it></value>
</prop>
</node>
</node>
</oor:component-data>
"""
#: Of every file in the archive, so that the same address gives the same bytes.
_DAY = (2026, 1, 1, 0, 0, 0)


def oxt(address: str) -> bytes:
    """The extension for a server at this address (`http://127.0.0.1:8765/v2`)."""
    version = str(import_module("kg").__version__)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("META-INF/manifest.xml", _MANIFEST),
            ("description.xml", _DESCRIPTION.format(version=version)),
            ("kg.xcu", _SETTINGS.format(address=escape(address))),
        ):
            archive.writestr(zipfile.ZipInfo(name, _DAY), text)
    return out.getvalue()


async def kg_oxt(request: Request) -> Response:
    """GET /kg.oxt: the extension, with the address under which we were asked."""
    address = f"{request.url.scheme}://{request.headers.get('host')}{request.scope.get('root_path', '')}/v2"
    return Response(
        oxt(address), media_type="application/vnd.openofficeorg.extension",
        headers={"content-disposition": 'attachment; filename="kg.oxt"'},
    )  # fmt: skip
