import { parseArgs } from 'node:util';

export type Options = {
  /** How many tickets each filled folder has, the fewest first. */
  sizes: number[];
  turns: number;
  /** Of one turn of one kind of request. */
  seconds: number;
  /** Names of kinds; empty: all. */
  only: string[];
  /** Prints where the product with the most tickets spent its time. */
  isProfiled: boolean;
};

const usual = { tickets: '10000,200000', turns: '3', seconds: '3' };
const quick = { tickets: '500,2000', turns: '1', seconds: '1' };

/** @throws {Error} with a sentence, for words that it does not know */
export function readOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      tickets: { type: 'string' },
      turns: { type: 'string' },
      seconds: { type: 'string' },
      only: { type: 'string', default: '' },
      profile: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
    },
  });
  const { tickets, turns, seconds } = { ...(values.quick ? quick : usual), ...values };
  return {
    sizes: tickets
      .split(',')
      .map((size) => numberIn(size, 'tickets', 50))
      .toSorted((a, b) => a - b),
    turns: numberIn(turns, 'turns', 1),
    seconds: numberIn(seconds, 'seconds', 0.1),
    only: values.only.split(',').filter((name) => name !== ''),
    isProfiled: values.profile,
  };
}

function numberIn(text: string, name: string, least: number): number {
  const number = Number(text);
  if (!(number >= least)) {
    throw new Error(`--${name} must be at least ${least}, and not ${text}.`);
  }
  return number;
}
