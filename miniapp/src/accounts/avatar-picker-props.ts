import type { ReactNode } from 'react';

import type { LocalFile } from '#miniapp/platform/local-file';

export type AvatarPickerProps = { children: ReactNode; onPick: (file: LocalFile) => void };
