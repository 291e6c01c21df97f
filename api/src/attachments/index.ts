export { attachmentDeps, type AttachmentDeps } from './attachment-deps';
export { attachmentsRoom } from './attachments-room';
export {
  prepareIncoming as attachmentIncoming,
  type Incoming as AttachmentIncoming,
} from './incoming';
export { copyThumbnail } from './copy-thumbnail';
export { checkablePath } from './checkable-picture';
export { claimAttachments } from './claim-attachments';
export type { LinkReader } from './attachment-links';
export type { Gatekeeper } from './gatekeeper';
export { presentAttachments } from './present-attachments';
export { uploadLocalFile } from './upload-attachment';
