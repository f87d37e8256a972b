"""Models, data and training routines of the course on multimodal deep learning."""
