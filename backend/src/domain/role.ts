/** What a person is to the product. */
export const ROLES = ['agent', 'admin'] as const;

export type Role = (typeof ROLES)[number];

/** As what somebody acts who has not signed in. */
export const VISITOR_ROLES = ['none', 'requester', 'agent'] as const;

export type VisitorRole = (typeof VISITOR_ROLES)[number];
