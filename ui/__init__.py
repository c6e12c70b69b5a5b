"""The window: Qt widgets over the planner, with no arithmetic and no file format of its own."""
