"""What turns the sources of the course into sites, notebooks and assignments."""
