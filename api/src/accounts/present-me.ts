import type { MeReply } from '#shared/accounts/account-api';
import { may } from '#shared/accounts/roles';
import { maskPhone } from '#shared/phones/say-phone';

import type { AccountDeps } from './account-deps';
import { presentPreferences } from './present-preferences';
import type { User } from './user';

/** What a person sees of themselves, in one of their sessions. */
export async function presentMe(
  deps: AccountDeps,
  user: User,
  sessionId: string | undefined,
): Promise<MeReply> {
  const { id, role, avatarAttachmentId: face } = user;
  const faces =
    face === null ? null : await deps.presentAttachments([face], { id, role, sessionId });
  const organization =
    user.organizationId === null ? null : await deps.organization(user.organizationId);
  return {
    id,
    name: user.name,
    role,
    avatarUrl: faces?.get(face ?? '')?.thumbnailUrl ?? null,
    phone: user.phone === null ? null : maskPhone(user.phone),
    organization,
    onDuty: may(role, 'go on duty') && user.onDuty,
    preferences: presentPreferences(user),
  };
}
