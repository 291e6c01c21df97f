import type { Doc, Value } from '../bson/value';

/** Failures that a test ordered for the next commands. */
export type FailPoints = {
  /** what the command is to suffer, counted as met; undefined for nothing */
  take: (command: string, application: Value) => Doc | undefined;
  set: (mode: Mode, data: Doc) => number;
};

export type Mode = { skip: number; times: number };

export function createFailPoints(): FailPoints {
  let state = { skip: 0, times: 0, met: 0, data: new Map() as Doc };
  return {
    take: (command, application) => {
      const names = state.data.get('failCommands');
      const wanted = state.data.get('appName') ?? application;
      const isMeant = Array.isArray(names) && names.includes(command) && wanted === application;
      if (state.times === 0 || !isMeant) {
        return undefined;
      }
      if (state.skip > 0) {
        state.skip--;
        return undefined;
      }
      state.times--;
      state.met++;
      return state.data;
    },
    set: ({ skip, times }, data) => {
      const { met } = state;
      state = { skip, times, met, data };
      return met;
    },
  };
}
