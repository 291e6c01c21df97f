import { bounded } from '#api/bounds/index';
import { isStaff, type Role } from '#shared/accounts/roles';

import { spellingsOf } from './read-phone';
import type { User } from './user';
import type { UserRepository } from './user-repository';

/**
 * Makes the one person with this phone number an engineer, a dispatcher, a manager or a customer again. They are known
 * by it once they have signed in and let WeChat tell it.
 *
 * Returns null when nobody has this number, or several people do; `full` when so many have the role that no other one could be
 * listed and told.
 */
export async function giveRole(
  { users }: { users: UserRepository },
  { phone, role }: { phone: string; role: Role },
  most: number = bounded.staffOfRole.most,
): Promise<User | 'full' | null> {
  const [person, ...others] = await users.findByPhone(spellingsOf(phone));
  if (!person || others.length > 0) {
    return null;
  }
  const isNew = person.role !== role && isStaff(role);
  if (isNew && (await users.findByRole([role])).length >= most) {
    return 'full';
  }
  return users.change(person.id, { role });
}
