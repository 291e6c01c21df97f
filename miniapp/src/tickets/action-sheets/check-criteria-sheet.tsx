import { View } from '@tarojs/components';
import { useState } from 'react';

import { Button } from '#miniapp/ui/button';
import { Icon } from '#miniapp/ui/icon';
import { ListRow } from '#miniapp/ui/list-row';

import { taskWords } from '../words/tasks';

import { FormSheet, type SheetProps } from './form-sheet';

/** Each criterion is ticked before it counts as solved; whoever accepts it all the same says so. */
export function CheckCriteriaSheet({ ticket, action, form, actions }: SheetProps) {
  const items = ticket.criteria?.items ?? [];
  const [met, setMet] = useState<string[]>([]);
  const [isAsked, setAsked] = useState(false);
  const isWhole = items.every(({ id }) => met.includes(id));
  const words = taskWords.criteria;

  const toggle = (id: string) => () => {
    setMet(met.includes(id) ? met.filter((one) => one !== id) : [...met, id]);
  };
  const handleSubmit = async () => {
    setAsked(!isWhole);
    if (isWhole) {
      await actions.act(action, { criteria: { met } });
    }
  };

  return (
    <FormSheet
      {...{ action, form, actions }}
      hint={isAsked && !isWhole ? words.notAll : undefined}
      onSubmit={handleSubmit}
    >
      <View>{words.check}</View>
      <View>
        {items.map(({ id, text }) => (
          <ListRow
            key={id}
            id={`criterion-${id}`}
            title={text}
            lead={<Icon name={met.includes(id) ? 'done' : 'partly'} />}
            onTap={toggle(id)}
          />
        ))}
      </View>
      {isAsked && !isWhole && (
        <Button
          kind="text"
          id="confirm-anyway"
          onTap={() => void actions.act(action, { criteria: { met, isAnyway: true } })}
        >
          {words.anyway}
        </Button>
      )}
    </FormSheet>
  );
}
