# The commands of a contributor; `just` lists them. CONTRIBUTING.md explains them.

python := ".venv/bin/python"

_default:
    @just --list

# Create .venv with everything the tests need
setup:
    python3 -m venv .venv
    .venv/bin/pip install --quiet -e '.[test]'

# Run tests: all of them, or those named
test *tests:
    {{python}} -m pytest -q -n auto {{tests}}

# Lint, format and types, without changing anything
lint:
    {{python}} -m ruff check .
    {{python}} -m ruff format --check .
    {{python}} -m mypy

# Format the code and apply safe fixes
format:
    {{python}} -m ruff check --fix .
    {{python}} -m ruff format .

# Write the generated parts of the documentation
docs:
    {{python}} -m tests.support.build_docs

# Everything that a pull request must pass
check: lint test

# Fuzz the extraction for some seconds (needs `pip install -e '.[fuzz]'`)
fuzz seconds="60":
    {{python}} -m tests.fuzz.extraction -max_total_time={{seconds}} -timeout=10 -rss_limit_mb=1024
    {{python}} -m tests.fuzz.page_data -max_total_time={{seconds}} -timeout=10 -rss_limit_mb=1024

# Call the command line with hostile files and environments for some seconds
fuzz-cli seconds="60":
    {{python}} -m tests.fuzz.command_line --seconds {{seconds}}
