"""The tagger's network, run without what Stanza's pipeline does around it.

Stanza makes documents, sorts every batch three times, spells each word anew, works out a training loss and decodes one
sentence at a time. Here words are looked up once, the character states of a word that is read alone are kept, and a
whole batch is decoded together. The layers are Stanza's own; the tags are the same, which a test holds to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

_PADDING, _UNKNOWN = 0, 1  # Stanza's codes of words
_SPECIAL = 4  # Stanza's first four labels stand for padding and the unknown; where one wins, the word is no name
_BATCH = 64  # sentences of like length that are padded together
_KEPT_WORDS = 50_000  # words whose character states are kept: 40 MB


class Network:
    """Runs a loaded ``stanza.models.ner.trainer.Trainer``.

    Args:
        trainer: With its model in memory, on the CPU.
        tagset: Number of the tag set to answer in, where the model was taught several.
    """

    def __init__(self, trainer: Any, tagset: int = 0) -> None:
        self._model = trainer.model.eval()
        self._vocab = trainer.vocab
        self._labels = [str(label) for label in self._vocab["tag"]._id2unit[tagset]]
        self._moves = self._model.crits[tagset]._transitions.detach().numpy()
        self._classify = self._model.tag_clfs[tagset]
        self._words: dict[str, tuple[int, int]] = {}
        self._spelt: dict[str, Any] = {}

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
        paths = viterbi(self._scores(batch), lengths, self._moves)
        return [fix_singleton_tags([self._labels[code] for code in path]) for path in paths]

    def _scores(self, batch: Sequence[Sequence[str]]) -> Any:
        """Scores of every label, (sentence, word, label), zero behind the end of a sentence."""
        import torch
        from torch.nn.utils.rnn import pack_sequence, pad_packed_sequence

        model = self._model
        inputs = [self._embedded(batch)]
        if model.args.get("charlm"):
            inputs += [
                pack_sequence(states_in_context(batch, lm)).data
                for lm in (model.charmodel_forward, model.charmodel_backward)
            ]
        elif model.args["char"] and model.args["char_emb_dim"] > 0:
            spelt = self._spellings(batch)
            inputs.append(pack_sequence([torch.stack([spelt[word] for word in sentence]) for sentence in batch]).data)
        words = torch.cat(inputs, 1)
        if model.input_transform:
            words = model.input_transform(words)
        lengths = torch.tensor([len(sentence) for sentence in batch])
        sizes = pack_sequence([torch.empty(int(length)) for length in lengths]).batch_sizes
        packed = torch.nn.utils.rnn.PackedSequence(words, sizes)
        first = first_states(len(batch), model.taggerlstm_h_init, model.taggerlstm_c_init)
        states, _ = model.taggerlstm(packed, lengths, hx=first)
        scores = torch.nn.utils.rnn.PackedSequence(self._classify(states.data), sizes)
        return pad_packed_sequence(scores, batch_first=True)[0].numpy()

    def _embedded(self, batch: Sequence[Sequence[str]]) -> Any:
        """Word vectors in packed order, those that training changed added on top."""
        import torch
        from torch.nn.utils.rnn import pack_sequence

        rows = [torch.tensor([self._codes(word) for word in sentence]) for sentence in batch]
        codes = pack_sequence(rows).data
        vectors = self._model.word_emb(codes[:, 0])
        return vectors if self._model.delta_emb is None else vectors + self._model.delta_emb(codes[:, 1])

    def _codes(self, word: str) -> tuple[int, int]:
        """Rows of a word in the vectors and in their changes."""
        found = self._words.get(word)
        if found is None:
            form = word.lower() if self._model.args.get("lowercase", True) else word
            row, change = self._vocab["word"].unit2id(form), self._vocab["delta"].unit2id(form)
            # As in training: a word that only the vectors know has no change of its own.
            if change == _UNKNOWN and row != _UNKNOWN:
                change = _PADDING
            if len(self._words) >= _KEPT_WORDS:
                self._words.clear()
            found = self._words[word] = (row, change)
        return found

    def _spellings(self, batch: Sequence[Sequence[str]]) -> dict[str, Any]:
        """Last states of the character LSTM for each word; they depend on nothing but the word, so they are kept."""
        if len(self._spelt) >= _KEPT_WORDS:
            self._spelt.clear()
        unknown = dict.fromkeys(word for sentence in batch for word in sentence if word not in self._spelt)
        new = sorted(unknown, key=len, reverse=True)  # like lengths in the order of the text: the same sums every time
        if new:
            self._spelt.update(zip(new, states_alone(new, self._model.charmodel, self._vocab["char"]), strict=True))
        return self._spelt


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


def states_in_context(batch: Sequence[Sequence[str]], model: Any) -> list[Any]:
    """States of a character language model at the end of each word in its direction, (words, size) a sentence."""
    import torch
    from torch.nn.utils.rnn import pack_sequence, unpack_sequence

    rows, ends = [], []
    for sentence in batch:
        words = list(sentence) if model.is_forward_lm else [word[::-1] for word in reversed(sentence)]
        rows.append(torch.tensor(model.char_vocab().map(list("\n" + " ".join(words) + " "))))
        at, end = 0, []
        for word in words:
            at += len(word) + 1
            end.append(at)
        ends.append(end if model.is_forward_lm else end[::-1])
    signs = pack_sequence(rows, enforce_sorted=False)
    embedded = signs._replace(data=model.char_emb(signs.data))
    first = first_states(len(batch), model.charlstm_h_init, model.charlstm_c_init)
    states, _ = model.charlstm(embedded, [len(row) for row in rows], hx=first)
    return [row[torch.tensor(end)] for row, end in zip(unpack_sequence(states), ends, strict=True)]


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
