/** A file on this phone; `path` is a temporary address that an image can show. */
export type LocalFile = { path: string; name: string; size: number };
