/** A pause that can be cut short. */
export type Rest = { sleep: (milliseconds: number) => Promise<void>; wake: () => void };

/** A pause in real time. A call that comes while nobody sleeps cuts the next pause short, so none is missed. */
export const restUntilWoken = (): Rest => {
  let woken = false;
  let end: (() => void) | undefined;
  return {
    sleep: async (milliseconds) => {
      if (!woken) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      woken = false;
      end = undefined;
    },
    wake: () => {
      woken = true;
      end?.();
    },
  };
};
