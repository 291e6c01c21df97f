import { openPage } from '#miniapp/platform/navigation';

import { shownQueues } from '../queues';

import type { Desk } from './use-desk';
import { useKeys } from './use-keys';

type Ways = { toggleBoard: () => void; showKeys: () => void };

/** What the desk hears beside the keys of the ticket that is open. */
export function useDeskKeys(desk: Desk, { toggleBoard, showKeys }: Ways) {
  const { chosen, go, here, move, moveChoosing, open, place, setWords } = desk;
  const down = () => {
    move(1);
  };
  const up = () => {
    move(-1);
  };
  const queueKeys = shownQueues.map((queue, index) => {
    const show = () => {
      setWords('');
      go({ queue });
    };
    return [String(index + 1), show] as const;
  });
  useKeys({
    ArrowDown: down,
    j: down,
    ArrowUp: up,
    k: up,
    'Shift+ArrowDown': () => {
      moveChoosing(1);
    },
    'Shift+ArrowUp': () => {
      moveChoosing(-1);
    },
    Enter: () => {
      open(here);
      focusOn('#desk-ticket');
    },
    x: () => {
      if (place.id !== '' && here >= 0) {
        chosen.toggle(place.id);
      }
    },
    '/': () => {
      focusOn('.desk-head input');
    },
    n: openFiling,
    b: toggleBoard,
    '?': showKeys,
    Escape: () => {
      chosen.clear();
      go({ isBoard: false });
      focusOn('#desk-list');
    },
    ...Object.fromEntries(queueKeys),
  });
}

/** The form in which the desk reports for whoever called. */
export function openFiling() {
  openPage('desk/file-ticket-page');
}

function focusOn(selector: string) {
  document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
}
