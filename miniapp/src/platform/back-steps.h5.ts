/** What lies over the page, in the order in which it was opened. */
const open: (() => void)[] = [];

// imported by the app before the router begins to listen: listeners of the window run in the order in which they came,
// and the router would take every step back for leaving the page
window.addEventListener('popstate', (event) => {
  const close = open.pop();
  if (close) {
    event.stopImmediatePropagation();
    close();
  }
});

/**
 * Makes Back close what lies over the page, and only that: it gets a step of its own in the browser's history.
 *
 * @returns how to close it otherwise; the step is taken back with it
 */
export function closeOnBack(onClose: () => void): () => void {
  const mark = `over-${Date.now()}`;
  // the router reads its own place from the state
  const before = window.history.state as Record<string, unknown> | null;
  window.history.pushState({ ...before, over: mark }, '');
  open.push(onClose);
  return () => {
    const at = open.indexOf(onClose);
    const state = window.history.state as { over?: string } | null;
    if (at >= 0 && state?.over === mark) {
      window.history.back();
    } else if (at >= 0) {
      // another page was opened meanwhile: its step is not ours to take back
      open.splice(at, 1);
      onClose();
    }
  };
}
