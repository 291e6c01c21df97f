import { lazy, Suspense } from 'react';

// whoever has a phone, and every customer, never fetches it
const Desk = lazy(() =>
  import(/* webpackPrefetch: false, webpackChunkName: 'wide-desk' */ './wide/desk').then(
    (module) => ({ default: module.Desk }),
  ),
);

/** The desk on a wide window. */
export function WideDesk() {
  return (
    <Suspense fallback={<div className="wide-desk-place" />}>
      <Desk />
    </Suspense>
  );
}
