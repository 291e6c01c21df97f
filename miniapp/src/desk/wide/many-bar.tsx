import { useState } from 'react';

import { wideDeskWords } from '../words/wide';

import { KeyHint } from './key-hint';
import { ManySheet } from './many-sheet';
import type { ManyStep } from './many-step';
import type { Desk } from './use-desk';
import { useKeys } from './use-keys';

const steps: readonly ManyStep[] = ['assign', 'close'];
/** Of the ticket that is open A means the same; with several chosen it is about them. */
const keys: Record<ManyStep, string> = { assign: 'Shift+A', close: 'Shift+D' };

/** What may be done to the chosen tickets together. */
export function ManyBar({ desk }: { desk: Desk }) {
  const { chosen, list } = desk;
  const [step, setStep] = useState<ManyStep>();
  const begin = (one: ManyStep) => () => {
    setStep(chosen.chosen.length > 0 ? one : undefined);
  };
  useKeys({ 'Shift+a': begin('assign'), 'Shift+d': begin('close') });
  if (chosen.chosen.length === 0) {
    return null;
  }
  const words = wideDeskWords.many;
  return (
    <div className="desk-many">
      <span className="desk-many__count">{words.chosen(chosen.chosen.length)}</span>
      {steps.map((one) => (
        <button
          key={one}
          type="button"
          id={`many-${one}`}
          className="desk-action"
          onClick={begin(one)}
        >
          {words[one]}
          <KeyHint name={keys[one]} />
        </button>
      ))}
      <button type="button" className="desk-action" onClick={chosen.clear}>
        {words.none}
        <KeyHint name="Esc" />
      </button>
      {step && (
        <ManySheet
          step={step}
          tickets={list.items.filter(({ id }) => chosen.chosen.includes(id))}
          onDone={(refusedIds) => {
            chosen.put(refusedIds);
            void list.refresh();
          }}
          onClose={() => {
            setStep(undefined);
          }}
        />
      )}
    </div>
  );
}
