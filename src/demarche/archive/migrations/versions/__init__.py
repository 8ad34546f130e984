"""The steps, each named by its revision."""
