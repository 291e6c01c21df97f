import { useCallback, useEffect, useRef, useState } from 'react';

import { usePageVisible } from '#miniapp/platform/page-visible';
import type { LiveEvent } from '#shared/live/live-messages';

import { toApiError, type ApiError } from './api-error';
import { dropAnswer, keepAnswer, readAnswer } from './kept-answers';
import { useIsLive } from './live-events';
import {
  forgetAnswer,
  onAnswer,
  personAtPhone,
  recallAnswer,
  rememberAnswer,
  type Answered,
} from './query-cache';
import { refreshOnNews, type News } from './refresh-on-news';
import { useLatest } from './use-latest';

/** While the live connection tells what changes, polling is only a safety net. */
const pollWhenLive = 30_000;

export type QueryOptions<T> = {
  /** Ask again every so many milliseconds while the page is on screen and not told by the live connection. */
  pollEvery?: number;
  /** Whether an event means that there is a newer answer. */
  isNews?: (event: LiveEvent, known: T | undefined) => boolean;
  /** False: wait, for example for an id. */
  enabled?: boolean;
  /** The last answer stays on the phone and is shown while there is no network. */
  isKept?: boolean;
};

export type Query<T> = {
  /** The last answer; stays while a newer one is on its way. */
  data: T | undefined;
  /** When it came. */
  at: number | undefined;
  /** Nothing to show yet. */
  isLoading: boolean;
  /** Why the last try failed; an older answer may still be shown beside it. */
  error: ApiError | undefined;
  refresh: () => Promise<void>;
  /** Puts in an answer that came by another way, such as the reply of an action. */
  replace: (data: T) => void;
};

type Held<T> = {
  key: string;
  data: T | undefined;
  at: number | undefined;
  error: ApiError | undefined;
};

/** Asks, keeps the answer under `key`, and asks again when the page comes back or polls. */
export function useQuery<T>(
  key: string,
  ask: () => Promise<T>,
  { pollEvery, isNews, enabled = true, isKept = false }: QueryOptions<T> = {},
): Query<T> {
  const isVisible = usePageVisible();
  const { held, refresh, replace } = useAnswer({ key, ask, isKept });
  const { data, at, error } = held;
  const isTold = useIsLive() && isNews !== undefined;
  const isWanted = enabled && isVisible;
  // this changes when the live connection comes up, which asks once more: it does not tell what happened before it
  const every = isTold && pollEvery !== undefined ? Math.max(pollEvery, pollWhenLive) : pollEvery;
  const news = useLatest((event: LiveEvent) => isTold && isNews(event, data));
  useEffect(
    () => (isWanted ? keepAsking(refresh, every, news) : undefined),
    [key, isWanted, every, refresh, news],
  );
  const isLoading = data === undefined && error === undefined;
  return { data, at, isLoading, error, refresh, replace };
}

type Asked<T> = { key: string; ask: () => Promise<T>; isKept: boolean };

/** The last answer, and the ways to a newer one. */
function useAnswer<T>({ key, ask, isKept }: Asked<T>) {
  const [held, setHeld] = useState<Held<T>>(() => recalled(key, isKept));
  const latest = useLatest({ key, ask, isKept });
  // an answer overtaken by a newer question is dropped
  const turn = useRef(0);

  const replace = useCallback(
    (data: T) => {
      turn.current += 1;
      const { key: name, isKept: isLasting } = latest.current;
      setHeld(answered(name, keepInMind(name, data, isLasting)));
    },
    [latest],
  );

  const refresh = useCallback(async () => {
    const mine = (turn.current += 1);
    const asked = latest.current;
    const person = personAtPhone();
    const answer = await settled(asked.ask);
    if (person !== personAtPhone()) {
      return;
    }
    if ('error' in answer) {
      forgetIfGone(asked, answer.error);
    }
    const known = 'data' in answer ? keepInMind(asked.key, answer.data, asked.isKept) : undefined;
    if (mine !== turn.current) {
      return;
    }
    setHeld((old) =>
      'error' in answer ? failed(old, asked, answer.error) : answered(asked.key, known),
    );
  }, [latest]);

  useEffect(
    () =>
      onAnswer((told) => {
        if (told === latest.current.key) {
          turn.current += 1;
          setHeld(recalled(told, latest.current.isKept));
        }
      }),
    [latest],
  );
  return { held: held.key === key ? held : recalled<T>(key, isKept), refresh, replace };
}

function keepAsking(refresh: () => Promise<void>, pollEvery: number | undefined, news: News) {
  const first = setTimeout(() => void refresh());
  const poll = pollEvery === undefined ? undefined : setInterval(() => void refresh(), pollEvery);
  const forgetNews = refreshOnNews(refresh, news);
  return () => {
    clearTimeout(first);
    clearInterval(poll);
    forgetNews();
  };
}

function recalled<T>(key: string, isKept: boolean): Held<T> {
  const known = recallAnswer<T>(key);
  if (known !== undefined || !isKept) {
    return answered(key, known);
  }
  const kept = readAnswer<T>(key);
  if (kept) {
    rememberAnswer(key, kept.data, kept.at);
  }
  return answered(key, kept);
}

function answered<T>(key: string, answer: Answered<T> | undefined): Held<T> {
  return { key, data: answer?.data, at: answer?.at, error: undefined };
}

function keepInMind<T>(key: string, data: T, isKept: boolean): Answered<T> {
  const answer = { data, at: Date.now() };
  rememberAnswer(key, data, answer.at);
  if (isKept) {
    keepAnswer(key, answer);
  }
  return answer;
}

function forgetIfGone({ key, isKept }: { key: string; isKept: boolean }, error: ApiError) {
  if (isGone(error)) {
    forgetAnswer(key);
  }
  if (isGone(error) && isKept) {
    dropAnswer(key);
  }
}

/** An older answer stays beside the error, unless the error says that there is nothing to see any more. */
function failed<T>(old: Held<T>, { key, isKept }: Asked<T>, error: ApiError): Held<T> {
  const known = old.key === key ? old : recalled<T>(key, isKept);
  return { ...known, ...(isGone(error) && { data: undefined, at: undefined }), error };
}

/** Deleted, hidden, or no longer for this person: the phone must not go on showing it. */
function isGone({ status }: ApiError): boolean {
  return status === 403 || status === 404;
}

type Answer<T> = { data: T } | { error: ApiError };

async function settled<T>(ask: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { data: await ask() };
  } catch (error: unknown) {
    return { error: toApiError(error) };
  }
}
