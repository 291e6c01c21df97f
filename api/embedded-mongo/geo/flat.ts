import type { Position } from './parse-geometry';

/** Even-odd rule; the border counts as inside. */
export function isInFlatRing([x, y]: Position, ring: readonly Position[]): boolean {
  let isInside = false;
  for (const [index, to] of ring.entries()) {
    const from = ring.at(index - 1) ?? to;
    if (isOnLine([x, y], from, to)) {
      return true;
    }
    const isBeside = to[1] > y !== from[1] > y;
    if (isBeside && x < ((from[0] - to[0]) * (y - to[1])) / (from[1] - to[1]) + to[0]) {
      isInside = !isInside;
    }
  }
  return isInside;
}

function isOnLine([x, y]: Position, from: Position, to: Position): boolean {
  const turn = (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]);
  return (
    turn === 0 &&
    x >= Math.min(from[0], to[0]) &&
    x <= Math.max(from[0], to[0]) &&
    y >= Math.min(from[1], to[1]) &&
    y <= Math.max(from[1], to[1])
  );
}

export function isInBox([x, y]: Position, [a, b]: readonly [Position, Position]): boolean {
  return (
    x >= Math.min(a[0], b[0]) &&
    x <= Math.max(a[0], b[0]) &&
    y >= Math.min(a[1], b[1]) &&
    y <= Math.max(a[1], b[1])
  );
}

export function flatDistance([x, y]: Position, [a, b]: Position): number {
  return Math.hypot(x - a, y - b);
}
