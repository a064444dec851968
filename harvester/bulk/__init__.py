"""Harvest many files at once, on many processes or machines, into a Parquet data set (docs/scale.md)."""
