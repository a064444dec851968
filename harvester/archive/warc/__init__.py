"""Use a WARC file as an archive."""
