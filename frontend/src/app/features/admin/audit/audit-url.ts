import { inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type ParamMap, Router } from '@angular/router';
import { map } from 'rxjs';
import type { AuditFilters } from '../../../api/audit-api';
import { AUDIT_KINDS } from './audit-words';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The filters of the audit log are in its address, so that they can be kept, shared and gone back to. */
@Injectable()
export class AuditUrl {
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);

  readonly filters = toSignal(this.route.queryParamMap.pipe(map(filtersIn)), {
    initialValue: filtersIn(this.route.snapshot.queryParamMap),
  });

  async show(change: Partial<AuditFilters>): Promise<void> {
    const filters = { ...this.filters(), ...change };
    const queryParams = Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, value || null]));
    await this.router.navigate([], { relativeTo: this.route, queryParams });
  }
}

/** What an address says that nobody could have chosen counts as nothing. */
function filtersIn(params: ParamMap): AuditFilters {
  const kind = params.get('kind');
  const day = (name: string) => {
    const text = params.get(name) ?? '';
    return DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';
  };
  return {
    kind: AUDIT_KINDS.find((known) => known === kind) ?? '',
    actor: params.get('actor')?.trim() ?? '',
    from: day('from'),
    to: day('to'),
  };
}
