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

import { listFilterNames, sayNothingFound } from './list-filters';
import { SearchNote } from './search-note';
import { TicketCard } from './ticket-card';
import { useTicketList } from './use-ticket-list';

import './ticket-list-page.scss';
import { reportWords } from './words/report';
import { ticketWords } from './words/ticket';

const viewNames = ['mine', 'organization'] as const;

export default function TicketListPage() {
  const tickets = useTicketList();
  const { list, view, setView, filter, setFilter, words, setWords, hasColleagues } = tickets;
  return (
    <Page title={ticketWords.page.title} isBarPage onRefresh={list.refresh}>
      {hasColleagues && (
        <Tabs
          tabs={viewNames.map((name) => ({ name, label: ticketWords.list[name] }))}
          chosen={view}
          onChoose={setView}
        />
      )}
      <SearchField hint={ticketWords.list.searchHint} value={words} onChange={setWords} />
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
              {ticketWords.filters[name].label}
            </Chip>
          ))}
        </Chips>
      </View>
      <SearchNote page={list.last} />
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
  if (list.items.length === 0 && !list.hasMore) {
    const isNew = view === 'mine' && filter === 'all' && q === '';
    return (
      <EmptyState
        title={sayNothingFound(filter, q, view === 'organization')}
        {...(isNew && { line: ticketWords.list.tellUs, action: <ReportButton /> })}
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
      {reportWords.page.title}
    </Button>
  );
}
