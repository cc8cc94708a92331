/** The page at the path of an address, as a browser without scripts gets it. */
export function webPages(server: string) {
  const here = (address: string) => {
    const { pathname, search } = new URL(address, server);
    return `${server}${pathname}${search}`;
  };
  const pageOf = async (response: Response) => {
    const body = await response.text();
    return { status: response.status, body, to: response.headers.get('location') ?? '', headers: response.headers };
  };
  return {
    get: async (address: string) => pageOf(await fetch(here(address), { redirect: 'manual' })),
    post: async (address: string, fields: Record<string, string>) =>
      pageOf(await fetch(here(address), { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })),
  };
}
