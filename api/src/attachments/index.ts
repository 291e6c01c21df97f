export { openAttachments } from './attachment-deps';
export { attachmentRoutes } from './attachment-routes';
export { checkablePath } from './checkable-picture';
export { claimAttachments } from './claim-attachments';
export type { LinkReader } from './attachment-links';
export type { Gatekeeper } from './gatekeeper';
export { presentAttachments } from './present-attachments';
export { removeOrphans } from './remove-orphans';
export { uploadLocalFile } from './upload-attachment';
