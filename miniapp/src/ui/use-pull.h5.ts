import { useEffect, useState, type RefObject } from 'react';

import { useLatest } from '#miniapp/client/use-latest';

type Refresh = (() => Promise<unknown>) | undefined;
type Pull = { distance: number; state: 'idle' | 'pulling' | 'ready' | 'busy' };

/** How far the content is held down while it refreshes; pulled further, letting go refreshes. */
export const pullHeight = 56;
const idle: Pull = { distance: 0, state: 'idle' };

/** Follows one finger that pulls the page from its very top. */
export function usePull(root: RefObject<HTMLElement>, onRefresh: Refresh): Pull {
  const [pull, setPull] = useState<Pull>(idle);
  const latest = useLatest(onRefresh);
  const isOn = onRefresh !== undefined;
  useEffect(() => {
    const element = root.current;
    const refresh = async () => latest.current?.();
    return element && isOn ? listen(element, refresh, setPull) : undefined;
  }, [root, isOn, latest]);
  return pull;
}

function listen(
  element: HTMLElement,
  onRefresh: () => Promise<unknown>,
  show: (pull: Pull) => void,
) {
  let from: number | null = null;
  let now = idle;
  const set = (next: Pull) => {
    now = next;
    show(next);
  };
  const handleStart = ({ touches: [finger] }: TouchEvent) => {
    const isAtTop = (element.closest('.taro_page')?.scrollTop ?? 0) <= 0;
    from = isAtTop && now.state === 'idle' && finger ? finger.clientY : null;
  };
  const handleMove = (event: TouchEvent) => {
    const way = from === null ? 0 : (event.touches[0]?.clientY ?? 0) - from;
    if (way > 0 && event.cancelable) {
      // the browser would bounce or reload the page
      event.preventDefault();
      const distance = Math.min(way * 0.5, pullHeight * 1.6);
      set({ distance, state: distance >= pullHeight ? 'ready' : 'pulling' });
    } else if (now.state === 'pulling' || now.state === 'ready') {
      set(idle);
    }
  };
  const handleEnd = () => {
    from = null;
    if (now.state === 'ready') {
      set({ distance: pullHeight, state: 'busy' });
      void onRefresh().finally(() => {
        set(idle);
      });
    } else if (now.state === 'pulling') {
      set(idle);
    }
  };
  return listenTo(element, {
    touchstart: handleStart,
    touchmove: handleMove,
    touchend: handleEnd,
    touchcancel: handleEnd,
  });
}

function listenTo(element: HTMLElement, events: Record<string, (event: TouchEvent) => void>) {
  // the DOM types know each event by name, not as a group
  const entries = Object.entries(events) as [string, EventListener][];
  entries.forEach(([name, handle]) => {
    element.addEventListener(name, handle, { passive: false });
  });
  return () => {
    entries.forEach(([name, handle]) => {
      element.removeEventListener(name, handle);
    });
  };
}
