"""The Reader: documents in, readings out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import demarche
from demarche.actors.knowledge import load_knowledge
from demarche.actors.resolver import Resolver
from demarche.documents.failure import Failure
from demarche.language.analyse import analyse_many
from demarche.language.pipeline import model_identity
from demarche.reading.channels import channels_of
from demarche.reading.claims import claims_of
from demarche.reading.commitments import commitments_of
from demarche.reading.company import company_of
from demarche.reading.contacts import contacts_of, reported_contact
from demarche.reading.context import context_of
from demarche.reading.event_parties import with_parties
from demarche.reading.events import code_events
from demarche.reading.explain import explain
from demarche.reading.positions import positions_of
from demarche.reading.relations import relations_of
from demarche.reading.speech import find_speech
from demarche.reading.statements import statements_of
from demarche.records import RECORD_KINDS, Document, ReaderInfo, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from demarche.actors.knowledge import KnowledgeBase
    from demarche.language.clause import Analysis
    from demarche.reading.context import ReadingContext
    from demarche.reading.explain import Explanation


class Reader:
    """Reads documents into records; one reader serves any number of documents and keeps nothing of them.

    Args:
        knowledge: the knowledge base to resolve actors by; the package's own if None.
    """

    def __init__(self, knowledge: KnowledgeBase | None = None) -> None:
        """Load the knowledge base and the language model."""
        self._knowledge = knowledge if knowledge is not None else load_knowledge()
        self._resolver = Resolver(self._knowledge)
        self.info = ReaderInfo(version=demarche.__version__, models=model_identity())

    def read(self, document: Document) -> Reading:
        """Read one document.

        Raises:
            ValueError: the document has no text.
        """
        if not document.text.strip():
            message = f"{document.id}: the document has no text"
            raise ValueError(message)
        (analysis,) = analyse_many([document.text])
        return self._reading(document, analysis)

    def context(self, document: Document) -> ReadingContext:
        """The clauses and actors of a document, before any record is made of them."""
        (analysis,) = analyse_many([document.text])
        return context_of(document, analysis, self._resolver.resolve(document, analysis))

    def read_many(self, documents: Iterable[Document | Failure]) -> Iterator[Reading | Failure]:
        """Read documents in order; a failure among them, or a document that cannot be read, comes out as a failure."""
        for item in documents:
            if isinstance(item, Failure):
                yield item
                continue
            try:
                yield self.read(item)
            except (ValueError, ArithmeticError, LookupError, RecursionError, MemoryError) as error:
                yield Failure(item.id, f"cannot be read: {error}")

    def explain(self, document: Document, identity: str) -> Explanation | None:
        """What lies behind the record of a document with this id; None where it has no such record.

        Raises:
            ValueError: the document has no text.
        """
        reading = self.read(document)
        (analysis,) = analyse_many([document.text])
        context = context_of(document, analysis, self._resolver.resolve(document, analysis), self._knowledge)
        for kind in RECORD_KINDS:
            for record in getattr(reading, kind):
                if record.id == identity:
                    return explain(context, record)
        return None

    def _reading(self, document: Document, analysis: Analysis) -> Reading:
        """Every record of an analysed document."""
        cast = self._resolver.resolve(document, analysis)
        context = context_of(document, analysis, cast, self._knowledge)
        contacts = contacts_of(context)
        speeches = find_speech(context, company_of(context, contacts))
        said = statements_of(context, speeches, reported_contact(context, contacts))
        events = code_events(context, speeches, contacts)
        return Reading(
            document=document,
            actors=with_parties(cast.actors, events, self._knowledge),
            contacts=contacts,
            events=events,
            statements=tuple(one.statement for one in said),
            positions=positions_of(context, said),
            claims=claims_of(context, said),
            commitments=commitments_of(context, said, contacts),
            relations=relations_of(context, speeches),
            channels=channels_of(context, speeches),
            reader=self.info,
        )
