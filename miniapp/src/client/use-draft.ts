import { useCallback, useState } from 'react';

import { keep, readKept } from '#miniapp/platform/storage';

type Draft<T> = [value: T, change: (value: T) => void, forget: () => void];

/** What somebody is typing, kept on the phone at every keystroke until it was sent. */
export function useDraft<T extends object>(name: string, empty: T): Draft<T> {
  const key = `draft:${name}`;
  const [value, setValue] = useState<T>(() => ({ ...empty, ...readKept<T>(key, 'tab') }));
  const change = useCallback(
    (next: T) => {
      setValue(next);
      keep(key, next, 'tab');
    },
    [key],
  );
  const forget = useCallback(() => {
    keep(key, null, 'tab');
  }, [key]);
  return [value, change, forget];
}
