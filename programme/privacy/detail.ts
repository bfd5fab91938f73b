/** A stretch of a text, by its first character and the one after its last. */
export type Span = { start: number; end: number };

/** What makes a name beside it a matter of privacy (GDPR articles 9 and 10, and the child welfare act). */
export type SensitiveTopic = 'health' | 'child-welfare' | 'crime';

/** Something in a text that tells of one particular person. */
export type PersonalDetail =
  | (Span & { kind: 'national-id' | 'phone' | 'mail' })
  | (Span & { kind: 'name'; topic: SensitiveTopic; near: Span });
export type PersonalDetailKind = PersonalDetail['kind'];
