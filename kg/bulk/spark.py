"""A corpus read by a Spark cluster: the function of `kg.bulk.extract` in `mapInArrow`, the same rows, the same folder.

    kg bulk extract IN OUT --engine spark
    spark-submit --py-files kg.zip kg/bulk/spark.py IN OUT [--register STORE]

Spark commits all of a run or nothing: the rows are written beside and moved into OUT when the last of them is there. IN
is whatever Spark reads; OUT a folder that driver and executors share. A task whose reader ended is tried again with its
texts one by one, so that the guilty one is a row with its error.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import sqlite3
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from kg.bulk.catalogue import COLUMNS
from kg.bulk.extract import TEXTS, extract
from kg.bulk.frozen import freeze
from kg.bulk.inputs import CONTENT, KINDS, METADATA, TEXT_COLUMNS
from kg.bulk.one_by_one import one_by_one, register_at
from kg.bulk.outputs import end_run, make_folder
from kg.bulk.rows import SCHEMA
from kg.text import UnreadableError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_REGISTER = "register.sqlite"
_AT_ONCE = 64
#: Tasks for each core: what one that is lost costs.
_TASKS = 4


def session(master: str | None) -> SparkSession:
    """A session of that master (None: the one that `spark-submit` or Spark's settings name)."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("kg bulk extract")
    if master:
        builder = builder.master(master)
        if master.startswith("local"):  # nobody else needs to reach it, and it has this program
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
            for name in ("spark.driver.bindAddress", "spark.driver.host"):
                builder = builder.config(name, "127.0.0.1")
            builder = builder.config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
    return builder.getOrCreate()


def run(
    spark: SparkSession, corpus: str, out: Path, conn: sqlite3.Connection, key: str = "id", text: str | None = None
) -> tuple[int, float]:
    """Read a corpus into the folder `out` by the register of the store `conn`: how many texts, in how many seconds.

    Raises UnreadableError, OSError, sqlite3.Error, and what Spark raises; then `out` is as it was.
    """
    make_folder(out)
    began = time.monotonic()
    draft = out.absolute() / f".spark-{uuid.uuid4().hex}"
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(_AT_ONCE))
    with tempfile.TemporaryDirectory(prefix="kg-", ignore_cleanup_errors=True) as folder:
        register = Path(folder, uuid.uuid4().hex[:8] + _REGISTER)
        reader = freeze(conn, register)
        spark.sparkContext.addFile(str(register))
        texts = _texts(spark, corpus, key, text)
        texts = texts.repartition(_TASKS * spark.sparkContext.defaultParallelism)
        rows = texts.mapInArrow(partial(_rows, file=register.name, reader=reader), _spark_schema())
        try:
            rows.write.option("compression", "zstd").parquet(draft.as_uri())
            names = [_name(file) for file in sorted(draft.glob("*.parquet"))]
            for name, file in names:
                file.replace(out / f"{name}.parquet")
            end_run(out, reader, [name for name, _ in names])
        finally:
            for left in out.glob(".spark-*"):  # also of a driver that was killed
                shutil.rmtree(left, ignore_errors=True)
    count = sum(pa.parquet.read_metadata(out / f"{name}.parquet").num_rows for name, _ in names)
    return count, time.monotonic() - began


def _rows(batches: Iterator[pa.RecordBatch], file: str, reader: str) -> Iterator[pa.RecordBatch]:
    """What an executor does with its texts."""
    from pyspark import SparkFiles, TaskContext

    register = Path(SparkFiles.get(file))
    context = TaskContext.get()
    careful = context is not None and context.attemptNumber() > 0
    for batch in batches:
        if batch.num_rows:
            yield one_by_one(batch, register, reader) if careful else extract(batch, register_at(register), reader)


def _texts(spark: SparkSession, corpus: str, key: str, text: str | None) -> DataFrame:
    """The corpus in the columns of `kg.bulk.extract.TEXTS`."""
    from pyspark.sql import functions as F
    from pyspark.sql.types import BinaryType

    local = Path(corpus)
    whole = local.is_dir() and (local / CONTENT).is_file()
    if "://" not in corpus and not local.exists():
        raise UnreadableError("missing", path=corpus)
    frame = spark.read.parquet(_uri(local / CONTENT if whole else local) if "://" not in corpus else corpus)
    there = set(frame.columns)
    column = next((name for name in ([text] if text else TEXT_COLUMNS) if name in there), None)
    if key not in there or column is None:
        missing = key if key not in there else text or ", ".join(TEXT_COLUMNS)
        raise UnreadableError("no_column", missing, corpus)
    frame = frame.withColumn("_file", F.col("_metadata.file_name"))
    is_file = isinstance(frame.schema[column].dataType, BinaryType)
    name = F.concat(F.col("_file"), F.lit("#"), F.col(key).cast("string"))
    said = _said(frame, there)
    texts = frame.select(
        F.col(key).cast("string").alias("id"),
        (F.coalesce(F.col("path").cast("string"), name) if "path" in there else name).alias("path"),
        F.col(column).cast("binary").alias("data"), F.lit(is_file).alias("is_file"),
        F.lit(KINDS.get(column)).cast("string").alias("kind"), *said, F.lit(None).cast("string").alias("vbpl_id"),
    )  # fmt: skip
    if not (local.is_dir() and (local / METADATA).is_file()):
        return texts
    table = spark.read.parquet(_uri(local / METADATA))
    if key not in table.columns:
        raise UnreadableError("no_column", key, str(local / METADATA))
    named = {name for name, names in COLUMNS.items() if set(names) & set(table.columns)}
    catalogue = table.select(F.col(key).cast("string").alias("_id"), *_said(table, set(table.columns), "_"))
    joined = texts.join(catalogue.dropDuplicates(["_id"]), F.col("id") == F.col("_id"), "left")
    here = F.col("_id").isNotNull()
    return joined.select(*(
        F.when(here, F.col(f"_{one}")).otherwise(F.col(one)).alias(one) if one in named
        else F.when(here, F.col("id")).alias(one) if one == "vbpl_id" else F.col(one)
        for one in TEXTS.names
    ))  # fmt: skip


def _said(frame: DataFrame, there: set[str], before: str = "") -> list[Any]:
    from pyspark.sql import functions as F

    columns = []
    for name, names in COLUMNS.items():
        found = next((one for one in names if one in there), None)
        value = frame[found] if found else F.lit(None)
        columns.append(value.cast("string").alias(before + name))
    return columns


def _uri(path: Path) -> str:
    return path.absolute().as_uri()


def _name(file: Path) -> tuple[str, Path]:
    """A file that Spark wrote, under the name that what is in it gives it."""
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()[:32], file


def _spark_schema() -> Any:
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(SCHEMA)


def main() -> None:
    """What `spark-submit` calls."""
    from kg.register.opening import open_store

    parser = argparse.ArgumentParser(description="kg bulk extract, on the cluster that spark-submit names")
    parser.add_argument("corpus", metavar="IN")
    parser.add_argument("out", metavar="OUT", type=Path)
    parser.add_argument("--register", metavar="FILE", help="the store whose register is asked; else the usual one")
    parser.add_argument("--id", dest="key", default="id")
    parser.add_argument("--text")
    given = parser.parse_args()
    with open_store(given.register) as opened:
        texts, seconds = run(session(None), given.corpus, given.out, opened.conn, given.key, given.text)
    print(f"{given.out}: {texts} texts in {seconds:.0f} s")


if __name__ == "__main__":
    main()
