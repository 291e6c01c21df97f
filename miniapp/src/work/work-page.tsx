import { useState } from 'react';

import { useNow } from '#miniapp/client/use-now';
import { Chip, Chips } from '#miniapp/ui/chip';
import { Page } from '#miniapp/ui/page';

import { DutySwitch } from './duty-switch';
import { MyTasksRow } from './my-tasks-row';
import { TodayVisits } from './today-visits';
import { useDayAtHand } from './use-day-at-hand';
import { useWork } from './use-work';
import { workWords } from './words';
import { inTab, sayWorkload, tabsFor, type WorkTab } from './work-groups';

import './work-page.scss';
import { WorkList } from './work-list';

/** The engineer's day: on duty, what waits, the next promise first. */
export default function WorkPage() {
  const now = useNow();
  const [chosen, setChosen] = useState<WorkTab>();
  const unfinished = useWork('assigned');
  const over = useWork('assigned', true);
  const offered = useWork('offered');
  // what was offered can be accepted without a network
  useDayAtHand(unfinished.data, now, offered.data);
  const tabs = tabsFor(offered.data?.length ?? 0);
  // what was asked for may be gone: then the first is shown again
  const tab = chosen !== undefined && tabs.includes(chosen) ? chosen : (tabs[0] ?? 'mine');
  const query = { mine: unfinished, customer: unfinished, over, offered }[tab];
  const held = unfinished.data ?? [];
  const ticketsIn = (name: WorkTab) =>
    name === 'offered'
      ? (offered.data ?? [])
      : inTab(name === 'over' ? (over.data ?? []) : held, name);
  return (
    <Page isBarPage onRefresh={query.refresh} asOf={query.at}>
      <DutySwitch
        workload={unfinished.data ? sayWorkload(held, now) : workWords.page.loading}
        hasWork={unfinished.data?.length !== 0}
      />
      <TodayVisits now={now} />
      <MyTasksRow now={now} />
      <Chips>
        {tabs.map((name) => (
          <Chip
            key={name}
            id={`tab-${name}`}
            isChosen={tab === name}
            onTap={() => {
              setChosen(name);
            }}
          >
            {workWords.tabs[name]}
            {name !== 'over' && unfinished.data ? ` ${ticketsIn(name).length}` : ''}
          </Chip>
        ))}
      </Chips>
      <WorkList query={query} tickets={ticketsIn(tab)} now={now} empty={workWords.empty[tab]} />
    </Page>
  );
}
