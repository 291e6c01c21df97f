import type { EngineerProfile, Skill } from '#shared/directory/engineer-profile';
import { obstacleNames, type ObstacleName } from '#shared/tickets/candidate-api';
import type { TicketCategory } from '#shared/tickets/ticket-words';

/** What a ticket asks of whoever takes it. */
export type Wish = {
  category: TicketCategory;
  /** Null: the report names none. */
  productId: string | null;
  /** Where it is; null: nobody knows. */
  regionId: string | null;
  /** Somebody has to go there. */
  isVisit: boolean;
  /** Who is asked no more, or holds it. */
  leftOut: readonly string[];
};

/** How an engineer stands to a ticket and to the others. */
export type Standing = {
  /** Open tickets that this person holds or is asked to take. */
  load: number;
  /** When this person was last asked to take a ticket; null: never. */
  askedAt: Date | null;
  fixedAsset: boolean;
  fixedCustomer: boolean;
};

export type Ranked = Standing & {
  engineer: EngineerProfile;
  isNear: boolean;
  /** None: this person fits. */
  obstacles: ObstacleName[];
};

const nothingYet: Standing = { load: 0, askedAt: null, fixedAsset: false, fixedCustomer: false };

/**
 * Engineers in the order in which a ticket is put to them: those who fit first, the best of them in front. Who has fixed this device or
 * this customer's problems before, or is near, is preferred by less than one ticket of load, so that equals share the work
 * alike; among equals comes first who was asked longest ago. Pure: the same question has the same answer.
 */
export function rankEngineers(
  wish: Wish,
  engineers: readonly EngineerProfile[],
  standings: ReadonlyMap<string, Standing>,
): Ranked[] {
  return engineers
    .map((engineer) => standingOf(wish, engineer, standings.get(engineer.id) ?? nothingYet))
    .sort(
      (a, b) =>
        Number(a.obstacles.length > 0) - Number(b.obstacles.length > 0) ||
        cost(a) - cost(b) ||
        lastAsked(a) - lastAsked(b) ||
        compare(a.engineer.id, b.engineer.id),
    );
}

function standingOf(wish: Wish, engineer: EngineerProfile, standing: Standing): Ranked {
  const isNear = wish.regionId !== null && engineer.regionIds.includes(wish.regionId);
  const stands: Record<ObstacleName, boolean> = {
    unavailable: !engineer.isAvailable,
    skill: !engineer.skills.some((skill) => isSkillFor(wish, skill)),
    region: wish.isVisit && wish.regionId !== null && !isNear,
    full: standing.load >= engineer.capacity,
    passed: wish.leftOut.includes(engineer.id),
  };
  return { ...standing, engineer, isNear, obstacles: obstacleNames.filter((name) => stands[name]) };
}

/** Of a report without a product nobody can say for which it takes a skill. */
function isSkillFor({ category, productId }: Wish, skill: Skill): boolean {
  const isCategory = skill.category === null || skill.category === category;
  return (
    isCategory && (skill.productId === null || productId === null || skill.productId === productId)
  );
}

/** In tickets, as a part of what somebody may hold. */
function cost({ engineer, fixedAsset, fixedCustomer, isNear, load }: Ranked): number {
  const known = fixedAsset ? 0.5 : fixedCustomer ? 0.3 : 0;
  return (load - known - (isNear ? 0.2 : 0)) / Math.max(1, engineer.capacity);
}

function lastAsked({ askedAt }: Ranked): number {
  return askedAt?.getTime() ?? -Infinity;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
