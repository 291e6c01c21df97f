export type PhoneRowProps = { /** Masked. */ phone: string | null; onCode: (code: string) => void };
