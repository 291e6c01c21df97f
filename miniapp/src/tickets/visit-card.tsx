import './visit-card.scss';

import { View } from '@tarojs/components';

import { Card } from '#miniapp/ui/card';
import { Icon } from '#miniapp/ui/icon';
import type { Side } from '#shared/accounts/roles';
import type { TicketReply } from '#shared/tickets/ticket-replies';
import { clockTime } from '#shared/time/say-time';
import { sayWindow } from '#shared/visits/visit-window';

import { PlaceRow } from './place-row';
import { openWindows, stageOf } from './visit-step';
import { visitWords } from './words/visits';

type VisitCardProps = { ticket: TicketReply; side: Side; now: number };

/** When somebody comes and where, in large type; what can still be chosen as long as nothing is agreed. */
export function VisitCard({ ticket, side, now }: VisitCardProps) {
  const { appointment, trip } = ticket;
  const words = visitWords.card;
  const place = appointment && appointment.place.name !== '' && (
    <PlaceRow place={appointment.place} isNavigation={side === 'staff'} />
  );
  switch (stageOf(ticket)) {
    case 'proposed':
      return (
        <Card className="visit-card">
          <Title words={words.proposed} />
          {openWindows(ticket, now).map((window) => (
            <View key={window.from} className="visit-card__window">
              {sayWindow(window, now)}
            </View>
          ))}
          {place}
        </Card>
      );
    case 'agreed':
      return (
        <Card className="visit-card">
          <Title words={words.agreed} />
          {appointment?.picked && (
            <View className="visit-card__time">{sayWindow(appointment.picked, now)}</View>
          )}
          {place}
        </Card>
      );
    case 'underway':
      return (
        <Card className="visit-card">
          <Title words={words.underway} />
          <View className="visit-card__time">
            {trip?.expectedAt ? words.expected(clockTime(trip.expectedAt)) : words.onTheRoad}
          </View>
          {appointment?.picked && (
            <View className="visit-card__line">
              {visitWords.staffNext.agreed(sayWindow(appointment.picked, now))}
            </View>
          )}
          {place}
        </Card>
      );
    default:
      return null;
  }
}

function Title({ words }: { words: string }) {
  return (
    <View className="visit-card__title">
      <Icon name="calendar" size="small" />
      <View>{words}</View>
    </View>
  );
}
