import { Card } from '#miniapp/ui/card';
import { Chip, Chips } from '#miniapp/ui/chip';
import { Icon } from '#miniapp/ui/icon';
import { ListRow } from '#miniapp/ui/list-row';
import { Section } from '#miniapp/ui/section';
import { TextField } from '#miniapp/ui/text-field';
import { filingChannels } from '#shared/tickets/filing-channels';
import { filingChannelWords } from '#shared/tickets/ticket-life-words';

import type { FilingForm } from './use-filing';
import { customerWords } from './words/customers';

type FilingProps = { form: FilingForm };

/** Who it is: the number first, which mostly tells the rest. */
export function FilingCaller({ form }: FilingProps) {
  const { change, filing, person } = form;
  const words = customerWords.file;
  return (
    <>
      <Section title={words.channel}>
        <Chips>
          {filingChannels.map((channel) => (
            <Chip
              key={channel}
              id={`channel-${channel}`}
              isChosen={filing.channel === channel}
              onTap={() => {
                change({ channel });
              }}
            >
              {filingChannelWords[channel]}
            </Chip>
          ))}
        </Chips>
      </Section>
      <TextField
        id="caller-phone"
        label={words.phone}
        hint={words.phoneHint}
        kind="phone"
        most={40}
        autoFocus
        value={filing.phone}
        onChange={(phone) => {
          change({ phone, chosen: null });
        }}
      />
      <Found form={form} />
      <TextField
        id="caller-name"
        label={words.name}
        hint={person?.name ?? ''}
        most={30}
        value={filing.name}
        onChange={(name) => {
          change({ name });
        }}
      />
    </>
  );
}

/** Everybody who has the number; of several one is chosen. */
function Found({ form: { change, people, person } }: FilingProps) {
  const words = customerWords.file;
  if (!people) {
    return null;
  }
  return (
    <Section title={people.length === 0 ? words.nobody : words.found}>
      {people.length > 0 && (
        <Card flush>
          {people.map((one) => (
            <ListRow
              key={one.id}
              id={`caller-${one.id}`}
              title={one.name}
              note={one.organization?.name ?? customerWords.ownCustomer}
              value={one.id === person?.id ? <Icon name="check" /> : ''}
              {...(people.length > 1 && {
                onTap: () => {
                  change({ chosen: one });
                },
              })}
            />
          ))}
        </Card>
      )}
    </Section>
  );
}
