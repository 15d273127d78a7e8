"""Tags in the window: how one is drawn, the picker, and the codebook dialog."""
