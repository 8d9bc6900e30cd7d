"""A folder of files as one Parquet file, a row a file, so that a corpus can lie where a cluster reads it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from kg.base.files import whole_file

_SCHEMA = pa.schema([("id", pa.string()), ("path", pa.string()), ("text", pa.large_binary())])
_GROUP = 16 << 20


def pack(files: Iterable[str], target: Path) -> tuple[int, list[tuple[str, OSError]]]:
    """Write the files into `target`: how many, and those that cannot be read, each with its error. Raises OSError.

    The id of a file is its path; what is in it is kept as it is, whatever its format.
    """
    count, failed = 0, list[tuple[str, OSError]]()
    rows: list[dict[str, object]] = []
    size = 0
    with whole_file(target) as draft, ParquetWriter(draft, _SCHEMA, compression="zstd") as out:
        for name in files:
            try:
                data = Path(name).read_bytes()
            except OSError as error:
                failed.append((name, error))
                continue
            path = os.path.abspath(name).encode("utf-8", "backslashreplace").decode()
            rows.append({"id": path, "path": path, "text": data})
            count, size = count + 1, size + len(data)
            if size >= _GROUP:
                out.write_table(pa.Table.from_pylist(rows, schema=_SCHEMA))
                rows, size = [], 0
        if rows:
            out.write_table(pa.Table.from_pylist(rows, schema=_SCHEMA))
    return count, failed
