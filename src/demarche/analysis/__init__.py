"""Records to answers: what versions of one contact say alike, differently or alone."""
