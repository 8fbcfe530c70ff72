"""Files to articles: formats, metadata, zones, language, near duplicates; bad inputs become refusals, not crashes."""

from pipeline.ingest.stage import Ingested, ingest

__all__ = ["Ingested", "ingest"]
