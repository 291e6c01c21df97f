import { View } from '@tarojs/components';
import { useState } from 'react';

import { useSession } from '#miniapp/client/session';
import { useNow } from '#miniapp/client/use-now';
import type { Query } from '#miniapp/client/use-query';
import { Banner } from '#miniapp/ui/banner';
import { Chip, Chips } from '#miniapp/ui/chip';
import { ErrorState } from '#miniapp/ui/error-state';
import { Icon } from '#miniapp/ui/icon';
import { Page } from '#miniapp/ui/page';
import { Section } from '#miniapp/ui/section';
import { SkeletonCards } from '#miniapp/ui/skeleton';
import { Tap } from '#miniapp/ui/tap';
import { may } from '#shared/accounts/roles';
import { sayDate, sayWeekday } from '#shared/time/say-time';
import type { VisitReply } from '#shared/visits/visit-api';
import { visitLimits } from '#shared/visits/visit-limits';

import { useVisits } from './use-visits';
import { VisitRow } from './visit-row';
import { daysOf, engineersIn, mondayOf, visitsOn } from './week-days';
import { workWords } from './words';

/** Where somebody has to be in a week, day by day: mine, for the desk everybody's. */
export default function WeekPage() {
  const now = useNow();
  const [week, setWeek] = useState(0);
  const role = useSession()?.user.role;
  const days = daysOf(mondayOf(week, now));
  const [from = new Date(now), to = from] = [days[0], days.at(-1)];
  const visits = useVisits(from, to);
  return (
    <Page title={workWords.week.title} onRefresh={visits.refresh} asOf={visits.at}>
      <View className="week__head">
        <Turn by={-1} week={week} onTurn={setWeek} />
        <View className="week__name">{sayWeek(week, from, now)}</View>
        <Turn by={1} week={week} onTurn={setWeek} />
      </View>
      <WeekDays
        query={visits}
        days={days.slice(0, -1)}
        now={now}
        isOfAll={role !== undefined && may(role, 'dispatch tickets')}
      />
    </Page>
  );
}

type TurnProps = { by: -1 | 1; week: number; onTurn: (week: number) => void };

function Turn({ by, week, onTurn }: TurnProps) {
  const words = workWords.week;
  return (
    <Tap
      className="week__turn"
      id={by < 0 ? 'week-before' : 'week-after'}
      label={by < 0 ? words.before : words.after}
      onTap={() => {
        onTurn(week + by);
      }}
    >
      <Icon name={by < 0 ? 'back' : 'next'} />
    </Tap>
  );
}

function sayWeek(week: number, monday: Date, now: number): string {
  const near: Record<string, string> = workWords.week.near;
  return near[String(week)] ?? workWords.week.from(sayDate(monday, now));
}

type WeekDaysProps = {
  query: Query<VisitReply[]>;
  days: readonly Date[];
  now: number;
  isOfAll: boolean;
};

function WeekDays({ query, days, now, isOfAll }: WeekDaysProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  if (query.error && !query.data) {
    return <ErrorState error={query.error} onRetry={() => void query.refresh()} />;
  }
  if (!query.data) {
    return <SkeletonCards count={3} />;
  }
  const engineers = isOfAll ? engineersIn(query.data) : [];
  // whoever was chosen may have no visit in another week
  const only = engineers.some(({ id }) => id === chosen) ? chosen : null;
  const visits = query.data.filter(({ engineer }) => only === null || engineer?.id === only);
  return (
    <View className="week__days">
      {visits.length >= visitLimits.listed && (
        <Banner tone="wait">{workWords.week.isCut(visitLimits.listed)}</Banner>
      )}
      {engineers.length > 1 && (
        <Chips>
          {[null, ...engineers].map((one) => (
            <Chip
              key={one?.id ?? ''}
              isChosen={(one?.id ?? null) === only}
              onTap={() => {
                setChosen(one?.id ?? null);
              }}
            >
              {one?.name ?? workWords.week.everybody}
            </Chip>
          ))}
        </Chips>
      )}
      {days.map((day) => (
        <Day key={day.getTime()} day={day} visits={visitsOn(visits, day)} {...{ now, isOfAll }} />
      ))}
    </View>
  );
}

type DayProps = { day: Date; visits: readonly VisitReply[]; now: number; isOfAll: boolean };

function Day({ day, visits, now, isOfAll }: DayProps) {
  const words = workWords.week;
  return (
    <Section title={words.day(sayWeekday(day), sayDate(day, now))}>
      {visits.length === 0 && <View className="week__free">{words.free}</View>}
      {visits.map((visit) => (
        <VisitRow key={visit.id} visit={visit} now={now} showEngineer={isOfAll} />
      ))}
    </Section>
  );
}
