"""What ships with the project: its cases, tallies and text pages."""
