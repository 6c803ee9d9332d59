"""RapidOCR as it comes, called in a loop: the yardstick.

    python plain_rapidocr.py OUT FILE...

Writes OUT/<name without ending>.json in the form that the scorer of the measuring data reads.
"""

import json
import logging
import sys
from pathlib import Path

from rapidocr import RapidOCR


def main(out: Path, files: list[str]) -> None:
    """Read every file and write what was read."""
    out.mkdir(parents=True, exist_ok=True)
    reader = RapidOCR()
    logging.disable(logging.WARNING)
    for name in files:
        read = reader(name)
        texts = list(read.txts or ())
        quads = read.boxes.tolist() if read.boxes is not None else []
        lines = [{"text": text, "quad": quad} for text, quad in zip(texts, quads, strict=True)]
        answer = {"lines": lines, "text": "\n".join(texts)}
        (out / f"{Path(name).stem}.json").write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
