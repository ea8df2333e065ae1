"""What goes wrong with dates and terms, told in sentences for the person who typed them."""


class NotADate(ValueError):
    """The text is no date we may keep; the message says what is wrong and what to write."""


class NotATerm(ValueError):
    """The text is no length of time; the message says what is wrong and what to write."""
