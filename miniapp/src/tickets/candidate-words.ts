import type { CandidateReply } from '#shared/tickets/candidate-api';
import { ticketCategories } from '#shared/tickets/ticket-words';

import { sheetWords } from './words/sheets';

type Candidate = Pick<
  CandidateReply,
  'capacity' | 'obstacles' | 'openTickets' | 'reason' | 'skills'
>;

/** What somebody can do and has to do, and what speaks for or against them. */
export function sayCandidate({
  capacity,
  obstacles,
  openTickets,
  reason,
  skills,
}: Candidate): string {
  const words = sheetWords.assign;
  const against = obstacles.map((name) => words.obstacles[name]);
  return words.facts([
    saySkills(skills),
    // the reason says as well how much somebody has to do
    ...(against.length > 0 ? [words.load(openTickets, capacity), ...against] : [reason]),
  ]);
}

/** What somebody can solve. */
export function saySkills(skills: Candidate['skills']): string {
  const words = sheetWords.assign;
  return skills.length === 0 ? words.noSkills : words.skills(skills.map(saySkill));
}

function saySkill({ category, product }: CandidateReply['skills'][number]): string {
  const what = category === null ? '' : ticketCategories[category].label;
  const words = sheetWords.assign;
  if (product === null) {
    return what === '' ? words.anySkill : what;
  }
  return what === '' ? product.name : words.skillFor(product.name, what);
}
