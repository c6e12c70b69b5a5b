"""The program as a person uses it: a real window, keys and mouse."""
