"""Find the dates that a policy states of itself."""
