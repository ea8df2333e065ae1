"""What everything else is measured against. Pinned, so that tables of any age compare."""
