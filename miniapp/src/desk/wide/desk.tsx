import { useState } from 'react';

import { OfflineBar } from '#miniapp/ui/offline-bar';
import { PageHead } from '#miniapp/ui/page-head';

import { AssignTo } from './assign-to';
import { Board } from './board';
import { DeskDrag, type Given } from './desk-drag';
import { DeskHead } from './desk-head';
import { KeysTable } from './keys-table';
import { LeftColumn } from './left-column';
import { TicketColumns } from './ticket-column';
import { useDesk } from './use-desk';
import { useDeskKeys } from './use-desk-keys';

import './desk.scss';

/** Queues and list, the ticket, its customer: three columns that scroll on their own. */
export function Desk() {
  const desk = useDesk();
  const [isKeysOpen, setKeysOpen] = useState(false);
  const [given, setGiven] = useState<Given>();
  const { id, isBoard } = desk.place;
  const showBoard = (isShown: boolean) => {
    desk.go({ isBoard: isShown });
  };
  const toggleBoard = () => {
    showBoard(!isBoard);
  };
  const showKeys = () => {
    setKeysOpen(true);
  };
  useDeskKeys(desk, { toggleBoard, showKeys });
  const giveOpen = (engineer: Given['engineer']) => {
    setGiven({ ticketId: id, engineer });
  };

  return (
    <DeskDrag
      onBegin={() => {
        showBoard(true);
      }}
      onGive={setGiven}
    >
      <div className="desk">
        <PageHead title={undefined} isBarPage />
        <DeskHead desk={desk} onBoard={toggleBoard} onKeys={showKeys} />
        <OfflineBar />
        <div className="desk__columns">
          <LeftColumn desk={desk} />
          {isBoard ? (
            <Board hasTicket={id !== ''} onAssign={giveOpen} />
          ) : (
            <TicketColumns desk={desk} />
          )}
        </div>
        <OverDesk {...{ given, setGiven, isKeysOpen, setKeysOpen }} />
      </div>
    </DeskDrag>
  );
}

type OverDeskProps = {
  given: Given | undefined;
  setGiven: (given: undefined) => void;
  isKeysOpen: boolean;
  setKeysOpen: (isOpen: boolean) => void;
};

/** What lies over the columns until it is closed. */
function OverDesk({ given, setGiven, isKeysOpen, setKeysOpen }: OverDeskProps) {
  return (
    <>
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
    </>
  );
}
