import { View } from '@tarojs/components';

import { useNow } from '#miniapp/client/use-now';
import { Banner } from '#miniapp/ui/banner';
import { Button } from '#miniapp/ui/button';
import { EmptyState } from '#miniapp/ui/empty-state';
import { ErrorState } from '#miniapp/ui/error-state';
import { ListEnd } from '#miniapp/ui/list-end';
import { Page } from '#miniapp/ui/page';
import { SkeletonCards } from '#miniapp/ui/skeleton';

import { InboxCard } from './inbox-card';
import { openNotice } from './open-notice';
import { useInbox } from './use-inbox';

import './inbox-page.scss';
import { noticeWords } from './words';

export default function InboxPage() {
  const inbox = useInbox();
  const { list, unread, markRead, problem } = inbox;
  return (
    <Page title={noticeWords.inbox.title} isBarPage onRefresh={list.refresh}>
      {unread > 0 && list.items.length > 0 && (
        <View className="inbox__head">
          <View>{noticeWords.inbox.unread(unread)}</View>
          <Button kind="text" size="small" id="read-all" onTap={() => void markRead()}>
            {noticeWords.inbox.readAll}
          </Button>
        </View>
      )}
      {problem && <Banner tone="late">{problem.title}</Banner>}
      <Groups {...inbox} />
    </Page>
  );
}

function Groups({ list, groups, markRead }: ReturnType<typeof useInbox>) {
  const now = useNow();
  if (list.isLoading) {
    return <SkeletonCards count={4} />;
  }
  if (list.error && !list.data) {
    return <ErrorState error={list.error} onRetry={() => void list.refresh()} />;
  }
  if (groups.length === 0) {
    return (
      <EmptyState title={noticeWords.inbox.nothingYet} line={noticeWords.inbox.nothingYetNote} />
    );
  }
  return (
    <>
      {groups.map((group) => (
        <InboxCard
          key={group.key}
          group={group}
          now={now}
          onTap={() => {
            openNotice(group.items[0]);
            if (group.unread > 0) {
              void markRead(group);
            }
          }}
        />
      ))}
      <ListEnd {...list} />
    </>
  );
}
