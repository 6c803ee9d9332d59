"""What the program says of itself: the handbook, what is new, what it is made of."""
