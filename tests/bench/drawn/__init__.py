"""Papers drawn with random invented truth, in several layouts each: what the offline way is measured on."""
