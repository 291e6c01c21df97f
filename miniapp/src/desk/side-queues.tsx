import { openPage } from '#miniapp/platform/navigation';
import { Card } from '#miniapp/ui/card';
import { ListRow } from '#miniapp/ui/list-row';
import { sideQueues, type SideQueue } from '#shared/tickets/desk-queues';

import type { QueueCounts } from './use-queue-counts';
import { deskWords } from './words';
import { customerWords } from './words/customers';

/** The ways to what the desk has to do beside the tickets that are open, with how much it is. */
export function SideQueues({ counts }: { counts: QueueCounts }) {
  return (
    <Card flush>
      <ListRow
        id="file-for-caller"
        icon="plus"
        title={customerWords.file.title}
        onTap={() => {
          openPage('desk/file-ticket-page');
        }}
      />
      {sideQueues.map((name) => {
        const beside = counts.besideOf(name);
        return (
          <ListRow
            key={name}
            id={`side-${name}`}
            icon={icons[name]}
            title={deskWords.sideQueues[name].title}
            value={beside && deskWords.sideQueues[name].say(beside.count, beside.late)}
            onTap={() => {
              openPage(sidePages[name]);
            }}
          />
        );
      })}
    </Card>
  );
}

const icons = {
  follow_ups: 'phone',
  badly_rated: 'star',
  tasks: 'hourglass',
  flags: 'escalate',
} as const satisfies Record<SideQueue, string>;

export const sidePages: Record<SideQueue, string> = {
  follow_ups: 'desk/follow-ups-page',
  badly_rated: 'desk/badly-rated-page',
  tasks: 'desk/tasks-page',
  flags: 'desk/flags-page',
};
