import { View } from '@tarojs/components';

import { useSession } from '#miniapp/client/session';
import { useNow } from '#miniapp/client/use-now';
import { ArticleRows } from '#miniapp/knowledge/article-rows';
import { ArticleRowsSkeleton } from '#miniapp/knowledge/article-rows-skeleton';
import { openBarPage, openPage } from '#miniapp/platform/navigation';
import { Card } from '#miniapp/ui/card';
import { EmptyState } from '#miniapp/ui/empty-state';
import { ErrorState } from '#miniapp/ui/error-state';
import { MoreLink } from '#miniapp/ui/more-link';
import { Page } from '#miniapp/ui/page';
import { Section } from '#miniapp/ui/section';
import { SkeletonCards } from '#miniapp/ui/skeleton';

import { HomeHead } from './home-head';
import { ReportCard } from './report-card';
import { TicketCard } from './ticket-card';
import { useHome } from './use-home';

import './home-page.scss';

export default function HomePage() {
  const home = useHome();
  const user = useSession()?.user ?? null;
  return (
    <Page isBarPage onRefresh={home.refresh}>
      <HomeHead user={user} />
      <ReportCard userId={user?.id} />
      <OpenTickets {...home} />
      <Articles
        title="常见问题"
        list={home.questions}
        onMore={() => {
          openPage('knowledge/article-list-page');
        }}
      />
      <Articles
        title="公告"
        list={home.announcements}
        onMore={() => {
          openPage('knowledge/article-list-page', { kind: 'announcement' });
        }}
      />
    </Page>
  );
}

function OpenTickets({ tickets, shownTickets }: ReturnType<typeof useHome>) {
  const now = useNow();
  if (tickets.isLoading) {
    return (
      <Section title="进行中">
        <SkeletonCards count={2} />
      </Section>
    );
  }
  if (tickets.error && !tickets.data) {
    return (
      <Card>
        <ErrorState error={tickets.error} onRetry={() => void tickets.refresh()} />
      </Card>
    );
  }
  if (shownTickets.length === 0) {
    return (
      <View className="home__empty">
        <EmptyState title="现在没有进行中的工单" line="遇到问题随时告诉我们，每一次报告都有回应" />
      </View>
    );
  }
  const all = tickets.data?.length ?? 0;
  return (
    <Section
      title="进行中"
      aside={
        <MoreLink
          onTap={() => {
            openBarPage('tickets/ticket-list-page');
          }}
        >{`全部 ${all} 张`}</MoreLink>
      }
    >
      {shownTickets.map((ticket) => (
        <TicketCard
          key={ticket.id}
          ticket={ticket}
          now={now}
          onTap={() => {
            openPage('tickets/ticket-page', { id: ticket.id });
          }}
        />
      ))}
    </Section>
  );
}

type ArticlesProps = {
  title: string;
  list: ReturnType<typeof useHome>['questions'];
  onMore: () => void;
};

function Articles({ title, list: { data, isLoading }, onMore }: ArticlesProps) {
  if (!isLoading && (data === undefined || data.length === 0)) {
    return null;
  }
  return (
    <Section title={title} aside={<MoreLink onTap={onMore}>全部</MoreLink>}>
      {data ? <ArticleRows articles={data} /> : <ArticleRowsSkeleton count={3} />}
    </Section>
  );
}
