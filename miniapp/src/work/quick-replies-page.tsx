import { useState } from 'react';

import { call } from '#miniapp/client/call';
import { useQuery } from '#miniapp/client/use-query';
import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { EmptyState } from '#miniapp/ui/empty-state';
import { ErrorState } from '#miniapp/ui/error-state';
import { ListRow } from '#miniapp/ui/list-row';
import { Page } from '#miniapp/ui/page';
import { Section } from '#miniapp/ui/section';
import { SkeletonCards } from '#miniapp/ui/skeleton';
import { templateApi } from '#shared/directory/template-api';

import { QuickReplySheet, type EditedReply } from './quick-reply-sheet';
import { workWords } from './words';

/** What one says again and again: one's own, and what everybody has. */
export default function QuickRepliesPage() {
  const words = workWords.quickReplies;
  const { data, error, refresh } = useQuery('quick-replies', listQuickReplies);
  const [edited, setEdited] = useState<EditedReply | null>(null);
  return (
    <Page
      title={words.title}
      onRefresh={refresh}
      actions={
        <Button
          icon="plus"
          id="add-quick-reply"
          onTap={() => {
            setEdited({ id: null, title: '', text: '' });
          }}
        >
          {words.add}
        </Button>
      }
    >
      {!data && error && <ErrorState error={error} onRetry={() => void refresh()} />}
      {!data && !error && <SkeletonCards count={3} />}
      {data && <Replies replies={data} onEdit={setEdited} />}
      {edited && (
        <QuickReplySheet
          reply={edited}
          onClose={() => {
            setEdited(null);
          }}
          onChanged={() => {
            setEdited(null);
            void refresh();
          }}
        />
      )}
    </Page>
  );
}

async function listQuickReplies() {
  const { items } = await call(templateApi.list, { query: { kind: 'quick_reply' } });
  return items.flatMap((item) => (item.kind === 'quick_reply' ? item : []));
}

type RepliesProps = {
  replies: Awaited<ReturnType<typeof listQuickReplies>>;
  onEdit: (reply: EditedReply) => void;
};

function Replies({ replies, onEdit }: RepliesProps) {
  const words = workWords.quickReplies;
  const own = replies.filter(({ isShared }) => !isShared);
  const shared = replies.filter(({ isShared }) => isShared);
  return (
    <>
      {own.length === 0 && <EmptyState title={words.none} line={words.noneLine} />}
      {own.length > 0 && (
        <Section title={words.own}>
          <Card flush>
            {own.map(({ id, title, text }) => (
              <ListRow
                key={id}
                id={`own-reply-${id}`}
                title={title}
                note={text}
                onTap={() => {
                  onEdit({ id, title, text });
                }}
              />
            ))}
          </Card>
        </Section>
      )}
      {shared.length > 0 && (
        <Section title={words.shared} foot={words.sharedNote}>
          <Card flush>
            {shared.map(({ id, title, text }) => (
              <ListRow key={id} title={title} note={text} />
            ))}
          </Card>
        </Section>
      )}
    </>
  );
}
