import { DndContext, DragOverlay, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { useState } from 'react';

import { OfflineBar } from '#miniapp/ui/offline-bar';
import { PageHead } from '#miniapp/ui/page-head';
import type { BoardEngineer } from '#shared/tickets/board-api';
import type { TicketSummary } from '#shared/tickets/ticket-replies';

import { wideDeskWords } from '../words/wide';

import { AssignTo } from './assign-to';
import { Board } from './board';
import { DeskHead } from './desk-head';
import { KeysTable } from './keys-table';
import { QueueTabs } from './queue-tabs';
import { TicketColumns } from './ticket-column';
import { TicketRows } from './ticket-rows';
import { useDesk, type Desk as DeskState } from './use-desk';
import { useDeskKeys } from './use-desk-keys';

import './desk.scss';

/** A ticket that is put to somebody by hand. */
type Given = { ticketId: string; engineer: BoardEngineer };

/** Queues and list, the ticket, its customer: three columns that scroll on their own. */
export default function Desk() {
  const desk = useDesk();
  const [isKeysOpen, setKeysOpen] = useState(false);
  const [given, setGiven] = useState<Given>();
  const [dragged, setDragged] = useState<TicketSummary>();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  const toggleBoard = () => {
    desk.go({ isBoard: !desk.place.isBoard });
  };
  const showKeys = () => {
    setKeysOpen(true);
  };
  useDeskKeys(desk, { toggleBoard, showKeys });
  const { id } = desk.place;

  return (
    <DndContext
      sensors={sensors}
      autoScroll={false}
      accessibility={spokenDrag}
      onDragStart={({ active }) => {
        setDragged(ticketIn(active.data.current));
        desk.go({ isBoard: true });
      }}
      onDragCancel={() => {
        setDragged(undefined);
      }}
      onDragEnd={({ active, over }) => {
        setDragged(undefined);
        const engineer = engineerIn(over?.data.current);
        if (engineer) {
          setGiven({ ticketId: String(active.id), engineer });
        }
      }}
    >
      <div className="desk">
        <PageHead title={undefined} isBarPage />
        <DeskHead desk={desk} onBoard={toggleBoard} onKeys={showKeys} />
        <OfflineBar />
        <div className="desk__columns">
          <LeftColumn desk={desk} />
          {desk.place.isBoard ? (
            <Board
              hasTicket={id !== ''}
              onAssign={(engineer) => {
                setGiven({ ticketId: id, engineer });
              }}
            />
          ) : (
            <TicketColumns id={id} />
          )}
        </div>
        {given && (
          <AssignTo
            {...given}
            onClose={() => {
              setGiven(undefined);
            }}
          />
        )}
        {isKeysOpen && (
          <KeysTable
            onClose={() => {
              setKeysOpen(false);
            }}
          />
        )}
        <DragOverlay dropAnimation={null}>
          {dragged && <div className="desk-dragged">{dragged.description || dragged.number}</div>}
        </DragOverlay>
      </div>
    </DndContext>
  );
}

function LeftColumn({ desk }: { desk: DeskState }) {
  const { go, place, q, setWords } = desk;
  return (
    <div className="desk-left">
      <QueueTabs
        chosen={q === '' ? place.queue : null}
        onChoose={(queue) => {
          setWords('');
          go({ queue });
        }}
      />
      {q !== '' && <div className="desk-left__found">{wideDeskWords.list.found(q)}</div>}
      <TicketRows desk={desk} />
    </div>
  );
}

// what is carried along says what it is: see `useDraggable` and `useDroppable`
type Carried = Record<string, unknown> | undefined;

function ticketIn(carried: Carried): TicketSummary | undefined {
  return carried?.['ticket'] as TicketSummary | undefined;
}

function engineerIn(carried: Carried): BoardEngineer | undefined {
  return carried?.['engineer'] as BoardEngineer | undefined;
}

/** The library would say it in English. */
const spokenDrag = {
  screenReaderInstructions: { draggable: '' },
  announcements: {
    onDragStart: () => wideDeskWords.drag.begun,
    onDragOver: ({ over }: { over: { data: { current: Carried } } | null }) => {
      const engineer = engineerIn(over?.data.current);
      return engineer && wideDeskWords.drag.over(engineer.name);
    },
    onDragEnd: () => wideDeskWords.drag.ended,
    onDragCancel: () => wideDeskWords.drag.cancelled,
  },
};
