"""How much one input may be, so that no file can fill the memory or the disk."""

from __future__ import annotations

DOCUMENT_BYTES = 50_000_000
"""The largest document read, in bytes after decompression; the longest of the 3,429 shared official
documents has 177,212 characters."""

CHUNK_BYTES = 1 << 18
"""How much is taken from a stream at a time."""

PROBE_BYTES = 1 << 16
"""How much of a source without a telling name is looked at to see what it holds."""

EXPANSION_RATIO = 400
"""How many bytes one compressed byte may become. The shared official documents give 3.1; a million copies of one
JSON line of 69 bytes 294; ten million zeros, the common bomb, 1,026."""
