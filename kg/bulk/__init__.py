"""Whole corpora: read on all cores of a machine, or on a cluster, and merged into a store.

    pack     a folder of files → one Parquet file, a row a file
    extract  Parquet (id, text …) → Parquet, a row a text: what it is, cites and states, or why it cannot be read
    merge    such a folder → the store, the same whatever order, partition or number of workers it came from
    status   how far a folder is, and what was refused

The function that reads (`kg.bulk.extract.extract`) takes and gives Arrow batches and asks a frozen register alone, so
that any engine can spread it: `local` is one machine, `spark` a cluster. The room needs pyarrow.
"""
