import { View } from '@tarojs/components';

import { Avatar } from '#miniapp/ui/avatar';
import { EchoSign } from '#miniapp/ui/echo-sign';
import { Skeleton } from '#miniapp/ui/skeleton';
import type { MeReply } from '#shared/accounts/account-api';

/** Who is here, small. */
export function HomeHead({ user }: { user: MeReply | null }) {
  return (
    <View className="home__head">
      {user ? (
        <>
          <Avatar name={user.name} url={user.avatarUrl} />
          <View className="home__who">
            <View className="home__name">{user.name}</View>
            {user.organization && <View className="home__org">{user.organization.name}</View>}
          </View>
        </>
      ) : (
        <>
          <View className="avatar skeleton" />
          <View className="home__who">
            <Skeleton width="64px" height="22px" />
            <Skeleton width="140px" height="16px" />
          </View>
        </>
      )}
      <EchoSign size="small" />
    </View>
  );
}
