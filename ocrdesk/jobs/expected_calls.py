"""How many calls a recognition will cost, asked before it begins."""

from collections.abc import Callable

from ocrdesk.errors import OCRDeskError
from ocrdesk.model import Job, Provider

ONE_PAGE = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".webp"})
"""Files that are not opened only to count their pages."""


def expected_calls(job: Job, provider: Provider, count_pages: Callable[[Job], int], *, again: bool) -> int:
    """How many calls that job will cost at least; `count_pages` may open the file.

    Pages that are done already cost nothing, unless they are to be read `again`; a file that cannot be opened
    counts as one page.
    """
    if not provider.leaves_computer:
        return 0
    one_page = job.path.suffix.lower() in ONE_PAGE
    try:
        pages = job.page_count or (1 if one_page else count_pages(job))
    except OCRDeskError:
        pages = 1
    done = 0 if again else job.pages_done
    return (pages - done) * provider.calls(job.document)
