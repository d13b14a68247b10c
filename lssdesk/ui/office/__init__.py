"""Pages of the whole office: the municipality's own values, and the law that the program knows."""
