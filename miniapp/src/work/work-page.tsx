import { useState } from 'react';

import { useNow } from '#miniapp/client/use-now';
import { Chip, Chips } from '#miniapp/ui/chip';
import { Page } from '#miniapp/ui/page';

import { DutySwitch } from './duty-switch';
import { useWork } from './use-work';
import { workWords } from './words';
import { inTab, sayWorkload, workTabNames, type WorkTab } from './work-groups';

import './work-page.scss';
import { WorkList } from './work-list';

/** The engineer's day: on duty, what waits, the next promise first. */
export default function WorkPage() {
  const now = useNow();
  const [tab, setTab] = useState<WorkTab>('mine');
  const unfinished = useWork('assigned');
  const over = useWork('assigned', true);
  const query = tab === 'over' ? over : unfinished;
  const tickets = unfinished.data ?? [];
  return (
    <Page isBarPage onRefresh={query.refresh}>
      <DutySwitch workload={unfinished.data ? sayWorkload(tickets, now) : workWords.page.loading} />
      <Chips>
        {workTabNames.map((name) => (
          <Chip
            key={name}
            id={`tab-${name}`}
            isChosen={tab === name}
            onTap={() => {
              setTab(name);
            }}
          >
            {workWords.tabs[name]}
            {name !== 'over' && unfinished.data ? ` ${inTab(tickets, name).length}` : ''}
          </Chip>
        ))}
      </Chips>
      <WorkList
        query={query}
        tickets={inTab(query.data ?? [], tab)}
        now={now}
        empty={workWords.empty[tab]}
      />
    </Page>
  );
}
