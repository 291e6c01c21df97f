import { useState } from 'react';

import { call } from '#miniapp/client/call';
import { usePages } from '#miniapp/client/use-pages';
import { useSettled } from '#miniapp/client/use-settled';
import { Card } from '#miniapp/ui/card';
import { ListEnd } from '#miniapp/ui/list-end';
import { ListRow } from '#miniapp/ui/list-row';
import { SearchField } from '#miniapp/ui/search-field';
import { Section } from '#miniapp/ui/section';
import { Sheet } from '#miniapp/ui/sheet';
import { clientApi } from '#shared/directory/client-api';

import type { FilingForm } from './use-filing';
import { customerWords } from './words/customers';

/** Whose customer it is: what is known of the person; of whoever belongs to none it is asked. */
export function FilingOrganization({ form }: { form: FilingForm }) {
  const [isOpen, setOpen] = useState(false);
  const { change, organization, person } = form;
  const words = customerWords.file;
  const isKnown = Boolean(person?.organization);
  return (
    <Section title={words.organization}>
      <Card flush>
        <ListRow
          id="caller-organization"
          title={organization?.name ?? words.noOrganization}
          value={isKnown ? '' : words.choose}
          {...(!isKnown && {
            onTap: () => {
              setOpen(true);
            },
          })}
        />
      </Card>
      {isOpen && (
        <OrganizationSheet
          chosen={organization?.id ?? null}
          onChoose={(next) => {
            change({ organization: next, productId: null, assetCode: '' });
            setOpen(false);
          }}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </Section>
  );
}

type OrganizationSheetProps = {
  chosen: string | null;
  onChoose: (organization: { id: string; name: string } | null) => void;
  onClose: () => void;
};

function OrganizationSheet({ chosen, onChoose, onClose }: OrganizationSheetProps) {
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  const list = usePages(`organizations:${q}`, (cursor) =>
    call(clientApi.organizations, {
      query: { limit: 20, ...(q !== '' && { q }), ...(cursor && { cursor }) },
    }),
  );
  const words = customerWords.file;
  return (
    <Sheet isOpen title={words.organization} onClose={onClose}>
      <SearchField hint={words.organizationHint} value={typed} onChange={setTyped} />
      <Card flush>
        <ListRow
          title={words.noOrganization}
          isChosen={chosen === null}
          onTap={() => {
            onChoose(null);
          }}
        />
        {list.items.map(({ id, name }) => (
          <ListRow
            key={id}
            id={`organization-${id}`}
            title={name}
            isChosen={id === chosen}
            onTap={() => {
              onChoose({ id, name });
            }}
          />
        ))}
      </Card>
      <ListEnd {...list} />
    </Sheet>
  );
}
