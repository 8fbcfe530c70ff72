"""A force-directed layout in plain numpy: the energy model of ForceAtlas2, fast enough for tens of thousands of nodes.

Repulsion between all pairs is exact up to :data:`EXACT` nodes; above, masses are spread on a grid and convolved with
the force of a unit mass by FFT, at a few hundredths of a second an iteration (networkx's ForceAtlas2: 9 s at 10,000).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Kernels = tuple[NDArray[np.complex128], NDArray[np.complex128]]

EXACT = 600
_ITERATIONS = 300
_REPULSION = 2.0
_GRAVITY = 0.6


def spring_layout(start: Floats, edges: Ints, weights: Floats, mass: Floats) -> Floats:
    """Move nodes until neighbours are near and all others apart.

    Args:
        start: Positions to begin with, shape (n, 2); no two the same.
        edges: Node indexes of each edge, shape (m, 2).
        weights: How strongly each edge pulls, shape (m,), positive.
        mass: How strongly each node pushes, shape (n,), positive.

    Returns:
        Positions, shape (n, 2), in no particular unit. The same input gives the same output.
    """
    import numpy as np

    position = start.astype(np.float64)
    exact = len(position) <= EXACT
    kernels = None if exact else grid_kernels(128 if len(position) < 4000 else 256)
    # Dividing by the pull of all edges keeps a node from overshooting its neighbours, however many and strong they are.
    inertia = 2 * (1 + np.bincount(edges.ravel(), np.repeat(weights, 2), minlength=len(position)))
    reach = 0.1 * float(np.sqrt(np.mean(np.sum(position**2, axis=1))))
    for turn in range(_ITERATIONS):
        push = grid_repulsion(position, mass, kernels) if kernels else exact_repulsion(position, mass)
        force = _REPULSION * push
        _pull(force, position, edges, weights)
        distance = np.hypot(position[:, 0], position[:, 1]) + 1e-9
        force -= _GRAVITY * (mass * np.minimum(1.0, distance) / distance)[:, None] * position
        step = force / inertia[:, None]
        length = np.hypot(step[:, 0], step[:, 1]) + 1e-9
        limit = reach * (1 - turn / _ITERATIONS) + 1e-3
        position += step * (np.minimum(length, limit) / length)[:, None]
    return position


def exact_repulsion(position: Floats, mass: Floats) -> Floats:
    """Return the force on every node from every other, mass times mass over distance; shape (n, 2)."""
    import numpy as np

    apart = position[:, None, :] - position[None, :, :]
    squared = np.einsum("ijk,ijk->ij", apart, apart) + 1e-6
    pressure: Floats = mass[:, None] * mass[None, :] / squared
    force: Floats = np.einsum("ij,ijk->ik", pressure, apart)
    return force


def grid_repulsion(position: Floats, mass: Floats, kernels: Kernels) -> Floats:
    """Approximate :func:`exact_repulsion` in O(n): masses go to the four cells around them, forces come back alike."""
    import numpy as np

    side = kernels[0].shape[0] // 2
    low = position.min(axis=0)
    cell = float((position.max(axis=0) - low).max()) / (side - 2) + 1e-12
    place = (position - low) / cell
    corner = place.astype(np.int64)
    part = place - corner
    cells, shares = [], []
    for right in (0, 1):
        for up in (0, 1):
            share = (part[:, 0] if right else 1 - part[:, 0]) * (part[:, 1] if up else 1 - part[:, 1])
            cells.append((corner[:, 0] + right) * side + corner[:, 1] + up)
            shares.append(share)
    spread = np.bincount(np.concatenate(cells), np.concatenate([s * mass for s in shares]), minlength=side * side)
    spectrum = np.fft.rfft2(spread.reshape(side, side), s=(2 * side, 2 * side))
    force = np.zeros_like(position)
    for axis, kernel in enumerate(kernels):
        field = np.fft.irfft2(spectrum * kernel)[:side, :side].ravel()
        force[:, axis] = sum(share * field[index] for share, index in zip(shares, cells, strict=True))
    return np.asarray(force * mass[:, None] / cell)


def grid_kernels(side: int) -> Kernels:
    """Return the spectra of the force of a unit mass along both axes, for a grid of ``side`` times ``side`` cells."""
    import numpy as np

    offset = np.fft.fftfreq(2 * side, 1 / (2 * side))
    along, across = np.meshgrid(offset, offset, indexing="ij")
    squared = along**2 + across**2
    squared[0, 0] = 1.0
    return np.fft.rfft2(along / squared), np.fft.rfft2(across / squared)


def _pull(force: Floats, position: Floats, edges: Ints, weights: Floats) -> None:
    """Add to ``force`` what the edges do: both ends towards each other, in proportion to weight and distance."""
    import numpy as np

    if not len(edges):
        return
    apart = (position[edges[:, 1]] - position[edges[:, 0]]) * weights[:, None]
    for axis in (0, 1):
        ends = np.concatenate([edges[:, 0], edges[:, 1]])
        force[:, axis] += np.bincount(ends, np.concatenate([apart[:, axis], -apart[:, axis]]), minlength=len(force))


def part_overlaps(position: Floats, radius: Floats, turns: int = 60) -> Floats:
    """Push apart discs that overlap.

    Args:
        position: Shape (n, 2), in the unit of ``radius``.
        radius: Shape (n,).
        turns: Upper limit of passes.

    Returns:
        Positions in which (nearly) no two discs touch.
    """
    import numpy as np

    position = position.copy()
    for _ in range(turns):
        pairs = _near_pairs(position, radius)
        apart = position[pairs[:, 1]] - position[pairs[:, 0]]
        distance = np.hypot(apart[:, 0], apart[:, 1])
        missing = 1.15 * (radius[pairs[:, 0]] + radius[pairs[:, 1]]) - distance
        touching = missing > 0
        if not touching.any():
            break
        pairs, apart, distance, missing = pairs[touching], apart[touching], distance[touching], missing[touching]
        same = distance < 1e-6
        angle = pairs[same, 1] * 2.4  # any fixed spread of directions will do
        apart[same] = np.column_stack([np.cos(angle), np.sin(angle)])
        push = apart / np.where(same, 1.0, distance)[:, None] * (missing / 2)[:, None]
        for axis in (0, 1):
            ends = np.concatenate([pairs[:, 0], pairs[:, 1]])
            moved = np.bincount(ends, np.concatenate([-push[:, axis], push[:, axis]]), minlength=len(position))
            position[:, axis] += moved
    return position


def _near_pairs(position: Floats, radius: Floats) -> Ints:
    """Return index pairs that may touch, each once: in rows, a sweep along x, each disc with those that start in it."""
    import numpy as np

    reach = 1.15 * radius
    bottom = position[:, 1] - reach
    height = 4 * float(np.median(reach))
    lowest = np.floor((bottom - bottom.min()) / height).astype(np.int64)
    spans = np.floor((position[:, 1] + reach - bottom.min()) / height).astype(np.int64) - lowest + 1
    disc, step = _runs(spans)
    row = lowest[disc] + step
    left, right = (position[:, 0] - reach)[disc], (position[:, 0] + reach)[disc]
    left, right = left - left.min(), right - left.min()
    offset = row * (float(right.max()) + 1)  # rows one after the other, so that one sweep serves them all
    order = np.argsort(left + offset, kind="stable")
    begins = (left + offset)[order]
    at, ahead = _runs(np.searchsorted(begins, (right + offset)[order]) - np.arange(len(order)) - 1)
    first, second = disc[order[at]], disc[order[at + 1 + ahead]]
    # A pair that shares several rows counts in the lowest of them.
    close = np.abs(position[first, 1] - position[second, 1]) < reach[first] + reach[second]
    close &= row[order[at]] == np.maximum(lowest[first], lowest[second])
    return np.column_stack([first[close], second[close]])


def _runs(lengths: Ints) -> tuple[Ints, Ints]:
    """Return, for runs of these lengths laid end to end, the run of each item and its place in that run."""
    import numpy as np

    run = np.repeat(np.arange(len(lengths)), lengths)
    return run, np.arange(len(run)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
