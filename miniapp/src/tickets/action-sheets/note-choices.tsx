import { Chip, Chips } from '#miniapp/ui/chip';
import { contactChannels } from '#shared/tickets/contact-channels';
import type { ActionBody } from '#shared/tickets/ticket-api';
import { contactChannelWords, ticketOutcomeWords } from '#shared/tickets/ticket-life-words';
import { ticketOutcomes } from '#shared/tickets/ticket-outcomes';

import type { NoteChoice } from '../actions/phone-action';
import { sheetWords } from '../words/sheets';

export type Chosen = Pick<ActionBody, NoteChoice>;
type Option = { label: string; body: Chosen };

const choices: Record<NoteChoice, () => Option[]> = {
  visibility: () =>
    (['internal', 'customer'] as const).map((visibility) => ({
      label: sheetWords.visibility[visibility],
      body: { visibility },
    })),
  channel: () =>
    contactChannels.map((channel) => ({ label: contactChannelWords[channel], body: { channel } })),
  outcome: () =>
    ticketOutcomes.map((outcome) => ({
      label: ticketOutcomeWords[outcome].label,
      body: { outcome },
    })),
};

/** What stands before anybody chooses: what is not for the customer stays so; why something ends, somebody must say. */
export function firstChoice(choice: NoteChoice | undefined): Chosen {
  switch (choice) {
    case 'visibility':
      return { visibility: 'internal' };
    case 'channel':
      return { channel: 'phone' };
    default:
      return {};
  }
}

type NoteChoicesProps = {
  choice: NoteChoice;
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
};

export function NoteChoices({ choice, chosen, onChange }: NoteChoicesProps) {
  return (
    <Chips>
      {choices[choice]().map(({ label, body }) => (
        <Chip
          key={label}
          id={`choose-${body[choice]}`}
          isChosen={chosen[choice] === body[choice]}
          onTap={() => {
            onChange(body);
          }}
        >
          {label}
        </Chip>
      ))}
    </Chips>
  );
}
