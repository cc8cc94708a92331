/** One page of a list; the nearest page that there is. */
export function pageOf<Item>(all: readonly Item[], asked: number, size: number) {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(Math.max(asked, 1), pages);
  return { items: all.slice((page - 1) * size, page * size), page, pages };
}
