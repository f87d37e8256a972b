"""Code of the course's packages, printed on its pages as it is executed."""
