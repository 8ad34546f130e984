"""Clauses to records: contacts, events, statements, positions, claims, commitments, relations, channels."""
