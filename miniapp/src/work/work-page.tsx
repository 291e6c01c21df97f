import { useState } from 'react';

import { useNow } from '#miniapp/client/use-now';
import { Chip, Chips } from '#miniapp/ui/chip';
import { Page } from '#miniapp/ui/page';

import { DutySwitch } from './duty-switch';
import { useWork } from './use-work';
import { inTab, sayWorkload, workTabNames, workTabs, type WorkTab } from './work-groups';
import { WorkList } from './work-list';

import './work-page.scss';

const empty = {
  mine: { title: '手上没有待处理的工单', line: '可以去接单池看看' },
  customer: { title: '没有在等客户的工单', line: '请客户补充或验收的会出现在这里' },
  over: { title: '还没有结束的工单', line: '完成和取消的会出现在这里' },
} as const;

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
      <DutySwitch workload={unfinished.data ? sayWorkload(tickets, now) : '正在看手上的工单'} />
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
            {workTabs[name].label}
            {name !== 'over' && unfinished.data ? ` ${inTab(tickets, name).length}` : ''}
          </Chip>
        ))}
      </Chips>
      <WorkList query={query} tickets={inTab(query.data ?? [], tab)} now={now} empty={empty[tab]} />
    </Page>
  );
}
