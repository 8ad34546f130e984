"""Compiles the tables of the knowledge base from the reference sets and from our own lists of facts."""
