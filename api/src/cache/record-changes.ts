import type { News } from '#api/live/index';

export type RecordKind = Extract<News, { kind: 'records-changed' }>['records'];

/** What keeps records in memory true: every process hears what any of them changes, itself at once. */
export type RecordChanges = {
  /** These records changed, or are gone; resolves when the other processes are about to hear of it. Never rejects. */
  tell: (records: RecordKind, ids: readonly string[]) => Promise<void>;
  listen: (listener: ChangeListener) => void;
  /** Whether news from all processes arrives; while it does not, nothing may be kept. */
  areHeard: () => boolean;
  /** Whether every process that may write tells of it here: they share a bus, or there is only this one. */
  isEverybodyHeard: boolean;
};

type ChangeListener = {
  changed: (records: RecordKind, ids: readonly string[]) => void;
  /** News may have been lost: anything may have changed. */
  lost: () => void;
};

type NewsLine = {
  tell: (news: News) => Promise<void>;
  listen: (listener: (news: News) => void) => void;
  isWhole: () => boolean;
  isShared: boolean;
};

/** Changes carried by the bus that carries live events. */
export function changesOnBus({ tell, listen, isWhole, isShared }: NewsLine): RecordChanges {
  return {
    isEverybodyHeard: isShared,
    tell: (records, ids) => tell({ kind: 'records-changed', records, ids: [...ids] }),
    listen: ({ changed, lost }) => {
      listen((news) => {
        if (news.kind === 'records-changed') {
          changed(news.records, news.ids);
        } else if (news.kind === 'gap') {
          lost();
        }
      });
    },
    areHeard: isWhole,
  };
}

/** Where one process reads and nobody else writes: scripts and tests of a single room. */
export function noOtherProcess(): RecordChanges {
  const listeners: ChangeListener[] = [];
  return {
    tell: (records, ids) => {
      listeners.forEach(({ changed }) => {
        changed(records, ids);
      });
      return Promise.resolve();
    },
    listen: (listener) => {
      listeners.push(listener);
    },
    areHeard: () => true,
    isEverybodyHeard: true,
  };
}
