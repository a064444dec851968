"""Read and write the format of the corpus."""
