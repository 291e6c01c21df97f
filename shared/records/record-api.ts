import * as z from 'zod/mini';

import { attachmentReply } from '../attachments/attachment-api';
import { endpoint } from '../http/endpoint';
import { idParams, timeField } from '../http/fields';

/** What a section of a service record is made of: page and paper draw every section from these. */
const recordBlock = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('facts'),
    rows: z.array(z.object({ label: z.string(), value: z.string() })),
  }),
  z.object({ kind: z.literal('text'), label: z.string(), text: z.string() }),
  z.object({ kind: z.literal('pictures'), label: z.string(), pictures: z.array(attachmentReply) }),
  z.object({
    kind: z.literal('steps'),
    rows: z.array(
      z.object({
        /** As the clock in Shanghai showed it. */
        time: z.string(),
        /** Who did what. */
        title: z.string(),
        text: z.string(),
        pictures: z.array(attachmentReply),
      }),
    ),
  }),
  /** Said quietly beside the rest. */
  z.object({ kind: z.literal('note'), text: z.string() }),
]);
export type RecordBlock = z.infer<typeof recordBlock>;

const recordSection = z.object({ title: z.string(), blocks: z.array(recordBlock) });
export type RecordSection = z.infer<typeof recordSection>;

const recordReply = z.object({
  /** Of the ticket. */
  number: z.string(),
  title: z.string(),
  /** Up to which change of the ticket it tells. */
  asOf: timeField,
  /** The same as a sentence. */
  state: z.string(),
  sections: z.array(recordSection),
  /** Signed and short-lived; relative to the server's address. */
  pdfUrl: z.string(),
});
export type RecordReply = z.infer<typeof recordReply>;

export const recordApi = {
  show: endpoint({
    method: 'get',
    path: '/tickets/:id/record',
    isHeavy: true,
    summary: 'What proves the service of one ticket, without anything internal',
    access: 'signed-in',
    params: idParams,
    reply: recordReply,
    status: 200,
    errors: ['ticket.not_found', 'account.role_forbidden'],
  }),
  /** The address in `pdfUrl`. It needs no token, and opens only while its session lives and its person may see the record. */
  paper: endpoint({
    method: 'get',
    path: '/tickets/:id/record.pdf',
    isHeavy: true,
    summary: 'The same as a PDF, by its signed link',
    access: 'public',
    params: idParams,
    query: z.object({
      viewer: z.string().check(z.maxLength(100)),
      session: z.string().check(z.maxLength(100)),
      /** Milliseconds since 1970. */
      expires: z.coerce.number().check(z.int()),
      signature: z.string().check(z.maxLength(100)),
    }),
    status: 200,
    errors: [
      'attachment.link_expired',
      'ticket.not_found',
      'account.role_forbidden',
      'server.busy',
      'server.stopping',
    ],
  }),
};
