/** A key as it stands beside what it does. */
export function KeyHint({ name }: { name: string | undefined }) {
  return name === undefined ? null : <kbd className="key-hint">{name}</kbd>;
}
