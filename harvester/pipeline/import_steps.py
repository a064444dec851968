"""Divide the files of an import into steps, each of which is stored in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from harvester.archive import Stopped
from harvester.corpus.inputs import InputFile
from harvester.errors import CitationError
from harvester.pipeline.corpus_files import CorpusFile, read_corpus_file

# Of files in folders, archives and lists, a line for so many.
_FILES_PER_LINE = 1000
# So many files are stored in a transaction, which costs as much as a quarter of a file; they are in memory.
_FILES_PER_STEP, _BYTES_PER_STEP = 50, 4 * 2**20


@dataclass(slots=True)
class ImportStep:
    """Files that are stored in one transaction.

    Attributes:
        files: those that are corpus documents.
        refused: why the others are not.
        named: the names of the files that the user named.
        is_to_be_told: whether the user is to be told how far the import is.
    """

    files: list[CorpusFile] = field(default_factory=list)
    refused: list[CitationError] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    is_to_be_told: bool = False

    def read(self, file: InputFile) -> int:
        """Read a file; return its size in bytes.

        Args:
            file: the file.
        """
        if file.is_named:
            self.named.add(file.name)
        try:
            self.files.append(read_corpus_file(file.name, file.read()))
        except CitationError as error:
            self.refused.append(error)
            return 0
        return len(self.files[-1].payload)


def import_steps(files: Iterable[InputFile], check: Callable[[], None]) -> Iterator[ImportStep]:
    """Yield the files in steps, which are read when they are asked for.

    Args:
        files: the files.
        check: raises `Stopped` if the import is to end; the step then ends, and is the last.
    """
    step, size = ImportStep(), 0
    for place, file in enumerate(files, start=1):
        try:
            check()
        except Stopped:
            break
        size += step.read(file)
        is_line = place % _FILES_PER_LINE == 0
        if len(step.files) == _FILES_PER_STEP or size > _BYTES_PER_STEP or is_line:
            step.is_to_be_told = is_line and not file.is_named
            yield step
            step, size = ImportStep(), 0
    yield step
