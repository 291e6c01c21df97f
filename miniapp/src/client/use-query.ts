import { useCallback, useEffect, useRef, useState } from 'react';

import { usePageVisible } from '#miniapp/platform/page-visible';
import type { LiveEvent } from '#shared/live/live-messages';

import { toApiError, type ApiError } from './api-error';
import { useIsLive } from './live-events';
import { forgetAnswer, personAtPhone, recall, rememberAnswer } from './query-cache';
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
};

export type Query<T> = {
  /** The last answer; stays while a newer one is on its way. */
  data: T | undefined;
  /** Nothing to show yet. */
  isLoading: boolean;
  /** Why the last try failed; an older answer may still be shown beside it. */
  error: ApiError | undefined;
  refresh: () => Promise<void>;
  /** Puts in an answer that came by another way, such as the reply of an action. */
  replace: (data: T) => void;
};

type Held<T> = { key: string; data: T | undefined; error: ApiError | undefined };

/** Asks, keeps the answer under `key`, and asks again when the page comes back or polls. */
export function useQuery<T>(
  key: string,
  ask: () => Promise<T>,
  { pollEvery, isNews, enabled = true }: QueryOptions<T> = {},
): Query<T> {
  const [held, setHeld] = useState<Held<T>>(() => recalled(key));
  const isVisible = usePageVisible();
  const latest = useLatest({ key, ask });
  // an answer overtaken by a newer question is dropped
  const turn = useRef(0);

  const replace = useCallback(
    (data: T) => {
      turn.current += 1;
      rememberAnswer(latest.current.key, data);
      setHeld({ key: latest.current.key, data, error: undefined });
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
    keepInMind(asked.key, answer);
    if (mine !== turn.current) {
      return;
    }
    setHeld((old) =>
      'data' in answer
        ? { key: asked.key, data: answer.data, error: undefined }
        : failed(old, asked.key, answer.error),
    );
  }, [latest]);

  const isTold = useIsLive() && isNews !== undefined;
  const isWanted = enabled && isVisible;
  // this changes when the live connection comes up, which asks once more: it does not tell what happened before it
  const every = isTold && pollEvery !== undefined ? Math.max(pollEvery, pollWhenLive) : pollEvery;
  const { data, error } = held.key === key ? held : recalled<T>(key);
  const news = useLatest((event: LiveEvent) => isTold && isNews(event, data));
  useEffect(
    () => (isWanted ? keepAsking(refresh, every, news) : undefined),
    [key, isWanted, every, refresh, news],
  );
  const isLoading = data === undefined && error === undefined;
  return { data, isLoading, error, refresh, replace };
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

function recalled<T>(key: string): Held<T> {
  return { key, data: recall<T>(key), error: undefined };
}

function keepInMind<T>(key: string, answer: Answer<T>) {
  if ('data' in answer) {
    rememberAnswer(key, answer.data);
  } else if (isGone(answer.error)) {
    forgetAnswer(key);
  }
}

/** An older answer stays beside the error, unless the error says that there is nothing to see any more. */
function failed<T>(old: Held<T>, key: string, error: ApiError): Held<T> {
  const known = old.key === key ? old : recalled<T>(key);
  return { ...known, ...(isGone(error) && { data: undefined }), error };
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
