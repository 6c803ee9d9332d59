"""Qt models over our dataclasses."""
