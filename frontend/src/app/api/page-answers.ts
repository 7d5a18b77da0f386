/** True when the server has a page at this address right now; false when it answers an error or not at all. */
export async function pageAnswers(window: Window, url: string): Promise<boolean> {
  try {
    return (await window.fetch(url, { method: 'HEAD', cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
