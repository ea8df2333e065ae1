"""Cases, people and tallies: the working record, with drafts and what is confidential."""
