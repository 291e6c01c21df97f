/** What kind of thing would grow. */
type BoundKind =
  | 'body'
  | 'cache'
  | 'connection'
  | 'fan-out'
  | 'file'
  | 'job'
  | 'list'
  | 'queue'
  | 'record'
  | 'text'
  | 'wait';

/** The most of something that could grow without end, and what happens at it. */
export type Bound = {
  kind: BoundKind;
  /** What is bounded: the one in whom or in which it is counted included. */
  of: string;
  most: number;
  /** Of `most`. */
  unit: string;
  /** What happens at it, to whoever comes to it. */
  beyond: string;
  /** Where it is kept, from the root of the repository. */
  place: string;
  /** By which name that place calls the number, when it is not taken from this table. */
  as?: string;
};
