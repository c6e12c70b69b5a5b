"""The model asked the other way round (model section 9): what has to change for a function to meet a target.

`solve` answers one question, `sentence` says the answer in words; `planner.solve.put_in` puts it into the plan.
"""

from planner.solve.answers import solve
from planner.solve.question import QUESTIONS, Answer, Question, QuestionError, QuestionKind
from planner.solve.sentences import TITLES, sentence

__all__ = ["QUESTIONS", "TITLES", "Answer", "Question", "QuestionError", "QuestionKind", "sentence", "solve"]
