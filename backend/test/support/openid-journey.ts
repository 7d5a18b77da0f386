/** Somebody's browser at the provider; a new one knows nothing of earlier visits. */
class Visitor {
  private readonly cookies = new Map<string, string>();

  async open(url: string): Promise<Response> {
    const cookie = Array.from(this.cookies, (pair) => pair.join('=')).join('; ');
    const answer = await fetch(url, { headers: { cookie }, redirect: 'manual' });
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';', 1)[0] ?? '').split('=', 2);
      this.cookies.set(name, value);
    }
    await answer.body?.cancel();
    return answer;
  }
}

/**
 * Signs in at the provider, or refuses to.
 * @param url where the product sends the browser
 * @param as the subject of an account, or `refuse`
 * @returns path and query of the product that the provider sends the browser back to
 */
export async function throughProvider(url: string, as: string): Promise<string> {
  const visitor = new Visitor();
  const { origin } = new URL(url);
  let next = url;
  for (let step = 0; step < 10; step++) {
    const answer = await visitor.open(next);
    const location = answer.headers.get('location');
    if (location === null && !next.includes('/interaction/')) throw new Error(`${next} answered ${answer.status}.`);
    next = location === null ? `${next}/${as === 'refuse' ? as : `as/${as}`}` : new URL(location, next).href;
    if (new URL(next).origin !== origin) return next.slice(new URL(next).origin.length);
  }
  throw new Error('The provider leads in circles.');
}
