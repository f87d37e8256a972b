"""What people run by hand around the course: recipes of its assets, measurements."""
