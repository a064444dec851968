"""Tests of the checks of a store."""
