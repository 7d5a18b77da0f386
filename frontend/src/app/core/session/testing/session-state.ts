import type { SessionState } from '../../../api/types';

/** Nobody has signed in, and visitors work as agents. */
export const OPEN: SessionState = {
  principal: 'visitor',
  permissions: ['tickets:submit', 'tickets:read'],
  person: null,
  visitor_role: 'agent',
  needs_setup: false,
  sign_in: { openid: null, password_mail: false },
};

/** Nobody has signed in, and visitors may send tickets. */
export const REQUESTER: SessionState = { ...OPEN, permissions: ['tickets:submit'], visitor_role: 'requester' };

/** An agent has signed in. */
export const AGENT: SessionState = {
  principal: 'person',
  permissions: ['tickets:submit', 'tickets:read', 'account'],
  person: { id: 3, email: 'robin@example.org', name: 'Robin', role: 'agent' },
  visitor_role: 'requester',
  needs_setup: false,
  sign_in: { openid: null, password_mail: false },
};
