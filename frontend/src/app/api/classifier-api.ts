import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { READ_TIMEOUT_MS, WRITE_TIMEOUT_MS } from './timeouts';
import type { ClassifierSetting, ModelVersion, Provider, Training } from './types';

const ADDRESS = '/api/classification/';
const WAIT = { timeout: WRITE_TIMEOUT_MS };

/** Who suggests, with which settings, and which version of the built-in model answers. */
@Injectable({ providedIn: 'root' })
export class ClassifierApi {
  private readonly http = inject(HttpClient);

  /** In the order in which they are asked. Call in an injection context. */
  providers(): HttpResourceRef<readonly Provider[] | undefined> {
    return this.read<readonly Provider[]>('providers/');
  }

  /** Call in an injection context. */
  settings(): HttpResourceRef<readonly ClassifierSetting[] | undefined> {
    return this.read<readonly ClassifierSetting[]>('settings/');
  }

  /** Null takes back what was set. Tells all settings as they are then. */
  changeSetting(variable: string, value: string | number | null): Observable<readonly ClassifierSetting[]> {
    return this.http.patch<readonly ClassifierSetting[]>(`${ADDRESS}settings/`, { [variable]: value }, WAIT);
  }

  /** The latest first, the shipped one last. Call in an injection context. */
  models(): HttpResourceRef<readonly ModelVersion[] | undefined> {
    return this.read<readonly ModelVersion[]>('models/');
  }

  /** How the latest training goes, or how it ended. Call in an injection context. */
  training(): HttpResourceRef<Training | undefined> {
    return this.read<Training>('models/training/');
  }

  /** Lets a version answer; tells the versions as they are then. */
  activate(version: string): Observable<readonly ModelVersion[]> {
    return this.http.post<readonly ModelVersion[]>(
      `${ADDRESS}models/${encodeURIComponent(version)}/activate/`,
      null,
      WAIT,
    );
  }

  train(): Observable<Training> {
    return this.http.post<Training>(`${ADDRESS}models/train/`, null, WAIT);
  }

  cancelTraining(): Observable<Training> {
    return this.http.post<Training>(`${ADDRESS}models/training/cancel/`, null, WAIT);
  }

  private read<Value>(path: string): HttpResourceRef<Value | undefined> {
    return httpResource<Value>(() => ({ url: ADDRESS + path, timeout: READ_TIMEOUT_MS }));
  }
}
