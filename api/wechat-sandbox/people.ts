import { createHash, randomBytes } from 'node:crypto';

import { Refusal } from './refusal';
import type { SandboxApp } from './sandbox-app';

const codeLasts = 5 * 60_000;

type Code = { kind: 'login' | 'phone'; means: string; endsAt: number; isUsed: boolean };

export type People = {
  /** GET /sns/jscode2session */
  signIn: (query: URLSearchParams) => { openid: string; session_key: string };
  /** POST /wxa/business/getuserphonenumber */
  phoneNumber: (code: unknown) => { phone_info: object };
  /** A code as `wx.login` gives it: five minutes, once. */
  loginCode: (openid: string) => string;
  /** A code as `getPhoneNumber` gives it: five minutes, once. */
  phoneCode: (phone: string) => string;
  /** Whether this person has ever opened the mini-program. */
  knows: (openid: string) => boolean;
  /** When this person last opened it, in milliseconds. */
  lastVisit: (openid: string) => number;
  visit: (openid: string, at: number) => void;
};

/** Who uses the mini-program. Codes `demo:<name>` may be used again and again; all others once. */
export function people(app: SandboxApp, now: () => number): People {
  const codes = new Map<string, Code>();
  const visits = new Map<string, number>();

  function issue(kind: Code['kind'], means: string): string {
    const code = `0${randomBytes(15).toString('base64url')}`;
    codes.set(code, { kind, means, endsAt: now() + codeLasts, isUsed: false });
    return code;
  }

  function redeem(kind: Code['kind'], value: string): string {
    const code = codes.get(value);
    if (code?.kind !== kind || code.endsAt <= now()) {
      throw new Refusal(40029);
    }
    if (code.isUsed) {
      throw new Refusal(40163);
    }
    code.isUsed = true;
    return code.means;
  }

  return {
    signIn: (query) => {
      checkApp(app, query);
      const code = query.get('js_code') ?? '';
      const name = demoName(code);
      const openid = name === null ? redeem('login', code) : `demo-${name}`;
      visits.set(openid, now());
      return { openid, session_key: randomBytes(16).toString('base64') };
    },
    phoneNumber: (code) => {
      const value = typeof code === 'string' ? code : '';
      const name = demoName(value);
      const phone = name === null ? redeem('phone', value) : demoPhone(name);
      return {
        phone_info: {
          phoneNumber: phone,
          purePhoneNumber: phone,
          countryCode: 86,
          watermark: { timestamp: Math.floor(now() / 1000), appid: app.id },
        },
      };
    },
    loginCode: (openid) => issue('login', openid),
    phoneCode: (phone) => issue('phone', phone),
    knows: (openid) => visits.has(openid) || openid.startsWith('demo-'),
    // sessions of the demo cast outlive a restart of the sandbox, so they count as having just visited
    lastVisit: (openid) => visits.get(openid) ?? (openid.startsWith('demo-') ? now() : 0),
    visit: (openid, at) => visits.set(openid, at),
  };
}

function checkApp(app: SandboxApp, query: URLSearchParams) {
  if (query.get('grant_type') !== 'authorization_code') {
    throw new Refusal(40002);
  }
  if (query.get('appid') !== app.id) {
    throw new Refusal(40013);
  }
  if (query.get('secret') !== app.secret) {
    throw new Refusal(40125);
  }
}

function demoName(code: string): string | null {
  return /^demo:([a-z][a-z0-9_-]{0,30})$/i.exec(code)?.[1] ?? null;
}

/** The same number for the same name, in a range that the demo data uses nowhere else. */
function demoPhone(name: string): string {
  const digits = createHash('sha1').update(name).digest().readUInt32BE(0) % 1e8;
  return `138${String(digits).padStart(8, '0')}`;
}
