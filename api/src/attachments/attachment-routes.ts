import type Router from '@koa/router';

import { mountFile } from '#api/http/mount-file';
import { mountUpload } from '#api/http/mount-upload';
import { attachmentApi } from '#shared/attachments/attachment-api';

import type { AttachmentDeps } from './attachment-deps';
import { openAttachment } from './open-attachment';
import { presentAttachment } from './present-attachments';
import { uploadAttachment } from './upload-attachment';

export function attachmentRoutes(router: Router, deps: AttachmentDeps) {
  mountUpload(router, attachmentApi.upload, async ({ actor, idempotencyKey, request }) => {
    const attachment = await uploadAttachment(deps, {
      ownerId: actor.id,
      idempotencyKey,
      request,
    });
    return presentAttachment(deps, attachment);
  });
  mountFile(router, attachmentApi.content, ({ params, query }) =>
    openAttachment(deps, { ...params, ...query }),
  );
}
