/** A picture on paper; null: it cannot be shown now. */
export type PaperPicture = { path: string | null };

export type PaperBlock =
  | { kind: 'facts'; rows: { label: string; value: string }[] }
  | { kind: 'text'; label: string; text: string }
  | { kind: 'note'; text: string }
  | { kind: 'pictures'; label: string; pictures: PaperPicture[]; note: string }
  | {
      kind: 'steps';
      rows: { time: string; title: string; text: string; pictures: PaperPicture[]; note: string }[];
    };

/** Everything that is written on a paper; the program that draws it has no words of its own. */
export type Paper = {
  number: string;
  title: string;
  state: string;
  producer: string;
  /** ISO 8601; the same paper has the same bytes. */
  asOf: string;
  sections: { title: string; blocks: PaperBlock[] }[];
  words: { isCut: string; unknownSigns: string; page: string };
};

/** What a paper process is asked for, one line of JSON. Paths are absolute; it writes nowhere else. */
export type PaperJob = { paper: Paper; target: string; mostPages: number };

/** What it answers, one line of JSON; the file is complete before the line is written. */
export type PaperAnswer =
  | { outcome: 'drawn'; pages: number; size: number }
  | { outcome: 'failed'; words: string }
  /** Its last words: it needed more memory than it may. */
  | { outcome: 'memory' };
