import type { DemoTicket } from '../demo-ticket.js';

export const hospitalityTickets: DemoTicket[] = [
  {
    title: 'Door cards stopped working in the whole hotel',
    description:
      "Guests of 212 rooms stand in the corridors with their luggage, the night manager runs around with one master key. Lock server says licence invalid since midnight. We have a fire safety problem too: staff can't get in.",
    category: 'technical',
    priority: 'critical',
  },
  {
    title: 'Table deposit not deducted from the bill',
    description:
      "40 euro deposit for 8 persons, paid on the booking page. Waiter didn't see it in the till, we paid in full. Nice evening apart from that.",
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Vegan options on the tasting menu?',
    description: "One vegan, one who doesn't eat mushrooms, and one that eats everything twice.",
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Till prints umlauts as boxes on the kitchen slip',
    description: '"K□se Sp□tzle". The cook\'s from here, he guesses. The new one guesses wrong.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Owner account lost, restaurant listed as closed',
    description:
      "The former tenant holds the profile and has set us to \"permanently closed\". He's abroad and doesn't answer. Reservations went from thirty a day to none since Thursday. I've sent the lease, the trade licence, a photo of me in front of the door.",
    category: 'account',
    priority: 'high',
  },
  {
    title: 'Payout of last week missing',
    description:
      '€11,480 in card takings from your terminal weren\'t transferred. Support bot says "on its way". Wages are due tomorrow for nine people and the butcher delivers for cash only from now on.',
    category: 'billing',
    priority: 'high',
  },
  {
    title: 'Overbooked again by your channel manager',
    description:
      "Two couples, one room with sea view. We've put one of them up at our aunt's, she makes better breakfast anyway. But it's the third time since the sync was \"improved\".",
    category: 'general',
    priority: 'medium',
  },
  {
    title: "Seasonal staff can't see the rota on their phones",
    description: 'The invitation link says "used". I print the rota and hang it next to the dishwasher, as in 1998.',
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'Menu board font',
    description: 'The new one makes a "1" look like a "7". One guest was delighted by the price, another one wasn\'t.',
    category: 'technical',
    priority: 'low',
  },
  {
    title: 'Allergen list in Turkish',
    description: 'Does one exist? Our cook would rather be sure than clever.',
    category: 'general',
    priority: 'low',
  },
  {
    title: "Online ordering switched itself off, can't turn on",
    description:
      'Friday, 18:10. Toggle jumps back to "paused". Kitchen stands idle, drivers play cards in the yard. Phone orders aren\'t possible because customers pay through you.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Commission on a cancelled booking',
    description: 'The guest cancelled free of charge, you charge us 15 %. Booking in question: three nights, 27 €.',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'How are tips taxed when paid by card?',
    description: "I realise you're not a tax office, but maybe you have a leaflet.",
    category: 'billing',
    priority: 'low',
  },
  {
    title: 'Reservation tablet counts children as tables',
    description: 'Party of 4 + 2 children occupies three tables in the plan. We drag them together.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Lost property: one left shoe',
    description: 'Red, size 38, found after the wedding. It seems the right one left on foot.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Terminals at the festival charge 10x the price',
    description:
      "Since the menu push at 19:30 a beer costs 45.00 instead of 4.50 on all 60 bars; nobody looks at the display. Thousands of payments already. We've told the bars to stop, half of them don't have radio. Push the old menu!",
    category: 'billing',
    priority: 'critical',
  },
  {
    title: 'Manager left, his alerts still go to his private mail',
    description:
      "Temperatures of the fridges, takings of the day. He forwards them kindly. I've no right to edit recipients.",
    category: 'account',
    priority: 'medium',
  },
  {
    title: "Breakfast count for tomorrow always shows today's",
    description: 'We count the rooms on paper and multiply by experience.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Complaint: music at dinner',
    description:
      'I am fond of accordion. But not at one metre. We were moved after the soup, which solved it; please tell the musician that he plays well and near.',
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Second e-mail for night shift',
    description: 'Could reservations after 22:00 go to night@example.net also?',
    category: 'account',
    priority: 'low',
  },
  {
    title: 'Minibar billing blocks check-out of a tour group',
    description:
      '"Open posting, code 0" for 31 rooms. No check-out without it, no invoice, and their bus costs the agency 120 an hour. Nothing can be posted by hand on your version.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Birthday cake by post to room 17',
    description: 'My mum arrives on Tuesday. Can I send one ahead, and is there a fridge?',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Invoice should be made out to the company',
    description:
      "I paid privately with my card at check-out. My employer needs: Quillon Surveying, with VAT id. The stay is from this month so it shouldn't be hard?",
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Översättningen av bokningssidan saknas',
    description:
      'På svenska står det "missing_key_23" i stället för knapptexten. Det går att boka ändå om man gissar rätt.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'No lift, 5th floor, two suitcases',
    description:
      '"Charming historical staircase", it said. 94 steps of charm. We\'re fit, we got there. Put the number into the listing, though.',
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Dishwasher of the booking system, so to speak',
    description: `Hi! I manage three mountain huts and the thing with the "clean-up job" needs a word.

So: every night around 3 your system tidies up. Good. But it tidies away reservations that were entered by radio. Up here there's no network, the warden calls down on the radio, my wife types it in as "walk-in, unconfirmed", and at 3 o'clock they're gone, because unconfirmed.

She now keeps a school notebook and re-enters everything at breakfast, so no hiker has slept outside till now, though on Saturday it was close: 14 people for 6 beds, and the notebook was in the car.

Could the job leave alone what a person has typed in during the last, say, 48 hours? Or a tick box. Or, honestly, just tell us how to confirm by radio 😅`,
    category: 'technical',
    priority: 'medium',
  },
];
