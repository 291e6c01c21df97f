import { call } from '#miniapp/client/call';
import { useQuery } from '#miniapp/client/use-query';
import { productApi } from '#shared/directory/product-api';

/** What my organization has installed. */
export function useMyProducts() {
  const { data } = useQuery('products', async () => (await call(productApi.mine)).items);
  return {
    items: data ?? [],
    /** The chosen one while it still exists; the only one chooses itself. */
    ownOf: (chosen: string | null): string | null => {
      const [first, second] = data ?? [];
      const isKnown = data === undefined || data.some(({ id }) => id === chosen);
      return (isKnown ? chosen : null) ?? (second === undefined ? (first?.id ?? null) : null);
    },
  };
}
