"""Read the configuration."""
