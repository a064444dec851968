"""Report what the store knows, without any request."""
