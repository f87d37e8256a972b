"""Models that say in words what a picture shows, one file each."""
