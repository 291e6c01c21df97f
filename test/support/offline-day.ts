import { randomUUID } from 'node:crypto';

import { apiClient } from './api-client';
import type { ShiftedServer } from './shifted-server';

export const minute = 60_000;
export const hour = 60 * minute;

const pump = '3 号泵房的采集终端黑屏，指示灯全灭';
const ledger = '年末结账时提示“尚有未记账凭证”，但列表里没有';

/** What an engineer does in two hours without a network, on two tickets; each takes twenty minutes. */
export const sixSteps = [
  ['depart', 'visited'],
  ['arrive', 'visited'],
  ['start', 'other'],
  ['message', 'other'],
  ['resolve', 'visited'],
  ['note', 'other'],
] as const;

/** Two tickets that an engineer of the demo holds: one on site, which is urgent, and another one. */
export async function startOfflineDay({ url }: ShiftedServer) {
  const api = apiClient(url);
  const customer = await api.signIn('customer');
  const engineer = await api.signIn('engineer');
  const report = async (description: string, more: object) => {
    const { body } = await api.ask({
      method: 'POST',
      path: '/tickets',
      token: customer.token,
      key: randomUUID(),
      body: {
        ...{ category: 'error', severity: 'blocked', description },
        contact: { name: '林晓', phone: '13800138000' },
        ...more,
      },
    });
    const { id } = body as { id: string };
    await step(id, 'accept');
    return id;
  };
  const step = (id: string, action: string, body: object = {}) =>
    api.ask({
      method: 'POST',
      path: `/tickets/${id}/actions/${action}`,
      token: engineer.token,
      key: randomUUID(),
      body,
    });
  const visit = { address: '启明大厦 8 楼', preferredTime: '今天' };
  const ids = {
    visited: await report(pump, { scope: 'team', visit }),
    other: await report(ledger, { scope: 'me' }),
  };
  return {
    ids,
    words: { visited: pump, other: ledger },
    ticket: (name: keyof typeof ids) => api.ticket(engineer.token, ids[name]),
    /** Somebody else at the desk does something meanwhile. */
    deskDoes: async (name: keyof typeof ids, action: string, body: object) => {
      const { token } = await api.signIn('dispatcher');
      return api.ask({
        method: 'POST',
        path: `/tickets/${ids[name]}/actions/${action}`,
        token,
        key: randomUUID(),
        body,
      });
    },
  };
}
export type OfflineDay = Awaited<ReturnType<typeof startOfflineDay>>;

/** The steps that arrived on both tickets, in the order in which they happened. */
export async function arrivedSteps(day: OfflineDay) {
  const tickets = await Promise.all([day.ticket('visited'), day.ticket('other')]);
  return tickets
    .flatMap(({ timeline }, index) =>
      timeline
        .filter(({ happenedAt }) => happenedAt !== null)
        .map(({ attachments, happenedAt, kind, seq }) => ({
          kind,
          of: index === 0 ? 'visited' : 'other',
          seq,
          at: Date.parse(happenedAt ?? ''),
          pictures: attachments.length,
        })),
    )
    .sort((one, other) => one.at - other.at);
}
