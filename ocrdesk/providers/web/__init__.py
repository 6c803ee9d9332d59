"""What all cloud services share: how a call is paced, sent, tried again, paid for once, and what its failure means."""
