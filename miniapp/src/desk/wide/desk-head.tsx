import { useUnreadCount } from '#miniapp/client/use-unread-count';
import { openBarPage } from '#miniapp/platform/navigation';
import { Badge } from '#miniapp/ui/badge';
import { classes } from '#miniapp/ui/classes';
import { EchoSign } from '#miniapp/ui/echo-sign';
import { Icon } from '#miniapp/ui/icon';
import { SearchField } from '#miniapp/ui/search-field';
import { useBarTabs } from '#miniapp/ui/use-bar-tabs';
import { kitWords } from '#miniapp/ui/words';

import { deskWords } from '../words';
import { customerWords } from '../words/customers';
import { wideDeskWords } from '../words/wide';

import { KeyHint } from './key-hint';
import type { Desk } from './use-desk';
import { openFiling } from './use-desk-keys';

type DeskHeadProps = { desk: Desk; onBoard: () => void; onKeys: () => void };

/** The line above the columns: search, the board, and the ways to the other pages. */
export function DeskHead({ desk, onBoard, onKeys }: DeskHeadProps) {
  const words = wideDeskWords.head;
  return (
    <div className="desk-head">
      <div className="desk-head__title">
        <EchoSign className="desk-head__sign" />
        {deskWords.queue.title}
      </div>
      <div
        className="desk-head__search"
        onKeyDown={({ key, nativeEvent }) => {
          // while composing, Escape drops the word
          if (key === 'Escape' && !nativeEvent.isComposing) {
            desk.setWords('');
            document.getElementById('desk-list')?.focus();
          }
        }}
      >
        <SearchField hint={words.search} value={desk.words} onChange={desk.setWords} />
        {desk.words === '' && <KeyHint name="/" />}
      </div>
      <button type="button" id="desk-new-ticket" className="desk-action" onClick={openFiling}>
        {customerWords.file.title}
        <KeyHint name="N" />
      </button>
      <button
        type="button"
        id="desk-show-board"
        aria-pressed={desk.place.isBoard}
        className={classes('desk-action', desk.place.isBoard && 'desk-action--on')}
        onClick={onBoard}
      >
        {words.board}
        <KeyHint name="B" />
      </button>
      <button type="button" className="desk-action" aria-label={words.keys} onClick={onKeys}>
        {words.keys}
        <KeyHint name="?" />
      </button>
      <OtherPages />
    </div>
  );
}

/** What a phone has in its bottom bar. */
function OtherPages() {
  const { here, tabs } = useBarTabs();
  const unread = useUnreadCount();
  const others = tabs.filter(({ path }) => path !== here);
  return (
    <div className="desk-head__ways">
      {others.map(({ path, name, icon }) => (
        <button
          key={path}
          type="button"
          className="desk-quiet"
          onClick={() => {
            openBarPage(path);
          }}
        >
          <Icon name={icon} size="small" />
          {kitWords.tabs[name]}
          {icon === 'bell' && <Badge count={unread} />}
        </button>
      ))}
    </div>
  );
}
