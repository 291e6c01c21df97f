import { useState } from 'react';

import { signOut } from '#miniapp/client/sign-in';
import { useStore } from '#miniapp/client/store';
import { useAction } from '#miniapp/client/use-action';
import { whatWaits } from '#miniapp/client/what-waits';
import { ownIdentity } from '#miniapp/platform/login';
import { openPage, replacePage } from '#miniapp/platform/navigation';
import { Card } from '#miniapp/ui/card';
import { ConfirmDialog } from '#miniapp/ui/confirm-dialog';
import { ListRow } from '#miniapp/ui/list-row';

import { accountWords } from './words';

const signInPage = 'accounts/sign-in-page';

/** Ways out: as somebody else in the sandbox, or altogether. */
export function LeaveCard() {
  const [isAsking, setAsking] = useState(false);
  const { behind, undecided, waiting } = useStore(whatWaits);
  const leaving = useAction(async () => {
    await signOut();
    setAsking(false);
    replacePage(signInPage);
  });
  return (
    <Card flush>
      {ownIdentity() !== 'wechat' && (
        <ListRow
          id="switch-identity"
          icon="assign"
          title={accountWords.leave.switchIdentity}
          note={accountWords.leave.switchIdentityNote}
          onTap={() => {
            openPage(signInPage);
          }}
        />
      )}
      <ListRow
        id="sign-out"
        icon="signOut"
        title={accountWords.leave.signOut}
        danger
        onTap={() => {
          setAsking(true);
        }}
      />
      <ConfirmDialog
        isOpen={isAsking}
        title={accountWords.leave.signOut}
        message={sayWhatStays(waiting + behind + undecided.length)}
        confirmLabel={accountWords.leave.signOut}
        danger
        busy={leaving.isRunning && accountWords.leave.signingOut}
        onConfirm={() => void leaving.run(undefined)}
        onClose={() => {
          setAsking(false);
        }}
      />
    </Card>
  );
}

/** What was done without a network goes only while its person is signed in. */
function sayWhatStays(waiting: number): string {
  const { whatIsKept, whatWaits: ofWaiting } = accountWords.leave;
  return waiting > 0 ? ofWaiting(waiting) : whatIsKept;
}
