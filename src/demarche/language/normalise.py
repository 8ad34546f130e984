"""One spelling for characters that mean the same to the reader.

The language model is trained on plain spaces, plain hyphens and straight quotation marks; official texts use a dozen
other code points for them (60,398 curly apostrophes and 484 no-break, thin and em spaces in the 3,429 documents of
`corpus/official`). Each is replaced by exactly one code point, so offsets into the normalised text are offsets into the
text as it was published. Dashes stay: they part clauses, a hyphen does not.
"""

from __future__ import annotations

# A zero-width character marks where a line may break or how letters join; a space in its place moves no offset. A soft
# hyphen stands inside a word and stays: the word is then unknown to the model, but whole.
_PLAIN_FORMS = {
    " ": "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff",
    "\n": "\u0085\u2028\u2029",
    "-": "\u2010\u2011\u2012\u2212\ufe63\uff0d",
    "'": "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4\u0060\uff07",
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02",
}
_REPLACEMENTS = {ord(variant): plain for plain, variants in _PLAIN_FORMS.items() for variant in variants}


def normalise(text: str) -> str:
    """Return `text` with one spelling for each space, line break, hyphen and quotation mark.

    The result has as many code points as `text`, so a span of one is a span of the other, and normalising it again
    changes nothing.
    """
    return text.translate(_REPLACEMENTS)
