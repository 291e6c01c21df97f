import { randomUUID } from 'node:crypto';

import type { Filled } from './fill';
import { descriptions, reportBody } from './lives';

export type Asked = {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
};

export type Kind = {
  name: string;
  /** The request of that turn; each may differ. */
  ask: (turn: number) => Asked;
  /** At most so many in one turn of the bench: WeChat looks at so many texts in a minute, and tickets grow. */
  most: number;
};

/** What phones ask most, of one filled folder. */
export function kindsOf(filled: Filled): Kind[] {
  const { tokens, twenties, codes } = filled;
  const as = (token: string) => ({ authorization: `Bearer ${token}`, ...phone });
  const get = (path: string, token: string): Asked => ({
    ...{ method: 'GET', path: `/api/v1${path}` },
    headers: as(token),
  });
  const post = (path: string, body: object, token?: string): Asked => ({
    ...{ method: 'POST', path: `/api/v1${path}`, body: JSON.stringify(body) },
    headers: {
      ...(token === undefined ? phone : { ...as(token), 'idempotency-key': randomUUID() }),
      'content-type': 'application/json',
    },
  });
  const { customer, dispatcher, engineer } = tokens;
  const search = (words: string) =>
    get(`/tickets?view=all&q=${encodeURIComponent(words)}`, dispatcher);
  const twenty = (turn: number) => twenties[turn % twenties.length] ?? '';
  const message = { note: '已经重新同步科目表，请再导入一次试试。' };
  const report = { ...reportBody(), description: descriptions[0] ?? '' };
  return [
    { name: 'list-mine', ask: () => get('/tickets?view=mine', customer), most: Infinity },
    { name: 'list-all', ask: () => get('/tickets?view=all', dispatcher), most: Infinity },
    { name: 'list-queue', ask: () => get('/tickets?view=pool', engineer), most: Infinity },
    { name: 'detail', ask: (turn) => get(`/tickets/${twenty(turn)}`, engineer), most: Infinity },
    { name: 'inbox', ask: () => get('/notifications', customer), most: Infinity },
    { name: 'search-word', ask: () => search('开发票'), most: Infinity },
    { name: 'search-number', ask: () => search(filled.number), most: Infinity },
    {
      name: 'act',
      ask: (turn) => post(`/tickets/${twenty(turn)}/actions/message`, message, dispatcher),
      most: 600,
    },
    { name: 'create', ask: () => post('/tickets', report, customer), most: 400 },
    {
      name: 'sign-in',
      ask: (turn) => post('/sessions', { provider: 'wechat', code: codes[turn % codes.length] }),
      most: Infinity,
    },
  ];
}

const phone = { 'accept-encoding': 'gzip' };
