import type { DemoName } from '#shared/accounts/demo-cast';

/** Who uses this phone: WeChat tells, the address names one of the demo cast, or nobody knows yet. */
export type Identity = 'wechat' | 'unknown' | DemoName;

export type LoginCode = (demoName?: DemoName) => Promise<string>;
