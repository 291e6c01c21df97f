/** Somewhere to go, as WeChat’s map or somebody’s words say it. */
export type Place = { name: string; latitude: number | null; longitude: number | null };
