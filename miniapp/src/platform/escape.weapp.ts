/** A phone has no Escape key. */
export function useEscape() {
  // nothing to listen to
}
