import type { ApiRoutes } from '#api/http/api-routes';
import { mountFile } from '#api/http/mount-file';
import { mountUpload } from '#api/http/mount-upload';
import { attachmentApi } from '#shared/attachments/attachment-api';

import type { AttachmentDeps } from './attachment-deps';
import type { Gatekeeper } from './gatekeeper';
import { presentAttachment } from './present-attachments';
import { readAttachment } from './read-attachment';
import { uploadAttachment } from './upload-attachment';

export function attachmentRoutes(routes: ApiRoutes, deps: AttachmentDeps, gate: Gatekeeper) {
  mountUpload(routes, attachmentApi.upload, async ({ actor, idempotencyKey, request }) => {
    const attachment = await uploadAttachment(deps, {
      ownerId: actor.id,
      idempotencyKey,
      request,
    });
    return presentAttachment(deps, attachment, { reader: actor });
  });
  mountFile(routes, attachmentApi.content, ({ params, query }) =>
    readAttachment({ ...deps, gate }, { ...params, ...query }),
  );
}
