import { call } from '#miniapp/client/call';
import { idempotencyKey } from '#miniapp/client/idempotency-key';
import { sendWithAttachments } from '#miniapp/client/send-with-attachments';
import { rememberUser, useSession } from '#miniapp/client/session';
import { upload } from '#miniapp/client/upload';
import { useAction } from '#miniapp/client/use-action';
import { useQuery } from '#miniapp/client/use-query';
import type { LocalFile } from '#miniapp/platform/local-file';
import { toast } from '#miniapp/ui/toast';
import { accountApi } from '#shared/accounts/account-api';

import { accountWords } from './words';

type Change = {
  name?: string;
  avatarAttachmentId?: string;
};

/** Who I am, and what I may change about it. */
export function useProfile() {
  const user = useSession()?.user;
  const me = useQuery('me', async () => {
    const reply = await call(accountApi.me);
    rememberUser(reply);
    return reply;
  });
  const changing = useAction(async (body: Change) => {
    const reply = await call(accountApi.updateMe, { body });
    rememberUser(reply);
    return reply;
  });
  const avatar = useAction(async (file: LocalFile) => {
    const attach = async () => {
      const sending = { file, idempotencyKey: idempotencyKey(), onProgress: () => 0 };
      return [(await upload(sending)).id];
    };
    const reply = await sendWithAttachments(attach, ([avatarAttachmentId = '']) =>
      call(accountApi.updateMe, { body: { avatarAttachmentId } }),
    );
    rememberUser(reply);
    return reply;
  });
  const phone = useAction(async (code: string) => {
    const reply = await call(accountApi.phone, { body: { code } });
    rememberUser(reply);
    toast(accountWords.me.phoneChanged);
    return reply;
  });
  return {
    user,
    me,
    change: changing.run,
    isChanging: changing.isRunning,
    changeAvatar: avatar.run,
    isSendingAvatar: avatar.isRunning,
    takePhone: phone.run,
    problem: changing.error ?? avatar.error ?? phone.error,
  };
}

export type Profile = ReturnType<typeof useProfile>;
