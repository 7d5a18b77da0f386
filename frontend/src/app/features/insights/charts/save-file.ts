/** Hands a text that was made here to the browser as a file to keep. */
export function saveFile(document: Document, name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it over by the next turn.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  });
}
