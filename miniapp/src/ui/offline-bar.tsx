import { View } from '@tarojs/components';

import { useStore } from '#miniapp/client/store';
import { whatWaits } from '#miniapp/client/what-waits';
import { isOnTop, openPage, replacePage } from '#miniapp/platform/navigation';
import { useOnline } from '#miniapp/platform/network';
import { clockTime } from '#shared/time/say-time';

import { Icon } from './icon';
import { Tap } from './tap';
import { kitWords } from './words';

type OfflineBarProps = { /** From when the content of the page is. */ asOf?: number | undefined };

/** Says that the network is gone and that nothing is lost, how much waits for it, and what has to be decided. */
export function OfflineBar({ asOf }: OfflineBarProps) {
  const isOnline = useOnline();
  const { behind, undecided, waiting } = useStore(whatWaits);
  const [first] = undecided;
  const words = isOnline ? sayOnline(waiting) : sayOffline(waiting + behind, asOf);
  return (
    <>
      {words !== null && (
        <View className="offline-bar" id="offline-bar">
          <Icon name={isOnline ? 'retry' : 'offline'} size="small" />
          <View>{words}</View>
        </View>
      )}
      {first !== undefined && (
        <Tap
          className="offline-bar"
          id="undecided-bar"
          onTap={() => {
            const open = isOnTop('tickets/ticket-page') ? replacePage : openPage;
            open('tickets/ticket-page', { id: first });
          }}
        >
          <Icon name="warning" size="small" />
          <View>{kitWords.page.undecided(undecided.length)}</View>
        </Tap>
      )}
    </>
  );
}

function sayOnline(waiting: number): string | null {
  return waiting > 0 ? kitWords.page.sending(waiting) : null;
}

function sayOffline(waiting: number, asOf: number | undefined): string {
  const since = asOf === undefined ? null : clockTime(asOf);
  if (waiting > 0) {
    return kitWords.page.offlineWithQueue(waiting, since);
  }
  return since === null ? kitWords.page.offline : kitWords.page.offlineSince(since);
}
