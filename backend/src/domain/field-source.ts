/**
 * Who decided a ticket's category or priority: a person, the classifier, or nobody (a default stands in until
 * somebody decides). Everything but `person` is a proposal.
 */
export const FIELD_SOURCES = ['person', 'classifier', 'default'] as const;

export type FieldSource = (typeof FIELD_SOURCES)[number];
