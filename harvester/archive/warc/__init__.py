"""Read a WARC file as an archive."""
