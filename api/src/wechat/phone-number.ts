import * as z from 'zod/mini';

import type { Authorized } from './authorized-call';

const phoneAnswer = z.object({
  phone_info: z.object({
    purePhoneNumber: z.string(),
    // a string in the documentation's table, a number in its example
    countryCode: z.union([z.string(), z.number()]),
  }),
});

export type PhoneNumber = { purePhoneNumber: string; countryCode: string };

/**
 * The number behind a code of `getPhoneNumber` (not the login code).
 *
 * @throws {WechatError} 40029 bad or used code
 */
export async function phoneNumber(authorized: Authorized, code: string): Promise<PhoneNumber> {
  const { phone_info: phone } = await authorized.call({
    path: '/wxa/business/getuserphonenumber',
    body: { code },
    answer: phoneAnswer,
    isRepeatable: true,
  });
  return { purePhoneNumber: phone.purePhoneNumber, countryCode: String(phone.countryCode) };
}
