"""Read and write the tables: one module for each kind of thing that is stored."""
