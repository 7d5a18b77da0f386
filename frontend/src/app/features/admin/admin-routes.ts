import type { Routes } from '@angular/router';
import { Admin } from './admin';
import { NothingHere } from './nothing-here';
import { SECTIONS } from './sections';
import { forThose, toFirstPart } from './ways-in';

export const ADMIN_ROUTES: Routes = [
  {
    path: '',
    component: Admin,
    children: [
      { path: '', pathMatch: 'full', canActivate: [toFirstPart], component: NothingHere },
      ...SECTIONS.map(({ path, label, permission, load }) => ({
        path,
        title: label,
        data: { for: [permission] },
        canActivate: [forThose(permission)],
        loadComponent: load,
      })),
    ],
  },
];
