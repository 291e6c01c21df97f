import '../resolve/resolve.scss';

import { Section } from '#miniapp/ui/section';
import { TextArea } from '#miniapp/ui/text-field';

import { BreachFields } from '../resolve/breach-fields';
import { MinuteChips } from '../resolve/minute-chips';
import { OnSite } from '../resolve/on-site';
import { isBreached } from '../resolve/resolve-draft';
import { ResolvePrefill } from '../resolve/resolve-prefill';
import { useResolve, type Resolving } from '../resolve/use-resolve';
import { resolveWords } from '../words/resolve';
import { sheetWords } from '../words/sheets';

import { FormSheet, type SheetProps } from './form-sheet';

const fields = ['cause', 'solution', 'prevention'] as const;

/** The way the engineer hands the fix over: what was wrong, what was done, what it took. */
export function ResolveSheet({ ticket, action, form, actions }: SheetProps) {
  const resolving = useResolve(`${action}:${ticket.id}`, ticket);
  const { change, draft, first, problems, work } = resolving;
  const handleSubmit = async () => {
    const body = resolving.bodyToSend();
    if (body && (await actions.act(action, body, work.pictures))) {
      resolving.forget();
    }
  };
  return (
    <FormSheet
      {...{ action, form, actions }}
      isSending={work.isSending}
      problem={work.problem ?? (problems.length > 0 ? resolveWords.incomplete : undefined)}
      hint={work.lostWords}
      onSubmit={handleSubmit}
    >
      <ResolvePrefill ticket={ticket} onChoose={change} />
      <Texts resolving={resolving} />
      <Section title={resolveWords.minutes}>
        <MinuteChips
          name="spent"
          known={first.minutesSpent}
          chosen={draft.minutesSpent}
          onChange={(minutesSpent) => {
            change({ minutesSpent });
          }}
        />
      </Section>
      {isBreached(ticket) && (
        <BreachFields draft={draft} isMissing={problems.includes('breach')} onChange={change} />
      )}
      <OnSite resolving={resolving} />
    </FormSheet>
  );
}

function Texts({ resolving: { change, draft, problems } }: { resolving: Resolving }) {
  return (
    <>
      {fields.map((name) => (
        <TextArea
          key={name}
          id={`resolve-${name}`}
          {...sheetWords.resolve[name]}
          most={2000}
          value={draft[name]}
          error={problems.some((one) => one === name) ? sheetWords.resolve.required : undefined}
          onChange={(words) => {
            change({ [name]: words });
          }}
        />
      ))}
    </>
  );
}
