export type AskedTemplate = { templateId: string; title: string };

export type ConsentWord = 'accept' | 'reject' | 'ban' | 'filter';

/** What came of asking for consent to push. */
export type ConsentOutcome =
  | { kind: 'answered'; results: Record<string, ConsentWord> }
  /** Closed without an answer. */
  | { kind: 'cancelled' }
  /** Nobody was asked: not possible here, no network, or switched off in WeChat. */
  | { kind: 'unavailable' };

/** Asks for consent to at most three pushes; never rejects. */
export type AskToSubscribe = (templates: readonly AskedTemplate[]) => Promise<ConsentOutcome>;
