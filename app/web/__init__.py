"""What doors share: errors, page keys, strict parameters, headers, the record's connection."""
