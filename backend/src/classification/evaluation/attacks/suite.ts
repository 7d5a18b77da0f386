import type { Attack } from './attack.js';
import { BOUNDARIES } from './boundaries.js';
import { BULK } from './bulk.js';
import { DISGUISED } from './disguised.js';
import { ORDERS } from './orders.js';
import { PAYLOADS } from './payloads.js';

/** Every attempt, each with words of its own. None of them may be used to train or to tune a classifier. */
export const ATTACKS: readonly Attack[] = [...ORDERS, ...BOUNDARIES, ...DISGUISED, ...PAYLOADS, ...BULK];
