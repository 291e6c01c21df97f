import { View } from '@tarojs/components';

import './search-note.scss';
import { ticketWords } from './words/ticket';

/** How far a search went; left out before the first answer. */
type SearchNoteProps = { page: { isCut: boolean; isIndexing: boolean } | undefined };

/** Says when there may be more findings than are shown, and why. */
export function SearchNote({ page }: SearchNoteProps) {
  const { cut, indexing } = ticketWords.search;
  const sentence = page?.isCut ? cut : page?.isIndexing ? indexing : null;
  return sentence === null ? null : <View className="search-note">{sentence}</View>;
}
