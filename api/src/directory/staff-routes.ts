import type { ApiRoutes } from '#api/http/api-routes';
import { mount } from '#api/http/mount';
import type { Actor } from '#shared/accounts/actor';
import { may } from '#shared/accounts/roles';
import { staffApi, type SpanReply } from '#shared/directory/staff-api';

import type { DirectoryDeps } from './directory-deps';
import { givenFields } from './given-fields';
import { addLeave, addShift, endLeave, endShift, notOver } from './plan-spans';
import type { KeptSpan } from './spans';
import { changeProfile, findStaff, listProfiles } from './staff-profiles';

export function staffRoutes(routes: ApiRoutes, deps: DirectoryDeps) {
  mount(routes, staffApi.profiles, async () => ({ items: await listProfiles(deps) }));

  mount(routes, staffApi.changeProfile, ({ params, body }) =>
    changeProfile(deps, params.id, givenFields(body)),
  );

  mount(routes, staffApi.duty, async ({ params, query }) => {
    await findStaff(deps, params.id);
    const { items, nextCursor } = await deps.duty.list(params.id, query);
    return {
      items: items.map(({ from, to }) => ({
        from: from.toISOString(),
        to: to?.toISOString() ?? null,
      })),
      nextCursor,
    };
  });

  leaveRoutes(routes, deps);
  shiftRoutes(routes, deps);
}

function leaveRoutes(routes: ApiRoutes, deps: DirectoryDeps) {
  mount(routes, staffApi.leave, async ({ actor }) => {
    const leave = notOver(await deps.leave.all(), deps.clock());
    return {
      items: await present(
        deps,
        leave.map((one) => withoutSecret(one, actor)),
      ),
    };
  });

  mount(routes, staffApi.addLeave, async ({ actor, body }) => {
    const { handOver, personId = actor.id } = body;
    const leave = await addLeave(deps, actor, { ...spanIn(body), personId, handOver });
    return presentOne(deps, leave);
  });

  mount(routes, staffApi.endLeave, async ({ actor, params }) => {
    await endLeave(deps, actor, params.id);
    return undefined;
  });
}

function shiftRoutes(routes: ApiRoutes, deps: DirectoryDeps) {
  mount(routes, staffApi.shifts, async () => ({
    items: await present(deps, notOver(await deps.shifts.all(), deps.clock())),
  }));

  mount(routes, staffApi.addShift, async ({ body }) =>
    presentOne(deps, await addShift(deps, { ...spanIn(body), personId: body.personId })),
  );

  mount(routes, staffApi.endShift, async ({ params }) => {
    await endShift(deps, params.id);
    return undefined;
  });
}

function spanIn({ from, to, note }: { from: string; to: string; note: string }) {
  return { from: new Date(from), to: new Date(to), note };
}

/** Why somebody is away is nobody’s business but theirs and the managers’. */
function withoutSecret(leave: KeptSpan, { id, role }: Actor): KeptSpan {
  const isTold = leave.personId === id || may(role, 'set up the service');
  return isTold ? leave : { ...leave, note: '' };
}

async function presentOne(deps: DirectoryDeps, span: KeptSpan): Promise<SpanReply> {
  const people = await deps.people([span.personId]);
  return spanReply(span, people[0]?.name ?? '');
}

/** Of whoever works here no more, nothing is shown. */
async function present(deps: DirectoryDeps, spans: readonly KeptSpan[]): Promise<SpanReply[]> {
  const people = await deps.people([...new Set(spans.map(({ personId }) => personId))]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return spans.flatMap((span) => {
    const name = names.get(span.personId);
    return name === undefined ? [] : spanReply(span, name);
  });
}

function spanReply({ id, personId, from, to, note }: KeptSpan, name: string): SpanReply {
  return {
    ...{ id, note, person: { id: personId, name } },
    ...{ from: from.toISOString(), to: to.toISOString() },
  };
}
