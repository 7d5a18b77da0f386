/** Texts by the ids that the extraction gives them. */
export type Messages = Readonly<Record<string, string>>;

/** How the kept messages differ from the texts of the code; a line for each. */
export function staleness(extracted: Messages, kept: Messages): string[] {
  return [
    ...without(extracted, kept).map(([id, text]) => `new       ${id} ${text}`),
    ...without(kept, extracted).map(([id, text]) => `gone      ${id} ${text}`),
  ];
}

/** What a translation lacks, has too much, or says about other things than the source; a line for each. */
export function translationFaults(source: Messages, translation: Messages): string[] {
  return [
    ...without(source, translation).map(([id, text]) => `missing   ${id} ${text}`),
    ...without(translation, source).map(([id, text]) => `needless  ${id} ${text}`),
    ...Object.entries(source).flatMap(([id, text]) => {
      const translated = translation[id];
      if (translated === undefined || placeholders(translated) === placeholders(text)) return [];
      return [`differs   ${id} has ${placeholders(translated)} for ${placeholders(text)}: ${translated}`];
    }),
  ];
}

function without(these: Messages, those: Messages): [string, string][] {
  return Object.entries(these).filter(([id]) => !(id in those));
}

/** What a text has filled in: `{$name}`, in a plural `{NAME}` and what it counts. A case of a plural may repeat one. */
function placeholders(text: string): string {
  const names = text.match(/\{\$[^}]+\}|\{[A-Z][A-Z\d_]*[,}]/g) ?? [];
  return [...new Set(names)].sort().join(' ') || 'nothing';
}
