"""The main window: cases at the left, the open one in the middle, everything within a key's reach."""
