import type { Room } from '#api/room';
import { attachmentApi } from '#shared/attachments/attachment-api';

import type { AttachmentDeps } from './attachment-deps';
import { attachmentRoutes } from './attachment-routes';
import type { Gatekeeper } from './gatekeeper';
import { removeOrphans } from './remove-orphans';

export function attachmentsRoom(deps: AttachmentDeps, gate: Gatekeeper): Room {
  return {
    contracts: { attachments: attachmentApi },
    mount: (routes) => {
      attachmentRoutes(routes, deps, gate);
    },
    jobs: [{ kind: 'orphan', run: () => removeOrphans(deps) }],
  };
}
