import { Component, computed, DestroyRef, effect, inject, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { AuditApi, type AuditFilters } from '../../../api/audit-api';
import type { AuditEntry, AuditKind } from '../../../api/types';
import { EmptyState } from '../../../shared/empty-state';
import { ErrorState } from '../../../shared/error-state';
import { momentText } from '../../../shared/moment';
import { PagedRows } from '../paged-rows';
import { AuditUrl } from './audit-url';
import { AUDIT_KINDS, AUDIT_WORDS, detailsInWords } from './audit-words';

/** What happened that matters for security, the newest first. */
@Component({
  selector: 'td-audit',
  imports: [EmptyState, ErrorState, MatButton],
  templateUrl: './audit.html',
  styleUrls: ['../../../shared/section.scss', './audit.scss'],
  providers: [AuditUrl],
})
export class Audit {
  private readonly api = inject(AuditApi);
  protected readonly url = inject(AuditUrl);

  protected readonly entries = new PagedRows<AuditEntry>((cursor) => this.api.page(this.url.filters(), cursor));
  protected readonly moment = momentText;
  protected readonly details = detailsInWords;
  protected readonly kinds = AUDIT_KINDS.map((kind) => ({ kind, words: AUDIT_WORDS[kind]() })).sort((one, other) =>
    one.words.localeCompare(other.words),
  );
  protected readonly file = computed(() => this.api.exportAddress(this.url.filters()));
  protected readonly isNarrowed = computed(() => Object.values(this.url.filters()).some((value) => value !== ''));

  constructor() {
    effect(() => {
      this.url.filters();
      untracked(() => {
        this.entries.restart();
      });
    });
    inject(DestroyRef).onDestroy(() => {
      this.entries.stop();
    });
  }

  /** A server that is newer than this page may know more kinds. */
  protected words({ kind }: AuditEntry): string {
    return (AUDIT_WORDS as Partial<Record<string, () => string>>)[kind]?.() ?? kind;
  }

  protected narrow(change: Partial<AuditFilters>): void {
    void this.url.show(change);
  }

  protected narrowToKind(kind: string): void {
    this.narrow({ kind: kind as AuditKind | '' });
  }
}
