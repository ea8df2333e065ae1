"""From the desk to the ledger, from the ledger to the record; withdrawal, and proof of both."""
