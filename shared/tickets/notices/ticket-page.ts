export const ticketPage = { page: 'tickets/ticket-page', withId: true } as const;
