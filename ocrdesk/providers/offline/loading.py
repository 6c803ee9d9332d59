"""What is called in the child process to make the page reader; light enough for the program's own process."""


def load_page_reader(engine: str, threads: int) -> object:
    """A `page_reader.PageReader`: its libraries are imported here, in the child, and nowhere else."""
    from ocrdesk.providers.offline.page_reader import PageReader

    return PageReader(engine, threads)
