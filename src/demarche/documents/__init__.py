"""Bytes to text: main text, title, publisher, side, publication date with its method, and named failures."""
