import type { DemoTicket } from '../demo-ticket.js';

export const healthTickets: DemoTicket[] = [
  {
    title: 'Lab results attached to the wrong patients',
    description:
      "Since the interface upgrade at 02:00 we've found eleven reports filed under another patient's record, among them a potassium of 7.1. We have stopped reading results from the system on all wards and send runners to the laboratory. Nobody knows how many more.",
    category: 'technical',
    priority: 'critical',
  },
  {
    title: 'Prescription printer outputs blank pages',
    description:
      'Single-doctor surgery, waiting room full. The form feeds, nothing is printed on it. Other printers on the same computer work, other documents on that printer work. Handwritten ones are refused by the pharmacy since the new rules.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'New receptionist sees only half the calendar',
    description:
      "I've copied the role of her colleague one to one. Mornings visible, afternoons grey. Her colleague books the afternoon for her as long as this lasts.",
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'Can patients cancel by text message?',
    description: 'We would like to put it on the reminder card, if it exists.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Insurance claim sent twice, second one rejected with a fee',
    description:
      "Your gateway repeated the batch after a time-out. The insurer rejects the duplicate, that's fine, but charges 0.80 per claim, altogether 46.40 €. Could you take this over?",
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'I am billed for an appointment I cancelled, and now blocked',
    description:
      "I cancelled with 3 days notice, by the link in your own mail. You charge a no-show fee of 85 € and as long as it's open I can't book my physiotherapy. I had a knee operation. Every week without treatment costs me mobility.",
    category: 'billing',
    priority: 'high',
  },
  {
    title: 'Former clinic partner can open current patient files',
    description:
      "Our partnership ended in spring. He mailed me yesterday, as a joke, with the diagnosis of a patient who came last Thursday! So his access was never withdrawn. This is a reportable breach and we've 72 hours. Lock him out and export the access log for us.",
    category: 'account',
    priority: 'critical',
  },
  {
    title: 'Video consultation has no sound with hearing-aid streaming',
    description:
      'Through the speakers it works. Patients with aids connected by Bluetooth hear nothing until they unplug and join again.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Long wait for a call back about test results',
    description:
      "It says 2 to 3 working days on the sheet they gave me. This is day six. I'm told no news is good news, but I'd sleep better with news.",
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Allergies not shown on the tablet view',
    description:
      "They're in the desktop record and on the printed sheet; on the tablet the red banner is missing for patients whose record was imported. Nurses have been told to check the paper.",
    category: 'technical',
    priority: 'medium',
  },
  {
    title: "Do you accept meal vouchers in the clinic's cafeteria?",
    description: "I know it's an odd place to ask. The form has no other category.",
    category: 'billing',
    priority: 'low',
  },
  {
    title: 'Patient portal: my account shows me as deceased',
    description:
      'Good morning, I\'d like to report that I\'m alive. Your portal is of another opinion and has cancelled all my dialysis appointments for next week. The ward says only "IT" can revive me. Please hurry, I can skip one session at most.',
    category: 'account',
    priority: 'high',
  },
  {
    title: 'vaccination for travel to peru',
    description: 'which do i need and do you have it in stock. me and two kids 4 and 9',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Growth chart plots centimetres as inches',
    description: "For three children the dots are off the page. We type the number in the note too, so nothing's lost.",
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Icon for "deceased" and "departed" nearly the same',
    description:
      "One is a small cross, the other one an arrow in a box. On the old monitors you can't tell which. Nothing has happened yet.",
    category: 'technical',
    priority: 'low',
  },
  {
    title: 'Receipt for glasses lacks the prescription values',
    description:
      'My insurance pays 60 % only if dioptres are printed. Optician department says the billing software drops the field.',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Thank you, night shift',
    description: 'Ward 3B, the night with the storm. You know who you are. The grandma from bed two.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Two records for the same patient',
    description:
      'Born the same day, same street, once with "ß" and once with "ss" in the name. Vaccinations are in one, allergies in the other. We opened both side by side. Merging requires a permission I don\'t have.',
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'Insulin pump upload fails for my son',
    description:
      'The cable is recognised, then "device certificate expired". The diabetes team adjusts his doses from this upload and he had two bad lows at night this week. They can\'t read the pump on site: the clinic is 90 km away and closed until Monday.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Complaint: discussed my illness at the open counter',
    description:
      "There were nine people in the queue. I know the staff was busy. Still, everyone there now knows what medicine I take. I'd like an apology, and a line on the floor.",
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Wrong tariff group on dental estimate',
    description: 'It says crown, we agreed upon a filling. The treatment is in five weeks.',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Change preferred pharmacy',
    description: "From the one at the bridge (closed) to Heron Pharmacy. I couldn't find the place to do it.",
    category: 'account',
    priority: 'low',
  },
  {
    title: 'Ambulance dispatch tablets show no addresses',
    description:
      'All fourteen vehicles. The job comes in, the address field is empty. Dispatch reads them out by radio, we had one crew in the wrong village already. Started after the map update at shift change.',
    category: 'technical',
    priority: 'critical',
  },
  {
    title: 'Podrían ofrecer formularios en español?',
    description:
      'Muchos de nuestros pacientes mayores no leen bien inglés. Yo ayudo como voluntaria a traducir en la sala de espera. Con gusto envío mis notas.',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Appointment reminder sent at 3:40 in the morning',
    description: '"Don\'t forget your sleep clinic appointment." I have now indeed not slept.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'e-referral sends all our patients to the same cardiologist',
    description: `Good morning, this is the practice at the mill bridge.

since about ten days, whatever cardiologist we choose in the list, the referral arrives at one and the same: the poor colleague rang us, she's had 43 of ours, from which she may treat none because of the catchment rules, and she now rejects them in bulk. So the patients lose the place in the queue as well. Among them two with unstable angina, for whom I phoned around for an afternoon to get a bed.

Things we have tried: new certificate, cache emptied, other doctor logged in, other computer. Paper referrals aren't accepted any longer, and fax, I'm ashamed to say that I asked, isn't either.

I can't practise like this. A call between 13:00 and 14:00 would be best, ask for the doctor on duty.`,
    category: 'technical',
    priority: 'high',
  },
];
