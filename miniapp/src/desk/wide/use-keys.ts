import { useEffect } from 'react';

import { useLatest } from '#miniapp/client/use-latest';
import { usePageVisible } from '#miniapp/platform/page-visible';

type Keys = Readonly<Partial<Record<string, (() => void) | undefined>>>;

/**
 * Hears single keys while this page is on screen: `a`, `?`, `Enter`, `Shift+a`. Never while somebody types, nor under
 * what lies over the page, which has keys of its own.
 */
export function useKeys(keys: Keys) {
  const isVisible = usePageVisible();
  const latest = useLatest(keys);
  useEffect(() => {
    if (!isVisible) {
      return undefined;
    }
    const hear = (event: KeyboardEvent) => {
      const act = latest.current[nameOf(event)];
      if (act && !event.defaultPrevented && !isTakenElsewhere(event)) {
        event.preventDefault();
        act();
      }
    };
    document.addEventListener('keydown', hear);
    return () => {
      document.removeEventListener('keydown', hear);
    };
  }, [isVisible, latest]);
}

/** With Ctrl, Alt or ⌘ a key is the browser's. */
function nameOf({ altKey, ctrlKey, key, metaKey, shiftKey }: KeyboardEvent): string {
  if (altKey || ctrlKey || metaKey) {
    return '';
  }
  const lower = key.toLowerCase();
  const isSign = key.length === 1;
  // on some keyboards a sign like ? needs Shift
  const isOnlyShifted = isSign && lower === key.toUpperCase();
  const name = isSign ? lower : key;
  return shiftKey && !isOnlyShifted ? `Shift+${name}` : name;
}

function isTakenElsewhere({ isComposing, key, target }: KeyboardEvent): boolean {
  const element = target instanceof Element ? target : null;
  const typing = element?.closest('input, textarea, select, [contenteditable="true"]') ?? null;
  const pressed = key === 'Enter' && (element?.closest('button, a[href]') ?? null) !== null;
  return isComposing || typing !== null || pressed || isCovered();
}

function isCovered(): boolean {
  return [...document.querySelectorAll('[role="dialog"]')].some(
    (dialog) => dialog.getClientRects().length > 0,
  );
}
