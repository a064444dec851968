"""Read and write the tables: one module for each thing that is kept."""
