from __future__ import annotations

import hashlib
import random

from pipeline.ingest.duplicates import Prose, find_duplicates

WORDS = [f"kata{number}" for number in range(3000)]


def make(article: str, words: list[str]) -> Prose:
    body = " ".join(words)
    return Prose(article, hashlib.sha256(body.encode()).hexdigest(), body)


def words(seed: int, count: int = 200) -> list[str]:
    return random.Random(seed).choices(WORDS, k=count)


def edited(original: list[str], every: int) -> list[str]:
    return [f"lain{i}" if i % every == every - 1 else word for i, word in enumerate(original)]


def test_the_same_text_repeats_the_first_id() -> None:
    assert find_duplicates([make("c", words(1)), make("a", words(1)), make("b", words(1))]) == {"b": "a", "c": "a"}


def test_a_light_edit_is_a_copy_and_a_rewrite_is_not() -> None:
    original = words(1)
    assert find_duplicates([make("a", original), make("b", edited(original, 50))]) == {"b": "a"}
    assert find_duplicates([make("a", original), make("b", edited(original, 10))]) == {}


def test_a_copy_cut_short_is_a_copy_and_a_shared_statement_is_not() -> None:
    original = words(1, 300)
    cut = [*words(2, 25), *original[20:120]]
    quoting = [*words(3, 100), *original[100:180]]
    assert find_duplicates([make("a", original), make("b", cut)]) == {"b": "a"}
    assert find_duplicates([make("a", original), make("c", quoting)]) == {}


def test_case_and_punctuation_do_not_count() -> None:
    original = words(1)
    assert find_duplicates([make("a", original), make("b", [f"{word.upper()}," for word in original])]) == {"b": "a"}


def test_a_chain_points_to_its_first() -> None:
    first = words(1)
    second = [*first[35:], *words(2, 35)]
    third = [*second[35:], *words(3, 35)]
    assert find_duplicates([make("a", first), make("b", second), make("c", third)]) == {"b": "a", "c": "a"}
    assert find_duplicates([make("a", first), make("c", third)]) == {}


def test_a_shared_stock_phrase_makes_no_copy() -> None:
    phrase = words(99, 30)
    assert find_duplicates([make(f"a{i}", phrase + words(i, 150)) for i in range(20)]) == {}


def test_hundreds_of_copies_all_point_to_the_first() -> None:
    original = words(1)
    proses = [make(f"{i:03}", [f"nomor{i}", *original[1:]]) for i in range(500)]
    assert find_duplicates(proses) == {f"{i:03}": "000" for i in range(1, 500)}


def test_texts_too_short_for_a_shingle_repeat_only_exactly() -> None:
    short = [make("a", ["satu", "dua"]), make("b", ["satu", "dua"]), make("c", ["satu", "tiga"]), make("d", [])]
    assert find_duplicates(short) == {"b": "a"}


def test_order_of_input_does_not_matter() -> None:
    proses = [make(f"{i:03}", edited(words(i % 40), 40 + i)) for i in range(120)]
    expected = find_duplicates(proses)
    assert len(expected) > 40
    for seed in range(3):
        random.Random(seed).shuffle(proses)
        assert find_duplicates(proses) == expected


def test_finds_what_comparing_all_pairs_finds() -> None:
    proses = [make(f"{i:03}", edited(words(i % 30, 120), 20 + 3 * (i // 30))) for i in range(150)]

    def shingles(prose: Prose) -> set[tuple[str, ...]]:
        parts = prose.body.split()
        return set(zip(*(parts[i:] for i in range(5)), strict=False))

    sets = {prose.id: shingles(prose) for prose in proses}

    def near(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> bool:
        common, fewer = len(one & other), min(len(one), len(other))
        return common >= 0.6 * len(one | other) or (fewer >= 60 and common >= 0.68 * fewer)

    close = {later for later in sets if any(near(sets[later], sets[earlier]) for earlier in sets if earlier < later)}
    assert set(find_duplicates(proses)) == close
