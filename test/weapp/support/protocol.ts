import type { ConsentHabit } from './wx/account';

/** What a test may ask of a phone; the phone runs in a process of its own. */
export type PhoneCommands = {
  open: (url: string) => void;
  tap: (words: string, nth: number) => void;
  type: (field: string, text: string) => void;
  /** An input method is at work: `text` stands there, and is no word before it is committed. */
  compose: (field: string, text: string, isCommitted: boolean) => void;
  pick: (field: string, value: unknown) => void;
  /** `open-type` buttons: what WeChat hands over after the person agreed. */
  grant: (openType: string, detail: Record<string, unknown>) => void;
  pullDown: () => void;
  reachBottom: () => void;
  back: () => void;
  background: () => void;
  foreground: () => void;
  network: (networkType: string) => void;
  /** Sets the phone's clock ahead by so many milliseconds. */
  pass: (milliseconds: number) => void;
  consents: (habit: ConsentHabit) => void;
  screen: () => Screen;
  calls: (api: string) => unknown[];
  html: () => string;
};

export type Screen = {
  /** Pages from the bottom of the stack to the top. */
  routes: string[];
  /** Words of the navigation bar. */
  title: string;
  /** Visible words of the top page, in reading order. */
  texts: string[];
  /** Characters of the biggest single setData so far, by page. */
  biggestSetData: Record<string, number>;
  /** What the person was shown by WeChat itself: toasts, dialogs, action sheets. */
  shown: string[];
  faults: string[];
};

export type PhoneSettings = {
  /** Folder of the built package. */
  packageFolder: string;
  /** Where the API listens; requests to the address built into the package go there. */
  apiUrl: string;
  builtApiUrl: string;
  /** What wx.login hands out. */
  loginCode: string;
  /** Pictures that the person picks in chooseMedia, in order. */
  pictures: string[];
  /** How many of them at a time; left out, as many as the package takes. */
  picks?: number;
  /** Folder with what the phone keeps when the mini-program is closed. */
  memory: string;
  /** Its network from the start; left out, there is one. */
  network?: string;
  /** How far its clock is ahead from the start, in milliseconds. */
  ahead?: number;
  /** Page and query of a link; left out, the first page. */
  launch?: string;
};

export type CommandMessage = { id: number; command: keyof PhoneCommands; args: unknown[] };
export type ReplyMessage = { id: number; result?: unknown; error?: string };
