"""The public record: what readers see, projected from the ledger and from nothing else."""
