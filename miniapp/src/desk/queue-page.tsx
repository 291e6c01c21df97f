import { useWideWindow } from '#miniapp/platform/wide-window';

import { PhoneDesk } from './phone-desk';
import { WideDesk } from './wide-desk';

/** The desk: three columns where there is room for them, queues and cards on a phone. */
export default function QueuePage() {
  return useWideWindow() ? <WideDesk /> : <PhoneDesk />;
}
