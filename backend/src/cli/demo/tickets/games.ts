import type { DemoTicket } from '../demo-ticket.js';

export const gamesTickets: DemoTicket[] = [
  {
    title: 'All EU servers down, tournament finals live right now',
    description:
      'Both teams were disconnected in round 3 and nobody can rejoin: "session service 0x2E". 48,000 people are watching a loading screen. Our caster has begun to explain the rules of cricket.',
    category: 'technical',
    priority: 'critical',
  },
  {
    title: 'Bought 2,800 gems, got 280',
    description:
      'Receipt says 2,800. Balance went from 14 to 294. I can wait a day or two, but the winter bundle ends on Sunday.',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Account stolen, everything traded away',
    description:
      'someone got in even tho i had 2fa. mail was changed to some random adress, my skins (collected for SIX YEARS) are being traded while i type this. recovery form says the mail does not exist. HELP',
    category: 'account',
    priority: 'critical',
  },
  {
    title: 'Banned for "macro use", I play with a foot pedal',
    description:
      "I have one hand. The pedal is a plain switch mapped to crouch, approved by your accessibility team last year, I've the mail. The ban is 7 days, I can use my second profile meanwhile, but please put a note on the account.",
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'Stutter every 30 seconds after patch 8.2',
    description: "Exactly every 30. GPU idle, frame time spikes to 140 ms. If I switch cloud saves off, it's gone.",
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Will the soundtrack come out on vinyl',
    description: 'shut up and take my money',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Ladder in the swamp level has no texture',
    description: "It's pink. It is also the most beautiful ladder in the game, I'd keep it.",
    category: 'technical',
    priority: 'low',
  },
  {
    title: 'My 9-year-old spent €1,340 in one evening',
    description:
      "I gave her the tablet to watch a cartoon. There was no password prompt. 67 purchases in two hours, the last declined because the card was at the limit. This is our heating for the winter. The store's automatic form declined the refund in four seconds.",
    category: 'billing',
    priority: 'high',
  },
  {
    title: 'Toxic chat in the beginner lobby',
    description:
      'I\'m 54 and new to this. The things that were said to me in my first match I won\'t repeat. I muted all of them and carried on. Your report button offers "griefing" and "other". Other!',
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Save file corrupt after 160 hours',
    description:
      '"Slot 1 could not be read". Backup slot likewise, cloud copy has the same date and the same fault. I\'ve not overwritten anything. There\'s no other save. Can somebody repair this by hand? File is 48 MB, I could upload it anywhere.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Lore question',
    description:
      "Is the lighthouse keeper in chapter 2 the same person as the old man in the prologue? We've an argument in our household, there's pizza at stake 🍕",
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Season pass renewed after I turned it off',
    description:
      "I took a screenshot when I switched the renewal off, in August. €9.99 on the 1st. I'll not charge back since then you'd lock my account, so please just return it.",
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'can not change nickname back',
    description: 'i changed from Mossfrog to MOSSFR0G for fun. it was not fun. now it says 90 days wait',
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'Controller not detected when wireless headset is on',
    description: "Plug in the cable and it's fine. Only in the launcher, in-game it's all right.",
    category: 'technical',
    priority: 'medium',
  },
  {
    title: "Update deletes documents from players' computers",
    description:
      'Not exaggerating. The uninstaller of the beta removes the *parent* of the install folder. If somebody installed to C:\\Games or the desktop, everything in there is gone. Our forum has 60+ reports since noon and the auto-updater is still rolling it out. PULL IT.',
    category: 'technical',
    priority: 'critical',
  },
  {
    title: 'colour-blind palette for map markers',
    description: 'red/green teams on a red/green map. i lose to geography, not opponents. wish for blue/yellow',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Regional pricing for Moldova?',
    description: "We're listed with the price of a much richer country. Not angry, only hopeful.",
    category: 'billing',
    priority: 'low',
  },
  {
    title: 'How do I delete a child profile?',
    description: 'She turned 14 and is embarrassed by the pony avatar.',
    category: 'account',
    priority: 'low',
  },
  {
    title: 'Voice chat echoes for everybody but me',
    description:
      "Friends hear themselves when I'm in the group. Push-to-talk avoids it. Happens on the headset and on the speakers, so I guess it's not acoustic.",
    category: 'technical',
    priority: 'medium',
  },
  {
    title: "Physical collector's edition came without the map",
    description:
      "Cloth map, it's on the back of the box at number 4. Everything else is there. I don't want to send the 9 kg box back for a map.",
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Charged in dollars and a conversion fee on top',
    description: 'Store page was in pounds until the final click. £39.99 turned into $54.99 plus 1.10 from the bank.',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Rangliste zeigt alte Punkte',
    description:
      'Nach dem Match stehen neue Punkte im Ergebnis, in der Rangliste bleiben die alten, bis ich das Spiel neu starte. Kein Drama, aber seltsam.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Dev kit refuses to sign our build, submission closes tonight',
    description:
      'Certification tool exits with "time stamp authority unreachable". Checked from three networks. We\'re a two-person studio; if we miss the slot the next one is in ten weeks. The documented offline mode has been removed from this version.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Retirement home plays your bowling game',
    description:
      'Wednesdays at three, eleven players, average age 86. Could the letters be bigger? And Mrs. Abel wants a blue ball.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Linked the wrong console account',
    description: "It's my brother's. Says unlinking possible once every 12 months. We swap seats for the moment.",
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'Long bug report: ferry + rain + bicycle = moon',
    description: `Steps to reproduce (6 of 8 attempts):

1. Start in the harbour, chapter 3, weather "rain" (wait for it or sleep until it rains).
2. Take the bicycle, don't get off.
3. Ride on to the ferry while the ramp is closing. The ramp should touch the rear wheel.
4. Open the map, close the map.

Expected: you stand on the ferry with a wet bicycle.
Seen: you're thrown upwards at great speed. After about 90 seconds you can see the island as a dot, after four minutes you reach the moon, which has no collision and is, I must say, pretty detailed.

Going back: load an autosave, the last one before the ferry is all right. Happens on low and on ultra. Without rain never. Video on request, my flatmate can be heard laughing in it.`,
    category: 'technical',
    priority: 'medium',
  },
];
