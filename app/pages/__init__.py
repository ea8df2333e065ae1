"""The reader's pages and pictures, as functions of documents and a day."""
