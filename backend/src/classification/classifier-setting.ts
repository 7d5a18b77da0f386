/** A setting of the classifier as it is in force, by the name of its environment variable. */
export interface ClassifierSetting {
  readonly variable: string;
  /** Null when it is not set, and for keys and addresses always. */
  readonly value: string | number | null;
  readonly isSecret: boolean;
  readonly isSet: boolean;
}
