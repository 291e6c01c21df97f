import { useCallback, useState } from 'react';

import { bounded } from '#miniapp/bounds';
import { dropFile } from '#miniapp/platform/kept-files';
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
      forgetLongUntouched(key);
    },
    [key],
  );
  const forget = useCallback(() => {
    keep(key, null, 'tab');
    keepTouched(touched().filter((one) => one !== key));
  }, [key]);
  return [value, change, forget];
}

const list = 'drafts';
type WithPictures = { pictures?: readonly { key: string }[] };

/** This one was touched last; of too many, the one that was not touched for longest goes, and what it kept on the phone. */
function forgetLongUntouched(key: string) {
  const known = touched();
  if (known.at(-1) === key) {
    return;
  }
  const keys = [...known.filter((one) => one !== key), key];
  const forgotten = keys.slice(0, -bounded.draftsKept.most);
  for (const one of forgotten) {
    for (const picture of readKept<WithPictures>(one, 'tab')?.pictures ?? []) {
      void dropFile(picture.key);
    }
    keep(one, null, 'tab');
  }
  keepTouched(keys.slice(forgotten.length));
}

function touched(): string[] {
  return readKept<string[]>(list, 'tab') ?? [];
}

function keepTouched(keys: readonly string[]) {
  keep(list, keys.length > 0 ? keys : null, 'tab');
}
