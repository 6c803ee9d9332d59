"""Draws the Chinese characters of plates and teaches the small network to tell them: resources/plate_glyphs.npz.

    python -m tests.bench.plate_glyphs [--samples N] [--rounds N] [--seed N] [--onward]

Takes some ten minutes on one core. The weights that are shipped learnt so, and went on with
`--onward --seed 21 --samples 50000 --rounds 4`. Adam (Kingma and Ba 2015) on the cross entropy, in numpy: no other
need here asks for a library to learn with.
"""

import argparse
from pathlib import Path

import numpy as np

from ocrdesk.paths import resource
from ocrdesk.providers.offline.networks import Floats
from ocrdesk.providers.offline.plate_glyphs import CHINESE, HEIGHT, WEIGHTS, WIDTH, folded
from tests.bench.drawn.plate_glyph_samples import draw_samples

NEAR, WIDE, WHOLE = 12, 32, 96
BATCH = 256
RATE, LAST_RATE = 2e-3, 5e-5
KEPT_OUT = 6000

Weights = dict[str, Floats]


def main() -> None:
    """Learn, and say after each round how many characters kept out of learning are told right."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.plate_glyphs", description=__doc__)
    parser.add_argument("--samples", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--onward", action="store_true", help="go on from the weights that are there")
    parser.add_argument("--out", type=Path, default=resource(WEIGHTS))
    wanted = parser.parse_args()
    pictures, labels = draw_samples(wanted.samples, wanted.seed)
    unseen, truth = draw_samples(KEPT_OUT, wanted.seed + 1)
    chance = np.random.default_rng(wanted.seed)
    learner = Learner(chance, wanted.rounds * (len(labels) // BATCH))
    if wanted.onward:
        with np.load(resource(WEIGHTS)) as kept:
            learner.weights = {name: kept[name].astype(np.float32) for name in kept.files}
    for turn in range(wanted.rounds):
        order = chance.permutation(len(labels))
        losses = []
        for start in range(0, len(order) - BATCH + 1, BATCH):
            chosen = order[start : start + BATCH]
            losses.append(learner.learn(pictures[chosen].astype(np.float32), labels[chosen]))
        right = float((learner.told(unseen.astype(np.float32)) == truth).mean())
        print(f"round {turn + 1}: loss {np.mean(losses):.3f}, right {100 * right:.1f} %", flush=True)
        kept = {name: value.astype(np.float16) for name, value in learner.weights.items()}
        np.savez_compressed(wanted.out, **kept)


class Learner:
    """The weights and how they are bettered, batch by batch."""

    def __init__(self, chance: np.random.Generator, steps: int) -> None:
        inner = (HEIGHT // 4) * (WIDTH // 4) * WIDE
        sizes = {
            "near": (25, NEAR),
            "wide": (9 * NEAR, WIDE),
            "whole": (inner, WHOLE),
            "told": (WHOLE, len(CHINESE) + 1),
        }
        self.weights: Weights = {}
        for name, (before, after) in sizes.items():
            spread = np.sqrt(2 / before)
            self.weights[name] = chance.standard_normal((before, after), dtype=np.float32) * np.float32(spread)
            self.weights[f"{name}_shift"] = np.zeros(after, dtype=np.float32)
        self._means = {name: np.zeros_like(value) for name, value in self.weights.items()}
        self._squares = {name: np.zeros_like(value) for name, value in self.weights.items()}
        self._chance, self._steps, self._step = chance, steps, 0

    def told(self, pictures: Floats) -> np.ndarray:
        """The number of the likeliest character of each picture."""
        parts = [
            self._forward(part)[-1].argmax(axis=1) for part in np.array_split(pictures, len(pictures) // BATCH + 1)
        ]
        return np.concatenate(parts)

    def learn(self, pictures: Floats, labels: np.ndarray) -> float:
        """One step on a batch; its loss."""
        w = self.weights
        windows, first, wider, second, flat, whole, scores = self._forward(pictures, drop=0.25)
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        rows = np.arange(len(labels))
        loss = float(-np.log(np.maximum(chances[rows, labels], 1e-9)).mean())
        slope = chances.copy()
        slope[rows, labels] -= 1
        slope /= len(labels)
        slopes = {"told": whole.T @ slope, "told_shift": slope.sum(axis=0)}
        back = (slope @ w["told"].T) * (whole > 0)
        slopes |= {"whole": flat.T @ back, "whole_shift": back.sum(axis=0)}
        back = (back @ w["whole"].T).reshape(second.shape) * (second > 0)
        slopes |= {"wide": _across(wider, back), "wide_shift": back.sum(axis=(0, 1, 2))}
        back = _unfolded(back @ w["wide"].T, first.shape, 3, 2) * (first > 0)
        slopes |= {"near": _across(windows, back), "near_shift": back.sum(axis=(0, 1, 2))}
        self._better(slopes)
        return loss

    def _forward(self, pictures: Floats, drop: float = 0.0) -> tuple[Floats, ...]:
        w = self.weights
        windows = folded(pictures[:, :, :, None], 5, 2)
        first = np.maximum(windows @ w["near"] + w["near_shift"], 0)
        wider = folded(first, 3, 2)
        second = np.maximum(wider @ w["wide"] + w["wide_shift"], 0)
        flat = second.reshape(len(pictures), -1)
        whole = np.maximum(flat @ w["whole"] + w["whole_shift"], 0)
        if drop:
            whole = whole * (self._chance.random(whole.shape, dtype=np.float32) >= drop) / np.float32(1 - drop)
        return windows, first, wider, second, flat, whole, whole @ w["told"] + w["told_shift"]

    def _better(self, slopes: Weights) -> None:
        self._step += 1
        done = self._step / self._steps
        rate = LAST_RATE + (RATE - LAST_RATE) * (1 + np.cos(np.pi * min(done, 1.0))) / 2
        for name, slope in slopes.items():
            self._means[name] += 0.1 * (slope - self._means[name])
            self._squares[name] += 0.001 * (slope**2 - self._squares[name])
            mean = self._means[name] / (1 - 0.9**self._step)
            square = self._squares[name] / (1 - 0.999**self._step)
            self.weights[name] -= (rate * mean / (np.sqrt(square) + 1e-8)).astype(np.float32)


def _across(windows: Floats, back: Floats) -> Floats:
    return windows.reshape(-1, windows.shape[-1]).T @ back.reshape(-1, back.shape[-1])


def _unfolded(windows: Floats, shape: tuple[int, ...], side: int, stride: int) -> Floats:
    """The sum of the windows laid back in their places."""
    count, height, width, features = shape
    half = side // 2
    padded = np.zeros((count, height + 2 * half, width + 2 * half, features), dtype=np.float32)
    parts = windows.reshape(*windows.shape[:3], features, side, side)
    for down in range(side):
        for across in range(side):
            rows = slice(down, down + stride * windows.shape[1], stride)
            columns = slice(across, across + stride * windows.shape[2], stride)
            padded[:, rows, columns] += parts[:, :, :, :, down, across]
    return padded[:, half : half + height, half : half + width]


if __name__ == "__main__":
    main()
