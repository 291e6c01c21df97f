import { call } from '#miniapp/client/call';
import { usePages } from '#miniapp/client/use-pages';
import { useMyProducts } from '#miniapp/tickets/use-my-products';
import { Card } from '#miniapp/ui/card';
import { ChipChoice } from '#miniapp/ui/chip-choice';
import { ListEnd } from '#miniapp/ui/list-end';
import { ListRow } from '#miniapp/ui/list-row';
import { Section } from '#miniapp/ui/section';
import { TextField } from '#miniapp/ui/text-field';
import { clientApi } from '#shared/directory/client-api';

import type { FilingForm } from './use-filing';
import { customerWords } from './words/customers';

type FilingProps = { form: FilingForm };

/** What it happens on: one of what their organization has installed, or a product, or a code that somebody reads out. */
export function FilingWhat({ form }: FilingProps) {
  const { change, filing, organization } = form;
  const { items } = useMyProducts();
  const words = customerWords.file;
  return (
    <>
      {organization && <Installed form={form} organizationId={organization.id} />}
      <ChipChoice
        id="product"
        title={words.product}
        chosen={filing.productId}
        options={items.map(({ id, name }) => [id, name])}
        onChoose={(productId) => {
          change({ productId: productId === filing.productId ? null : productId });
        }}
      />
      <TextField
        id="filed-asset"
        label={words.asset}
        most={64}
        value={filing.assetCode}
        onChange={(assetCode) => {
          change({ assetCode });
        }}
      />
    </>
  );
}

function Installed({
  form: { change, filing },
  organizationId,
}: FilingProps & { organizationId: string }) {
  const assets = usePages(`organization-assets:${organizationId}`, (cursor) =>
    call(clientApi.assets, {
      params: { id: organizationId },
      query: { limit: 20, ...(cursor && { cursor }) },
    }),
  );
  const names = useProductNames();
  const words = customerWords.file;
  if (assets.items.length === 0) {
    return null;
  }
  return (
    <Section title={words.installed}>
      <Card flush>
        {assets.items.map(({ id, code, place, productId, version }) => (
          <ListRow
            key={id}
            id={`asset-${code}`}
            title={[names.get(productId) ?? code, version].filter(Boolean).join(' ')}
            note={words.facts([code, place?.name ?? ''])}
            isChosen={code === filing.assetCode}
            onTap={() => {
              const isChosen = code === filing.assetCode;
              change(isChosen ? { assetCode: '' } : { assetCode: code, productId });
            }}
          />
        ))}
      </Card>
      <ListEnd {...assets} />
    </Section>
  );
}

function useProductNames(): ReadonlyMap<string, string> {
  const { items } = useMyProducts();
  return new Map(items.map(({ id, name }) => [id, name]));
}
