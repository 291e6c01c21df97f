/** Whether lists and objects lie in each other more than `most` deep; never calls itself, however deep they lie. */
export function isDeeperThan(most: number, json: unknown): boolean {
  let level: unknown[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) {
      return true;
    }
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null
        ? (Object.values(value) as unknown[]).filter(isNested)
        : [],
    );
  }
  return false;
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
