import type { DemoTicket } from '../demo-ticket.js';

export const logisticsTickets: DemoTicket[] = [
  {
    title: 'Sorting centre software stopped, 3 lines standing still',
    description:
      'Nordhafen hub. The label readers see the parcels, the router answers nothing. 11,000 items per hour pile up, drivers arrive at five. Restarted the service according to the runbook, chapter 4, twice.',
    category: 'technical',
    priority: 'critical',
  },
  {
    title: 'Driver leaves parcels in the paper recycling',
    description:
      "He means well, it's dry in there. On Thursday the recycling was collected. We got it back from the depot, slightly flat.",
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Customs duty invoiced to us instead of the receiver',
    description:
      "Terms were agreed as DAP. Your invoice over €8,420 was drawn by direct debit yesterday, and now the account can't cover the diesel cards: two of our lorries are standing at a filling station in Poland.",
    category: 'billing',
    priority: 'high',
  },
  {
    title: 'ETA in the portal jumps back and forth',
    description:
      'For shipment 2210-B it\'s been "in 2 hours" since breakfast. The driver sends us his position by message, so we manage.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Warehouse temp accounts expire every Friday',
    description:
      'We extend contracts by the month, the accounts end with the week. Each Monday I reactivate nine people by hand.',
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'do you ship live bees',
    description: 'with queen, about 10.000. they are friendly',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Fuel surcharge calculated from the wrong week',
    description:
      "According to the contract it's the index of the week before. You used the week of delivery, which was 2.3 points higher. Affects 14 invoices, total difference about 190. List below.",
    category: 'billing',
    priority: 'medium',
  },
  {
    title: "Handheld scanners won't log in after the update",
    description:
      'All six of our small depot show "clock skew". Setting the time by hand is locked by your management profile. We can\'t book anything in or out; the cold-store goods stand on the ramp.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Our account shows "closed by customer request"',
    description:
      "We didn't request anything! Pick-up at 14:00 was refused by the driver because of it, with 26 pallets of yoghurt ready and no other carrier available before Monday. By then it'll be a different kind of yoghurt.",
    category: 'account',
    priority: 'high',
  },
  {
    title: 'Carbon report per shipment',
    description:
      'Is there a report with CO₂ per consignment? A customer of ours has begun to ask. Yearly would suffice.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Address check swaps house number and stairway',
    description:
      'Vienna addresses, e.g. "Gasse 12/3/14". Comes out as 14/3/12. The local drivers know and read it backwards.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Pallets not credited',
    description:
      'We handed back 33 exchange pallets at Halle, signed slip available. Your pallet account still shows us as owing 33.',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Appointment slots at the ramp always late',
    description:
      "Booked 07:30, unloaded at 10:50, third time in a row. The driver uses the time for his breaks so it isn't a catastrophe. But at some point I'll have to invoice waiting time and that helps no one.",
    category: 'general',
    priority: 'medium',
  },
  {
    title: "Tracking page exposes other customers' delivery photos",
    description:
      "If you scroll past the end you see photos of strangers' front doors, with names and door codes on the notes. It's public, no login. Found by our apprentice by accident. It is being shared in a chat group already.",
    category: 'technical',
    priority: 'critical',
  },
  {
    title: 'EDI: 856 messages arrive without carton marks',
    description: 'Field is present and empty since the mapping change. We look them up in the PDF.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Which currency do you bill in from January?',
    description: 'Our bookkeeper heard something about euro for Bulgaria. Is anything going to change for us?',
    category: 'billing',
    priority: 'low',
  },
  {
    title: 'Compliment',
    description: '8,000 km, 4 borders, one grand piano, not one scratch, and in tune (nearly). Chapeau!',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Reefer unit alarm not forwarded',
    description:
      "Container sat at +9 °C from two till seven in the morning and no one got the alarm, vaccines inside. The rule exists, the test message works, the real alarm didn't come. Next shipment is loaded at 16:00 and I have no other monitoring.",
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Role "dispatcher" can approve own expenses',
    description:
      "Noticed it by chance since I'm one. I haven't bought a boat. Approvals are checked by hand by my boss this month.",
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'Packing peanuts',
    description: 'Are yours edible? My dog has had about ten of them. He seems to be fine, asking for the next time.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'labels print rotated 90 degrees',
    description: 'on the zebra-striped paper only. with plain rolls its ok. driver version is the newest',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Double insurance on one consignment',
    description: 'Both the web form and the contract added transport cover to order 55-1189. We only need one. €31.60.',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'New contact person for our account',
    description:
      "Please replace Mr. Dornbluth by me, Saskia Veermeer, s.veermeer@example.com. He's retired and grows tomatoes.",
    category: 'account',
    priority: 'low',
  },
  {
    title: 'Le portail affiche les poids en livres',
    description:
      'Depuis mardi tous nos colis semblent peser le double. Les étiquettes restent en kilos, donc rien de grave, mais le service client reçoit des appels.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Consignment refused by receiver, what next?',
    description:
      "The receiver didn't order it, they say. The goods are fenders for boats, bulky but they don't spoil. Storage at your depot is free for five days as far as I know. Would you bring them back, or hold them till we've clarified it?",
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Third and last message before we stop shipping with you',
    description: `Hello,

I'm the owner of a small mill: flour, oats, a bit of muesli. We send about 40 parcels a day with you and have done since 2017.

In July your system switched us from contract prices to list prices. No letter. 3.95 became 7.20 per parcel. I saw it on the first invoice, wrote to you, was told "is being corrected". In August the same, in September the same. By now that's 9,100 euros which you've collected by direct debit and which I'd have needed for the harvest. The grain dealer delivers against prepayment only and I'm not able to prepay. The mill has been standing still since Wednesday.

I'm not interested in a voucher. I want the difference on my account and the contract price in the system, and a human being who tells me that both has been done.

Good day.`,
    category: 'billing',
    priority: 'high',
  },
];
