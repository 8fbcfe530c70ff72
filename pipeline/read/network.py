"""The tagger's network, run without what Stanza's pipeline does around it.

Stanza makes documents, sorts every batch three times, spells each word anew, works out a training loss and decodes one
sentence at a time. Here all that depends on a word alone is worked out once a word and kept: its vector, its spelling,
and what both add to the gates of the sentence's LSTM, more than half of all sums. What is left for a sentence is the
recurrence, both directions side by side, and a whole batch is decoded together. The weights are Stanza's own; the tags
are the same, which a test holds to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.errors import ModelError

_PADDING, _UNKNOWN = 0, 1  # Stanza's codes of words
_SPECIAL = 4  # Stanza's first four labels stand for padding and the unknown; where one wins, the word is no name
_BATCH = 64  # sentences of like length that are tagged together
_KEPT_WORDS = 16_000  # words that are kept: 8 KB each at 256 units, 130 MB


class Network:
    """Runs a loaded ``stanza.models.ner.trainer.Trainer``.

    Args:
        trainer: With its model in memory, on the CPU: word vectors, a character LSTM over each word (or none), and one
            layer of a bidirectional LSTM over the sentence.
        tagset: Number of the tag set to answer in, where the model was taught several.

    Raises:
        ModelError: If words are read in context (character language models, a transformer) or there are more layers.
    """

    def __init__(self, trainer: Any, tagset: int = 0) -> None:
        self._model = trainer.model.eval()
        args = self._model.args
        if args.get("charlm") or args.get("bert_model") or args["num_layers"] != 1:
            raise ModelError(
                "the tagger reads characters or words in context (charlm, bert_model), or has several layers",
                cure="Train it with word vectors, a character LSTM over each word and one layer, as the recipe does",
            )
        self._vocab = trainer.vocab
        self._labels = [str(label) for label in self._vocab["tag"]._id2unit[tagset]]
        self._moves = self._model.crits[tagset]._transitions.detach().numpy()
        self._classify = self._model.tag_clfs[tagset]
        self._recurrence = Recurrence(self._model)
        self._rows: dict[str, int] = {}
        self._kept: Any = None

    def tag(self, sentences: Sequence[Sequence[str]]) -> Iterator[list[str]]:
        """Yield the BIOES tags of each sentence; none may be empty, and neighbours of like length are cheapest."""
        import torch

        with torch.inference_mode():
            for start in range(0, len(sentences), _BATCH):
                batch = sentences[start : start + _BATCH]
                order = sorted(range(len(batch)), key=lambda number: -len(batch[number]))
                tags = self._decode([batch[number] for number in order])
                back = dict(zip(order, tags, strict=True))
                yield from (back[number] for number in range(len(batch)))

    def _decode(self, batch: Sequence[Sequence[str]]) -> list[list[str]]:
        """Tags of sentences, the longest first."""
        from stanza.models.ner.trainer import fix_singleton_tags

        lengths = [len(sentence) for sentence in batch]
        scores = self._classify(self._recurrence.states(self._kept_rows(batch), self._kept, lengths))
        paths = viterbi(scores.numpy(), lengths, self._moves)
        return [fix_singleton_tags([self._labels[code] for code in path]) for path in paths]

    def _kept_rows(self, batch: Sequence[Sequence[str]]) -> list[list[int]]:
        """Where each word's share of the gates is kept; that of new words is worked out."""
        import torch

        new = dict.fromkeys(word for sentence in batch for word in sentence if word not in self._rows)
        if self._kept is None or len(self._rows) + len(new) > len(self._kept):
            new = dict.fromkeys(word for sentence in batch for word in sentence)
            self._rows.clear()
            self._kept = torch.empty(max(len(new), _KEPT_WORDS), self._recurrence.width)
        if new:
            words = sorted(
                new, key=len, reverse=True
            )  # like lengths, in the order of the text: the same sums each time
            first, end = len(self._rows), len(self._rows) + len(words)
            self._kept[first:end] = self._recurrence.shares(self._vectors(words))
            self._rows.update(zip(words, range(first, end), strict=True))
        return [[self._rows[word] for word in sentence] for sentence in batch]

    def _vectors(self, words: Sequence[str]) -> Any:
        """What the tagger reads of each word, (word, inputs), from the longest: its vector and its spelling."""
        import torch

        codes = torch.tensor([self._codes(word) for word in words])
        vectors = self._model.word_emb(codes[:, 0])
        if self._model.delta_emb is not None:  # what training changed is added on top
            vectors = vectors + self._model.delta_emb(codes[:, 1])
        if self._model.args["char"] and self._model.args["char_emb_dim"] > 0:
            vectors = torch.cat((vectors, states_alone(words, self._model.charmodel, self._vocab["char"])), 1)
        return self._model.input_transform(vectors) if self._model.input_transform else vectors

    def _codes(self, word: str) -> tuple[int, int]:
        """Rows of a word in the vectors and in their changes."""
        form = word.lower() if self._model.args.get("lowercase", True) else word
        row, change = self._vocab["word"].unit2id(form), self._vocab["delta"].unit2id(form)
        # As in training: a word that only the vectors know has no change of its own.
        return row, _PADDING if change == _UNKNOWN and row != _UNKNOWN else change


class Recurrence:
    """The bidirectional LSTM over the sentence, its sums over words apart from those over states.

    Both directions run side by side as one product of matrices a step, the backward one over reversed sentences.
    """

    def __init__(self, model: Any) -> None:
        import torch

        lstm = model.taggerlstm.lstm
        size = lstm.hidden_size
        # Torch's gates are input, forget, cell, output; with the cell last, one call takes the sigmoid of the others.
        order = torch.cat([torch.arange(size) + size * gate for gate in (0, 1, 3, 2)])
        names = ("l0", "l0_reverse")
        self._words = torch.cat([getattr(lstm, f"weight_ih_{name}")[order] for name in names]).detach().t().contiguous()
        self._bias = torch.cat(
            [(getattr(lstm, f"bias_ih_{name}") + getattr(lstm, f"bias_hh_{name}"))[order] for name in names]
        ).detach()
        self._states = torch.stack([getattr(lstm, f"weight_hh_{name}")[order].t() for name in names]).detach()
        self._first = model.taggerlstm_h_init.detach(), model.taggerlstm_c_init.detach()
        self._size = size

    @property
    def width(self) -> int:
        """Numbers kept of a word: four gates in two directions."""
        return len(self._bias)

    def shares(self, vectors: Any) -> Any:
        """What words add to the gates, (word, width), for their vectors."""
        import torch

        return torch.addmm(self._bias, vectors, self._words)

    def states(self, rows: Sequence[Sequence[int]], shares: Any, lengths: Sequence[int]) -> Any:
        """States at every word.

        Args:
            rows: For each sentence, from the longest, the rows of ``shares`` that are its words.
            shares: As from :meth:`shares`.
            lengths: Words of each sentence.

        Returns:
            (sentence, word, 2 × size), zero behind the end of a sentence.
        """
        import torch
        from torch.nn.utils.rnn import pad_sequence

        size, count = self._size, len(rows)
        turned = (
            [[2 * row for row in sentence] for sentence in rows],
            [[2 * row + 1 for row in reversed(s)] for s in rows],
        )
        steps = torch.stack([pad_sequence([torch.tensor(row) for row in side]) for side in turned], 1)
        halves = shares.view(-1, 4 * size)
        hidden, cell = (first.expand(2, count, size) for first in self._first)
        found = torch.zeros(count, len(steps), 2, size)
        ends = torch.tensor(lengths)
        for at, step in enumerate(steps):
            going = int((ends > at).sum())
            gates = halves[step[:, :going].reshape(-1)].view(2, going, 4 * size)
            gates.baddbmm_(hidden[:, :going], self._states)
            kept, forgotten, shown = gates[:, :, : 3 * size].sigmoid_().chunk(3, 2)
            cell = forgotten * cell[:, :going] + kept * tanh(gates[:, :, 3 * size :])
            hidden = shown * tanh(cell)
            found[:going, at, 0] = hidden[0]
            found[torch.arange(going), ends[:going] - 1 - at, 1] = hidden[1]
        return found.view(count, len(steps), 2 * size)


def tanh(values: Any) -> Any:
    """Hyperbolic tangent to within 2e-7, over the sigmoid, which torch computes in a fraction of the time on a CPU."""
    return (values * 2).sigmoid_().mul_(2).sub_(1)


def first_states(count: int, *states: Any) -> tuple[Any, ...]:
    """The trained first states of an LSTM, for a batch of ``count``."""
    return tuple(state.expand(-1, count, -1).contiguous() for state in states)


def states_alone(words: Sequence[str], model: Any, vocab: Any) -> Any:
    """Last states of the trained character LSTM, both directions, (word, 2 × size), for words from the longest."""
    import torch
    from torch.nn.utils.rnn import pack_sequence

    signs = pack_sequence([torch.tensor(vocab.map(list(word))) for word in words])
    embedded = torch.nn.utils.rnn.PackedSequence(model.char_emb(signs.data), signs.batch_sizes)
    first = first_states(len(words), model.charlstm_h_init, model.charlstm_c_init)
    _, (last, _) = model.charlstm(embedded, [len(word) for word in words], hx=first)
    return last[-2:].transpose(0, 1).reshape(len(words), -1)


def viterbi(scores: Any, lengths: Sequence[int], moves: Any) -> list[list[int]]:
    """Best label sequences of a batch under a CRF.

    Args:
        scores: (sentence, word, label), float.
        lengths: Words of each sentence, at least one; what lies behind is not looked at.
        moves: Score of going from one label (row) to the next (column).

    Returns:
        One list of label numbers a sentence. Special labels are replaced by the first real one, as Stanza does.
    """
    import numpy as np

    count, longest, _ = scores.shape
    best = scores[:, 0]
    back = np.zeros(scores.shape, dtype=np.int16)
    totals = [best]
    for at in range(1, longest):
        ways = best[:, :, None] + moves
        back[:, at] = ways.argmax(1)
        best = scores[:, at] + ways.max(1)
        totals.append(best)
    paths = []
    for row in range(count):
        label = int(totals[lengths[row] - 1][row].argmax())
        path = [label]
        for at in range(lengths[row] - 1, 0, -1):
            label = int(back[row, at, label])
            path.append(label)
        paths.append([max(label, _SPECIAL) for label in reversed(path)])
    return paths
