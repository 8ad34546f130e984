"""The encoder of the model: what a word means among its neighbours, near by convolution, far by recurrence.

A window of neighbouring words widens with each convolution (`spacy.MaxoutWindowEncoder.v2`); one bidirectional LSTM
over the whole text then carries what lies further off, and its output is added to its input. A parser that takes its
features from such an encoder is as good with greedy decisions as one that scores whole trees (Kiperwasser and Goldberg,
"Simple and Accurate Dependency Parsing Using Bidirectional LSTM Feature Representations", TACL 2016).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.ml.models.tok2vec import MaxoutWindowEncoder
from spacy.util import registry
from thinc.api import LSTM, chain, residual, with_padded

if TYPE_CHECKING:
    from thinc.api import Model
    from thinc.types import Floats2d

REGISTERED_NAME = "demarche.RecurrentEncoder.v1"


def recurrent_encoder(
    width: int, window_size: int, maxout_pieces: int, depth: int
) -> Model[list[Floats2d], list[Floats2d]]:
    """Return `depth` convolutions of `width` units over `window_size` words a side, then one bidirectional LSTM.

    `maxout_pieces` are the linear pieces of a convolution's unit. Input and output are one row of `width` a word.
    """
    recurrence: Any = residual(with_padded(LSTM(width, width, bi=True)))
    encoder: Model[list[Floats2d], list[Floats2d]] = chain(
        MaxoutWindowEncoder(width, window_size, maxout_pieces, depth), recurrence
    )
    encoder.set_dim("nO", width)
    return encoder


registry.architectures(REGISTERED_NAME, func=recurrent_encoder)
