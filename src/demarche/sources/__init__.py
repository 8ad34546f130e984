"""Bytes in: files, folders, streams and what they hold, before any text is made of them."""
