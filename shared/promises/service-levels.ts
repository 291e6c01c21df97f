import { roundTheClock } from './calendar-shape';
import type { Priority } from './priorities';

/** Working: in the hours of a calendar. */
export const serviceHours = ['working', roundTheClock] as const;

/** So many minutes of such hours. */
export type ServiceTime = { minutes: number; hours: (typeof serviceHours)[number] };

/** Until somebody answers, until somebody is there when a visit is wanted, until it is solved. */
export const servicePromises = ['firstResponse', 'arrival', 'solution'] as const;
export type ServicePromise = (typeof servicePromises)[number];
export type ServiceLevel = Record<Priority, Record<ServicePromise, ServiceTime>>;

const hour = 60;
/** The minutes of a working day. */
export const workingDay = 8 * hour;

const working = (minutes: number): ServiceTime => ({ minutes, hours: 'working' });
const always = (minutes: number): ServiceTime => ({ minutes, hours: roundTheClock });

/** Of whoever has no contract that says otherwise. */
export const standardLevel: ServiceLevel = {
  P1: { firstResponse: always(15), arrival: always(4 * hour), solution: always(2 * hour) },
  P2: { firstResponse: working(30), arrival: working(8 * hour), solution: working(8 * hour) },
  P3: {
    firstResponse: working(30),
    arrival: working(2 * workingDay),
    solution: working(3 * workingDay),
  },
  P4: {
    firstResponse: working(30),
    arrival: working(3 * workingDay),
    solution: working(5 * workingDay),
  },
};
