import { assertThat } from '#api/app-error';
import type { Actor } from '#shared/accounts/actor';
import { isStaff, may } from '#shared/accounts/roles';
import type { PreferencesBody } from '#shared/notices/preference-fields';

import type { AccountDeps } from './account-deps';
import { assertPreferences } from './assert-preferences';
import { joinCaller } from './callers';
import { readPhone } from './read-phone';
import { refusal } from './sign-in';
import type { User } from './user';

type Change = {
  name?: string | undefined;
  avatarAttachmentId?: string | undefined;
  onDuty?: boolean | undefined;
  preferences?: PreferencesBody | undefined;
};

/**
 * Changes what a person may say about themselves.
 *
 * @throws {AppError} `attachment.not_found`, `moderation.text_refused`, `account.role_forbidden` when one goes on duty who may not,
 * `request.invalid` for preferences that nobody of this role can have
 */
export async function changeMe(deps: AccountDeps, actor: Actor, change: Change): Promise<User> {
  const { avatarAttachmentId, name, onDuty, preferences } = change;
  assertThat(onDuty === undefined || may(actor.role, 'go on duty'), 'account.role_forbidden');
  const before = await readMe(deps, actor);
  if (preferences) {
    assertPreferences(before, preferences);
  }
  if (name !== undefined) {
    await deps.checkName(actor.id, name);
  }
  await (avatarAttachmentId !== undefined && takeAvatar(deps, actor, avatarAttachmentId));
  await keepDuty(deps, before, onDuty);
  const after = found(await deps.users.change(actor.id, change));
  if (onDuty === false) {
    deps.dutyEnded();
  }
  const { avatarAttachmentId: earlier } = before;
  if (earlier !== null && earlier !== after.avatarAttachmentId) {
    await deps.releaseAvatar(earlier, actor.id);
  }
  return after;
}

/** @throws {AppError} `attachment.not_found` */
async function takeAvatar(deps: AccountDeps, actor: Actor, attachmentId: string) {
  const uploads = await deps.presentAttachments([attachmentId], actor);
  assertThat(uploads.get(attachmentId)?.kind === 'image', 'attachment.not_found');
  await deps.claimAvatar(attachmentId, actor.id);
}

/** Whoever is off duty already does not go off duty once more. */
async function keepDuty(deps: AccountDeps, before: User, onDuty: boolean | undefined) {
  if (onDuty === true || (onDuty === false && before.onDuty)) {
    await deps.keepDuty(before.id, onDuty);
  }
}

/**
 * Takes over the phone number that a person let WeChat tell. Whoever called the desk from it turns out to be this person.
 *
 * @throws {AppError} `account.bad_phone_code`, `account.wechat_unreachable`
 */
export async function takePhone(deps: AccountDeps, actor: Actor, code: string): Promise<User> {
  const phone = await phoneOf(deps, code);
  const person = await readMe(deps, actor);
  const fromCaller = isStaff(person.role) ? {} : await joinCaller(deps, person, phone);
  return found(await deps.users.change(person.id, { phone, ...fromCaller }));
}

/** The signed-in person, as stored now. */
export async function readMe({ users }: Pick<AccountDeps, 'users'>, actor: Actor): Promise<User> {
  return found(await users.find(actor.id));
}

async function phoneOf({ wechat }: AccountDeps, code: string): Promise<string> {
  try {
    const { purePhoneNumber, countryCode } = await wechat.phoneNumber(code);
    const whole = `+${countryCode}${purePhoneNumber}`;
    // WeChat has sent messages to it: a number that we cannot read is one all the same
    return readPhone(whole) ?? whole;
  } catch (error: unknown) {
    throw refusal(error, 'account.bad_phone_code');
  }
}

/** Gone between the look at the session and now. */
function found(user: User | null): User {
  assertThat(user, 'account.not_signed_in');
  return user;
}
