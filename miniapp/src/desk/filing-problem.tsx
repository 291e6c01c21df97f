import { RegionChoice } from '#miniapp/tickets/region-choice';
import { ChipChoice } from '#miniapp/ui/chip-choice';
import { TextArea, TextField } from '#miniapp/ui/text-field';
import { ticketLimits } from '#shared/tickets/ticket-limits';
import {
  ticketCategories,
  ticketCategoryNames,
  ticketScopeNames,
  ticketScopes,
  ticketSeverities,
  ticketSeverityNames,
} from '#shared/tickets/ticket-words';

import { FilingWhat } from './filing-what';
import type { FilingForm } from './use-filing';
import { customerWords } from './words/customers';

type FilingProps = { form: FilingForm };

/** What it is about, as the customer tells it. */
export function FilingProblem({ form }: FilingProps) {
  const { change, filing } = form;
  const words = customerWords.file;
  return (
    <>
      <TextArea
        id="filed-description"
        label={words.description}
        hint={words.descriptionHint}
        most={ticketLimits.descriptionLength}
        value={filing.description}
        onChange={(description) => {
          change({ description });
        }}
      />
      <Choices form={form} />
      <FilingWhat form={form} />
      <TextField
        id="filed-address"
        label={words.visit}
        most={200}
        value={filing.address}
        onChange={(address) => {
          change({ address });
        }}
      />
      <RegionChoice
        id="filed"
        {...{ title: words.region, without: words.noRegion, chosen: filing.regionId }}
        onChoose={(regionId) => {
          change({ regionId });
        }}
      />
    </>
  );
}

function Choices({ form: { change, filing } }: FilingProps) {
  const words = customerWords.file;
  return (
    <>
      <ChipChoice
        id="filed"
        title={words.category}
        chosen={filing.category}
        options={ticketCategoryNames.map((name) => [name, ticketCategories[name].label])}
        onChoose={(category) => {
          change({ category });
        }}
      />
      <ChipChoice
        id="filed"
        title={words.severity}
        chosen={filing.severity}
        options={ticketSeverityNames.map((name) => [name, ticketSeverities[name].label])}
        onChoose={(severity) => {
          change({ severity });
        }}
      />
      <ChipChoice
        id="filed"
        title={words.scope}
        chosen={filing.scope}
        options={ticketScopeNames.map((name) => [name, ticketScopes[name].label])}
        onChoose={(scope) => {
          change({ scope });
        }}
      />
    </>
  );
}
