/** How a customer reached the desk, which reported for them; the words are `filingChannelWords`. */
export const filingChannels = ['phone', 'mail', 'chat', 'visit'] as const;
export type FilingChannel = (typeof filingChannels)[number];
