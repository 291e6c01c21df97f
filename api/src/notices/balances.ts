/** The credits of several people as they were read, less those that were promised since. */
export type Balances = {
  /** Template id → credits, with the one that this push holds already; templates without any are left out. */
  of: (userId: string, pushId: string | null) => ReadonlyMap<string, number>;
  /** Whether a push holds a credit of any template. */
  isHolder: (userId: string, pushId: string) => boolean;
  /** The next one finds one credit less. */
  promise: (ledger: Pick<Ledger, 'templateId' | 'userId'>, pushId: string) => void;
};

/** Of one person and one template; holders are the pushes that have taken a credit and are not finished. */
type Ledger = { userId: string; templateId: string; credits: number; holders: readonly string[] };

export function balances(found: readonly Ledger[]): Balances {
  const ofUser = new Map<string, Ledger[]>();
  for (const ledger of found) {
    ofUser.set(ledger.userId, [...(ofUser.get(ledger.userId) ?? []), { ...ledger }]);
  }
  const ledgersOf = (userId: string) => ofUser.get(userId) ?? [];
  return {
    of: (userId, pushId) =>
      new Map(
        ledgersOf(userId).flatMap(({ templateId, credits, holders }) => {
          const held = pushId !== null && holders.includes(pushId) ? 1 : 0;
          return credits + held > 0 ? [[templateId, credits + held]] : [];
        }),
      ),
    isHolder: (userId, pushId) => ledgersOf(userId).some(({ holders }) => holders.includes(pushId)),
    promise: ({ userId, templateId }, pushId) => {
      const ledger = ledgersOf(userId).find((one) => one.templateId === templateId);
      if (ledger && !ledger.holders.includes(pushId)) {
        ledger.credits -= 1;
        ledger.holders = [...ledger.holders, pushId];
      }
    },
  };
}
