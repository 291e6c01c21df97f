import { addressIdentity } from './address-identity';

/** Survives reloading, ends with the tab; frames of one page that name different people stay apart. */
export const tabStorage = {
  read: (key: string): unknown => sessionStorage.getItem(place(key)),
  write: (key: string, text: string | null) => {
    if (text === null) {
      sessionStorage.removeItem(place(key));
    } else {
      sessionStorage.setItem(place(key), text);
    }
  },
};

function place(key: string): string {
  return `${key}:${addressIdentity()}`;
}
