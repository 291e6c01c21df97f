import { openPage } from '#miniapp/platform/navigation';
import { classes } from '#miniapp/ui/classes';
import { sideQueues, type DeskQueue } from '#shared/tickets/desk-queues';

import { shownQueues } from '../queues';
import { sidePages } from '../side-queues';
import { useQueueCounts, type QueueCounts } from '../use-queue-counts';
import { deskWords } from '../words';
import { wideDeskWords } from '../words/wide';

type QueueTabsProps = { chosen: DeskQueue | null; onChoose: (queue: DeskQueue) => void };

/** The queues with how many are in each, coloured while they hold what is in danger; under them the ways to the rest. */
export function QueueTabs({ chosen, onChoose }: QueueTabsProps) {
  const counts = useQueueCounts();
  return (
    <>
      <div className="desk-queues" role="tablist">
        {shownQueues.map((queue) => {
          const count = counts.countOf(queue);
          return (
            <button
              key={queue}
              type="button"
              id={`queue-${queue}`}
              role="tab"
              aria-selected={queue === chosen}
              className={classes(
                'desk-quiet desk-queue',
                queue === chosen && 'desk-queue--chosen',
                count !== undefined && count > 0 && `desk-queue--${queue}`,
              )}
              onClick={() => {
                onChoose(queue);
              }}
            >
              <span>{wideDeskWords.queueNames[queue]}</span>
              <span className="desk-queue__count">{sayCount(count)}</span>
            </button>
          );
        })}
      </div>
      <Sides counts={counts} />
    </>
  );
}

function Sides({ counts }: { counts: QueueCounts }) {
  return (
    <div className="desk-queues desk-queues--beside">
      {sideQueues.map((name) => {
        const beside = counts.besideOf(name);
        return (
          <button
            key={name}
            type="button"
            id={`side-${name}`}
            className={classes(
              'desk-quiet desk-queue',
              Boolean(beside?.late) && 'desk-queue--late',
            )}
            onClick={() => {
              openPage(sidePages[name]);
            }}
          >
            <span>{deskWords.sideQueues[name].title}</span>
            <span className="desk-queue__count">{sayCount(beside?.count)}</span>
          </button>
        );
      })}
    </div>
  );
}

/** They are counted up to a thousand. */
function sayCount(count: number | undefined): string {
  return count === undefined ? '' : count < 1000 ? String(count) : '999+';
}
