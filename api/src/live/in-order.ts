import { LRUCache } from 'lru-cache';

import { bounded } from '#api/bounds/index';

import type { News } from './news';

export type EventNews = Extract<News, { kind: 'event' }>;
type Course = { last: number; early: Map<number, EventNews>; timer: NodeJS.Timeout | null };

/** Milliseconds to wait for the entry before: longer it only takes when its process died, or Redis lost it. */
const patience = 300;
/** Tickets whose last entry is remembered; beyond, those that nothing happened to for longest are forgotten. */
const { most: mostTickets } = bounded.coursesKept;

/**
 * Passes on each ticket's events in the order of its entries. Processes that take turns on a ticket publish when they
 * get to it, so a later entry may be heard of first.
 */
export function inOrder(pass: (news: EventNews) => void): (news: EventNews) => void {
  const passThrough = (course: Course, seq: number, news: EventNews) => {
    pass(news);
    course.last = Math.max(course.last, seq);
  };
  /** What waited and has its turn; all of it when nothing is waited for any more. */
  const release = (course: Course, isAll: boolean) => {
    for (const [seq, news] of [...course.early].toSorted(([a], [b]) => a - b)) {
      if (isAll || seq <= course.last + 1) {
        course.early.delete(seq);
        passThrough(course, seq, news);
      }
    }
    if (course.early.size === 0 && course.timer) {
      clearTimeout(course.timer);
      course.timer = null;
    }
  };
  const courses = new LRUCache<string, Course>({
    max: mostTickets,
    disposeAfter: (course) => {
      release(course, true);
    },
  });

  return (news) => {
    // whoever is told, staff are told of every entry
    if (news.staff?.type !== 'ticket') {
      pass(news);
      return;
    }
    const { ticketId, seq } = news.staff;
    const course = courses.get(ticketId) ?? { last: seq - 1, early: new Map(), timer: null };
    courses.set(ticketId, course);
    if (seq > course.last + 1) {
      course.early.set(seq, news);
      course.timer ??= setTimeout(release, patience, course, true).unref();
      return;
    }
    passThrough(course, seq, news);
    release(course, false);
  };
}
