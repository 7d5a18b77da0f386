import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** A setting that administrators have changed: its value wins over the environment's until the row is gone. */
@Entity('classifier_setting')
@Check('classifier_setting_variable_form', `variable ~ '^[A-Z][A-Z_]{0,39}$'`)
@Check('classifier_setting_value_simple', `jsonb_typeof(value) IN ('string', 'number')`)
export class ChangedSetting {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'classifier_setting_pkey' })
  readonly variable: string;

  @Column('jsonb')
  readonly value: string | number;
}
