import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';

import { isServiceNumber } from '#shared/phones/service-numbers';
import { spellPhone } from '#shared/phones/spell-phone';

/**
 * The one form in which a phone number is stored and compared, however it was written: 13800138000, 02161234567-8001,
 * 4008001234, 10086, and +85291234567 for what is not mainland China. Null: nobody can be reached under it.
 */
export function readPhone(text: string): string | null {
  for (const { main, extension } of spellPhone(text)) {
    const stored = readMain(main);
    if (stored !== null) {
      return extension === '' ? stored : `${stored}-${extension}`;
    }
  }
  return null;
}

/** Under which texts an account may be stored that has this number: foreign ones had a space once. */
export function spellingsOf(phone: string): string[] {
  const stored = readPhone(phone);
  if (stored === null) {
    return [phone];
  }
  const abroad = stored.startsWith('+') ? parsePhoneNumberFromString(stored) : undefined;
  return abroad ? [stored, `+${abroad.countryCallingCode} ${abroad.nationalNumber}`] : [stored];
}

function readMain(main: string): string | null {
  const home = main.replace(/^(?:\+|00)86/, '');
  if (isServiceNumber(home)) {
    return home;
  }
  const found = parsePhoneNumberFromString(main, 'CN');
  if (!found) {
    return null;
  }
  return found.countryCallingCode === '86' ? readMainland(found) : readAbroad(found);
}

/** The table of prefixes is always a little behind what carriers hand out. */
const mobile = /^1[3-9]\d{9}$/;

function readMainland(found: PhoneNumber): string | null {
  if (mobile.test(found.nationalNumber)) {
    return found.nationalNumber;
  }
  return found.isValid() ? found.formatNational().replace(/\D/g, '') : null;
}

/** Of other countries only the length is judged. */
function readAbroad(found: PhoneNumber): string | null {
  return found.isPossible() ? found.number : null;
}
