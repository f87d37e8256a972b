"""What the home page shows: small systems that run while the page is built."""
