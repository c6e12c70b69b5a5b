"""Tools for people who work on Dagdeel; the program itself never needs them."""
