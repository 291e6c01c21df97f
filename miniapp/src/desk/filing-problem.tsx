import { Chip, Chips } from '#miniapp/ui/chip';
import { Section } from '#miniapp/ui/section';
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
      <Choice
        title={words.category}
        names={ticketCategoryNames}
        label={(name) => ticketCategories[name].label}
        chosen={filing.category}
        onChoose={(category) => {
          change({ category });
        }}
      />
      <Choice
        title={words.severity}
        names={ticketSeverityNames}
        label={(name) => ticketSeverities[name].label}
        chosen={filing.severity}
        onChoose={(severity) => {
          change({ severity });
        }}
      />
      <Choice
        title={words.scope}
        names={ticketScopeNames}
        label={(name) => ticketScopes[name].label}
        chosen={filing.scope}
        onChoose={(scope) => {
          change({ scope });
        }}
      />
      <Where form={form} />
    </>
  );
}

/** What it happens on, and where somebody should come; neither is needed. */
function Where({ form: { change, filing } }: FilingProps) {
  const words = customerWords.file;
  return (
    <>
      <TextField
        id="filed-asset"
        label={words.asset}
        most={64}
        value={filing.assetCode}
        onChange={(assetCode) => {
          change({ assetCode });
        }}
      />
      <TextField
        id="filed-address"
        label={words.visit}
        most={200}
        value={filing.address}
        onChange={(address) => {
          change({ address });
        }}
      />
    </>
  );
}

type ChoiceProps<Name extends string> = {
  title: string;
  names: readonly Name[];
  label: (name: Name) => string;
  chosen: Name | null;
  onChoose: (name: Name) => void;
};

function Choice<Name extends string>(props: ChoiceProps<Name>) {
  const { title, names, label, chosen, onChoose } = props;
  return (
    <Section title={title}>
      <Chips>
        {names.map((name) => (
          <Chip
            key={name}
            id={`filed-${name}`}
            isChosen={name === chosen}
            onTap={() => {
              onChoose(name);
            }}
          >
            {label(name)}
          </Chip>
        ))}
      </Chips>
    </Section>
  );
}
