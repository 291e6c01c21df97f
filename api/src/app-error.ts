import { errorCodes, type ErrorCode, type FieldError } from '#shared/errors/error-codes';

type Details = {
  /** Instead of the sentence of `errorWords`, where one with its numbers says more. */
  title?: string;
  /** For developers, in English. */
  detail?: string;
  errors?: FieldError[];
  allowedActions?: string[];
  /** The name of whoever was faster. */
  person?: string;
  /** Milliseconds; becomes `Retry-After`. */
  retryAfter?: number;
  cause?: unknown;
};

/** A failure we expected. Anything else that is thrown is a bug and answers `server.unexpected`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Omit<Details, 'cause'>;

  constructor(code: ErrorCode, { cause, ...details }: Details = {}) {
    super(code, { cause });
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return errorCodes[this.code].status;
  }
}

/** Narrow or refuse: `assertThat(ticket, 'ticket.not_found')`. */
export function assertThat(value: unknown, code: ErrorCode, details?: Details): asserts value {
  if (!value) {
    throw new AppError(code, details);
  }
}
