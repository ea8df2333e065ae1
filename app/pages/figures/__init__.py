"""The figures as readers see them: ready charts, the cross-table, and both as files."""
