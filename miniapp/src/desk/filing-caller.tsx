import { Card } from '#miniapp/ui/card';
import { ChipChoice } from '#miniapp/ui/chip-choice';
import { ListRow } from '#miniapp/ui/list-row';
import { Section } from '#miniapp/ui/section';
import { TextField } from '#miniapp/ui/text-field';
import { sayPhone } from '#shared/phones/say-phone';
import { filingChannels } from '#shared/tickets/filing-channels';
import { filingChannelWords } from '#shared/tickets/ticket-life-words';

import { FilingOrganization } from './filing-organization';
import type { FilingForm } from './use-filing';
import { customerWords } from './words/customers';

type FilingProps = { form: FilingForm };

/** Who it is: the number or the name mostly tells the rest. */
export function FilingCaller({ form }: FilingProps) {
  const { change, filing, knownPhone, person } = form;
  const words = customerWords.file;
  return (
    <>
      <ChipChoice
        id="channel"
        title={words.channel}
        chosen={filing.channel}
        options={filingChannels.map((channel) => [channel, filingChannelWords[channel]])}
        onChoose={(channel) => {
          change({ channel });
        }}
      />
      <TextField
        id="caller-phone"
        label={words.phone}
        hint={knownPhone === null ? words.phoneHint : sayPhone(knownPhone)}
        kind="phone"
        most={40}
        autoFocus
        value={filing.phone}
        onChange={(phone) => {
          change({ phone, ...nobody(form) });
        }}
      />
      <TextField
        id="caller-name"
        label={words.name}
        hint={person?.name ?? words.nameHint}
        most={30}
        value={filing.name}
        onChange={(name) => {
          change({ name, ...nobody(form) });
        }}
      />
      <Found form={form} />
      <FilingOrganization form={form} />
    </>
  );
}

/** Another number or name is another person, and theirs is another product. */
function nobody({ filing }: FilingForm) {
  return filing.chosen ? { chosen: null, productId: null, assetCode: '' } : {};
}

/** Everybody who has the number, or is called so; one of them is chosen. */
function Found({ form: { change, filing, people, person } }: FilingProps) {
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
              note={words.facts([
                one.organization?.name ?? customerWords.ownCustomer,
                one.phone ?? '',
              ])}
              isChosen={one.id === person?.id}
              onTap={() => {
                const isSame = one.id === filing.chosen?.id;
                change({ chosen: one, ...(!isSame && { productId: null, assetCode: '' }) });
              }}
            />
          ))}
        </Card>
      )}
    </Section>
  );
}
