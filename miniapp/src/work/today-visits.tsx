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
  const left = data?.filter(({ trip }) => !trip?.arrivedAt);
  return (
    <Section
      title={sayToday(left?.length)}
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
      {left?.map((visit) => (
        <VisitRow key={visit.id} visit={visit} now={now} />
      ))}
    </Section>
  );
}

/** That there are none is only said once it is known. */
function sayToday(left: number | undefined): string {
  const words = workWords.today;
  if (left === undefined) {
    return words.heading;
  }
  return left === 0 ? words.none : words.title(left);
}
