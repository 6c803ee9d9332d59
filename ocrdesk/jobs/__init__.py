"""What happens to one file, and the queue of them."""

from ocrdesk.jobs.job_queue import JobQueue

__all__ = ["JobQueue"]
