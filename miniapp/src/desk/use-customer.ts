import { call } from '#miniapp/client/call';
import { isListNews } from '#miniapp/client/live-events';
import { useAction } from '#miniapp/client/use-action';
import { usePages } from '#miniapp/client/use-pages';
import { useQuery } from '#miniapp/client/use-query';
import { customerApi } from '#shared/customers/customer-api';

const pollEvery = 60_000;

/** A customer as staff see them, with what colleagues wrote down. */
export function useCustomer(id: string) {
  const params = { id };
  const customer = useQuery(`customer:${id}`, () => call(customerApi.show, { params }), {
    ...{ pollEvery, isNews: isListNews },
  });
  const addNote = useAction(async (text: string, idempotencyKey: string) => {
    const note = await call(customerApi.addNote, { params, body: { text }, idempotencyKey });
    await customer.refresh();
    return note;
  });
  const removeNote = useAction(async (noteId: string) => {
    await call(customerApi.removeNote, { params: { id: noteId } });
    await customer.refresh();
    return noteId;
  });
  return { customer, addNote, removeNote };
}

export type Notes = Pick<ReturnType<typeof useCustomer>, 'addNote' | 'removeNote'>;

/** What the organization of a customer has installed, page by page. */
export function useCustomerAssets(id: string) {
  return usePages(`customer-assets:${id}`, (cursor) =>
    call(customerApi.assets, {
      params: { id },
      query: { limit: 20, ...(cursor ? { cursor } : {}) },
    }),
  );
}
