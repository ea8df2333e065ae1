"""`python -m app.cli` is the command `speechwatch`, for whoever starts it without its script."""

from app.cli import main

main()
