type Answer = { what: string; status: number | null; milliseconds: number };

/** How long an answer may take, in milliseconds. */
export const patience = 2000;

export function isHang({ status, milliseconds }: Omit<Answer, 'what'>): boolean {
  return status === null || milliseconds > patience;
}

/** What came of the requests, and what of it must not be. */
export function tally() {
  const statuses = new Map<number, number>();
  const failures: string[] = [];
  let slowest = 0;
  let total = 0;
  return {
    count: (answer: Answer) => {
      const { what, status, milliseconds } = answer;
      total += 1;
      slowest = Math.max(slowest, milliseconds);
      if (isHang(answer)) {
        failures.push(`hang: ${what} (${Math.round(milliseconds)} ms)`);
      } else if (status !== null && status >= 500) {
        failures.push(`${status}: ${what}`);
      }
      statuses.set(status ?? 0, (statuses.get(status ?? 0) ?? 0) + 1);
    },
    summary: () => {
      const counts = [...statuses].toSorted(([a], [b]) => a - b);
      const tooMany = statuses.get(429) ?? 0;
      const isFrequent = tooMany >= total / 100;
      return {
        text: counts.map(([status, count]) => `${status}: ${count}`).join('  '),
        slowest: Math.round(slowest),
        failures: isFrequent ? [...failures, `429 was answered ${tooMany} times`] : failures,
      };
    },
  };
}
