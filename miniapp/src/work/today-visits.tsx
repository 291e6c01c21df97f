import { openPage } from '#miniapp/platform/navigation';
import { dayAhead } from '#miniapp/tickets/days-ahead';
import { MoreLink } from '#miniapp/ui/more-link';
import { Section } from '#miniapp/ui/section';

import { useVisits } from './use-visits';
import { VisitRow } from './visit-row';
import { workWords } from './words';

/** Where somebody has to be today, by time; what is done is said in the week. */
export function TodayVisits({ now }: { now: number }) {
  const { data } = useVisits(dayAhead(0, now), dayAhead(1, now));
  const left = (data ?? []).filter(({ trip }) => !trip?.arrivedAt);
  return (
    <Section
      title={left.length === 0 ? workWords.today.none : workWords.today.title(left.length)}
      aside={
        <MoreLink
          onTap={() => {
            openPage('work/week-page');
          }}
        >
          {workWords.today.week}
        </MoreLink>
      }
    >
      {left.map((visit) => (
        <VisitRow key={visit.id} visit={visit} />
      ))}
    </Section>
  );
}
