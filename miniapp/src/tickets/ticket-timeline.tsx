import { View } from '@tarojs/components';

import { Avatar } from '#miniapp/ui/avatar';
import { Bubble } from '#miniapp/ui/bubble';
import { Stars } from '#miniapp/ui/stars';
import { Timeline, TimelineItem } from '#miniapp/ui/timeline-item';
import type { Side } from '#shared/accounts/roles';
import type { TimelineEntryReply } from '#shared/tickets/timeline-replies';
import { clockTime, sayDate } from '#shared/time/say-time';
import { sayWindowOfDate } from '#shared/visits/visit-window';

import { sayChange } from './change-words';
import { ContentMarkLine } from './content-mark-line';
import { MarkedPictures } from './marked-pictures';
import type { ShownEntry } from './outbox/queued-step';
import { TakeBack } from './outbox/take-back';
import { entryTime, entryTitle, isKnown } from './timeline-words';
import { correctionWords } from './words/corrections';
import { outboxWords } from './words/outbox';
import { sheetWords } from './words/sheets';
import { taskWords } from './words/tasks';
import { visitWords } from './words/visits';

type TicketTimelineProps = { entries: readonly ShownEntry[]; side: Side; now: number };

/** What happened, newest first, with what was said in between. */
export function TicketTimeline({ entries, side, now }: TicketTimelineProps) {
  return (
    <Timeline>
      {entries
        .filter(isKnown)
        .reverse()
        .map((entry, index) => (
          <TimelineItem
            key={entry.seq}
            title={entryTitle(entry, side)}
            time={shownTime(entry, now)}
            isLatest={index === 0}
            lead={leadOf(entry)}
          >
            <EntryContent entry={entry} />
          </TimelineItem>
        ))}
    </Timeline>
  );
}

function shownTime(entry: ShownEntry, now: number): string {
  const time = entryTime(entry, now);
  return entry.waits ? outboxWords.entry.waiting(time) : time;
}

type EntryProps = { entry: ShownEntry };

function EntryContent({ entry }: EntryProps) {
  const isShown = entry.text !== '' || entry.resolution !== null || entry.rating !== null;
  return (
    <>
      {entry.text !== '' && <Bubble from={voiceOf(entry)}>{entry.text}</Bubble>}
      {entry.kind === 'resolve' && entry.resolution && (
        <Bubble from={voiceOf(entry)}>{entry.resolution.solution}</Bubble>
      )}
      {entry.rating && (
        <View className="ticket-entry__rating">
          <Stars value={entry.rating.stars} />
          <View>{entry.rating.tags.join(' · ')}</View>
        </View>
      )}
      {entry.aboveCap && (
        <View className="entry-change">
          {sheetWords.assign.aboveCap(entry.aboveCap.held, entry.aboveCap.capacity)}
        </View>
      )}
      <EntryChanges entry={entry} />
      <EntryVisit entry={entry} />
      <EntryTasks entry={entry} />
      <ContentMarkLine mark={entry.mark} isShown={isShown} />
      <MarkedPictures attachments={entry.attachments} />
      <EntryWaits waits={entry.waits} />
    </>
  );
}

function EntryWaits({ waits }: { waits: ShownEntry['waits'] }) {
  return (
    waits && (
      <>
        {waits.pictures > 0 && (
          <View className="entry-visit">{outboxWords.entry.pictures(waits.pictures)}</View>
        )}
        <TakeBack key={waits.key} stepKey={waits.key} />
      </>
    )
  );
}

/** The times that were proposed, or what was agreed and no longer holds. */
function EntryVisit({ entry: { at, kind, visit } }: EntryProps) {
  if (!visit || !(visit.isOff || kind === 'propose_visit')) {
    return null;
  }
  return (
    <>
      {visit.windows.map((window) => {
        const said = sayWindowOfDate(window, Date.parse(at));
        return (
          <View key={window.from} className="entry-visit">
            {visit.isOff ? visitWords.entry.off(said) : said}
          </View>
        );
      })}
    </>
  );
}

/** What was corrected, line by line, and what it means for the time that the customer was told. */
function EntryChanges({ entry: { at, changes, kind, promisedAt } }: EntryProps) {
  const isTold = kind === 'correct' && promisedAt !== null;
  return (
    <>
      {changes.map((change) => (
        <View key={change.field} className="entry-change">
          {sayChange(change)}
        </View>
      ))}
      {isTold && (
        <View className="entry-change">
          {correctionWords.newTime(sayDate(promisedAt, Date.parse(at)), clockTime(promisedAt))}
        </View>
      )}
    </>
  );
}

/** The criteria that were proposed or judged, and what was found before it was escalated. */
function EntryTasks({ entry: { criteria, escalation } }: { entry: TimelineEntryReply }) {
  const found = escalation?.found ?? '';
  return (
    <>
      {criteria.map((criterion) => (
        <View key={criterion.text} className="entry-visit">
          {sayCriterion(criterion)}
        </View>
      ))}
      {found !== '' && <View className="entry-visit">{taskWords.escalation.found(found)}</View>}
    </>
  );
}

function sayCriterion({ isMet, text }: TimelineEntryReply['criteria'][number]): string {
  const words = taskWords.criteria;
  if (isMet === null) {
    return words.open(text);
  }
  return isMet ? words.met(text) : words.notMet(text);
}

/** Who speaks shows a face; what merely happened shows a dot. */
function leadOf({ actor, text, attachments }: TimelineEntryReply) {
  const isSaid = text !== '' || attachments.length > 0;
  return actor && isSaid ? (
    <Avatar name={actor.name} url={actor.avatarUrl} size="small" />
  ) : undefined;
}

function voiceOf({ visibility, isMine }: TimelineEntryReply) {
  if (visibility === 'internal') {
    return 'internal';
  }
  return isMine ? 'own' : 'other';
}
