import { useEffect, useState } from 'react';

import { usePageVisible } from '#miniapp/platform/page-visible';

const every = 20_000;

/** The time, moving on while the page is on screen: for 还有 20 分钟 and the like. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  const isVisible = usePageVisible();
  useEffect(() => {
    if (!isVisible) {
      return undefined;
    }
    const tick = () => {
      setNow(Date.now());
    };
    const first = setTimeout(tick);
    const clock = setInterval(tick, every);
    return () => {
      clearTimeout(first);
      clearInterval(clock);
    };
  }, [isVisible]);
  return now;
}
