"""The review: what each key does to the page on the desk, what is saved when, and which page comes next."""
