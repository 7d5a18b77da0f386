import type { DemoTicket } from '../demo-ticket.js';

export const educationTickets: DemoTicket[] = [
  {
    title: 'Online exam froze for 900 students',
    description:
      'Second-year statistics, started 10:00. At 10:12 "saving…" appeared and never went away. Students report that answers vanish upon reload. Invigilators in five rooms and about 300 people at home. Do we abort? Is anything being stored? Need an answer in minutes.',
    category: 'technical',
    priority: 'critical',
  },
  {
    title: 'Can\'t submit my thesis, enrolment "expired"',
    description:
      "Deadline is midnight. The upload page says that my enrolment ended yesterday. I've paid the fee for the term, the registrar's office is closed and the professor isn't able to accept it by mail, regulation.",
    category: 'account',
    priority: 'high',
  },
  {
    title: 'Will the library open on Sunday before finals?',
    description: 'Last year it did, this year the page is silent.',
    category: 'general',
    priority: 'low',
  },
  {
    title: "Charged the international rate, I'm a resident",
    description:
      "I moved here seven years ago. My passport is foreign, my residence isn't. The portal took the passport. The first instalment is only due next month.",
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Gradebook rounds 4.45 up on one page and down on another',
    description:
      'Overview says 4.5, certificate preview says 4.4. The paper list in my drawer says 4.45. As long as I print from the overview parents are happy.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Room double-booked on Wednesdays',
    description:
      "My choir and the chess club both have the music room 16:00–17:30. We sang very quietly this week. That can't be a lasting solution, ask the chess club.",
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Is there an instalment plan for the summer camp?',
    description: '€420 at once is much for us, three times 140 would be ok.',
    category: 'billing',
    priority: 'low',
  },
  {
    title: 'Parent account linked to the wrong child',
    description:
      "I see the timetable and sick notes of a boy in 7b, Henrik something. My daughter is in 5a. The teacher mails me her homework, so we get along. I don't think his parents would like it though.",
    category: 'account',
    priority: 'high',
  },
  {
    title: "Screen reader can't get past the quiz login",
    description:
      'I\'m blind and use a screen reader with the latest browser. Since the redesign the "start" button isn\'t reachable with the keyboard at all: it\'s announced as "group", and Enter does nothing. I miss graded work every day. There\'s no alternative form.',
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'How is "Szczerbowiecki" pronounced?',
    description:
      "Graduation speaker here. I'd like to get the names right and wondered whether your system can store a pronunciation.",
    category: 'general',
    priority: 'low',
  },
  {
    title: 'videos of lecture stop at minute 59',
    description:
      'All of the recordings. The lectures are 90 minutes. i copy the rest from a friend who was there, she has nice hand writing luckily',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Refund for cancelled pottery course',
    description:
      'It was cancelled for want of participants (it was me and a very enthusiastic man). You wrote that refunds are automatic. 5 weeks, nothing automatic has happened.',
    category: 'billing',
    priority: 'medium',
  },
  {
    title: 'Teacher left, her class folder is locked',
    description:
      "All worksheets for grade 8 are in there and only she was owner. We have last year's on paper, so lessons go on. Could ownership go to me, her successor?",
    category: 'account',
    priority: 'medium',
  },
  {
    title: 'Emoji in course titles break the alignment',
    description: '"🎨 Art basics" is two pixels lower than the rest. My inner designer weeps softly.',
    category: 'technical',
    priority: 'low',
  },
  {
    title: 'request: dark chocolate in vending machine',
    description: 'i know this isnt your job. but who else',
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Pupil data of the whole school district downloadable without login',
    description:
      "A parent showed me: change the number at the end of the link and you get the next child's file, with address and medical notes, no password needed, from any computer. I've tried three. We've 12,000 children. Please shut it down first and ask later.",
    category: 'account',
    priority: 'critical',
  },
  {
    title: 'Plagiarism check flags the quotation of the task itself',
    description: 'All 28 essays are "31 % copied", from my own assignment sheet. I ignore it by hand.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: 'Scholarship deducted as a debt',
    description:
      "Instead of paying out 2,400 the system has booked it as a claim against me. My account with the university is locked, I can't register for exams, my rent was due on Monday. The office tells me it's the software.",
    category: 'billing',
    priority: 'high',
  },
  {
    title: 'School bus stops at the old place',
    description:
      "The stop was moved to the new gate in September. Driver's list still has the old one. Kids run 400 m, they see it as sport.",
    category: 'general',
    priority: 'medium',
  },
  {
    title: 'Preferred first name on class lists',
    description: "I'd like to be listed as Robin. Is a form needed?",
    category: 'account',
    priority: 'low',
  },
  {
    title: 'Feedback on the language course placement test',
    description:
      'I scored C1 and now sit between people who write novels. Can I move to B2? The teacher says yes, the system says "contact support".',
    category: 'general',
    priority: 'medium',
  },
  {
    title: "Certificate PDF can't be opened, apprentice loses job offer",
    description:
      "The employer's portal accepts only your digital certificate. The file is damaged (0 pages), new download is the same, and you don't issue paper. She must hand it in by tomorrow noon.",
    category: 'technical',
    priority: 'high',
  },
  {
    title: 'Où trouver le règlement de la cantine ?',
    description:
      "Bonjour, mon fils est végétarien depuis mardi. Merci de m'indiquer les menus et s'il faut une attestation.",
    category: 'general',
    priority: 'low',
  },
  {
    title: 'Timetable sync shifts lessons by one hour',
    description:
      'Since the clocks changed. My calendar says 9, the lesson is at 8. Found out the hard way; now I look at the printed one.',
    category: 'technical',
    priority: 'medium',
  },
  {
    title: "Can I get last year's tuition receipts for my tax return",
    description: 'Three receipts, one PDF would be ideal. No rush before February.',
    category: 'billing',
    priority: 'low',
  },
  {
    title: 'From the parents of 3c: the class trip',
    description: `To whom it may concern

We, the parents of class 3c, met yesterday evening (19 of 24 present, minutes available) and ask for the following to be looked at:

– the hostel was changed from the lake to the motorway without anyone being informed;
– the price has stayed as it was;
– the packing list demands two pairs of hiking boots per child, which we take for an error;
– nobody could tell us if the coach has seat belts.

Nobody wants to cancel. Most of the children are looking forward to it and the teacher is doing her best. We'd be grateful for an answer before the parents' evening on the 12th, to be read out there.

On behalf of the parents
the two representatives`,
    category: 'general',
    priority: 'medium',
  },
];
