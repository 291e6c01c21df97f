import { Chip, Chips } from '#miniapp/ui/chip';
import { Section } from '#miniapp/ui/section';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { taskWords } from '../words/tasks';

type UnmetCriteriaProps = {
  criteria: TicketReply['criteria'];
  unmet: readonly string[];
  onChange: (unmet: string[]) => void;
};

/** Which of what was agreed is still missing; nobody has to say. */
export function UnmetCriteria({ criteria, unmet, onChange }: UnmetCriteriaProps) {
  if (!criteria || criteria.state === 'questioned') {
    return null;
  }
  return (
    <Section title={taskWords.criteria.unmet}>
      <Chips>
        {criteria.items.map(({ id, text }) => (
          <Chip
            key={id}
            id={`unmet-${id}`}
            choice="checkbox"
            isChosen={unmet.includes(id)}
            onTap={() => {
              onChange(unmet.includes(id) ? unmet.filter((one) => one !== id) : [...unmet, id]);
            }}
          >
            {text}
          </Chip>
        ))}
      </Chips>
    </Section>
  );
}
