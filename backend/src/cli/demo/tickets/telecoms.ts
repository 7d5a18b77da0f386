import type { DemoTicket } from '../demo-ticket.js';

export const telecomsTickets: DemoTicket[] = [
  {
    title: 'Whole village without internet and phone',
    description:
      'Nothing works since the digger hit something at the church yesterday evening. No landline, no mobile (your mast hangs on the same cable), so nobody up here can even call an ambulance. Some 400 households. I am writing from the next valley.',
    category: 'technical',
    priority: 'critical',
  },
  {
    title: 'no internet for 5 days, working from home impossible',
    description:
      'router light red. restarted 100 times. technician was supposed to come tuesday 8-12, then thursday 8-12, i took both mornings off, nobody came. my boss is loosing patience and mobile reception in my flat is zero so no hotspot either. i am really desperate',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Roaming charge inside the EU',
    description:
      'I was in Crete, never left it, and was billed for 3 MB in "satellite/ship network": €38. I suppose my phone grabbed a ferry. Is there some goodwill for this?',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Disconnected for an unpaid bill that I did pay',
    description:
      "Your dunning letter concerns the January invoice. I paid it on the day it came, I have the bank's confirmation with your reference on it. Nevertheless the line was cut this morning. I'm a freelance translator. Without a line I earn nothing today.",
    category: 'billing',
    priority: 'high',
  },
  {
    title: 'Is fibre planned for Alder Lane?',
    description:
      'They are digging in the next street. Will you come to ours too, and can I register my interest anywhere?',
    category: 'general',
    priority: 'low',
  },
  {
    title: "Contract still runs on my late husband's name",
    description:
      "I sent the certificate in autumn. You transferred the mobile numbers, but the landline still comes addressed to him each month, and that isn't easy to see. Everything works, I would only like it to be put right.",
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'Speed drops every evening',
    description: `Mornings 250 Mbit/s, after eight o'clock about 9. I measured it by cable with your own tool for two weeks, table below.

Mon 20:15 – 8.8
Tue 20:10 – 11.2
Wed 21:00 – 7.4
Thu 20:30 – 9.9

Browsing is possible, films aren't.`,
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'SIM swapped without my consent',
    description:
      'My phone suddenly had no network. Shop says that "I" ordered an eSIM yesterday by chat. That was not me. All my codes for bank and mail go to that number! Get my number back to my card and tell me what was disclosed.',
    category: 'account',
    priority: 'critical',
  },
  {
    title: 'Voicemail greeting resets itself',
    description:
      'Each Monday the recorded greeting is gone and the robot lady is back. I re-record it weekly, like a ritual.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Promised €10 credit never showed up',
    description:
      'During the chat on account of the outage your agent "Pim" promised me a credit of 10 euros on the next bill. Two bills later: nothing. I\'ve a screenshot.',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Cancellation – please confirm the end date',
    description:
      'I hereby cancel my contract at the earliest possible date. The web form asked me four times if I was sure. I was sure four times. A written confirmation with the date, please.',
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Can I keep my number if I move to another area code?',
    description: 'Title says it all. Moving from Kassel to Ulm in spring.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Porting stuck, calls go nowhere',
    description:
      'Since the move to you on Monday outgoing calls work and incoming ones end in "number not assigned". We are a dental practice; patients think that we closed. The old provider says it is released at their end, and they\'ve proven it with a log.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'What does "usage allowance adj." mean on my bill',
    description: '−0.02 €. I am not complaining, I just want to understand it.',
    category: 'billing',
    priority: 'low',
  },
  {
    title: 'Cannot add my daughter as an additional user',
    description:
      "The form refuses people under 18 even though it's called Family plan. Right now she borrows my login, which I don't like.",
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'TV box: sound two seconds behind picture',
    description: 'Only on the recordings, live is okay. Restarting the box helps for half a day.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Typing a space after the customer number breaks the login form',
    description:
      'If I paste the number with a blank at the end it says "unknown customer". Took me a while to see it. A trim() would do, greetings from one developer to another.',
    category: 'technical',
    priority: 'low',
  },
  {
    title: 'Praise for the technician',
    description:
      'The young man who came to my house this morning took his shoes off, explained everything and even fixed the doorbell. He deserves a raise. Best wishes from the fourth floor.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Final bill after moving abroad is missing',
    description:
      "I left the country in August, returned the router (receipt exists) and want to close my account at the bank. For this I need your final invoice. It's not shown in the portal, and the hotline can't find me any longer.",
    category: 'billing',
    priority: 'medium',
  },
  {
    title: '911-type calls from our PBX fail at all sites',
    description:
      "Since the SIP trunk maintenance of last night emergency numbers return 503 from all six hospitals that we operate. Ordinary calls go through. Escalate this to your NOC now, we've placed staff with private mobiles at the desks but this is no state to be in.",
    category: 'technical',
    priority: 'critical',
  },
  {
    title: 'Prepaid credit disappeared after tariff change',
    description:
      'Had 17,40 on card. I change from S to M, costs 9,99. Now credit is 0,00. Where are the seven euro? It not much but it is mine',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Spelling of our surname',
    description:
      "It's Grünewaldt with dt at the end, on every letter you write Grünewald. My postman knows, but still.",
    category: 'account',
    priority: 'low',
  },
  {
    title: 'Alarm line of the lift dead after the switch to IP',
    description:
      'The lift in our building must have a working emergency line. Since your technician changed the connection it has none; the inspector has shut the lift down and two residents in wheelchairs are stuck on the fifth floor. Nobody feels responsible: you send us to the lift firm and they send us back.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Which router for a house with thick walls',
    description:
      "Old farmhouse, walls 70 cm. Would the larger model reach the kitchen or shall I order the mesh thing as well? I'd prefer not to buy both just to find out.",
    category: 'general',
    priority: 'low',
  },
  {
    title: "5G shows full bars yet pages don't load",
    description:
      'In the 2nd basement of our office. If I force LTE it works perfectly. Looks to me as though the indoor cell has no uplink.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Router restarts whenever the microwave runs (yes, really)',
    description: `I know how that sounds. So I did it properly.

Setup: router on the shelf, microwave 2.5 m away on another fuse. Firmware as delivered, the newest one offered.

Test 1: microwave on with a cup of water, 10 runs: 9 restarts within 40 seconds.
Test 2: the same with router on a long cable in the bedroom, 10 runs: none.
Test 3: old router, same place on the shelf, 10 runs: none.

So it's this model in this place. The bedroom is where it lives now, and the signal in the kitchen is weak but usable. My guess would be a badly shielded power supply. I'd be glad about an exchange, and happy to send the table with all thirty runs. My tea consumption has risen considerably.`,
    category: 'technical',
    priority: 'medium',
  },
];
