"""The tokenizer: spaCy's English rules with the customisations of `tokenizer.toml`.

It is built here once, before training; the trained model carries it in serialised form, so a loaded model splits text
exactly as the model it was trained as.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import spacy
from spacy.symbols import ORTH  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

TABLE = "tokenizer.toml"
REGISTERED_NAME = "demarche.tokenizer"
# How to know the pattern among spaCy's infixes that splits at hyphens between letters.
SPACY_HYPHEN_INFIX = "(?:-|"
# One to three hyphens, en dashes, em dashes, a tilde.
DASHES = "(?:---|--|-|\u2013|\u2014\u2014|\u2014|~)"


def tokenizer_table() -> dict[str, Any]:
    """Return the rows of `tokenizer.toml`."""
    return tomllib.loads(files("demarche.language").joinpath(TABLE).read_text(encoding="utf-8"))


def build_tokenizer(language: Language | None = None) -> Tokenizer:
    """Return the tokenizer over the vocabulary of `language` (a fresh blank English one when None)."""
    language = language or spacy.blank("en")
    table = tokenizer_table()
    defaults = language.Defaults
    marks = table["repeated_marks"]
    return Tokenizer(
        language.vocab,
        rules=_rules(defaults.tokenizer_exceptions or {}, table),
        prefix_search=compile_prefix_regex([f"(?:{marks})", *table["prefixes"], *(defaults.prefixes or ())]).search,
        suffix_search=compile_suffix_regex([f"(?:{marks})", *table["suffixes"], *(defaults.suffixes or ())]).search,
        infix_finditer=compile_infix_regex(
            [*_infixes(language, table["hyphen_prefixes"]), *table["splitting"]]
        ).finditer,
        token_match=re.compile("^(?:" + "|".join(table["whole"]) + ")$").match,
        url_match=defaults.url_match,
    )


def _rules(spacy_rules: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    """Return the forms that are split, or kept whole, by a row of their own; contractions in capitals as well."""
    rules = {form: rule for form, rule in spacy_rules.items() if form not in table["without_rule"]}
    for parts in table["contractions"]:
        for first in (parts[0], parts[0].capitalize()):
            rules[first + "".join(parts[1:])] = [{"ORTH": part} for part in (first, *parts[1:])]
    capitals = {
        form.upper(): [{ORTH: str(part[ORTH]).upper()} for part in rule]
        for form, rule in rules.items()
        if "'" in form and len(rule) > 1
    }
    return capitals | rules | {form: [{"ORTH": form}] for form in table["abbreviations"]}


def _infixes(language: Language, hyphen_prefixes: list[str]) -> list[str]:
    """Return spaCy's infix patterns, the one for hyphens between letters replaced by ours."""
    defaults = [str(pattern) for pattern in language.Defaults.infixes or ()]
    kept = [pattern for pattern in defaults if SPACY_HYPHEN_INFIX not in pattern]
    unless_prefix = "".join(rf"(?<!\b{prefix})" for prefix in hyphen_prefixes)
    return [*kept, rf"(?<=[^\W_]|\.)(?i:{unless_prefix}){DASHES}(?=[^\W\d_])"]


def _tokenizer_builder() -> Callable[[Language], Tokenizer]:
    """Return what makes the tokenizer of a pipeline, for spaCy's configs."""
    return build_tokenizer


registry.tokenizers(REGISTERED_NAME, func=_tokenizer_builder)
