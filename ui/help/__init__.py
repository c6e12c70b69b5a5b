"""The help: texts, and the window that shows them beside the work."""
