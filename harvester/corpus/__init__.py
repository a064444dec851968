"""Read and write the corpus' own format."""
