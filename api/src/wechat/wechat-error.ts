/**
 * What became of the request: `refused` by the platform's answer, `not_sent` because nothing answered the
 * connection, `unknown` because the answer was lost after the request may have been carried out.
 */
export type Outcome = 'refused' | 'not_sent' | 'unknown';

type Failure = {
  call: string;
  errcode: number | null;
  outcome: Outcome;
  retryable: boolean;
  rid?: string | null;
  field?: string | null;
};

/** A call that WeChat refused or never answered. Holds no secret, token, openid or words of a person. */
export class WechatError extends Error {
  readonly call: string;
  /** Null: no answer that could be read. */
  readonly errcode: number | null;
  readonly outcome: Outcome;
  /** The same call may succeed later, unchanged. */
  readonly retryable: boolean;
  /** WeChat's own request id, for its support. */
  readonly rid: string | null;
  /** With 47003: the field that was refused, `thing1`. */
  readonly field: string | null;

  constructor({ call, errcode, outcome, retryable, rid = null, field = null }: Failure) {
    super(`${call}: ${errcode === null ? outcome : `errcode ${errcode}`}`);
    this.name = 'WechatError';
    this.call = call;
    this.errcode = errcode;
    this.outcome = outcome;
    this.retryable = retryable;
    this.rid = rid;
    this.field = field;
  }
}
