"""What one file may cost: every limit of the readers, in one place. Beyond it the file is refused with one line.

A report of a ward has ten pages; the longest annex that was met has some hundreds.
"""

from __future__ import annotations

MB = 1024 * 1024

#: Bytes of a file of any format; a scanned report with its pictures has some tens of megabytes.
FILE = 256 * MB
#: Bytes of a .txt, and of a .md or .html; a thousand pages of plain text have 3 MB.
PLAIN = 64 * MB
MARKUP = 16 * MB

#: Bytes of the table of contents of a zip archive: some fifty thousand files; a Word document has a hundred.
ZIP_CONTENTS = 4 * MB
#: Bytes of all parts of a Word document, unpacked; the text of a thousand pages has 10 MB of markup.
XML = 128 * MB
#: Elements inside one another in a part of a Word document.
XML_DEPTH = 1000
#: Seconds for the parts of a Word document; 500 pages take one.
XML_SECONDS = 20

#: Pages, characters, seconds and bytes of memory for the text layer of a PDF; 500 pages take two seconds.
PDF_PAGES = 5000
PDF_CHARACTERS = 16_000_000
PDF_SECONDS = 60
PDF_MEMORY = 2048 * MB

#: Pages of a scan, dots per inch at which a page is drawn, dots of a page (A4 at 300 dpi has 9 million), seconds for
#: a page and for an image of several, and bytes of memory. A page of text takes some five seconds.
SCAN_PAGES = 200
SCAN_DPI = 300
SCAN_DOTS = 40_000_000
SCAN_SECONDS = 120
SCAN_FILE_SECONDS = 600
SCAN_MEMORY = 4096 * MB

#: Seconds and bytes of memory for LibreOffice to turn a file into .docx.
OFFICE_SECONDS = 120
OFFICE_MEMORY = 8192 * MB

#: Bytes of a workbook or of a list from before Unicode, of a workbook unpacked, seconds to read it, bytes of memory.
TABLE = 64 * MB
TABLE_UNPACKED = 512 * MB
TABLE_SECONDS = 60
TABLE_MEMORY = 2048 * MB

#: Seconds to find, resolve and judge what a text cites: at least so many, and for each million characters so many
#: more; a text of a million takes two. Bytes of memory of a process that checks one of many files.
UNDERSTANDING_SECONDS = 60
UNDERSTANDING_SECONDS_MILLION = 30
CHECK_MEMORY = 4096 * MB
