import { Sheet } from '#miniapp/ui/sheet';
import { ticketActionNames, type TicketAction } from '#shared/tickets/ticket-actions';
import { ticketActionWords } from '#shared/tickets/ticket-life-words';

import { wideDeskWords } from '../words/wide';

import { actionKeys, keyRows } from './desk-keys';
import { KeyHint } from './key-hint';

/** Every key, with what it does. */
export function KeysTable({ onClose }: { onClose: () => void }) {
  const { note, rows, title } = wideDeskWords.keys;
  return (
    <Sheet isOpen title={title} onClose={onClose}>
      <div className="desk-panel__line">{note}</div>
      <div className="desk-keys">
        {keyRows.map(({ name, keys }) => (
          <Row key={name} words={rows[name]} keys={keys} />
        ))}
        {ticketActionNames.filter(isNamedHere).map((action) => (
          <Row key={action} words={ticketActionWords[action]} keys={[actionKeys[action] ?? '']} />
        ))}
      </div>
    </Sheet>
  );
}

/** The words under the ticket have rows of their own. */
function isNamedHere(action: TicketAction): boolean {
  return actionKeys[action] !== undefined && action !== 'message' && action !== 'note';
}

function Row({ words, keys }: { words: string; keys: readonly string[] }) {
  return (
    <div className="desk-keys__row">
      <span>{words}</span>
      <span>
        {keys.map((key) => (
          <KeyHint key={key} name={key} />
        ))}
      </span>
    </div>
  );
}
