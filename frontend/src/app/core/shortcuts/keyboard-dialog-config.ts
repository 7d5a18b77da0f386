import { Injector } from '@angular/core';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import type { MatDialogConfig } from '@angular/material/dialog';

/**
 * A dialog that has the focus from its first moment and is gone by the next key. Material's animations, of no duration
 * too, end in a task of their own: on a busy page the keys before it would go astray. It appears by an animation of ours,
 * and nothing else in it moves. The key that closes it reaches the page afterwards, handled already (`defaultPrevented`).
 */
export function keyboardDialogConfig(parent: Injector): MatDialogConfig {
  const providers = [{ provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } }];
  return {
    injector: Injector.create({ parent, providers }),
    ariaModal: true,
    panelClass: 'td-appearing',
    // The backdrop is Material's still, which the injector does not reach.
    exitAnimationDuration: 0,
    maxWidth: 'calc(100vw - 16px)',
  };
}
