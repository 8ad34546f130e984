"""From text to clauses: tokens, sentences, syntax, lemmas, names and times."""
