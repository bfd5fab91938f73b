import { SaidFault } from '../texts/said.ts';

export type PlaygroundReason = 'unknown-person' | 'too-few-people' | 'not-installed' | 'ended' | 'silent';

/** The Agents Playground cannot be had; Taktfast itself runs without it. */
export class PlaygroundFault extends SaidFault {
  override readonly name = 'PlaygroundFault';
  readonly reason: PlaygroundReason;
  constructor(
    reason: PlaygroundReason,
    values: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super([{ key: `playground.${reason}`, values }], options);
    this.reason = reason;
  }
}
