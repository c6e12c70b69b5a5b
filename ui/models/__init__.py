"""Qt item models over the plan's records, driven by column specifications."""
