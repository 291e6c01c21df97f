import { randomUUID } from 'node:crypto';

import type { MeReply } from '#shared/accounts/account-api';
import type { DemoName } from '#shared/accounts/demo-cast';
import { directoryLimits } from '#shared/directory/directory-limits';
import type { ArticleSummary } from '#shared/knowledge/article-api';
import type { NoticeReply } from '#shared/notices/notice-api';
import type { TicketReply, TicketSummary } from '#shared/tickets/ticket-replies';
import type { TicketStatus } from '#shared/tickets/ticket-status';

import { assertDeclared } from './declared-failures';

export type SignedIn = { token: string; user: MeReply };
export type Answer = { status: number; body: unknown };
type Page<T> = { items: T[]; nextCursor: string | null };
type Ask = { method?: string; path: string; token?: string; body?: unknown; key?: string };

/** Plain HTTP to a running server, as any client of its contract would speak it. */
export function apiClient(url: string) {
  async function ask({ method = 'GET', path, token, body, key }: Ask): Promise<Answer> {
    const reply = await fetch(`${url}/api/v1${path}`, {
      method,
      // as the mini-program does
      signal: AbortSignal.timeout(15_000),
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    const received: unknown = text === '' ? null : JSON.parse(text);
    assertDeclared(method, path, received);
    return { status: reply.status, body: received };
  }

  /** The body of an answer that must be a success; its type is the contract's. */
  async function expected<T>(asked: Ask): Promise<T> {
    const { status, body } = await ask(asked);
    if (status >= 300) {
      throw new Error(`${asked.method ?? 'GET'} ${asked.path} → ${status} ${JSON.stringify(body)}`);
    }
    return body as T;
  }

  /** All pages of a list. */
  async function everything<T>(path: string, token: string): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = await expected<Page<T>>({ path: `${path}&limit=100${from}`, token });
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  }

  const signIn = (name: DemoName) =>
    expected<SignedIn>({
      method: 'POST',
      path: '/sessions',
      body: { provider: 'wechat', code: `demo:${name}` },
    });

  return {
    ask,
    signIn,
    /** For tests that give one engineer more tickets than anybody usually has in hand. */
    mayHoldMany: async (name: DemoName) => {
      const [{ token }, { user }] = [await signIn('manager'), await signIn(name)];
      const { capacity } = directoryLimits;
      const path = `/staff-profiles/${user.id}`;
      await expected({ method: 'PATCH', path, token, body: { capacity } });
    },
    submit: (token: string, description: string) =>
      expected<TicketReply>({
        method: 'POST',
        path: '/tickets',
        token,
        key: randomUUID(),
        body: {
          ...{ category: 'how_to', severity: 'minor', description },
          contact: { name: '林晓', phone: '13800138000' },
        },
      }),
    tickets: (token: string, view: string, status?: TicketStatus) => {
      const filter = status === undefined ? '' : `&status=${status}`;
      return everything<TicketSummary>(`/tickets?view=${view}${filter}`, token);
    },
    ticket: (token: string, id: string) => expected<TicketReply>({ path: `/tickets/${id}`, token }),
    articles: (token: string) => everything<ArticleSummary>('/articles?', token),
    inbox: (token: string) => everything<NoticeReply>('/notifications?', token),
  };
}
export type ApiClient = ReturnType<typeof apiClient>;
