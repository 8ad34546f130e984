"""What is known of the field, as tables: speech acts, hedges, relation cues, topics, PLOVER, CAMEO, event frames."""
