import type { ApiRoutes } from '#api/http/api-routes';
import { mount } from '#api/http/mount';
import type { Actor } from '#shared/accounts/actor';
import { may } from '#shared/accounts/roles';
import { staffApi, type LeaveReply, type SpanReply } from '#shared/directory/staff-api';

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
        leaveReply,
      ),
    };
  });

  mount(routes, staffApi.addLeave, async ({ actor, body }) => {
    const { handOver, personId = actor.id } = body;
    const leave = await addLeave(deps, actor, { ...spanIn(body), personId, handOver });
    return presentOne(deps, leave, leaveReply);
  });

  mount(routes, staffApi.endLeave, async ({ actor, params }) => {
    await endLeave(deps, actor, params.id);
    return undefined;
  });
}

function shiftRoutes(routes: ApiRoutes, deps: DirectoryDeps) {
  mount(routes, staffApi.shifts, async () => ({
    items: await present(deps, notOver(await deps.shifts.all(), deps.clock()), spanReply),
  }));

  mount(routes, staffApi.addShift, async ({ body }) =>
    presentOne(deps, await addShift(deps, { ...spanIn(body), personId: body.personId }), spanReply),
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

type Present<Reply> = (span: KeptSpan, name: string) => Reply;

async function presentOne<Reply>(
  { people }: DirectoryDeps,
  span: KeptSpan,
  reply: Present<Reply>,
): Promise<Reply> {
  const [person] = await people([span.personId]);
  return reply(span, person?.name ?? '');
}

/** Of whoever works here no more, nothing is shown. */
async function present<Reply>(
  { people }: DirectoryDeps,
  spans: readonly KeptSpan[],
  reply: Present<Reply>,
): Promise<Reply[]> {
  const known = await people([...new Set(spans.map(({ personId }) => personId))]);
  const names = new Map(known.map(({ id, name }) => [id, name]));
  return spans.flatMap((span) => {
    const name = names.get(span.personId);
    return name === undefined ? [] : [reply(span, name)];
  });
}

function spanReply({ id, personId, from, to, note }: KeptSpan, name: string): SpanReply {
  return {
    ...{ id, note, person: { id: personId, name } },
    ...{ from: from.toISOString(), to: to.toISOString() },
  };
}

/** What an earlier version wrote says nothing of it: what is held stays. */
function leaveReply(leave: KeptSpan, name: string): LeaveReply {
  return { ...spanReply(leave, name), handOver: leave.handOver ?? false };
}
