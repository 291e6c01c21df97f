/** WeChat keeps its own focus, and a phone has no Escape key. */
export function useModal() {
  // nothing to do, see above
}
