"""What goes wrong when something is published, told in sentences."""


class NotPublished(Exception):
    """Nothing was published. The message says what is wrong and what to do."""


class NotVerified(Exception):
    """Ledger or record are not what was published. The message names the first place."""
