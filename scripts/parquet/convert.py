"""Turns what a sweep answered, CSV or SQLite, into Parquet, in memory that does not grow with it.

usage: scripts/to-parquet RESULTS OUTPUT.parquet [--columns NAME,...]

RESULTS is what accord sweep wrote with --output: CSV, or SQLite, known by its first bytes. OUTPUT has a row for each case and
type, and the columns of RESULTS by their names, or those that --columns names, in that order. It is written whole or not at
all. For example:

    scripts/to-parquet results.sqlite results.parquet --columns caseNumber,participants,type,contribution,reward
"""
import argparse
import contextlib
import json
import os
import pathlib
import sqlite3
import sys
import tempfile
import urllib.parse

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

SCHEMA = pathlib.Path(__file__).resolve().parents[2] / "Data/schema/accord.sweep-1.schema.json"
ROWS_OF_A_GROUP = 1 << 17
ROWS_OF_A_BATCH = 1 << 13
BAD_DATA, NO_INPUT, CANNOT_WRITE = 65, 66, 73


class Refusal(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def kinds():
    """The Arrow type of each column, by the JSON Schema of a sweep."""
    definitions = json.loads(SCHEMA.read_text(encoding="utf-8"))["$defs"]
    kinds = {}
    for properties in (definitions["case"]["properties"], definitions["offer"]["properties"]):
        for name, property in properties.items():
            types = property.get("type", "string")
            types = [types] if isinstance(types, str) else types
            kinds[name] = pa.int64() if "integer" in types else pa.float64() if "number" in types else pa.string()
    del kinds["offers"]
    return kinds


def schema(names, wanted, source):
    """Of the columns that are wanted, all where none is named."""
    known = kinds()
    for name in wanted or names:
        if name not in names or name not in known:
            place = "is none of a sweep's" if name not in known else "is not in it"
            raise Refusal(BAD_DATA, f"{source}: the column {name!r} {place}. Its columns are {', '.join(names)}.")
    return pa.schema([(name, known[name]) for name in wanted or names])


def is_database(path):
    with open(path, "rb") as file:
        return file.read(16) == b"SQLite format 3\0"


@contextlib.contextmanager
def database(path, wanted):
    """The schema and the batches of an SQLite file."""
    address = f"file:{urllib.parse.quote(os.path.abspath(path))}?mode=ro"
    with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(results)")]
        if not names:
            raise Refusal(BAD_DATA, f"{path}: it has no answers of a sweep. Give what accord sweep wrote.")
        chosen = schema(names, wanted, path)
        selection = ", ".join(f'"{name}"' for name in chosen.names)
        cursor = connection.execute(f"SELECT {selection} FROM results ORDER BY caseNumber, typeNumber")

        def batches():
            while rows := cursor.fetchmany(ROWS_OF_A_BATCH):
                arrays = [pa.array(column, kind) for column, kind in zip(zip(*rows), chosen.types)]
                yield pa.record_batch(arrays, schema=chosen)

        yield chosen, batches()


@contextlib.contextmanager
def table(path, wanted):
    """The schema and the batches of a CSV."""
    with open(path, encoding="utf-8", newline="") as file:
        names = file.readline().rstrip("\r\n").removeprefix("\ufeff").split(",")
    chosen = schema(names, wanted, path)
    reader = pyarrow.csv.open_csv(
        path, read_options=pyarrow.csv.ReadOptions(block_size=1 << 22),
        parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types=chosen, include_columns=chosen.names, null_values=[""], strings_can_be_null=True,
            quoted_strings_can_be_null=False))
    with reader:
        yield chosen, iter(reader)


def write(chosen, batches, file):
    """Writes the batches, some together as a group of rows, and says how many rows there were."""
    count, pending = 0, []
    with pyarrow.parquet.ParquetWriter(file, chosen, compression="zstd") as writer:
        def flush():
            if pending:
                writer.write_table(pa.Table.from_batches(pending, chosen), row_group_size=2 * ROWS_OF_A_GROUP)
                pending.clear()

        for batch in batches:
            pending.append(batch)
            count += batch.num_rows
            if sum(batch.num_rows for batch in pending) >= ROWS_OF_A_GROUP:
                flush()
        flush()
    return count


def convert(source, output, wanted):
    folder = os.path.dirname(os.path.abspath(output))
    open_source = database if is_database(source) else table
    with open_source(source, wanted) as (chosen, batches):
        try:
            draft = tempfile.NamedTemporaryFile(dir=folder, prefix=".accord-", suffix=".tmp", delete=False)
        except OSError as error:
            raise Refusal(CANNOT_WRITE, f"{output}: cannot be written: {error.strerror}.") from error
        try:
            with draft:
                count = write(chosen, batches, draft)
            umask = os.umask(0)
            os.umask(umask)
            os.chmod(draft.name, 0o666 & ~umask)
            os.replace(draft.name, output)
        except BaseException:
            os.unlink(draft.name)
            raise
    return count


def main():
    parser = argparse.ArgumentParser(prog="to-parquet", usage=__doc__, add_help=False)
    parser.add_argument("results")
    parser.add_argument("output")
    parser.add_argument("--columns", type=lambda text: text.split(","), default=[])
    if {"-h", "--help"} & set(sys.argv[1:]):
        print(__doc__.strip())
        return 0
    try:
        asked = parser.parse_args()
    except SystemExit:
        return 64
    try:
        count = convert(asked.results, asked.output, asked.columns)
    except Refusal as refusal:
        print(f"to-parquet: {refusal}", file=sys.stderr)
        return refusal.code
    except FileNotFoundError as error:
        print(f"to-parquet: {error.filename}: there is no such file.", file=sys.stderr)
        return NO_INPUT
    except (pa.ArrowInvalid, sqlite3.DatabaseError) as error:
        print(f"to-parquet: {asked.results}: {error}", file=sys.stderr)
        return BAD_DATA
    print(f"{count:,} rows", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
