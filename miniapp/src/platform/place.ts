/** Where something is; without coordinates it is only written down. */
export type Place = { name: string; latitude: number | null; longitude: number | null };
