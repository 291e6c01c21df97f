import './visits.scss';

import { View } from '@tarojs/components';

import { callPhone } from '#miniapp/platform/device';
import { openPage } from '#miniapp/platform/navigation';
import { PlaceRow } from '#miniapp/tickets/place-row';
import { Card } from '#miniapp/ui/card';
import { IconWay } from '#miniapp/ui/icon-way';
import { Tap } from '#miniapp/ui/tap';
import { isLate } from '#shared/promises/is-late';
import { clockTime } from '#shared/time/say-time';
import type { VisitReply } from '#shared/visits/visit-api';
import { visitStage } from '#shared/visits/visit-stage';
import { sayHours } from '#shared/visits/visit-window';

import { workWords } from './words';

type VisitRowProps = { visit: VisitReply; now: number; showEngineer?: boolean };

/** One visit: when in large type, where with the way there, whom to call. */
export function VisitRow({ visit, now, showEngineer = false }: VisitRowProps) {
  const { contact, description, engineer, id, number, organization, place } = visit;
  const who = organization ?? contact.name;
  return (
    <Card className="visit-row">
      <Tap
        className="visit-row__main"
        id={`visit-${id}`}
        onTap={() => {
          openPage('tickets/ticket-page', { id });
        }}
      >
        <View className="visit-row__head">
          <View className="visit-row__time">{sayWhen(visit)}</View>
          <View className="visit-row__state">{sayState(visit, now)}</View>
        </View>
        <View className="visit-row__who">
          {showEngineer && engineer ? workWords.visits.by(engineer.name, who) : who}
        </View>
        <View className="visit-row__words">{description || number}</View>
      </Tap>
      {place.name !== '' && <PlaceRow place={place} isNavigation />}
      <View className="visit-row__contact">
        <View className="visit-row__name">{contact.name}</View>
        <IconWay
          icon="phone"
          word={workWords.visits.phone}
          label={workWords.visits.call(contact.name)}
          onTap={() => {
            callPhone(contact.phone);
          }}
        />
      </View>
    </Card>
  );
}

function sayWhen({ window, trip }: VisitReply): string {
  if (window) {
    return sayHours(window);
  }
  if (trip?.departedAt) {
    return workWords.visits.departedAt(clockTime(trip.departedAt));
  }
  return trip?.arrivedAt ? workWords.visits.arrivedAt(clockTime(trip.arrivedAt)) : '';
}

function sayState({ window, trip }: VisitReply, now: number): string {
  const words = workWords.visits;
  switch (visitStage({ appointment: { windows: [], picked: window }, trip })) {
    case 'arrived':
      // nobody said that they set out: then the time stands in large type
      return trip?.arrivedAt && (window ?? trip.departedAt)
        ? words.arrivedAt(clockTime(trip.arrivedAt))
        : words.arrived;
    case 'underway':
      return trip?.expectedAt ? words.expectedAt(clockTime(trip.expectedAt)) : words.underway;
    default:
      return window && isLate(window.to, now) ? words.late : words.agreed;
  }
}
