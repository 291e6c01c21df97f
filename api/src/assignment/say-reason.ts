import type { Ranked } from './rank-engineers';
import { assignmentWords as words } from './words';

/** What speaks for somebody: “修过这台设备，手上 2 单”. */
export function sayReason(ranked: Ranked, isOnCall = false): string {
  const { fixedAsset, fixedCustomer, isNear, load } = ranked;
  return words.joined([
    ...(isOnCall ? [words.onCall] : []),
    ...(fixedAsset ? [words.fixedAsset] : []),
    ...(fixedCustomer && !fixedAsset ? [words.fixedCustomer] : []),
    ...(isNear ? [words.isNear] : []),
    words.load(load),
  ]);
}
