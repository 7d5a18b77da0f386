import type { DemoTicket } from '../demo-ticket.js';

export const utilitiesTickets: DemoTicket[] = [
  {
    title: 'Gas smell after meter replacement in our block',
    description:
      'Your contractor changed the meters in house 14 to 22 this morning. Since noon it smells of gas on every landing. The fire brigade is here and has closed the main valve; sixty flats without heating. We need your duty engineer on site, not a ticket number.',
    category: 'technical',
    priority: 'critical',
  },
  {
    title: 'Instalment raised from 96 to 611 euro',
    description:
      "This cannot be right. Two persons, two rooms. The reading you used has a digit too many (I see 41,872; the meter says 4,187.2). The new amount is debited on the first and after that I can't buy food.",
    category: 'billing',
    priority: 'high',
  },
  {
    title: 'Solar feed-in not on the annual statement',
    description:
      "The roof delivered 3,120 kWh last year according to your own portal. The statement shows zero feed-in. I've time, but I do want my 250-odd euros.",
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'How do I read the new meter?',
    description:
      'It cycles through five numbers. Is 1.8.0 what you want or 2.8.0? The leaflet has a picture of a different device.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'moved out in june still get the letters',
    description:
      'i moved out of canal street 9 at end of june gave you the reading and everything. every month a letter for "the resident" with my name. new tenant brings them over, we are practically friends now',
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'Portal rejects reading "lower than previous"',
    description:
      "Because the meter was exchanged in April it starts from zero again. The form doesn't know about this. I sent the reading by post as a precaution.",
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Prepaid electricity token refused by the meter',
    description:
      'Typed the 20 digits three times, shop says the token is valid, meter says "REJECT". We\'ve had no light since 6 pm, there\'s insulin in the fridge and a baby in the house. The night number is only for gas.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Tap water hardness in district 7?',
    description: 'For the dishwasher setting.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Wrong tariff after the change of contract',
    description:
      "I signed for the heat pump tariff with the two time windows. You bill everything at the daytime rate. I noticed early, so it's maybe 40 €.",
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Street excavated and left open for three weeks',
    description:
      "No one's working there, the barrier has fallen over and now the rubbish lorry doesn't come through. We wheel our bins to the corner. When is the trench going to be closed?",
    category: 'general',
    priority: 'medium',
  },
  {
    title: "Please send bills to my daughter's e-mail as well",
    description: 'I am not so good with the computer. Her address is ingeborg.t@example.org. Thank you very much.',
    category: 'account',
    priority: 'low',
  },
  {
    title: "Outage map doesn't work on a phone",
    description:
      "Blank grey square. On the computer it loads, but a computer is precisely what doesn't run in an outage, if you see what I mean.",
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Water in the south district is brown and smells of diesel',
    description:
      "Kindergarten, care home, and at least thirty callers here at the town hall. We've told people by loudspeaker not to drink it. The control room number on your site is dead. Sample is secured.",
    category: 'technical',
    priority: 'critical',
  },
  {
    title: 'Refund for deposit of meter key',
    description: "Returned the key in May. 25 € were promised within 14 days. It's November.",
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Supply contract cancelled by a stranger',
    description:
      'Yesterday a letter: "we confirm your cancellation". I have cancelled nothing. A man at the door last month wanted to see my bill... Delivery stops on the 1st and the new supplier named in the letter has never heard of me. Who supplies me then? I heat with electricity!',
    category: 'account',
    priority: 'high',
  },
  {
    title: 'Compost bin sizes',
    description: 'Is a 60 litre one available? The 120 is bigger than our whole courtyard.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Smart thermostat loses the connection nightly',
    description:
      'at 2:00 sharp it goes offline and comes back at 2:20. It heats on the last setting during that time, so nobody freezes. Could be some update job of yours?',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'What is the "network charge" made of',
    description:
      'I teach physics and want to use a real bill in class, anonymised of course. Would somebody explain the components in a few lines?',
    category: 'billing',
    priority: 'low',
  },
  {
    title: "Portal shows my neighbour's contract number",
    description:
      'Left flat, right flat – they were swapped upon installation, it seems. I see just his number, no data, and readings go to the right place since I write the meter number on it.',
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'Paid by transfer, reminder fee anyway',
    description:
      'You put the 5 € reminder on my bill even though my payment was two days ahead of the due date. The bank sent it on the Friday; perhaps the weekend swallowed it.',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'District heating cold on the top floors',
    description:
      "Radiators lukewarm since the valve work, 14 degrees in the bedrooms of three flats, my mother in law is 91 and has moved into the kitchen with the oven open. We've bled everything. Your fitter says that it is the pump station and drives off.",
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'School visit to the waterworks',
    description:
      "Would a class of 24 nine-year-olds be welcome in April? They've been building filters from sand and socks.",
    category: 'general',
    priority: 'low',
  },
  {
    title: "Account blocked by collection agency, debt isn't ours",
    description:
      "The agency seized our association's account because of an open bill for \"Stall 3, Fairground\". We have no stall. Same name, another town. We cannot pay the rent of the club room, nor the trainer. You've confirmed by phone that it's a mix-up, but the seizure is still in force!!",
    category: 'billing',
    priority: 'high',
  },
  {
    title: 'Tree branches touching the overhead line',
    description:
      "Behind the allotments, third pole counted from the bridge. Sparks when it's windy? I couldn't swear to it. We keep the children away from there.",
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Portal logs me out after two minutes',
    description: "While I'm reading a 14-page price sheet. Could it be five?",
    category: 'technical',
    priority: 'low',
  },
  {
    title: 'Questions on my annual bill, in order',
    description: `Good day,

I've had the bill checked by my son-in-law, who is an engineer, and now there are two people who do not understand it.

First: consumption period is given as 371 days. Our years have 365, seldom 366.
Second: the price changes on three dates, but the reading was estimated on four. Where does the fourth come from?
Third: the "bonus for loyal customers" of 45 € is listed on page two and does not appear in the sum on page five.

I have paid the amount under reserve so that nothing gets cut off, and I look forward to an answer in writing. Not a telephone call, I'm hard of hearing.

With kind regards from the hill`,
    category: 'billing',
    priority: 'medium',
  },
];
