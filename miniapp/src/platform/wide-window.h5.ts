import { useSyncExternalStore } from 'react';

const wide = window.matchMedia('(min-width: 1024px)');

function onChange(listener: () => void): () => void {
  // Safari before 14 knows only this one
  if (typeof wide.addEventListener !== 'function') {
    return () => undefined;
  }
  wide.addEventListener('change', listener);
  return () => {
    wide.removeEventListener('change', listener);
  };
}

/** Whether there is room for a desk: three columns beside each other. */
export function useWideWindow(): boolean {
  return useSyncExternalStore(onChange, () => wide.matches);
}
