import type { AskToSubscribe, ConsentOutcome, ConsentWord } from './consent';
import { showConsentSheet } from './consent-sheet';
import { demoIdentity } from './login';

const unavailable: ConsentOutcome = { kind: 'unavailable' };

/** The web has no WeChat. In the sandbox a sheet stands in for its question, and the person's demo phone answers. */
export const askToSubscribe: AskToSubscribe = async (templates) => {
  const name = demoIdentity();
  if (name === null || !navigator.onLine || !(await canSubscribe())) {
    return unavailable;
  }
  const results = await showConsentSheet(templates);
  return (await tellSandbox(name, results)) ? { kind: 'answered', results } : unavailable;
};

let isSandbox: Promise<boolean> | null = null;

/** Only a sandbox knows the demo cast. */
export function canSubscribe(): Promise<boolean> {
  isSandbox ??= fetch('/dev/cast').then(
    ({ ok }) => ok,
    () => {
      isSandbox = null;
      return false;
    },
  );
  return isSandbox;
}

/** There is no such switch on the web. */
export function readMainSwitch(): Promise<boolean> {
  return Promise.resolve(true);
}

export function openNoticeSettings(): Promise<void> {
  return Promise.resolve();
}

async function tellSandbox(name: string, results: Record<string, ConsentWord>): Promise<boolean> {
  try {
    const { ok } = await fetch(`/dev/phones/${name}/answers`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ results }),
    });
    return ok;
  } catch {
    return false;
  }
}
