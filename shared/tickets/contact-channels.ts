/** How somebody spoke with a customer; the words are `contactChannelWords`. */
export const contactChannels = ['phone', 'remote', 'on_site'] as const;
export type ContactChannel = (typeof contactChannels)[number];
