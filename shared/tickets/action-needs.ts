/** What an action cannot do without. */
export type ActionNeed =
  | 'note'
  | 'note or attachment'
  | 'assignee'
  | 'channel'
  | 'outcome'
  | 'resolution'
  | 'place'
  | 'survivor'
  | 'rating'
  | 'windows'
  | 'window'
  | 'follow-up'
  | 'follow-up owner'
  | 'follow-up time'
  | 'call outcome'
  | 'words of the call';
