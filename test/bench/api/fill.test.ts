import { mongo } from 'mongoose';

import { apiClient, type ApiClient } from '../../support/api-client';
import { temporaryFolder } from '../../support/server';

import { fill, type Filled } from './fill';
import { startProduct, type Product } from './product';
import { kindsOf } from './requests';

const size = 50;
let filled: Filled;
let product: Product;
let api: ApiClient;

beforeAll(async () => {
  filled = await fill(temporaryFolder('bench-fill'), size);
  product = await startProduct({ folder: filled.folder });
  api = apiClient(product.url);
}, 300_000);
afterAll(() => product.stop());

describe('a filled folder, read through the API', () => {
  it('lists all tickets, those of the customer who has some in every folder, and the queue', async () => {
    const { customer, dispatcher, engineer } = filled.tokens;
    const all = await api.tickets(dispatcher, 'all');
    expect(all).toHaveLength(size);
    expect(new Set(all.map(({ number }) => number)).size).toBe(size);
    const mine = await api.tickets(customer, 'mine');
    expect(mine).toHaveLength(size / 10);
    expect(
      (await api.tickets(engineer, 'pool')).every(({ status }) => status === 'submitted'),
    ).toBe(true);
  });

  it('shows a ticket with 20 entries, the people who wrote them, and what may be done', async () => {
    const ticket = await api.ticket(filled.tokens.dispatcher, filled.twenties[0] ?? '');
    expect(ticket.timeline.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    const authors = new Set(ticket.timeline.map(({ actor }) => actor?.role));
    expect(authors).toEqual(new Set(['customer', 'engineer']));
    expect(ticket.allowedActions).toContain('message');
  });

  it('finds a ticket by its number', async () => {
    const path = `/tickets?view=all&q=${filled.number}`;
    const { body } = await api.ask({ path, token: filled.tokens.dispatcher });
    expect(body).toMatchObject({ items: [{ number: filled.number }] });
  });

  it('has notices that lead to tickets of the one who is told', async () => {
    const token = filled.tokens.customer;
    const mine = new Set<string | null>((await api.tickets(token, 'mine')).map(({ id }) => id));
    const inbox = await api.inbox(token);
    expect(inbox.length).toBeGreaterThan(0);
    expect(inbox.filter(({ ticketId }) => !mine.has(ticketId))).toEqual([]);
  });

  it('answers every kind of request that the bench measures', async () => {
    for (const kind of kindsOf(filled)) {
      const { status } = await product.ask(kind);
      expect([kind.name, status < 300]).toEqual([kind.name, true]);
    }
  });

  it('counts numbers on from the newest, so that a new ticket has one of its own', async () => {
    const { id, number } = await api.submit(filled.tokens.customer, '凭证打不开');
    expect(mongo.ObjectId.isValid(id)).toBe(true);
    const all = await api.tickets(filled.tokens.dispatcher, 'all');
    expect(all.filter((ticket) => ticket.number === number)).toHaveLength(1);
  });
});
