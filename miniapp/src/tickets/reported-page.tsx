import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';

import { call } from '#miniapp/client/call';
import { useSession } from '#miniapp/client/session';
import { useNow } from '#miniapp/client/use-now';
import { useQuery } from '#miniapp/client/use-query';
import { ArticleRows } from '#miniapp/knowledge/article-rows';
import { useKnownSubscriptions } from '#miniapp/notices/consent/known-subscriptions';
import { openBarPage, replacePage } from '#miniapp/platform/navigation';
import { Button } from '#miniapp/ui/button';
import { Card } from '#miniapp/ui/card';
import { ErrorState } from '#miniapp/ui/error-state';
import { Icon } from '#miniapp/ui/icon';
import { ListRow } from '#miniapp/ui/list-row';
import { Page } from '#miniapp/ui/page';
import { Section } from '#miniapp/ui/section';
import { SkeletonCards } from '#miniapp/ui/skeleton';
import { articleApi } from '#shared/knowledge/article-api';
import { ticketApi } from '#shared/tickets/ticket-api';
import type { TicketReply } from '#shared/tickets/ticket-replies';

import { relatedArticles } from './related-articles';
import { sayNextStep } from './status-words';

import './reported-page.scss';
import { reportWords } from './words/report';

/** It has arrived: its number, what happens next and when. */
export default function ReportedPage() {
  const { id = '' } = useRouter().params;
  const ticket = useQuery(`ticket:${id}`, () => call(ticketApi.show, { params: { id } }));
  return (
    <Page
      title={reportWords.reported.title}
      actions={
        <>
          <Button
            kind="quiet"
            id="to-home"
            onTap={() => {
              openBarPage('tickets/home-page');
            }}
          >
            {reportWords.page.toHome}
          </Button>
          <Button
            id="to-ticket"
            onTap={() => {
              replacePage('tickets/ticket-page', { id });
            }}
          >
            {reportWords.reported.toTicket}
          </Button>
        </>
      }
    >
      {ticket.isLoading && <SkeletonCards count={2} />}
      {ticket.error && !ticket.data && (
        <ErrorState error={ticket.error} onRetry={() => void ticket.refresh()} />
      )}
      {ticket.data && <Reported ticket={ticket.data} />}
    </Page>
  );
}

function Reported({ ticket }: { ticket: TicketReply }) {
  const now = useNow();
  const questions = useQuery('questions', () =>
    call(articleApi.list, { query: { kind: 'faq', limit: 50 } }),
  );
  const news = useNewsWords();
  const related = relatedArticles(ticket.description, questions.data?.items ?? [], 3);
  return (
    <>
      <View className="reported__head">
        <Icon name="done" className="reported__sign" />
        <View className="reported__title">{reportWords.reported.inOurHands}</View>
        <View className="reported__next">{sayNextStep(ticket, now)}</View>
      </View>
      <Card flush>
        <ListRow icon="tickets" title={reportWords.reported.number} value={ticket.number} />
        <ListRow icon="bell" title={reportWords.reported.news} note={news} />
      </Card>
      {related.length > 0 && (
        <Section title={reportWords.reported.meanwhile}>
          <ArticleRows articles={related} />
        </Section>
      )}
    </>
  );
}

/** Where the news will come, as far as the person has allowed it. */
function useNewsWords(): string {
  const userId = useSession()?.user.id ?? '';
  const subscriptions = useKnownSubscriptions(userId) ?? [];
  return subscriptions.some(({ credits }) => credits > 0)
    ? reportWords.reported.newsInWechat
    : reportWords.reported.noNeedToWait;
}
