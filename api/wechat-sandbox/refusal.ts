import { randomBytes } from 'node:crypto';

/** Error code → how the platform words it. */
const wording: Record<number, string> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40097: 'invalid args',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40163: 'code been used',
  40169: 'invalid length for scene, or the data is not json string',
  41001: 'access_token missing',
  41030: 'invalid page',
  42001: 'access_token expired',
  43002: 'require POST method',
  43101: 'user refuse to accept the msg',
  44002: 'empty post data',
  45002: 'content size out of limit',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit must slower retry next minute',
  47001: 'data format error',
  47003: 'argument invalid!',
  48001: 'api unauthorized',
  61010: 'user has not visited within two hours',
};

/** Thrown by an endpoint; the answer is HTTP 200 with `errcode`, as on the platform. */
export class Refusal extends Error {
  readonly errcode: number;

  constructor(errcode: number, words?: string) {
    super(words ?? wording[errcode] ?? 'refused');
    this.name = 'Refusal';
    this.errcode = errcode;
  }

  get answer() {
    const rid = [4, 4, 4].map((bytes) => randomBytes(bytes).toString('hex')).join('-');
    return { errcode: this.errcode, errmsg: `${this.message} rid: ${rid}` };
  }
}
