import { useState } from 'react';

import { signOut } from '#miniapp/client/sign-in';
import { useAction } from '#miniapp/client/use-action';
import { ownIdentity } from '#miniapp/platform/login';
import { openPage, replacePage } from '#miniapp/platform/navigation';
import { Card } from '#miniapp/ui/card';
import { ConfirmDialog } from '#miniapp/ui/confirm-dialog';
import { ListRow } from '#miniapp/ui/list-row';

const signInPage = 'accounts/sign-in-page';

/** Ways out: as somebody else in the sandbox, or altogether. */
export function LeaveCard() {
  const [isAsking, setAsking] = useState(false);
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
          title="切换身份"
          note="演示环境：换一个人看看"
          onTap={() => {
            openPage(signInPage);
          }}
        />
      )}
      <ListRow
        id="sign-out"
        icon="signOut"
        title="退出登录"
        danger
        onTap={() => {
          setAsking(true);
        }}
      />
      <ConfirmDialog
        isOpen={isAsking}
        title="退出登录"
        message="工单和没写完的报告都会保留，再次登录后继续"
        confirmLabel="退出登录"
        danger
        busy={leaving.isRunning && '正在退出'}
        onConfirm={() => void leaving.run(undefined)}
        onClose={() => {
          setAsking(false);
        }}
      />
    </Card>
  );
}
