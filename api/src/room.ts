import type { Job, QueueWork } from '#api/background/index';
import type { ApiRoutes } from '#api/http/api-routes';
import type { EndpointsByRoom } from '#api/http/openapi';
import type { NoticeOwner } from '#api/notice-owner';
import type { CallbackEvent } from '#api/wechat/index';

/** What one folder gives to the product, through the `index.ts` of the folder. */
export type Room = {
  /** Its endpoints, under the names by which openapi.json groups them. */
  contracts: EndpointsByRoom;
  /** Puts every endpoint of the contracts on its route, and no other: a difference stops the start. */
  mount: (routes: ApiRoutes) => void;
  /** Worked on in every process, piece by piece. */
  queues?: readonly QueueWork[];
  /** Done now and then, in one process at a time. */
  jobs?: readonly Job[];
  /** Its documents that owe notices. */
  notices?: readonly NoticeOwner[];
  /** What WeChat tells by itself. Every room hears everything and passes over what is not its own. */
  hearWechat?: (event: CallbackEvent) => Promise<void>;
};
