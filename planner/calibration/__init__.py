"""What a practice's appointment book says about its plan: counts of past appointments, beside the plan and its norms.

`reading` turns a list into a `book` of counts, in which nobody can be found; `preview` shows its first rows without
people. `figures` works the counts out per week; `kinds` says what the book's words mean in the plan; `findings` puts
the outcome beside the plan, and `counting` tells how each figure came about and whether it rests on enough. `outcome`
is all of it together, and `adopt` takes it over, field by field.
"""
