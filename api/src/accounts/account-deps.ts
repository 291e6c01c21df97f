import type { LinkReader } from '#api/attachments/index';
import type { RecordChanges } from '#api/cache/index';
import type { Clock } from '#api/clock';
import type { Database } from '#api/mongo/index';
import type { WechatClient } from '#api/wechat/index';
import type { MeReply } from '#shared/accounts/account-api';
import type { Actor } from '#shared/accounts/actor';
import type { AttachmentReply } from '#shared/attachments/attachment-api';

import { cachedSessions } from './cached-sessions';
import { sessionRepository, type SessionRepository } from './session-repository';
import type { NewUser } from './user';
import type { UserRepository } from './user-repository';
import { accountWords } from './words';

type Ids = readonly string[];
type Viewer = Pick<Actor, 'id' | 'role' | 'sessionId'>;

/** What accounts need of other rooms; compose/ puts the real ones in. */
export type AccountPorts = {
  clock: Clock;
  users: UserRepository;
  wechat: Pick<WechatClient, 'codeToSession' | 'phoneNumber'>;
  /** Keeps somebody's own upload as their avatar. Throws `attachment.not_found`. */
  claimAvatar: (attachmentId: string, ownerId: string) => Promise<void>;
  /** An earlier avatar is nobody's any more. */
  releaseAvatar: (attachmentId: string, ownerId: string) => Promise<void>;
  presentAttachments: (ids: Ids, viewer: Viewer) => Promise<ReadonlyMap<string, AttachmentReply>>;
  /** Avatars, as far as everybody may see them. */
  presentFaces: (ids: Ids, reader: LinkReader) => Promise<ReadonlyMap<string, AttachmentReply>>;
  /** Looks a name over before others see it. Throws `moderation.text_refused`. */
  checkName: (personId: string, name: string) => Promise<unknown>;
  /** How many tickets these people hold that are not finished; nobody is left out. */
  countOpenTickets: (assigneeIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** What somebody reported by phone is from now on this person's; repeating it does no harm. */
  moveReports: (fromId: string, toId: string) => Promise<void>;
  /** Sessions of one person; left out, as many as usual. */
  mostSessions?: number;
  /** Somebody signed out; must not throw and is not waited for. */
  sessionEnded: (token: string) => void;
  /** Somebody signs in for the first time: a sandbox knows its cast, everybody else is a customer who stands alone. */
  newcomer: (openid: string) => Promise<NewUser>;
  organization: (id: string) => Promise<MeReply['organization']>;
  /** Keeps the time at which somebody goes on or off duty; repeating it does no harm. */
  keepDuty: (personId: string, isOn: boolean) => Promise<void>;
  /** Somebody went off duty; must not throw and is not waited for. */
  dutyEnded: () => void;
};

export type AccountDeps = AccountPorts & {
  sessions: SessionRepository;
};

export function accountDeps(
  database: Database,
  { changes, ...ports }: AccountPorts & { changes: RecordChanges },
): AccountDeps {
  return {
    ...ports,
    sessions: cachedSessions(sessionRepository(database, ports.mostSessions), changes),
  };
}

export function standsAlone(openid: string): Promise<NewUser> {
  return Promise.resolve({ openid, name: accountWords.nameless, role: 'customer' });
}
