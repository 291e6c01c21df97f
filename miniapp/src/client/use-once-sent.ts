import { useEffect, useState } from 'react';

import { useLatest } from './use-latest';

/**
 * A tap that comes while pictures are still on their way is carried out as soon as they arrived, instead of being lost.
 *
 * @returns `submit` for the button; `isWaiting` while it was tapped and the pictures are not there yet
 */
export function useOnceSent(isSending: boolean, run: () => void) {
  const [isWanted, setWanted] = useState(false);
  const latest = useLatest(() => {
    setWanted(false);
    run();
  });
  const canRun = isWanted && !isSending;
  useEffect(() => {
    if (canRun) {
      latest.current();
    }
  }, [canRun, latest]);
  const submit = () => {
    if (isSending) {
      setWanted(true);
    } else {
      // at once: WeChat asks for consent only before anything was awaited
      run();
    }
  };
  return { submit, isWaiting: isWanted && isSending };
}
