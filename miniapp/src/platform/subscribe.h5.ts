/** Template id → accept, reject, ban or filter. */
export type SubscribeResults = Record<string, string>;

/** The web's stand-in for WeChat's consent: in the sandbox everyone agrees. */
export function askToSubscribe(templateIds: string[]): Promise<SubscribeResults> {
  return Promise.resolve(Object.fromEntries(templateIds.map((id) => [id, 'accept'])));
}
