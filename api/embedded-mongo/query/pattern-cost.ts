/** How many steps a pattern may need for a text of so many signs, at most. */
export type PatternCost = (length: number) => number;

type Group = { branches: number; isVariable: boolean };
type Scan = {
  groups: Group[];
  /** whether what a repetition sign would repeat can be matched in several ways itself */
  isLastVariable: boolean;
  /** repetitions without an end, none inside another */
  endless: number;
  /** ways to choose among branches and bounded repetitions */
  ways: number;
};

const part =
  /\\k<|\\[1-9]|\\[\s\S]|\[(?:[^\]\\]|\\[\s\S])*\]?|\((?:\?(?:<?[=!]|:|<\w*>))?|[)|]|(?:[*+?]|\{\d+(?:,\d*)?\})\??|[\s\S]/g;

/**
 * Judges a pattern from outside, on the safe side: polynomial as long as nothing that varies is repeated,
 * without a bound otherwise.
 */
export function patternCost(source: string): PatternCost {
  const scan: Scan = {
    groups: [{ branches: 1, isVariable: false }],
    isLastVariable: false,
    endless: 0,
    ways: 1,
  };
  for (const [token] of source.matchAll(part)) {
    take(scan, token);
  }
  const ways = scan.ways * (scan.groups[0]?.branches ?? 1);
  return (length) => ways * (length + 1) ** (scan.endless + 1) + length * source.length;
}

function take(scan: Scan, token: string): void {
  const { groups } = scan;
  const current = groups.at(-1);
  if (token.startsWith('(')) {
    groups.push({ branches: 1, isVariable: false });
  } else if (token === ')') {
    close(scan);
  } else if (token === '|' && current) {
    current.branches++;
    current.isVariable = true;
  } else if (/^(?:[*+?]|\{\d)/.test(token) && current) {
    current.isVariable = true;
    repeat(scan, token);
  } else {
    // what refers back may be of any length
    scan.isLastVariable = /^\\[1-9k]/.test(token);
    scan.ways *= scan.isLastVariable ? Infinity : 1;
  }
}

function close(scan: Scan): void {
  const [outer, closed] = scan.groups.slice(-2);
  if (outer && closed) {
    scan.groups.pop();
    scan.ways *= closed.branches;
    scan.isLastVariable = closed.isVariable;
    outer.isVariable ||= closed.isVariable;
  }
}

function repeat(scan: Scan, token: string): void {
  if (scan.isLastVariable) {
    scan.ways = Infinity;
  }
  const bounds = /^\{(\d+)(,?)(\d*)/.exec(token);
  if (/^[*+]/.test(token) || (bounds?.[2] === ',' && bounds[3] === '')) {
    scan.endless++;
  } else {
    scan.ways *= Math.max(2, Number(bounds?.[3] ?? 0), Number(bounds?.[1] ?? 0));
  }
  scan.isLastVariable = true;
}
