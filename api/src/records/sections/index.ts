import type { RecordSection } from '#shared/records/record-api';

import type { RecordSource, SectionMaker } from '../record-source';

import { acceptance } from './acceptance';
import { agreed } from './agreed';
import { basics } from './basics';
import { course } from './course';
import { outcome } from './outcome';
import { problem } from './problem';
import { rating } from './rating';

/** What a service record consists of, in its order. A section that has nothing to say leaves itself out. */
const makers: readonly SectionMaker[] = [
  basics,
  problem,
  outcome,
  agreed,
  acceptance,
  rating,
  course,
];

export function sectionsOf(source: RecordSource): RecordSection[] {
  return makers.flatMap((make) => make(source) ?? []);
}
