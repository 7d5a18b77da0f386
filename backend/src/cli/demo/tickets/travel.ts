import type { DemoTicket } from '../demo-ticket.js';

export const travelTickets: DemoTicket[] = [
  {
    title: "Flight cancelled, refund refused, I can't rebook",
    description:
      'You cancelled my flight to Porto by text message. The refund button answers "fare not refundable". I spent all I had for this trip on the ticket, 612 €, and my sister\'s wedding is on Saturday. Either a seat or the money, but today.',
    category: 'billing',
    priority: 'high',
  },
  {
    title: 'Online check-in down for every passenger',
    description:
      'Station control here. Self-service kiosks, app and web check-in have all been returning "departure not found" since 04:50. Queue reaches the car park, four departures are already delayed. We are writing boarding passes by hand!',
    category: 'technical',
    priority: 'critical',
  },
  {
    title: 'Can I bring a cello?',
    description:
      'Not a travel cello, a proper one, in a hard case. Do I book a second seat for it, and does it get a meal? (Joking about the meal.)',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Name on the booking has a typo',
    description:
      'It\'s "Jaan", I typed "Jan". Passport of course says Jaan. The page lets me change everything except for the name. Departure is in two months.',
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'Calendar shows Sunday as first day and I booked the wrong week',
    description:
      "I know, I should've looked twice. But on your phone page the week starts with Sunday while on the desktop page with Monday. Changing was free this time.",
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'City tax paid online and again at reception',
    description:
      "The hotel desk insisted on 14 € cash even though it's itemised on your voucher. They gave me a receipt. Who of you pays it back to me?",
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Hotel room next to a building site',
    description:
      "Asked for a quiet room in writing. Got a view of a concrete mixer which starts at six. The reception was full and couldn't move us before tomorrow. We will survive one night with earplugs, yet I would like to hear how you choose your hotels.",
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Seat reservation charged although child under 6',
    description: 'Our four-year-old is meant to travel free including the seat. You billed 5 euros each way.',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Ticket not in the app, inspector fined me',
    description:
      'Bought on the platform, money gone, mail with booking code came, but the app said "no upcoming trips" for the whole ride. The inspector couldn\'t look up the code and I had to pay 60. The return trip is tonight and the app is still empty. I\'m not going to pay a third time.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Lost access to bookings after deleting my profile by mistake',
    description:
      "I thought I was deleting the search history. Now five bookings for my parents' golden anniversary are inaccessible, the first hotel night is tomorrow and the hotel asks for a code that lived in that profile.",
    category: 'account',
    priority: 'high',
  },
  {
    title: 'Is breakfast included in booking type "Flex Basic"?',
    description: 'In the overview there is a little cup ☕ but no text.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'dog',
    description: 'can dog travel in night train with us? is big dog but very calm. we take whole cabin',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Map pin of guest house is in the lake',
    description:
      'Your pin is about 300 m out, in the water. We found it by asking a fisherman. Others may be less lucky in the dark.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'When does the early-bird rate end?',
    description:
      'Asking for a group of 22 walkers, and you know how it is with walkers, seventeen still have to ask their spouses.',
    category: 'billing',
    priority: 'low',
  },
  {
    title: 'Partner agency login shared, client passports visible',
    description:
      'We discovered that our agency account lists passport scans of travellers booked by other agencies: at least sixty people, from Lisbon to Riga. We have looked at no more than necessary to be sure. Take that page offline.',
    category: 'account',
    priority: 'critical',
  },
  {
    title: 'Price jumps between search and basket',
    description:
      'Search: €89. Basket: €89. Payment page: €103. Going back and forth twice brings it down again. I managed in the end, but it smells.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Compensation claim: 4 h 10 delay',
    description:
      'Dear claims department, our train to Brno arrived four hours and ten minutes late on account of a broken engine. I filled in the form in September (reference kept) and your automatic answer promised a reply in four weeks. It is now nine. Please let me know the state of affairs.',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Wheelchair assistance was not there',
    description:
      "I had ordered it 48 hours ahead, as required, and had it confirmed. On the platform in Turin nobody came. Two students carried me out, very kind, not how it should be. I travel again on the 19th and would like to know what you'll do differently.",
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Suggestion: show platform in bigger type',
    description: 'My eyes are 71 years old. So am I. Everything else in the app is fine.',
    category: 'technical',
    priority: 'low',
  },
  {
    title: 'Add my loyalty number after the trip',
    description: 'Forgot it while booking. Can the points be added later?',
    category: 'account',
    priority: 'low',
  },
  {
    title: 'Confirmation mail has broken characters',
    description: 'All ã and ç appear as question marks: "S?o Jo?o". The PDF attached is fine.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Deposit for rental car never released',
    description:
      "€900 was blocked on my debit card by your partner in Split. Car returned without a scratch, signed protocol. That was 24 days ago. It's money I need for the mortgage, and the partner points to you, and you point to the partner.",
    category: 'billing',
    priority: 'high',
  },
  {
    title: "Crew app crashes on opening, can't see my roster",
    description:
      "I'm a purser. After the forced update it closes before the logo is gone. I don't know where to be tomorrow morning at five, the phone line of crew control is occupied, and reinstalling erased the downloaded roster too.",
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'The view from room 304',
    description:
      "It's a long story, but my wife said yes there. If ever you renovate, leave the little balcony as it is.",
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Umbuchung wegen Streik möglich?',
    description:
      'Sehr geehrtes Team, für Donnerstag ist ein Streik angekündigt. Wir würden gern schon am Mittwoch fahren, zwei Erwachsene, ein Kind, ein Fahrrad. Am Automaten wird nur die Erstattung angeboten. Geht das bei Ihnen ohne Aufpreis?',
    category: 'general',
    priority: 'medium',
  },
  {
    title: "Walking holiday: hut 3 doesn't exist any more",
    description: `Dear team, we came back from your self-guided tour "Ridges and Lakes" on Sunday, and it was mostly magnificent. I'd like to spare the next guests what happened on day three.

The road book says "follow the red marks to the hut, 5 h, dinner at 19:00". There's no hut. There are foundations and a very fine view. According to a shepherd it burned down four years ago; the valley people now sleep at the dairy, an hour lower and not marked. We reached it by torchlight at half past nine, where a lady gave us soup and wouldn't take a cent.

Nothing happened to us, and we're experienced. I only wonder what a family would've done in the rain. Please correct the book, and send the lady at the dairy something nice from both of us.`,
    category: 'general',
    priority: 'medium',
  },
];
