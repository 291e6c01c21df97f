const MB = 1024 * 1024;

/** Kind → size limit in bytes and the MIME types it takes, decided by the file's content. */
export const attachmentKinds = {
  image: {
    most: 10 * MB,
    types: ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/gif'],
  },
  document: {
    most: 20 * MB,
    types: [
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'text/plain',
    ],
  },
  /** Phones record all three. */
  video: { most: 50 * MB, types: ['video/mp4', 'video/quicktime', 'video/3gpp'] },
} as const satisfies Record<string, { most: number; types: readonly string[] }>;

export type AttachmentKind = keyof typeof attachmentKinds;
export const attachmentKindNames = Object.keys(attachmentKinds) as [
  AttachmentKind,
  ...AttachmentKind[],
];

export const attachmentLimits = {
  /** Over all frames of a picture. */
  pixels: 40_000_000,
  nameLength: 120,
  /** Longer side of a thumbnail in pixels. */
  thumbnail: 320,
  /** An upload that nobody attaches is removed after this many milliseconds. */
  orphanAfter: 24 * 60 * 60_000,
  /** Life of a signed link in milliseconds. */
  linkFor: 60 * 60_000,
} as const;
