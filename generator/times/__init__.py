"""What a text says of time, resolved against the day it was published on: "on Thursday", "last week", "in May".

Where a phrase has more than one reading nothing is said of it: a day that is missing is looked up by whoever needs it,
a wrong one is believed. English is read; of other languages nothing. docs/dates.md lists what is read, and as what.
"""

from generator.times.said import GIVEN, Form, Said, given, said_in

__all__ = ("GIVEN", "Form", "Said", "given", "said_in")
