/** What came of sending: a reply, whatever it says, or none. */
export type Try = { response: Response } | { broken: unknown };

export const trying = (send: () => Promise<Response>): Promise<Try> =>
  send().then(
    (response) => ({ response }),
    (broken: unknown) => ({ broken }),
  );
