"""The parts of the Scenarios page; loaded when it is first shown."""
