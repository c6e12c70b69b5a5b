"""The parts of the page of the locum day; loaded when it is first shown."""
