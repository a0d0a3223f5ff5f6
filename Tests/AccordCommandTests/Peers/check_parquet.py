"""Holds the Parquet files that were made of one sweep's CSV and SQLite against the CSV, read by Python's own reader.

usage: check_parquet.py RESULTS.csv FROM_CSV.parquet FROM_SQLITE.parquet
"""
import csv
import sys

import pyarrow.parquet


def main():
    path, *files = sys.argv[1:]
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    tables = [pyarrow.parquet.read_table(file) for file in files]
    assert tables[0].schema.equals(tables[1].schema), tables
    assert tables[0].column_names == list(rows[0])
    for table in tables:
        kinds = {str(kind) for kind in table.schema.types}
        assert kinds == {"int64", "double", "string"}, kinds
        found = table.drop(["seconds"]).to_pylist()
        assert len(found) == len(rows)
        for row, cells in zip(found, rows):
            for name, value in row.items():
                text = cells[name]
                assert value is None if text == "" else value == type(value)(text), (name, value, text)
    print(f"{len(rows)} rows")


if __name__ == "__main__":
    main()
