import { roundTheClock } from '../promises/calendar-shape';
import {
  standardLevel,
  workingDay,
  type ServiceLevel,
  type ServiceTime,
} from '../promises/service-levels';

import { directoryWords } from './directory-words';

const hour = 60;

const working = (minutes: number): ServiceTime => ({ minutes, hours: 'working' });
const always = (minutes: number): ServiceTime => ({ minutes, hours: roundTheClock });

/** For contracts that pay for being served sooner. */
export const priorityLevel: ServiceLevel = {
  P1: { firstResponse: always(10), arrival: always(2 * hour), solution: always(90) },
  P2: { firstResponse: working(15), arrival: working(4 * hour), solution: working(4 * hour) },
  P3: {
    firstResponse: working(20),
    arrival: working(workingDay),
    solution: working(2 * workingDay),
  },
  P4: {
    firstResponse: working(30),
    arrival: working(2 * workingDay),
    solution: working(3 * workingDay),
  },
};

/** A named service level; contracts name it by its id. */
export type NamedLevel = { id: string; name: string; times: ServiceLevel };

/** The level, and the calendar, of whoever has no other one. */
export const standardId = 'standard';

/** What is there in every installation; its managers may change it, and add others. */
export const builtInLevels = ['standard', 'priority'] as const;

const levels = {
  standard: { name: () => directoryWords.standardLevel, times: standardLevel },
  priority: { name: () => directoryWords.priorityLevel, times: priorityLevel },
} as const;

export function builtInLevel(id: (typeof builtInLevels)[number]): NamedLevel {
  const { name, times } = levels[id];
  return { id, name: name(), times };
}
