"""Makes what people install: the program in one folder with all it needs, and what each system takes it from.

`python -m installers` makes everything that the system it runs on can make, and tries out each result.
"""
