import type { Route } from '@angular/router';
import type { Permission } from '../../api/types';

/** A part of the administration: where it is, how it is called and what it takes to see it. */
interface Section {
  readonly path: string;
  readonly label: () => string;
  readonly permission: Permission;
  readonly load: NonNullable<Route['loadComponent']>;
}

export const SECTIONS: readonly Section[] = [
  {
    path: 'people',
    label: () => $localize`People`,
    permission: 'people:manage',
    load: () => import('./people/people').then((m) => m.People),
  },
  {
    path: 'tokens',
    label: () => $localize`:a page|:Tokens`,
    permission: 'tokens:manage',
    load: () => import('./tokens/all-tokens').then((m) => m.AllTokens),
  },
  {
    path: 'deleted',
    label: () => $localize`Deleted tickets`,
    permission: 'deleted_tickets:manage',
    load: () => import('./deleted/deleted').then((m) => m.Deleted),
  },
  {
    path: 'audit',
    label: () => $localize`Audit log`,
    permission: 'audit:read',
    load: () => import('./audit/audit').then((m) => m.Audit),
  },
  {
    path: 'classifier',
    label: () => $localize`Classifier`,
    permission: 'models:manage',
    load: () => import('./classifier/classifier').then((m) => m.Classifier),
  },
  {
    path: 'system',
    label: () => $localize`:a page|:System`,
    permission: 'system:read',
    load: () => import('./system/system').then((m) => m.System),
  },
];
