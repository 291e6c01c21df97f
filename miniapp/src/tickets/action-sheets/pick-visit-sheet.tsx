import { useState } from 'react';

import { useNow } from '#miniapp/client/use-now';
import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { ChoiceCard } from '#miniapp/ui/choice-card';
import { errorWords } from '#shared/errors/error-words';
import { sayDay } from '#shared/time/say-time';
import { sayHours } from '#shared/visits/visit-window';

import { PlaceRow } from '../place-row';
import { openWindows } from '../visit-step';
import { visitWords } from '../words/visits';

import { FormSheet, type SheetProps } from './form-sheet';

/** The times that were proposed, one to tap; another time is one tap away. */
export function PickVisitSheet({ ticket, action, form, actions }: SheetProps) {
  const now = useNow();
  const windows = openWindows(ticket, now);
  const [chosen, setChosen] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const picked =
    windows.find(({ from }) => from === chosen) ?? (windows.length === 1 ? windows[0] : undefined);
  const place = ticket.appointment?.place;

  const handleSubmit = async () => {
    setProblem(picked ? undefined : errorWords['visit.window_required']);
    if (picked) {
      await actions.act(action, { window: { from: picked.from, to: picked.to } });
    }
  };

  return (
    <FormSheet {...{ action, form, actions, problem }} onSubmit={handleSubmit}>
      {windows.length === 0 && <Banner tone="wait">{visitWords.pick.gone}</Banner>}
      {windows.map((window) => (
        <ChoiceCard
          key={window.from}
          label={sayHours(window)}
          line={sayDay(window.from, now)}
          isChosen={window === picked}
          onTap={() => {
            setProblem(undefined);
            setChosen(window.from);
          }}
        />
      ))}
      {place && place.name !== '' && <PlaceRow place={place} isNavigation={false} />}
      <Button
        kind="text"
        id="ask-other-time"
        onTap={() => {
          actions.begin('ask_other_time');
        }}
      >
        {visitWords.pick.otherTime}
      </Button>
    </FormSheet>
  );
}
