import { useSession } from '#miniapp/client/session';
import { useAction } from '#miniapp/client/use-action';
import { useQuery } from '#miniapp/client/use-query';
import { askForMore } from '#miniapp/notices/consent/ask-for-news';
import { sayAnswer } from '#miniapp/notices/consent/consent-words';
import { useKnownSubscriptions } from '#miniapp/notices/consent/known-subscriptions';
import { canSubscribe } from '#miniapp/platform/subscribe';
import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { ListRow } from '#miniapp/ui/list-row';
import { toast } from '#miniapp/ui/toast';

import { deskWords } from './words';

/** WeChat cannot tell this person anything more: a line that says so, and the way to more. */
export function DeskConsent() {
  const userId = useSession()?.user.id ?? '';
  const items = useKnownSubscriptions(userId);
  const means = useQuery('consent:can-ask', canSubscribe);
  const asking = useAction(async () => {
    // before anything is awaited: WeChat asks only while it sees the tap
    toast(sayAnswer(await askForMore('desk')));
  });
  const isUsedUp = items?.some(({ credits }) => credits === 0) ?? false;
  if (!isUsedUp || means.data !== true) {
    return null;
  }
  return (
    <Card flush>
      <ListRow
        id="desk-consent"
        icon="bell"
        title={deskWords.consent.title}
        note={deskWords.consent.note}
        value={
          <Button
            kind="quiet"
            size="small"
            narrow
            id="desk-consent-ask"
            busy={asking.isRunning && deskWords.consent.asking}
            onTap={() => void asking.run(undefined)}
          >
            {deskWords.consent.ask}
          </Button>
        }
      />
    </Card>
  );
}
