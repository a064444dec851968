"""Decide whether a page is the policy at all."""
