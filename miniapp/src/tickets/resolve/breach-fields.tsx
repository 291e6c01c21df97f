import { Chip, Chips } from '#miniapp/ui/chip';
import { Section } from '#miniapp/ui/section';
import { TextField } from '#miniapp/ui/text-field';
import { breachCauses } from '#shared/visits/breach-causes';
import { visitLimits } from '#shared/visits/visit-limits';
import { visitWords } from '#shared/visits/visit-words';

import { resolveWords } from '../words/resolve';

import type { ResolveDraft } from './resolve-draft';

type BreachFieldsProps = {
  draft: ResolveDraft;
  isMissing: boolean;
  onChange: (said: Partial<ResolveDraft>) => void;
};

/** Why it took longer than promised; nobody can know that but whoever was there. */
export function BreachFields({ draft, isMissing, onChange }: BreachFieldsProps) {
  const words = resolveWords.breach;
  return (
    <Section title={words.title} error={isMissing ? words.missing : undefined}>
      <Chips>
        {breachCauses.map((kind) => (
          <Chip
            key={kind}
            id={`breach-${kind}`}
            isChosen={draft.breachKind === kind}
            onTap={() => {
              onChange({ breachKind: kind });
            }}
          >
            {visitWords.breachCauses[kind]}
          </Chip>
        ))}
      </Chips>
      <TextField
        id="breach-note"
        label={words.note}
        hint={words.noteHint}
        most={visitLimits.causeLength}
        value={draft.breachNote}
        onChange={(breachNote) => {
          onChange({ breachNote });
        }}
      />
    </Section>
  );
}
