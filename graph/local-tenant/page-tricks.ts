/** What a page may do within the documentation, and seldom does {G-paging}{G-itemdelta}. */
export const pageTrickKinds = ['empty', 'repeat'] as const;
export type PageTrick = (typeof pageTrickKinds)[number];

export type PageTricks = {
  /** Asks the next pages for a trick, so many times. */
  ask: (trick: PageTrick, count: number) => void;
  /** Whether this page is to do it; counts it as done. */
  take: (trick: PageTrick) => boolean;
  forget: () => void;
};

/** No tricks until somebody asks for them. */
export const pageTricks = (): PageTricks => {
  const left = new Map<PageTrick, number>();
  return {
    ask: (trick, count) => void left.set(trick, (left.get(trick) ?? 0) + count),
    take: (trick) => {
      const count = left.get(trick) ?? 0;
      if (count > 0) left.set(trick, count - 1);
      return count > 0;
    },
    forget: () => left.clear(),
  };
};
