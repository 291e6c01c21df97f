import { pino, type DestinationStream } from 'pino';

/** Everything that is ever logged. Fields carry ids, numbers and codes: never a phone number, an openid or a customer's words. */
type LogEvent =
  | 'server.started'
  | 'server.stopping'
  | 'server.stopped'
  | 'server.bug'
  | 'server.disk_full'
  | 'server.disk_has_room'
  | 'request.done'
  | 'request.answer_not_kept'
  | 'request.proxy_not_trusted'
  | 'live.refused'
  | 'live.dropped'
  | 'live.bus_lost'
  | 'live.bus_back'
  | 'wechat.call_failed'
  | 'wechat.token_renewed'
  | 'wechat.token_refresh_withheld'
  | 'wechat.token_store_failed'
  | 'wechat.pictures_unchecked'
  | 'wechat.push_received'
  | 'wechat.push_refused'
  | 'wechat.push_repeated'
  | 'work.set_aside'
  | 'work.started'
  | 'server.failing';

type Fields = Readonly<Record<string, boolean | number | string | null | undefined>>;

/** `error` means that a person must act. */
export type Log = Record<
  'debug' | 'error' | 'info' | 'warn',
  (event: LogEvent, fields?: Fields) => void
> & {
  /** An error nobody expected, with its stack. */
  bug: (error: unknown, fields?: Fields) => void;
};

/** JSON lines on standard output, or wherever `destination` leads. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const lines = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      messageKey: 'event',
      formatters: { level: (level) => ({ level }) },
    },
    destination ?? pino.destination(1),
  );
  return {
    debug: (event, fields) => {
      lines.debug(fields ?? {}, event);
    },
    info: (event, fields) => {
      lines.info(fields ?? {}, event);
    },
    warn: (event, fields) => {
      lines.warn(fields ?? {}, event);
    },
    error: (event, fields) => {
      lines.error(fields ?? {}, event);
    },
    bug: (error, fields) => {
      lines.error({ ...fields, stack: stackOf(error) }, 'server.bug' satisfies LogEvent);
    },
  };
}

/** Stacks of an error and its causes; a duplicate key's values may be somebody's openid. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const stack = (error.stack ?? error.message).replace(/dup key: .*/, 'dup key');
  return error.cause === undefined ? stack : `${stack}\ncaused by ${stackOf(error.cause)}`;
}
