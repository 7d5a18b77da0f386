import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'queue' },
  {
    path: 'queue',
    title: 'Queue',
    loadComponent: () => import('./features/queue/queue').then((m) => m.Queue),
    // An open ticket is a part of the queue's page, not a page of its own: the list stays as it is behind it.
    children: [{ path: ':id', title: ({ params }) => `Ticket ${String(params['id'])}`, children: [] }],
  },
  { path: 'triage', title: 'Triage', loadComponent: () => import('./features/triage/triage').then((m) => m.Triage) },
  { path: 'submit', title: 'Submit', loadComponent: () => import('./features/submit/submit').then((m) => m.Submit) },
  {
    path: 'insights',
    title: 'Insights',
    loadComponent: () => import('./features/insights/insights').then((m) => m.Insights),
  },
  { path: '**', title: 'Not found', loadComponent: () => import('./core/not-found/not-found').then((m) => m.NotFound) },
];
