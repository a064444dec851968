"""Weigh a change, and say which topics it concerns."""
