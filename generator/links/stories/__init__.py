"""Stories: which articles report one event, as far as words and dates tell, and what an editor says of it."""
