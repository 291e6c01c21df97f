import { startAttachmentRoom } from './attachment-room';

const room = await startAttachmentRoom();
process.stdout.write(`${room.url}\n`);
