"""Say what the store knows, without asking anybody."""
