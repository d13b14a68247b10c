"""Hours and costs on paper: the statement for the person, the ground for a follow-up, the year.

Each is made of the person's tracks on a day, with the case for whom it is about and who sends it.
"""
