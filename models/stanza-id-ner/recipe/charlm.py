"""Character language models of raw Indonesian text, forward and backward, in the form Stanza loads.

Akbik et al. (2018), "Contextual String Embeddings for Sequence Labeling". The network and the file are Stanza's
(`CharacterLanguageModel`); the loop is ours, since Stanza's plain SGD needs many passes over the text and one pass of
Adam with a cosine schedule is what a CPU affords. One thread, a fixed seed.

The text is cut into words and joined by single spaces before it is learnt: that is how Stanza hands sentences to these
models when it tags.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import vectors

HIDDEN = 256
EMBEDDING = 64
RAREST = 200  # a character seen less often than this is unknown
LANES = 64  # stretches of text read side by side
WINDOW = 128  # characters between two steps of the optimiser
PEAK = 4e-3  # learning rate after the warm-up
WARM_UP = 100  # steps
CLIP = 0.25
SEED = 1234


def text_of(files: Sequence[Path]) -> str:
    """All lines, cut into words, each line opened by Stanza's sign for the start of a sentence, in a shuffled order."""
    lines = [
        " ".join(vectors.TOKEN.findall(line))
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    random.Random(SEED).shuffle(lines)
    return "\n" + " \n".join(lines) + " "


def lanes(codes: Any) -> Iterator[tuple[Any, Any, bool]]:
    """Windows of characters with the characters that follow; the last value says whether a pass begins."""
    length = (len(codes) - 1) // LANES
    here = codes[: length * LANES].view(LANES, length)
    following = codes[1 : length * LANES + 1].view(LANES, length)
    for start in range(0, length - WINDOW, WINDOW):
        yield here[:, start : start + WINDOW], following[:, start : start + WINDOW], start == 0


def rate(step: int, steps: int) -> float:
    """Learning rate at a step: linear warm-up, then half a cosine to zero."""
    if step < WARM_UP:
        return PEAK * (step + 1) / WARM_UP
    return PEAK * 0.5 * (1 + math.cos(math.pi * (step - WARM_UP) / max(1, steps - WARM_UP)))


def train_charlm(text: str, direction: str, out: Path, report: int = 100) -> float:
    """Read the text once and save the model.

    Args:
        text: What :func:`text_of` gives.
        direction: ``forward`` or ``backward``.
        out: The ``.pt`` file to write.
        report: Steps between two lines of progress.

    Returns:
        Mean loss of the last hundred steps, nats a character.
    """
    import torch
    from stanza.models.common.char_model import CharacterLanguageModel
    from stanza.models.common.vocab import CharVocab

    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    counts = Counter(text)
    vocab = CharVocab([sorted(sign for sign, count in counts.items() if count >= RAREST)])
    codes = torch.tensor(vocab.map(text if direction == "forward" else text[::-1]))
    arguments = {
        "char_emb_dim": EMBEDDING,
        "char_hidden_dim": HIDDEN,
        "char_num_layers": 1,
        "char_dropout": 0.0,
        "char_unit_dropout": 1e-5,
        "char_rec_dropout": 0.0,
        "direction": direction,
    }
    model = CharacterLanguageModel(arguments, {"char": vocab}, is_forward_lm=direction == "forward")
    optimiser = torch.optim.Adam(model.parameters(), lr=PEAK)
    steps = sum(1 for _ in lanes(codes))
    hidden: Any = None
    losses: list[float] = []
    for step, (here, following, _) in enumerate(lanes(codes)):
        for group in optimiser.param_groups:
            group["lr"] = rate(step, steps)
        _, hidden, decoded = model(here, [here.size(1)] * LANES, hidden)
        hidden = tuple(state.detach() for state in hidden)
        loss = torch.nn.functional.cross_entropy(decoded.reshape(-1, len(vocab)), following.reshape(-1))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP)
        optimiser.step()
        losses.append(float(loss.detach()))
        if (step + 1) % report == 0:
            print(f"charlm {direction}: {step + 1}/{steps} loss {sum(losses[-report:]) / report:.3f}", flush=True)
            if (step + 1) % (10 * report) == 0:
                model.save(str(out))
    model.eval()
    out.parent.mkdir(parents=True, exist_ok=True)
    model.save(str(out))
    last = losses[-100:]
    return sum(last) / len(last)
