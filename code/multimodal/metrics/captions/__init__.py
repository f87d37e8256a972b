"""What a caption is worth: compared with references, with the picture, with what is true."""
