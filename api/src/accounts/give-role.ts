import type { Role } from '#shared/accounts/roles';

import { spellingsOf } from './read-phone';
import type { User } from './user';
import type { UserRepository } from './user-repository';

/**
 * Makes the one person with this phone number an engineer, a dispatcher, a manager or a customer again. They are known
 * by it once they have signed in and let WeChat tell it.
 *
 * Returns null when nobody has this number, or several people do.
 */
export async function giveRole(
  { users }: { users: UserRepository },
  { phone, role }: { phone: string; role: Role },
): Promise<User | null> {
  const [person, ...others] = await users.findByPhone(spellingsOf(phone));
  return person && others.length === 0 ? users.change(person.id, { role }) : null;
}
