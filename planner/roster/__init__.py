"""Who works when: a roster as sums over cells, a solver that fills it, and what stands in its way.

`problem` holds the vocabulary; `grid` the people, sessions and duties of a practice, and `rooms` what rooms ask of a
roster. `fill` proposes a roster, `collision` says which rules stand in the way of one, and `ways_out` what would help.
OR-Tools is loaded when one of these three is first used. `practice` makes such a problem of a week plan, with its rules
and wishes, and a week plan of the answer.
"""
