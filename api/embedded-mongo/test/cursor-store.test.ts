import { Long } from 'bson';

import { createCursorStore } from '../command/cursor-store';

const none = { opened: () => undefined, closed: () => undefined };
const cursor = (lastUsed: number) => ({
  ...{ id: Long.ZERO, namespace: 'db.items', limit: 0, kept: undefined, timeLeft: 1000, lastUsed },
  rest: [Buffer.alloc(0)].values(),
});

test('of too many cursors the one that was not used for longest is closed', () => {
  const store = createCursorStore(none, 2);
  const ids = [2, 1, 3].map((lastUsed) => store.keep(cursor(lastUsed)));
  expect(store.count()).toBe(2);
  const isOpen = (id: Long = Long.ZERO) => {
    try {
      return store.get(id, 'db.items').id.equals(id);
    } catch (error: unknown) {
      expect(error).toMatchObject({ code: 43 });
      return false;
    }
  };
  expect(ids.map(isOpen)).toEqual([true, false, true]);
});
