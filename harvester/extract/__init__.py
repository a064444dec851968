"""Bytes → corpus text; pure."""
