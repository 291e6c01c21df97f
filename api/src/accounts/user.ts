import type { Role } from '#shared/accounts/roles';
import type { NoticePreferences } from '#shared/notices/preferences';

export type User = {
  id: string;
  /** WeChat's name for this person in this mini-program; null: they have never signed in, and WeChat cannot tell them anything. */
  openid: string | null;
  name: string;
  role: Role;
  /** In full. */
  phone: string | null;
  avatarAttachmentId: string | null;
  organizationId: string | null;
  /** Staff only: takes new work now. */
  onDuty: boolean;
  preferences: NoticePreferences;
  isBlocked: boolean;
  /** The account that somebody whom the desk had made turned out to have. */
  joinedTo: string | null;
  createdAt: Date;
};

export type NewUser = Pick<User, 'name' | 'openid' | 'role'> &
  Partial<Pick<User, 'onDuty' | 'organizationId' | 'phone' | 'preferences'>>;
