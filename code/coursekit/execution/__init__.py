"""Running the cells of the course once, and knowing when they must run again."""
