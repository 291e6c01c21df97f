/** How a new ticket finds its engineer: it is put to one after the other, everybody may take it, or the desk decides. */
export const assignmentModes = ['offers', 'pool', 'manual'] as const;

/** How this installation works, as its managers chose. */
export type ServiceRules = { assignment: (typeof assignmentModes)[number] };

/** Where nobody chose anything. */
export const usualRules: ServiceRules = { assignment: 'offers' };
