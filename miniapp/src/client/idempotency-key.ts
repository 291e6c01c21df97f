const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A key that names one intention of one person; random enough never to come twice. */
export function idempotencyKey(): string {
  const random = Array.from({ length: 20 }, () => alphabet[Math.floor(Math.random() * 36)]).join(
    '',
  );
  return `${Date.now().toString(36)}-${random}`;
}
