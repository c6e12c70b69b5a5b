"""Walks through the whole window: every page, dialog and message, and a great many random steps."""
