"""The two PP-OCRv6 networks from rapidocr's wheel, run by ONNX Runtime or by OpenVINO.

One thread for each line, ONNX Runtime takes a seventh less of the processor for the lines of a page and half the
memory; OpenVINO prepares anew for each width of line.

Nothing is ever downloaded: the files lie in the installed package. The vendor's own loaders are not used,
because they fetch what they miss. Nor is anything told: ONNX Runtime would report its use to its maker.
"""

import importlib.util
import logging
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from ocrdesk.errors import OfflineModelsMissing, OfflineStartFailed

Floats = NDArray[np.float32]
Receive = Callable[[int, Floats], None]
"""Takes the number of an input and its output, which is only valid during the call."""

DETECTION = "PP-OCRv6_det_small.onnx"
RECOGNITION = "PP-OCRv6_rec_small.onnx"

SILENCE = "ORT_DISABLE_TELEMETRY"
"""Heeded only when it is there before the library starts: then no report is made, kept or sent, and no number that
would make this computer known is written."""
MOST_STREAMS = 4
"""Lines read at once: each costs memory of its own."""

MOST_KEPT = 3 * 1280 * 1280
"""The memory that larger inputs took is given back at once: fine print, which few pages have, takes most of one GB."""

_log = logging.getLogger(__name__)


class Network(Protocol):
    """A loaded network of one input and one output, both of shape batch x ..."""

    def alphabet(self) -> tuple[str, ...]:
        """What the recognition network's outputs stand for: the blank first, the space last."""

    def run(self, batch: Floats) -> Floats:
        """The output for one input."""

    def run_each(self, batches: Sequence[Floats], receive: Receive) -> None:
        """Run many inputs of any widths, as many at once as the machine does best; in no certain order."""


class OpenVINONetwork:
    """Runs on OpenVINO; `streams` inputs at once in `run_each`."""

    def __init__(self, path: Path, threads: int, *, parallel: bool) -> None:
        import openvino

        streams = min(threads, MOST_STREAMS) if parallel else 1
        core = openvino.Core()
        settings: dict[str, object] = {"INFERENCE_NUM_THREADS": threads, "NUM_STREAMS": streams}
        self._model = core.compile_model(str(path), "CPU", settings)
        self._requests = openvino.AsyncInferQueue(self._model, streams) if parallel else None
        self._request = self._model.create_infer_request()
        self._path = path

    def alphabet(self) -> tuple[str, ...]:
        import openvino

        notes = openvino.Core().read_model(str(self._path)).get_rt_info(["framework", "character"])
        return _alphabet(str(notes.value))

    def run(self, batch: Floats) -> Floats:
        self._request.infer([batch])
        output: Floats = np.array(self._request.get_output_tensor().data)
        return output

    def run_each(self, batches: Sequence[Floats], receive: Receive) -> None:
        if self._requests is None:
            for number, batch in enumerate(batches):
                receive(number, self.run(batch))
            return
        self._requests.set_callback(lambda request, number: receive(number, request.get_output_tensor().data))
        for number, batch in enumerate(batches):
            self._requests.start_async([batch], number)
        self._requests.wait_all()


class ONNXNetwork:
    """Runs on ONNX Runtime: an input on all threads, or with `parallel` as many inputs at once, each on one."""

    def __init__(self, path: Path, threads: int, *, parallel: bool) -> None:
        os.environ[SILENCE] = "1"
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 4
        # Memory is kept from input to input, but not laid out anew for each size: that plan costs more than it saves.
        options.enable_mem_pattern = False
        options.intra_op_num_threads = 1 if parallel else threads
        # Threads that wait in a loop would take the core from the page beside.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._threads = ThreadPoolExecutor(min(threads, MOST_STREAMS)) if parallel else None
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name
        self._let_go = onnxruntime.RunOptions()
        self._let_go.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")

    def alphabet(self) -> tuple[str, ...]:
        return _alphabet(self._session.get_modelmeta().custom_metadata_map["character"])

    def run(self, batch: Floats) -> Floats:
        options = self._let_go if batch.size > MOST_KEPT else None
        output: Floats = self._session.run(None, {self._input: batch}, options)[0]
        return output

    def run_each(self, batches: Sequence[Floats], receive: Receive) -> None:
        if self._threads is None:
            for number, batch in enumerate(batches):
                receive(number, self.run(batch))
            return
        # What the list holds is nothing; taking it raises what went wrong.
        list(self._threads.map(lambda number, batch: receive(number, self.run(batch)), count(), batches))


def load_detection(engine: str, threads: int) -> Network:
    """The network that marks where text is. Raises OfflineModelsMissing or OfflineStartFailed."""
    return _load(model_path(DETECTION), engine, threads, parallel=False)


def load_recognition(engine: str, threads: int) -> Network:
    """The network that reads one line. Raises OfflineModelsMissing or OfflineStartFailed."""
    return _load(model_path(RECOGNITION), engine, threads, parallel=True)


def model_path(name: str) -> Path:
    """Where rapidocr's wheel keeps a model file. Raises OfflineModelsMissing."""
    package = importlib.util.find_spec("rapidocr")
    for folder in (package.submodule_search_locations or ()) if package else ():
        path = Path(folder) / "models" / name
        if path.is_file():
            return path
    raise OfflineModelsMissing


def _load(path: Path, engine: str, threads: int, *, parallel: bool) -> Network:
    makers: dict[str, Callable[[], Any]] = {
        "openvino": lambda: OpenVINONetwork(path, threads, parallel=parallel),
        "onnxruntime": lambda: ONNXNetwork(path, threads, parallel=parallel),
    }
    order = sorted(makers, key=lambda name: name != engine)
    if engine == "auto":
        order = ["onnxruntime", "openvino"]
    for name in order:
        try:
            network: Network = makers[name]()
        except Exception as exc:  # noqa: BLE001 - whatever a runtime raises on a processor it dislikes
            _log.warning("%s cannot load %s: %s", name, path.name, type(exc).__name__)
            continue
        return network
    raise OfflineStartFailed


def _alphabet(characters: str) -> tuple[str, ...]:
    return ("", *characters.splitlines(), " ")
