"""Bargains, competing providers, and how they align with users."""
