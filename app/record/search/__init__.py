"""Search: tokens of documents, a small query language, and hits in equal order on both engines."""
