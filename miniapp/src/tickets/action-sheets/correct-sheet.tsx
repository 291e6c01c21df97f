import { useState } from 'react';

import { useDraft } from '#miniapp/client/use-draft';
import { ChipChoice } from '#miniapp/ui/chip-choice';
import { TextArea, TextField } from '#miniapp/ui/text-field';
import { errorWords } from '#shared/errors/error-words';
import { missingInput } from '#shared/tickets/action-input';
import { ticketLimits } from '#shared/tickets/ticket-limits';
import {
  ticketCategories,
  ticketCategoryNames,
  ticketScopeNames,
  ticketScopes,
  ticketSeverities,
  ticketSeverityNames,
} from '#shared/tickets/ticket-words';

import { RegionChoice } from '../region-choice';
import { useMyProducts } from '../use-my-products';
import { correctionWords } from '../words/corrections';

import { changedIn, correctionDraft, type CorrectionDraft } from './correction-draft';
import { FormSheet, type SheetProps } from './form-sheet';

/** What the desk knows better than the report. */
export function CorrectSheet({ ticket, action, form, actions }: SheetProps) {
  const [draft, setDraft] = useState(() => correctionDraft(ticket));
  const [{ note }, setNote, forgetNote] = useDraft(`${action}:${ticket.id}`, { note: '' });
  const [problem, setProblem] = useState<string>();
  const words = correctionWords.correct;
  const change = (fields: Partial<CorrectionDraft>) => {
    setDraft({ ...draft, ...fields });
  };

  const handleSubmit = async () => {
    const body = { note, corrections: changedIn(ticket, draft) };
    const missing = missingInput(action, body);
    setProblem(missing ? errorWords[missing] : undefined);
    if (!missing && (await actions.act(action, body))) {
      forgetNote();
    }
  };

  return (
    <FormSheet {...{ action, form, actions, problem }} onSubmit={handleSubmit}>
      <ReportFields {...{ draft, change }} />
      <RegionChoice
        id="correct"
        title={correctionWords.fields.region}
        without={withoutRegion(ticket)}
        chosen={draft.regionId}
        onChoose={(regionId) => {
          change({ regionId });
        }}
      />
      <ContactFields {...{ draft, change }} />
      <TextArea
        id="action-note"
        label={words.why}
        hint={words.whyHint}
        value={note}
        most={ticketLimits.noteLength}
        onChange={(value) => {
          setNote({ note: value });
        }}
      />
    </FormSheet>
  );
}

/** What holds when none is chosen. */
function withoutRegion({ region }: SheetProps['ticket']): string {
  return region && !region.isChosen
    ? correctionWords.ofDevice(region.name)
    : correctionWords.nothing;
}

const noProduct = 'none';

type FieldsProps = { draft: CorrectionDraft; change: (fields: Partial<CorrectionDraft>) => void };

function ReportFields({ draft, change }: FieldsProps) {
  const products = useMyProducts();
  const { fields } = correctionWords;
  return (
    <>
      <ChipChoice
        id="correct"
        {...{ title: fields.severity, chosen: draft.severity }}
        options={ticketSeverityNames.map((name) => [name, ticketSeverities[name].label])}
        onChoose={(severity) => {
          change({ severity });
        }}
      />
      <ChipChoice
        id="correct"
        {...{ title: fields.scope, chosen: draft.scope }}
        options={ticketScopeNames.map((name) => [name, ticketScopes[name].label])}
        onChoose={(scope) => {
          change({ scope });
        }}
      />
      <ChipChoice
        id="correct"
        {...{ title: fields.category, chosen: draft.category }}
        options={ticketCategoryNames.map((name) => [name, ticketCategories[name].label])}
        onChoose={(category) => {
          change({ category });
        }}
      />
      {products.items.length > 0 && (
        <ChipChoice
          id="correct"
          {...{ title: fields.product, chosen: draft.productId ?? noProduct }}
          options={[
            [noProduct, correctionWords.nothing],
            ...products.items.map(({ id, name }): [string, string] => [id, name]),
          ]}
          onChoose={(productId) => {
            change({ productId: productId === noProduct ? null : productId });
          }}
        />
      )}
    </>
  );
}

function ContactFields({ draft, change }: FieldsProps) {
  const { fields } = correctionWords;
  return (
    <>
      <TextField
        id="correct-asset"
        label={fields.asset}
        most={64}
        value={draft.assetCode}
        onChange={(assetCode) => {
          change({ assetCode });
        }}
      />
      <TextField
        id="correct-name"
        label={fields.contactName}
        most={30}
        value={draft.name}
        onChange={(name) => {
          change({ name });
        }}
      />
      <TextField
        id="correct-phone"
        kind="phone"
        label={fields.contactPhone}
        most={40}
        value={draft.phone}
        onChange={(phone) => {
          change({ phone });
        }}
      />
    </>
  );
}
