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
import { ticketWords } from './words/ticket';

export default function HomePage() {
  const home = useHome();
  const user = useSession()?.user ?? null;
  return (
    <Page isBarPage onRefresh={home.refresh}>
      <HomeHead user={user} />
      <ReportCard userId={user?.id} />
      <OpenTickets {...home} />
      <Articles
        title={ticketWords.home.questions}
        list={home.questions}
        onMore={() => {
          openPage('knowledge/article-list-page');
        }}
      />
      <Articles
        title={ticketWords.home.announcements}
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
  const { label, empty } = ticketWords.filters.open;
  if (tickets.isLoading) {
    return (
      <Section title={label}>
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
        <EmptyState title={empty} line={ticketWords.home.nothingOpenLine} />
      </View>
    );
  }
  return (
    <Section title={label} aside={<AllTickets count={tickets.data?.length ?? 0} />}>
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

function AllTickets({ count }: { count: number }) {
  return (
    <MoreLink
      onTap={() => {
        openBarPage('tickets/ticket-list-page');
      }}
    >
      {ticketWords.home.all(count)}
    </MoreLink>
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
    <Section
      title={title}
      aside={<MoreLink onTap={onMore}>{ticketWords.filters.all.label}</MoreLink>}
    >
      {data ? <ArticleRows articles={data} /> : <ArticleRowsSkeleton count={3} />}
    </Section>
  );
}
