import type { DemoTicket } from './demo-ticket.js';
import { bankingTickets } from './tickets/banking.js';
import { educationTickets } from './tickets/education.js';
import { gamesTickets } from './tickets/games.js';
import { healthTickets } from './tickets/health.js';
import { hospitalityTickets } from './tickets/hospitality.js';
import { insuranceTickets } from './tickets/insurance.js';
import { logisticsTickets } from './tickets/logistics.js';
import { publicServicesTickets } from './tickets/public-services.js';
import { shopsTickets } from './tickets/shops.js';
import { softwareTickets } from './tickets/software.js';
import { streamingTickets } from './tickets/streaming.js';
import { telecomsTickets } from './tickets/telecoms.js';
import { travelTickets } from './tickets/travel.js';
import { utilitiesTickets } from './tickets/utilities.js';

/** Tickets of many trades, each written for itself. */
export const DEMO_TICKETS: readonly DemoTicket[] = [
  ...bankingTickets,
  ...educationTickets,
  ...gamesTickets,
  ...healthTickets,
  ...hospitalityTickets,
  ...insuranceTickets,
  ...logisticsTickets,
  ...publicServicesTickets,
  ...shopsTickets,
  ...softwareTickets,
  ...streamingTickets,
  ...telecomsTickets,
  ...travelTickets,
  ...utilitiesTickets,
];
