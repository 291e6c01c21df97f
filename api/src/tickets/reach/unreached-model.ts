import { vitalNoticeNames } from '#shared/tickets/vital-notices';

import { maybe, oneOf, partOf, time } from '../schema-parts-model';

import type { Unreached } from './unreached-mark';

export const unreachedMark = partOf<Unreached>({
  ...{ personId: maybe(String), kind: oneOf(vitalNoticeNames), fact: String, at: time },
});
