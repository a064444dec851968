"""Run the pipeline: list, choose, fetch, extract, version, compare, tell; one module for each step."""
