import type { Routes } from '@angular/router';
import { ADMINISTRATION } from './core/session/administration';
import { PAGE_NAMES } from './core/shell/destinations';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'queue' },
  {
    path: 'queue',
    title: PAGE_NAMES.queue,
    loadComponent: () => import('./features/queue/queue').then((m) => m.Queue),
    // An open ticket is a part of the queue's page, not a page of its own: the list stays as it is behind it.
    children: [{ path: ':id', title: ({ params }) => $localize`Ticket ${String(params['id'])}:number:`, children: [] }],
  },
  {
    path: 'triage',
    title: PAGE_NAMES.triage,
    loadComponent: () => import('./features/triage/triage').then((m) => m.Triage),
  },
  {
    path: 'submit',
    title: PAGE_NAMES.submit,
    loadComponent: () => import('./features/submit/submit').then((m) => m.Submit),
  },
  {
    path: 'insights',
    title: PAGE_NAMES.insights,
    loadComponent: () => import('./features/insights/insights').then((m) => m.Insights),
  },
  {
    path: 'sign-in',
    title: () => $localize`Sign in`,
    loadComponent: () => import('./features/sign-in/sign-in').then((m) => m.SignIn),
  },
  {
    path: 'account',
    title: () => $localize`Account`,
    data: { for: ['account'] },
    loadComponent: () => import('./features/account/account').then((m) => m.Account),
  },
  {
    path: 'admin',
    title: () => $localize`Administration`,
    data: { for: ADMINISTRATION },
    loadChildren: () => import('./features/admin/admin-routes').then((m) => m.ADMIN_ROUTES),
  },
  {
    path: 'setup',
    title: () => $localize`Set up`,
    loadComponent: () => import('./features/password/set-up').then((m) => m.SetUp),
  },
  {
    path: 'reset-password',
    title: () => $localize`Choose a password`,
    loadComponent: () => import('./features/password/reset-password').then((m) => m.ResetPassword),
  },
  {
    path: 'forgot-password',
    title: () => $localize`Forgotten your password?`,
    loadComponent: () => import('./features/password/forgot-password').then((m) => m.ForgotPassword),
  },
  {
    path: 'requests',
    title: () => $localize`Your ticket`,
    loadComponent: () => import('./features/request/request').then((m) => m.RequestPage),
  },
  {
    path: '**',
    title: () => $localize`Not found`,
    loadComponent: () => import('./core/not-found/not-found').then((m) => m.NotFound),
  },
];
