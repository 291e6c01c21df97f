import { Binary } from 'bson';

import { bounded } from '../bounds';
import { isDoc, type Value } from '../bson/value';
import { assertThat } from '../errors/server-error';
import type { Source } from '../query/path';

/** How many bytes a stage may hold at a time. */
const { most: mostBytes } = bounded.stageBytes;

/** Counts what a stage keeps. */
export type Memory = { hold: (bytes: number) => void };

/** @throws ServerError 292 from `hold`: what MongoDB would then put on disk is refused here */
export function createMemory(stage: string): Memory {
  const refusal = `Exceeded memory limit for ${stage}: more than ${mostBytes} bytes, and the embedded database does not put them on disk`;
  let held = 0;
  return {
    hold: (bytes) => {
      held += bytes;
      assertThat(held <= mostBytes, 292, refusal);
    },
  };
}

/** All of the input, as long as memory lasts. */
export function* heldInput<T extends Source>(input: Iterable<T>, memory: Memory): Generator<T> {
  for (const source of input) {
    memory.hold(roughSize(source));
    yield source;
  }
}

/** About how many bytes a value takes in memory: a little less than it does. */
export function roughSize(value: Value): number {
  if (typeof value === 'string') {
    return 24 + value.length * 2;
  }
  if (Buffer.isBuffer(value)) {
    return value.length + 64;
  }
  if (Array.isArray(value)) {
    return value.reduce<number>((sum, item) => sum + roughSize(item), 32);
  }
  if (isDoc(value)) {
    let sum = 96;
    for (const inner of value.values()) {
      sum += 32 + roughSize(inner);
    }
    return sum;
  }
  return value instanceof Binary ? 64 + value.position : 16;
}
