import { DndContext, DragOverlay, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { useState, type ReactNode } from 'react';

import type { BoardEngineer } from '#shared/tickets/board-api';
import type { TicketSummary } from '#shared/tickets/ticket-replies';

import { wideDeskWords } from '../words/wide';

/** A ticket that is put to somebody by hand. */
export type Given = { ticketId: string; engineer: BoardEngineer };

type DeskDragProps = {
  onBegin: () => void;
  onGive: (given: Given) => void;
  children: ReactNode;
};

/** Within it tickets are dragged onto engineers. */
export function DeskDrag({ onBegin, onGive, children }: DeskDragProps) {
  const [dragged, setDragged] = useState<TicketSummary>();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  return (
    <DndContext
      sensors={sensors}
      autoScroll={false}
      accessibility={spokenDrag}
      onDragStart={({ active }) => {
        setDragged(ticketIn(active.data.current));
        onBegin();
      }}
      onDragCancel={() => {
        setDragged(undefined);
      }}
      onDragEnd={({ active, over }) => {
        setDragged(undefined);
        const engineer = engineerIn(over?.data.current);
        if (engineer) {
          onGive({ ticketId: String(active.id), engineer });
        }
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {dragged && <div className="desk-dragged">{dragged.description || dragged.number}</div>}
      </DragOverlay>
    </DndContext>
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
