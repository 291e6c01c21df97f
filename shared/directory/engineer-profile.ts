import type { TicketCategory } from '../tickets/ticket-words';

/** What somebody can solve; null: any category, any product. */
export type Skill = { category: TicketCategory | null; productId: string | null };

/** Somebody whom tickets may be put to. */
export type EngineerProfile = {
  id: string;
  name: string;
  skills: readonly Skill[];
  regionIds: readonly string[];
  /** The most tickets that this person has open at the same time. */
  capacity: number;
  /** On duty, not on leave, not blocked. */
  isAvailable: boolean;
};

/** Of whoever has no other one. */
export const usualCapacity = 8;
