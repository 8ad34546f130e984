"""Names to actors: the knowledge base, the gazetteer and the resolver that says who is meant at the date."""
