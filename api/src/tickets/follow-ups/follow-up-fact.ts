/** What notices call something that became of a follow-up; about a new time somebody is told anew. */
export function followUpFact(id: string, what: string, time?: Date): string {
  return ['follow_up', id, what, ...(time ? [time.getTime()] : [])].join(':');
}
