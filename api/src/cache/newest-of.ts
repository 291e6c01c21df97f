/** Names, of which only the newest are remembered. */
export type NewestNames = {
  add: (name: string) => void;
  /** Whether it was there. */
  delete: (name: string) => boolean;
};

/** @param onForgotten is told of each that had to go for a newer one */
export function newestOf(most: number, onForgotten?: (name: string) => void): NewestNames {
  const names = new Set<string>();
  return {
    add: (name) => {
      // behind all the others
      names.delete(name);
      names.add(name);
      const [oldest] = names;
      if (names.size > most && oldest !== undefined) {
        names.delete(oldest);
        onForgotten?.(oldest);
      }
    },
    delete: (name) => names.delete(name),
  };
}
