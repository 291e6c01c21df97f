export { attachmentDeps, type AttachmentDeps } from './attachment-deps';
export { attachmentsRoom } from './attachments-room';
export { checkablePath } from './checkable-picture';
export { claimAttachments } from './claim-attachments';
export type { LinkReader } from './attachment-links';
export type { Gatekeeper } from './gatekeeper';
export { presentAttachments } from './present-attachments';
export { uploadLocalFile } from './upload-attachment';
