"""The function of `kg bulk extract` spread by other engines: each that is installed gives the rows of one process.

    pip install dask ray daft
    python -m scripts.measure.engines CORPUS.parquet STORE

An engine is three lines: it calls `work` for each partition, in processes of its own.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pyarrow.parquet import read_table

from kg.bulk.extract import extract
from kg.bulk.frozen import freeze
from kg.bulk.inputs import Corpus, Partition
from kg.bulk.one_by_one import register_at
from kg.bulk.outputs import end_run, make_folder, write_rows
from kg.register.opening import open_store

Work = Callable[[Partition], str]


def work(one: Partition, out: Path, register: Path, reader: str) -> str:
    """Read a partition and write its rows."""
    write_rows(out, one.name, extract(one.batch, register_at(register), reader))
    return one.name


def with_dask(parts: Iterable[Partition], run: Work) -> list[str]:
    """Processes of this machine; a distributed client spreads the same over a cluster."""
    import dask

    return list(dask.compute([dask.delayed(run)(one) for one in parts], scheduler="processes")[0])


def with_ray(parts: Iterable[Partition], run: Work) -> list[str]:
    """Tasks of Ray; Ray Data is not needed."""
    import ray

    ray.init(include_dashboard=False, log_to_driver=False)
    task = ray.remote(lambda one: run(one))  # noqa: PLW0108 -- Ray takes functions alone
    return list(ray.get([task.remote(one) for one in parts]))


def with_daft(parts: Iterable[Partition], run: Work) -> list[str]:
    """A column of partitions, each handed to a process of Daft's own."""
    import daft

    held = list(parts)
    read = daft.func(lambda number: run(held[number]), return_dtype=daft.DataType.string(), use_process=True)
    frame = daft.from_pydict({"part": list(range(len(held)))}).select(read(daft.col("part")).alias("name"))
    return [str(name) for name in frame.to_pydict()["name"]]


def here(parts: Iterable[Partition], run: Work) -> list[str]:
    """One after the other, by this process."""
    return [run(one) for one in parts]


def rows_by(engine: Callable[[Iterable[Partition], Work], list[str]], corpus: Path, store: Path) -> list[Any]:
    """The rows of a corpus as that engine reads it."""
    with tempfile.TemporaryDirectory() as folder, open_store(store) as opened:
        register, out = Path(folder, "register.sqlite"), Path(folder, "out")
        reader = freeze(opened.conn, register)
        make_folder(out)
        names = engine(Corpus(corpus).partitions(reader), partial(work, out=out, register=register, reader=reader))
        end_run(out, reader, names)
        return sorted((row for name in names for row in read_table(out / f"{name}.parquet").to_pylist()), key=repr)


def main() -> None:
    """Print whether the rows are the same."""
    corpus, store = map(Path, sys.argv[1:3])
    usual = rows_by(here, corpus, store)
    print(f"{len(usual)} rows")
    for name, engine in (("dask", with_dask), ("ray", with_ray), ("daft", with_daft)):
        if find_spec(name) is None:
            print(f"{name}: not installed")
            continue
        print(f"{name}: {'the same rows' if rows_by(engine, corpus, store) == usual else 'OTHER ROWS'}")


if __name__ == "__main__":
    main()
