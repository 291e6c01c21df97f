import type { News } from '#api/live/index';

export type RecordKind = Extract<News, { kind: 'records-changed' }>['records'];

/** What keeps records in memory true: every process hears what any of them changes, itself at once. */
export type RecordChanges = {
  /** These records changed, or are gone. Must not throw and is not waited for. */
  tell: (records: RecordKind, ids: readonly string[]) => void;
  listen: (listener: ChangeListener) => void;
  /** Whether news from all processes arrives; while it does not, nothing may be kept. */
  areHeard: () => boolean;
};

type ChangeListener = {
  changed: (records: RecordKind, ids: readonly string[]) => void;
  /** News may have been lost: anything may have changed. */
  lost: () => void;
};

type NewsLine = {
  publish: (news: News) => void;
  listen: (listener: (news: News) => void) => void;
  isWhole: () => boolean;
};

/** Changes carried by the bus that carries live events. */
export function changesOnBus({ publish, listen, isWhole }: NewsLine): RecordChanges {
  return {
    tell: (records, ids) => {
      publish({ kind: 'records-changed', records, ids: [...ids] });
    },
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
    },
    listen: (listener) => {
      listeners.push(listener);
    },
    areHeard: () => true,
  };
}
