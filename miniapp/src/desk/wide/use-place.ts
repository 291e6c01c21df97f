import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';

import { pageUrl } from '#miniapp/platform/page-url';
import { deskQueues, type DeskQueue } from '#shared/tickets/desk-queues';

/** Where somebody is at the desk. `id`: the ticket that is open; empty: none. */
export type Place = { queue: DeskQueue; id: string; isBoard: boolean };

/** The place stands in the address, so that it can be sent to a colleague and survives loading the page again. */
export function usePlace() {
  const { params } = useRouter();
  const [place, setPlace] = useState<Place>(() => ({
    queue: deskQueues.find((name) => name === params['queue']) ?? 'nobody',
    id: params['id'] ?? '',
    isBoard: params['board'] === '1',
  }));
  const { id, isBoard, queue } = place;
  useEffect(() => {
    const url = pageUrl('desk/queue-page', { queue, id, ...(isBoard && { board: 1 }) });
    window.history.replaceState(window.history.state, '', `#${url}`);
  }, [id, isBoard, queue]);
  const go = (change: Partial<Place>) => {
    setPlace((before) => ({ ...before, ...change }));
  };
  return { place, go };
}
