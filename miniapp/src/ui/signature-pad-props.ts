import type { LocalFile } from '#miniapp/platform/local-file';

/** Hands over a picture once somebody has signed. */
export type SignaturePadProps = { onDone: (file: LocalFile) => void };
