// their `style` modules would bring an icon font from a CDN along
import '@taroify/core/styles/base.scss';
import '@taroify/core/transition/index.scss';
import '@taroify/core/backdrop/index.scss';
import '@taroify/core/popup/index.scss';
import '@taroify/core/loading/index.scss';
import '@taroify/core/switch/index.scss';
import './app.scss';
import './ui/browser-styles';
import './platform/back-steps';

import type { PropsWithChildren } from 'react';

import { useLive } from '#miniapp/client/use-live';
import { useSubscriptionsAtHand } from '#miniapp/notices/consent/use-subscriptions';
import { useStepSender } from '#miniapp/tickets/outbox/use-step-sender';
import { useReportSender } from '#miniapp/tickets/use-report-outbox';
import { useLostPage } from '#miniapp/ui/use-lost-page';

export default function App({ children }: PropsWithChildren) {
  useReportSender();
  useStepSender();
  useLive();
  useSubscriptionsAtHand();
  useLostPage();
  return children;
}
