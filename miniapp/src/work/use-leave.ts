import { call } from '#miniapp/client/call';
import { useSession } from '#miniapp/client/session';
import { useAction } from '#miniapp/client/use-action';
import { useQuery } from '#miniapp/client/use-query';
import { may } from '#shared/accounts/roles';
import { staffApi } from '#shared/directory/staff-api';

/** What somebody says about being away. */
export type PlannedLeave = {
  personId: string;
  from: string;
  to: string;
  handOver: boolean;
  note: string;
};

/** Who is away and who will be; what may be changed of it decides the API. */
export function useLeave() {
  const leave = useQuery('leave', async () => (await call(staffApi.leave)).items);
  const plan = useAction(async (body: PlannedLeave) => {
    const planned = await call(staffApi.addLeave, { body });
    await leave.refresh();
    return planned;
  });
  const end = useAction(async (id: string) => {
    await call(staffApi.endLeave, { params: { id } });
    await leave.refresh();
    return id;
  });
  return { leave, plan, end };
}

/** The desk plans for others as well. */
export function useSelf() {
  const user = useSession()?.user;
  return {
    id: user?.id ?? '',
    isDesk: user !== undefined && may(user.role, 'dispatch tickets'),
  };
}

/** Everybody who can be away. */
export function useStaff() {
  return useQuery('staff-profiles', async () => (await call(staffApi.profiles)).items);
}
