import type { Database } from '../connect';

/** Brings a database one version on. May be run again after a death in the middle, and by two processes at once. */
export type Migration = (database: Database) => Promise<void>;
