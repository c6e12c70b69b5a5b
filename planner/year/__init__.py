"""The calendar year: weeks and holidays, absence and leave, capacity against demand per week, and what came of it."""
