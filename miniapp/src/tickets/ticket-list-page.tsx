import { View } from '@tarojs/components';

import { useNow } from '#miniapp/client/use-now';
import { openPage } from '#miniapp/platform/navigation';
import { Button } from '#miniapp/ui/button';
import { Chip, Chips } from '#miniapp/ui/chip';
import { EmptyState } from '#miniapp/ui/empty-state';
import { ErrorState } from '#miniapp/ui/error-state';
import { ListEnd } from '#miniapp/ui/list-end';
import { Page } from '#miniapp/ui/page';
import { SearchField } from '#miniapp/ui/search-field';
import { SkeletonCards } from '#miniapp/ui/skeleton';
import { Tabs } from '#miniapp/ui/tabs';

import { listFilterNames, listFilters, sayNothingFound } from './list-filters';
import { TicketCard } from './ticket-card';
import { useTicketList } from './use-ticket-list';

import './ticket-list-page.scss';

const views = [
  { name: 'mine', label: '我的' },
  { name: 'organization', label: '同事的' },
] as const;

export default function TicketListPage() {
  const tickets = useTicketList();
  const { list, view, setView, filter, setFilter, words, setWords, hasColleagues } = tickets;
  return (
    <Page title="工单" isBarPage onRefresh={list.refresh}>
      {hasColleagues && <Tabs tabs={views} chosen={view} onChoose={setView} />}
      <SearchField hint="搜编号或内容" value={words} onChange={setWords} />
      <View className="tickets__filters">
        <Chips>
          {listFilterNames.map((name) => (
            <Chip
              key={name}
              id={`filter-${name}`}
              isChosen={filter === name}
              onTap={() => {
                setFilter(name);
              }}
            >
              {listFilters[name].label}
            </Chip>
          ))}
        </Chips>
      </View>
      <Found {...tickets} />
    </Page>
  );
}

function Found({ list, view, filter, q }: ReturnType<typeof useTicketList>) {
  const now = useNow();
  if (list.isLoading) {
    return <SkeletonCards count={4} />;
  }
  if (list.error && !list.data) {
    return <ErrorState error={list.error} onRetry={() => void list.refresh()} />;
  }
  if (list.items.length === 0) {
    const isNew = view === 'mine' && filter === 'all' && q === '';
    return (
      <EmptyState
        title={sayNothingFound(filter, q, view === 'organization')}
        {...(isNew && { line: '遇到问题随时告诉我们', action: <ReportButton /> })}
      />
    );
  }
  return (
    <>
      <View className="tickets__list">
        {list.items.map((ticket) => (
          <TicketCard
            key={ticket.id}
            ticket={ticket}
            now={now}
            showReporter={view === 'organization'}
            onTap={() => {
              openPage('tickets/ticket-page', { id: ticket.id });
            }}
          />
        ))}
      </View>
      <ListEnd {...list} />
    </>
  );
}

function ReportButton() {
  return (
    <Button
      kind="quiet"
      size="small"
      onTap={() => {
        openPage('tickets/report-page');
      }}
    >
      报告问题
    </Button>
  );
}
